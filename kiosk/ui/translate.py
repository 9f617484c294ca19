"""The screens' words: gettext catalogues, and the pseudo-language that looks for cut text."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kiosk.domain.text import EASY

LOCALE = Path(__file__).resolve().parent.parent.parent / "assets" / "locale"
DOMAIN = "kiosk"
PSEUDO = "qps"
"""Not a language: each string is the longest of all catalogues, so that what fits it fits them all."""
# Easy Finnish is a catalogue over the Finnish one: by its name gettext looks there for what it does not say itself.


def plain(language: str) -> str:
    """The language that this is spoken and dated in, without its easier words."""
    return "fi" if language == EASY else language


class _Longest(gettext.NullTranslations):
    """Answers with the longest translation that any catalogue has."""

    def __init__(self, catalogues: list[gettext.NullTranslations]) -> None:
        super().__init__()
        self._catalogues = catalogues

    def gettext(self, message: str) -> str:
        return max((c.gettext(message) for c in self._catalogues), key=len)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return max((c.ngettext(msgid1, msgid2, n) for c in self._catalogues), key=len)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The compiled catalogue of a language; the message ids (English) where it is missing."""
    if language == PSEUDO:
        return _Longest([catalogue(each) for each in ("fi", EASY, "sv", "en")])
    return gettext.translation(DOMAIN, LOCALE, languages=[language], fallback=True)


def tr(message: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """A message in a language, its {placeholders} filled."""
    text = catalogue(language).gettext(message)
    return text.format(**values) if values else text


def trn(one: str, many: str, count: int, language: str, values: Mapping[str, object] | None = None) -> str:
    """A message that depends on a count; `{n}` is the count."""
    return catalogue(language).ngettext(one, many, count).format(n=count, **(values or {}))
