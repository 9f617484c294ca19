"""From what a Respa says of a room to terms of the hub."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.rooms import Detail
from kiosk.domain.spans import Span
from kiosk.hub.remote.terms import Day, Terms, Why
from kiosk.hub.upstream.respa.theirs import RoomFacts

ASKED: Mapping[str, Detail] = {"reserver_name": Detail.NAME, "number_of_participants": Detail.PEOPLE}
"""Details of a reservation there that the kiosk can ask for."""


def terms(facts: RoomFacts, fixed: Mapping[str, str]) -> Terms:
    """The room's terms; `fixed` are details that staff have given once for all bookings of the kiosk."""
    asked = [field for field in facts.required if field not in fixed]
    return Terms(
        why=_why(facts, asked),
        slot=facts.slot or None,
        min_period=facts.min_period or None,
        max_period=facts.max_period or None,
        buffer=facts.cooldown,
        days_ahead=facts.days_ahead,
        not_before=facts.after,
        not_after=facts.before,
        by_staff=facts.by_staff,
        capacity=facts.capacity or None,
        asks=frozenset(ASKED[field] for field in asked if field in ASKED),
        fields=facts.supported,
        days=tuple(
            Day(day=day.day, open=Span(day.opens, day.closes) if day.opens and day.closes else None)
            for day in facts.days
        ),
    )


def _why(facts: RoomFacts, asked: list[str]) -> Why | None:
    if facts.priced:
        return Why.PRICED
    if facts.strong:
        return Why.STRONG
    if facts.elsewhere:
        return Why.ELSEWHERE
    if not facts.reservable:
        return Why.CLOSED
    return Why.FIELDS if any(field not in ASKED for field in asked) else None


def details(
    known: Terms | None, fixed: Mapping[str, str], name: str | None, people: int | None
) -> dict[str, str | int]:
    """The further details of a reservation: only those that the room takes, and never an empty one.

    Turku falls over a number of people that is null; a field that a room does not take would be dropped in silence.
    """
    takes = known.fields if known is not None else ()
    found: dict[str, str | int] = {field: value for field, value in fixed.items() if field in takes}
    if name and "reserver_name" in takes:
        found["reserver_name"] = name
    if people and "number_of_participants" in takes:
        found["number_of_participants"] = people
    return found
