"""Opening hours of Kirjastohakemisto (Kirkanta v4) as days: documents in, what was told out. No I/O.

A day that cannot be understood as a whole is left out, and so unknown to patrons: half a day could tell them that the
house is closed when it is not. Times are wall-clock `HH:MM`; `status` is 0 closed for a while, 1 staffed and 2
self-service (omatoimi).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise
from typing import Any

from kiosk.domain.hours import DayNote, LocalPeriod, Mode
from kiosk.domain.text import Text
from kiosk.hub.upstream.texts import line

LONGEST_REASON = 120
"""Characters of a note; staff write about as much in hub.toml."""

MIDNIGHT = 24 * 60

_CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?")
_STATUS = {0: Mode.CLOSED, 1: Mode.STAFFED, 2: Mode.SELF_SERVICE}
_STRONGEST = (Mode.CLOSED, Mode.STAFFED, Mode.SELF_SERVICE)
"""Of times that overlap the earlier of these holds: a break is cut out of the service, service out of self-service."""


@dataclass(slots=True)
class Told:
    """What one document tells: whose hours, by day, the days that are exceptions, notes in the document's language."""

    name: str = ""

    days: dict[date, tuple[LocalPeriod, ...]] = field(default_factory=dict)
    exceptions: set[date] = field(default_factory=set)
    notes: dict[date, str] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of `schedules`; `hours` None: its times cannot be understood."""

    day: date
    exceptional: bool
    hours: tuple[LocalPeriod, ...] | None
    note: str


class _OddError(ValueError):
    """Something that cannot be understood; the text is one word for the log."""


def read(document: Any) -> Told:
    """The days of a `library/{id}` document with schedules, or of a `schedules` list."""
    body = document if isinstance(document, dict) else {}
    library = body.get("data")
    told = Told(name=_words(library.get("name")) if isinstance(library, dict) else "")
    rows = library.get("schedules") if isinstance(library, dict) else body.get("items")
    periods = _periods(body.get("refs"))
    by_day: dict[date, list[_Row]] = {}
    for entry in rows if isinstance(rows, list) else []:
        try:
            row = _row(entry, periods)
        except _OddError as odd:
            told.skipped[str(odd)] += 1
        else:
            by_day.setdefault(row.day, []).append(row)
    for day, found in by_day.items():
        _take(told, day, found)
    return told


def _take(told: Told, day: date, rows: list[_Row]) -> None:
    """Of several rows for a day those of an exception hold; rows that contradict each other tell nothing."""
    holding = [row for row in rows if row.exceptional] or rows
    if holding[0].exceptional:
        told.exceptions.add(day)
    if note := next((row.note for row in holding if row.note), ""):
        told.notes[day] = note
    hours, *others = {row.hours for row in holding}
    if others:
        told.skipped["contradiction"] += 1
    elif hours is None:
        told.skipped["times"] += 1
    else:
        told.days[day] = hours


def _periods(refs: Any) -> Mapping[str, dict[str, Any]]:
    found = refs.get("period") if isinstance(refs, dict) else None
    return {key: value for key, value in found.items() if isinstance(value, dict)} if isinstance(found, dict) else {}


def _row(row: Any, periods: Mapping[str, dict[str, Any]]) -> _Row:
    if not isinstance(row, dict):
        raise _OddError("row")
    try:
        day = date.fromisoformat(row["date"])
    except (KeyError, TypeError, ValueError):
        raise _OddError("date") from None
    period = periods.get(str(row.get("period")), {})
    exceptional = period.get("isException") is True
    named = (period.get("name"), period.get("description")) if exceptional else ()
    note = next((words for value in (row.get("info"), *named) if (words := _words(value))), "")
    try:
        return _Row(day, exceptional, _hours(row), note)
    except _OddError:
        return _Row(day, exceptional, None, note)


def _words(value: Any) -> str:
    """A note for patrons; `info` is text, null, "" or an empty object. Some of the directory's texts are HTML."""
    return line(value, LONGEST_REASON) if isinstance(value, str) else ""


def _hours(row: dict[str, Any]) -> tuple[LocalPeriod, ...]:
    closed, times = row.get("closed"), row.get("times")
    if not isinstance(times, list) or (closed is True) is not (times == []):
        raise _OddError("closed")
    return _disjoint([_span(entry) for entry in times])


def _span(entry: Any) -> tuple[int, int, Mode]:
    """Minutes of the day and the mode; a closing at 00:00, 23:59 or 24:00 is midnight."""
    mode = _STATUS.get(entry["status"]) if isinstance(entry, dict) and type(entry.get("status")) is int else None
    if mode is None:
        raise _OddError("status")
    start, end = _minutes(entry.get("from")), _minutes(entry.get("to"))
    if end == MIDNIGHT - 1 or (end == 0 and start > 0):
        end = MIDNIGHT
    if not 0 <= start < end <= MIDNIGHT:
        raise _OddError("order")
    return start, end, mode


def _minutes(value: Any) -> int:
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _OddError("clock")
    hours, minutes = int(match[1]), int(match[2])
    if minutes > 59:
        raise _OddError("clock")
    return hours * 60 + minutes


def _disjoint(spans: list[tuple[int, int, Mode]]) -> tuple[LocalPeriod, ...]:
    """The same times without overlaps and breaks, in order."""
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    found: list[tuple[int, int, Mode]] = []
    for start, end in pairwise(edges):
        modes = {mode for first, last, mode in spans if first <= start and end <= last}
        mode = next((mode for mode in _STRONGEST if mode in modes), Mode.CLOSED)
        if mode is Mode.CLOSED:
            continue
        if found and found[-1][1:] == (start, mode):
            found[-1] = (found[-1][0], end, mode)
        else:
            found.append((start, end, mode))
    return tuple(LocalPeriod(_wall(start), _wall(end), mode) for start, end, mode in found)


def _wall(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def notes(told: Told, translated: Mapping[str, Told]) -> tuple[DayNote, ...]:
    """The days that are exceptions or have a note, in order, in the languages there are; `told` is the Finnish one.

    The service answers in Finnish where it has no translation: what is the same is none.
    """
    found: list[DayNote] = []
    for day in sorted(told.exceptions | set(told.notes)):
        finnish = told.notes.get(day, "")
        others = {language: other.notes.get(day, "") for language, other in translated.items()}
        others = {language: words for language, words in others.items() if words != finnish}
        stand_in = finnish or next(iter(others.values()), "")
        reason = Text(stand_in, others.get("sv", ""), others.get("en", "")) if stand_in else None
        found.append(DayNote(day, reason))
    return tuple(found)
