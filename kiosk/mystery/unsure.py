"""Somebody who does not know and says so has not answered wrong: a hint is what they want."""

from __future__ import annotations

from kiosk.mystery.normal import joined_key

_SAID = """
    en tiedä; en minä tiedä; en mä tiedä; emme tiedä; ei tiedetä; me ei tiedetä; emt; en osaa; en keksi; en muista;
    ei hajua; ei hajuakaan; ei mitään hajua; ei aavistusta; ei aavistustakaan; apua; auta; vihje; luovutan;
    vet inte; vet ej; jag vet inte; jag vet ej; vi vet inte; ingen aning; hjälp; tips; ledtråd; jag ger upp; minns inte;
    jag har ingen aning; vi har ingen aning; ett tips; vi ger upp; jag minns inte; kommer inte ihåg; int vet jag;
    I don't know; we don't know; don't know; I do not know; dunno; idk; no idea; not sure; help; hint; I give up;
    I have no idea; we have no idea; no clue; not a clue; I haven't a clue; we haven't a clue; we give up;
    can't remember
"""
_KEYS = frozenset(map(joined_key, _SAID.split(";")))


def unsure(key: str) -> bool:
    """Whether a wrong answer, by its key, only says that they do not know."""
    return joined_key(key) in _KEYS
