"""Numbers in words where the synthesizer has no word for them: Finnish cases and ordinals, Swedish ordinals.

Other numbers stay in figures: espeak-ng reads them right in all three languages. Sources: Kielitoimiston ohjepankki on
the inflection of numerals (every part of a compound is inflected), Svenska skrivregler on ordinals.
"""

from __future__ import annotations

from typing import Final

_FROM: Final = (
    *("nollasta", "yhdestä", "kahdesta", "kolmesta", "neljästä", "viidestä"),
    *("kuudesta", "seitsemästä", "kahdeksasta", "yhdeksästä"),
)
_TO: Final = (
    *("nollaan", "yhteen", "kahteen", "kolmeen", "neljään", "viiteen"),
    *("kuuteen", "seitsemään", "kahdeksaan", "yhdeksään"),
)
_ORDINALS: Final = (
    *("nollas", "ensimmäinen", "toinen", "kolmas", "neljäs", "viides"),
    *("kuudes", "seitsemäs", "kahdeksas", "yhdeksäs"),
)
_WITHIN: Final = {1: "yhdes", 2: "kahdes"}
"""First and second within a compound: yhdestoista, kahdeskymmenes."""
_SWEDISH: Final = (
    *("nollte", "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"),
    *("elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde"),
)
_SWEDISH_TENS: Final = {2: "tjugo", 3: "trettio"}


def from_number(number: int) -> str:
    """Finnish, out of a number below a hundred: kolmestatoista, kahdestakymmenestäyhdestä."""
    return _compound(number, _FROM, "kymmenestä")


def to_number(number: int) -> str:
    """Finnish, into a number below a hundred: kolmeentoista, kahteenkymmeneenyhteen."""
    return _compound(number, _TO, "kymmeneen")


def _compound(number: int, units: tuple[str, ...], ten: str) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return units[unit]
    if tens == 1:
        return f"{units[unit]}toista" if unit else ten
    return f"{units[tens]}{ten}{units[unit] if unit else ''}"


def finnish_ordinal(number: int) -> str:
    """Of a number below a hundred: kolmas, kahdestoista, kahdeskymmenesensimmäinen."""
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _ORDINALS[unit]
    within = _WITHIN.get(unit, _ORDINALS[unit])
    if tens == 1:
        return f"{within}toista" if unit else "kymmenes"
    return f"{_WITHIN.get(tens, _ORDINALS[tens])}kymmenes{_ORDINALS[unit] if unit else ''}"


def swedish_ordinal(number: int) -> str:
    """Of a number below forty: tredje, tjugoförsta, trettionde."""
    tens, unit = divmod(number, 10)
    if tens < 2:
        return _SWEDISH[number]
    return f"{_SWEDISH_TENS[tens]}{_SWEDISH[unit] if unit else 'nde'}"


def english_ordinal(number: int) -> str:
    """In figures, 27th: espeak-ng says it."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal(number: int, language: str) -> str:
    words = {"fi": finnish_ordinal, "sv": swedish_ordinal}.get(language, english_ordinal)
    return words(number)


def pair(hour: int, minute: int, language: str) -> str:
    """A time of day: 13 30; 9 nolla 5, 9 noll 5, 9 oh 5; a whole hour is a number alone."""
    if minute == 0:
        return str(hour)
    if minute >= 10:
        return f"{hour} {minute}"
    return f"{hour} {ZERO[language]} {minute}"


ZERO: Final = {"fi": "nolla", "sv": "noll", "en": "oh"}
