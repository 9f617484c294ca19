"""Consonant gradation: how a Finnish stem's last consonants change (kukka, kuka-n; sade, satee-n). Folded letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_END = re.compile(r"(.*?)([bcdfghjklmnpqrstvwxz]+)([aeiouy]{1,2}[lnrs]?)")
_Table = Mapping[str, tuple[str, ...]]
_WEAK: _Table = {
    "kk": ("k",),
    "pp": ("p",),
    "tt": ("t",),
    "nk": ("ng",),
    "mp": ("mm",),
    "nt": ("nn",),
    "lt": ("ll",),
    "rt": ("rr",),
    "ht": ("hd",),
    "lp": ("lv",),
    "rp": ("rv",),
    "lk": ("l", "lj"),
    "rk": ("r", "rj"),
    "hk": ("h", "hj"),
    "p": ("v",),
    "t": ("d",),
    "k": ("", "v", "j"),
}
_STRONG: _Table = {
    "k": ("kk",),
    "p": ("pp",),
    "t": ("tt",),
    "ng": ("nk",),
    "mm": ("mp",),
    "nn": ("nt",),
    "ll": ("lt",),
    "rr": ("rt",),
    "hd": ("ht",),
    "lv": ("lp",),
    "rv": ("rp",),
    "v": ("p",),
    "d": ("t",),
    "l": ("lk",),
    "r": ("rk",),
    "h": ("hk",),
}
_STAYS = ("st", "sk", "sp", "tk")


def weak(stem: str) -> Iterator[str]:
    """The stem and its weak grades."""
    return _graded(stem, _WEAK)


def strong(stem: str) -> Iterator[str]:
    """The stem and its strong grades."""
    return _graded(stem, _STRONG)


def _graded(stem: str, table: _Table) -> Iterator[str]:
    yield stem
    met = _END.fullmatch(stem)
    if met is None:
        return
    begin, consonants, end = met.groups()
    if consonants.endswith(_STAYS):
        return
    for length in (2, 1):
        if len(consonants) >= length:
            for other in table.get(consonants[-length:], ()):
                yield begin + consonants[:-length] + other + end
            if consonants[-length:] in table:
                return
