"""A document without its wrong values, so that the rest of it can be checked as well."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any

from kiosk.settings.lines import Path as KeyPath

_STAND_IN: dict[str, Any] = {"house": {}, "hours": {}, "day": date(2100, 1, 1)}
"""What takes the place of something needed while the rest is checked; findings that touch it are not told."""


class Pruned:
    """The raw values without the wrong ones; knows which places were taken out and how the lists have shrunk."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.table: dict[str, Any] = deepcopy(raw)
        self._gone: set[KeyPath] = set()
        self._kept: dict[KeyPath, list[int]] = {}

    def take_out(self, faults: Iterable[Any]) -> bool:
        """Remove the places of the faults, fill in what is needed; False when that leads nowhere."""
        places = {place_of(fault): str(fault["type"]) for fault in faults}
        # the last of a list first, so that the indices of the others still hold
        for place in sorted(places, key=lambda path: [(isinstance(part, int), part) for part in path], reverse=True):
            if places[place] == "missing":
                self._fill(place)
            else:
                self._remove(place, counts=places[place] != "unexpected_keyword_argument")
        return () not in places

    def _fill(self, place: KeyPath) -> None:
        self._gone.add(self.original(place))
        holder = self._holder(place)
        if isinstance(holder, dict):
            holder[place[-1]] = deepcopy(_STAND_IN.get(str(place[-1]), "…"))

    def _holder(self, place: KeyPath) -> Any:
        holder: Any = self.table
        for part in place[:-1]:
            try:
                holder = holder[part]
            except (KeyError, IndexError, TypeError):
                return None
        return holder

    def _remove(self, place: KeyPath, *, counts: bool) -> None:
        """`counts` says that other values may have leant on it; nothing leans on an unknown key."""
        if counts:
            self._gone.add(self.original(place))
        while len(place) > 1 and not isinstance(self._holder(place), dict | list):
            place = place[:-1]  # one text that stands for a list, say
        holder, last = self._holder(place), place[-1] if place else ""
        if isinstance(holder, dict):
            holder.pop(last, None)
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            self._kept.setdefault(place[:-1], list(range(len(holder)))).pop(last)
            holder.pop(last)

    def original(self, path: KeyPath) -> KeyPath:
        """The path in the file of a path in what is left of it."""
        real: KeyPath = ()
        for position, part in enumerate(path):
            kept = self._kept.get(path[:position]) if isinstance(part, int) else None
            real = (*real, kept[part] if kept and isinstance(part, int) and part < len(kept) else part)
        return real

    def touches(self, path: KeyPath) -> bool:
        """Whether the place, or anything in it or around it, was taken out."""
        return any(path[: len(gone)] == gone or gone[: len(path)] == path for gone in self._gone)


def place_of(fault: Any) -> KeyPath:
    """Where a fault is; pydantic marks a fault of a key, and not of its value, by one more part."""
    return tuple(part for part in fault["loc"] if part != "[key]")
