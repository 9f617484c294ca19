"""The chips over the list of events: which are offered, which are chosen, and what touching one wishes. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.services.events_view import EventWish, When, window
from kiosk.ui.context import Context

SEARCH = "search"
_FREE, _TAG = "free", "tag:"


@dataclass(frozen=True, slots=True)
class Chip:
    """`key` says what it stands for; a value of `When`, a filter of the house, free, or the way to the search."""

    key: str
    text: str
    icon: str = ""


def chips(context: Context, wish: EventWish) -> list[Chip]:
    """Those that would show something, and those that are chosen whatever they show."""
    house, now, tr = context.world.house, context.now(), context.tr
    spans = {when: window(when, now, context.world.zone) for when in When}
    offer = context.events.offer(spans, [each.id for each in house.event_filters])
    found = [Chip(When.ANY, tr("Everything"))]
    for when, text in ((When.TODAY, tr("Today")), (When.WEEKEND, tr("Weekend"))):
        if when in offer.when or wish.when is when:
            found.append(Chip(when, text))
    found += [
        Chip(f"{_TAG}{each.id}", each.name.in_(context.language), each.icon)
        for each in house.event_filters
        if each.id in offer.tags or wish.tag == each.id
    ]
    if offer.free or wish.free:
        found.append(Chip(_FREE, tr("Free of charge")))
    if offer.when or offer.tags:
        found.append(Chip(SEARCH, tr("Search"), "magnify"))
    return found


def chosen(wish: EventWish) -> set[str]:
    """Keys of the chips that a wish is made of."""
    if wish == EventWish():
        return {str(When.ANY)}
    found = {str(wish.when)} - {str(When.ANY)}
    return found | ({f"{_TAG}{wish.tag}"} if wish.tag else set()) | ({_FREE} if wish.free else set())


def tapped(wish: EventWish, key: str) -> EventWish:
    """A chip of time, one of kind, or both; touched again it is taken back. A search looks in everything."""
    if key in (SEARCH, When.ANY):
        return EventWish()
    if key == _FREE:
        return replace(wish, free=not wish.free)
    if key.startswith(_TAG):
        tag = key.removeprefix(_TAG)
        return replace(wish, tag=None if wish.tag == tag else tag)
    return replace(wish, when=When.ANY if wish.when == key else When(key))
