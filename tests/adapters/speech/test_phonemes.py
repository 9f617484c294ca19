"""espeak-ng says what is made ready for it as it says the words a person would use: heard by its phonemes."""

from __future__ import annotations

import subprocess

import pytest

from kiosk.services.spoken import as_spoken, spell

VOICES = {"fi": "fi", "sv": "sv", "en": "en-gb"}
SAME = [
    ("fi", "klo 13.30", "kello kolmetoista kolmekymmentä"),
    ("fi", "klo 9.05", "kello yhdeksän nolla viisi"),
    ("fi", "27.11.2026", "kahdeskymmenesseitsemäs marraskuuta kaksituhatta kaksikymmentäkuusi"),
    ("fi", "12,50 €", "kaksitoista euroa viisikymmentä senttiä"),
    ("fi", "84.2 KEK", "kahdeksankymmentäneljä piste kaksi, koo, ee, koo"),
    ("fi", "kirjasto.fi/celia", "kirjasto piste fi kauttaviiva celia"),
    ("sv", "kl. 13.30", "klockan 13 30"),
    ("sv", "0,7", "noll komma sju"),
    ("en", "1:05 pm", "one oh five pm"),
    ("en", "1872", "eighteen seventy two"),
]


def heard(text: str, language: str) -> str:
    """Phonemes without stress, pauses and how tense a vowel is."""
    command = ["espeak-ng", "-v", VOICES[language], "-q", "-x", "--stdin"]
    said = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()
    return "".join(sign for sign in said.lower() if sign not in "',|_!: \n")


@pytest.mark.parametrize(("language", "written", "meant"), SAME)
def test_it_sounds_as_the_words_sound(language: str, written: str, meant: str) -> None:
    assert heard(as_spoken(written, language), language) == heard(meant, language)
    assert heard(written, language) != heard(meant, language) or written == as_spoken(written, language)


@pytest.mark.parametrize(
    ("language", "names"), [("fi", "aa bee koo äl yy"), ("sv", "be kå ell emm"), ("en", "bee kay el em")]
)
def test_a_letter_is_said_by_its_name(language: str, names: str) -> None:
    letters = {"aa": "A", "bee": "B", "koo": "K", "äl": "L", "yy": "Y", "be": "B", "kå": "K", "ell": "L", "emm": "M"}
    letters |= {"kay": "K", "el": "L", "em": "M"}
    for name in names.split():
        assert heard(spell(letters[name], language), language) == heard(name, language)
    assert heard(spell("AA", "en"), "en") == heard("eh, eh", "en")
