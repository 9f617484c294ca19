"""Settings of the kiosk's voice: the table `[speech]` of kiosk.toml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.settings.marks import STRICT, Doc, Exact

ESPEAK_VOICES = {"fi": "fi", "sv": "sv", "en": "en-gb"}
"""What speaks each language unless staff choose another voice."""
_VOICE = Doc(
    'Äänen nimi espeak-ng-ohjelmassa, esimerkiksi "fi" (luettelo: espeak-ng --voices), tai Piper-äänen tiedosto koko '
    'polkuna, esimerkiksi "/opt/piper/fi_FI-harri-medium.onnx".'
)
FILE = ".onnx"
"""How the file of one of Piper's voices ends."""


def is_file(voice: str) -> bool:
    """Whether a voice is one of Piper's, not espeak-ng's."""
    return voice.endswith(FILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """One voice a language."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    fi: Annotated[str, MinLen(1), MaxLen(300), _VOICE] = ESPEAK_VOICES["fi"]
    sv: Annotated[str, MinLen(1), MaxLen(300), _VOICE] = ESPEAK_VOICES["sv"]
    en: Annotated[str, MinLen(1), MaxLen(300), _VOICE] = ESPEAK_VOICES["en"]

    def of(self, language: str) -> str:
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechSettings:
    """How the kiosk speaks. It speaks only to who asks for it, whatever stands here."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    on: Annotated[bool, Exact(), Doc("Osaako kioski puhua. Se puhuu vain, kun asiakas pyytää.")] = True
    device: Annotated[
        str,
        MinLen(1),
        MaxLen(200),
        Doc('Äänilaite ALSAn nimellä: "default" tai jokin komennon aplay -L luettelosta, esimerkiksi "plughw:1,0".'),
    ] = "default"
    volume: Annotated[
        int,
        Exact(),
        Ge(10),
        Le(100),
        Doc(
            "Voimakkuus käynnin alussa, prosentteina 10-100. Kymmenen on yksi porras (3 dB); "
            "oletus jättää asiakkaalle 18 dB varaa."
        ),
    ] = 40
    rate: Annotated[int, Exact(), Ge(50), Le(200), Doc("Puheen nopeus prosentteina äänen tavallisesta, 50-200.")] = 100
    headset: Annotated[
        Literal["auto", "none", "always"],
        Doc(
            'Kuulokkeet: "auto" (äänikortti tuntee pistokkeen), "none" (ei liitäntää, ääni kuuluu kaikille) tai '
            '"always" (ääni tulee vain kuulokeliitännästä, henkilökohtaisen saa aina sanoa).'
        ),
    ] = "auto"
    piper: Annotated[
        str,
        MinLen(1),
        MaxLen(300),
        Doc("Piper-ohjelma, jos jollain kielellä on Piper-ääni: nimi tai koko polku."),
    ] = "piper"
    voices: Annotated[Voices, Doc("Ääni kielittäin.")] = field(default_factory=Voices)
