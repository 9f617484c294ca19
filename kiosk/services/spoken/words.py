"""Short forms in full, and addresses by their signs. Pure."""

from __future__ import annotations

import re
from typing import Final

from kiosk.services.spoken.letters import spell

_SHORT: Final = {
    "fi": {
        "klo": "kello", "esim.": "esimerkiksi", "mm.": "muun muassa", "ym.": "ynnä muuta",
        "yms.": "ynnä muuta sellaista",
        "jne.": "ja niin edelleen", "ks.": "katso", "puh.": "puhelin", "os.": "osoite", "ts.": "toisin sanoen",
        "alk.": "alkaen", "nro": "numero", "vko": "viikko", "krs": "kerros", "krs.": "kerros", "kpl": "kappaletta",
        "tms.": "tai muuta sellaista", "max.": "enintään", "min.": "vähintään", "sis.": "sisältää",
    },
    "sv": {
        "kl.": "klockan", "t.ex.": "till exempel", "bl.a.": "bland annat", "m.m.": "med mera", "osv.": "och så vidare",
        "o.s.v.": "och så vidare", "dvs.": "det vill säga", "d.v.s.": "det vill säga", "s.k.": "så kallad",
        "o.d.": "och dylikt", "ca": "cirka", "ca.": "cirka", "tfn": "telefon", "tel.": "telefon", "vån.": "våning",
        "nr": "nummer", "fr.o.m.": "från och med", "t.o.m.": "till och med", "max.": "högst", "inkl.": "inklusive",
    },
    "en": {
        "e.g.": "for example", "i.e.": "that is", "etc.": "and so on", "approx.": "about", "tel.": "telephone",
        "max.": "at most", "incl.": "including", "vs.": "versus",
    },
}  # fmt: skip
_BEFORE_A_NUMBER: Final = {
    "fi": {"n.": "noin", "s.": "sivu", "v.": "vuonna", "vk": "viikko"},
    "sv": {"v.": "vecka", "s.": "sida"},
    "en": {"no.": "number", "No.": "number", "p.": "page"},
}
_SIGNS: Final = {
    "fi": {".": " piste ", "/": " kauttaviiva ", "-": " viiva ", "_": " alaviiva ", "@": " ät "},
    "sv": {".": " punkt ", "/": " snedstreck ", "-": " streck ", "_": " understreck ", "@": " snabel-a "},
    "en": {".": " dot ", "/": " slash ", "-": " dash ", "_": " underscore ", "@": " at "},
}
_TOP = r"(?:fi|com|org|net|eu|se|info|example|ax|uk|edu)"
_ADDRESS = re.compile(
    rf"(?i)(?<![\w@.+-])(?:https?://)?(?:www\.)?((?:[\w.+-]+@)?(?:[a-z0-9åäö-]+\.)+{_TOP})\b((?:/[\w~%.=-]*[\w/])*)(?:\?\S*)?"
)
_CODE = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+-\d\d(?![\w-])")
_CARD = re.compile(r"(?<![\w-])VK1(?: ?[A-Z]\d{0,3})*(?![\w-])")


def addresses(text: str, language: str) -> str:
    """`kirjasto.fi/celia`: kirjasto piste fi kauttaviiva celia."""
    return _ADDRESS.sub(lambda m: _address(m[1], m[2], language), text)


def _address(host: str, path: str, language: str) -> str:
    words = host.lower() + path.rstrip("/")
    if language == "en":  # a Finnish ending is a word in Finnish and Swedish
        words = re.sub(r"\.([a-z]{2})(?=/|$)", lambda m: "." + " ".join(m[1].upper()), words)
    return "".join(_SIGNS[language].get(sign, sign) for sign in words)


def codes(text: str, language: str) -> str:
    """Codes of bookings, of teams and of a card with settings, as they are read to be written down."""
    text = _CARD.sub(lambda m: spell(m[0], language), text)
    return _CODE.sub(lambda m: _code(m[0], language), text)


def _code(code: str, language: str) -> str:
    """Its words are words, however short: puu is no abbreviation."""
    *words, figures = code.split("-")
    return ", ".join((*map(str.lower, words), spell(figures, language)))


def in_full(text: str, language: str) -> str:
    """Short forms in full; those that may be words stand before a number."""
    for short, full in _BEFORE_A_NUMBER[language].items():
        text = re.sub(rf"(?<![\w.]){re.escape(short)}\s*(?=\d)", f"{full} ", text)
    for short, full in sorted(_SHORT[language].items(), key=lambda pair: -len(pair[0])):
        end = "" if short.endswith(".") else r"(?![\w:-])"
        text = re.sub(rf"(?<![\w.-]){re.escape(short)}{end}", full, text)
    return text
