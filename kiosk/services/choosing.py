"""What touching a slot means: a new choice, a later end, or a refusal with what would work. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.alternatives import alternatives
from kiosk.domain.availability import Slot, refusals
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.domain.spans import Span
from kiosk.services.house_view import ends_from, lengths
from kiosk.services.world import World

_FIRST_WISH = timedelta(hours=1)
"""What a start alone is taken to mean, cut to what fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A resource and a span; with a `refusal` it cannot be had and is only what was wished."""

    resource: str
    span: Span
    refusal: Refusal | None = None


def tapped(world: World, before: Choice | None, resource: str, slot: Slot, now: datetime) -> Choice:
    """The choice after a slot was touched: a later slot of the same room moves the end, any other begins anew."""
    goes_on = before is not None and before.refusal is None and before.resource == resource
    if before is not None and goes_on and slot.start > before.span.start:
        start = before.span.start
        if slot.end in ends_from(world, resource, start, now):
            return Choice(resource=resource, span=Span(start, slot.end))
    offered = lengths(world, resource, slot.start, now)
    if not offered:
        return _refused(world, resource, slot, now)
    fitting = [each for each in offered if each.length <= _FIRST_WISH] or offered[:1]
    return Choice(resource=resource, span=Span(slot.start, fitting[-1].end))


def _refused(world: World, resource: str, slot: Slot, now: datetime) -> Choice:
    calendar = world.calendar(resource)
    wished = Span(slot.start, slot.start + max(calendar.rules.min_period, calendar.rules.slot))
    broken = refusals(calendar, wished, now) or [Refusal(rule=Rule.BAD_SPAN)]
    return Choice(resource=resource, span=wished, refusal=broken[0])


def renewed(world: World, choice: Choice, now: datetime) -> Choice | None:
    """The same choice in a newer world: refused when somebody was quicker, None when the room is gone."""
    if choice.resource not in world.docs:
        return None
    broken = refusals(world.calendar(choice.resource), choice.span, now)
    return Choice(resource=choice.resource, span=choice.span, refusal=broken[0] if broken else None)


def offers(world: World, choice: Choice, now: datetime) -> list[Alternative]:
    """What would work instead, nearest first."""
    return alternatives(world.resources, world.calendars(), choice.resource, choice.span, now)
