"""What staff read when `[speech]` in kiosk.toml is wrong; the manner is messages.py's."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_SPEECH: Final[dict[str, tuple[str, str]]] = {
    "speech_bare": (
        '{value} ottaa vain ääntä, joka on kortin omaa muotoa. Kirjoita alkuun plug: "plughw:...".',
        '{value} takes only the card\'s own kind of sound. Write plug before it: "plughw:...".',
    ),
    "speech_voice": (
        '{value} ei ole äänen nimi. Äänet luettelee komento espeak-ng --voices; esimerkiksi "fi" tai "en-gb".',
        '{value} is no name of a voice. The command espeak-ng --voices lists them; for example "fi" or "en-gb".',
    ),
    "speech_file": (
        "tiedostoa {value} ei ole. Kirjoita koko polku; äänellä on myös .onnx.json. Siihen asti puhuu espeak-ng.",
        "there is no file {value}. Write the whole path; a voice has an .onnx.json too. Until then espeak-ng speaks.",
    ),
    "speech_piper": (
        "ohjelmaa {value} ei löydy. Kirjoita Piper-ohjelman koko polku. Siihen asti puhuu espeak-ng.",
        "there is no program {value}. Write the whole path of the program Piper. Until then espeak-ng speaks.",
    ),
}
