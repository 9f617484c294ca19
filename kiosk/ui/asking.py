"""The way from a time that was chosen to its review: first what the room asks and nobody has told yet."""

from __future__ import annotations

from datetime import datetime

from kiosk.api.booking import Details
from kiosk.domain.rooms import Detail
from kiosk.ui.context import Context


def to_review(
    context: Context,
    resource: str,
    start: datetime,
    end: datetime,
    details: Details | None = None,
    card: str | None = None,
    replace: bool = False,
) -> None:
    """Go on with a wish; the screen that asks calls this again with what it was told."""
    doc = context.world.docs.get(resource)
    asks = doc.resource.rules.asks if doc is not None else frozenset()
    wish = {"resource": resource, "start": start, "end": end}
    told = details or Details()
    if (Detail.NAME in asks and not told.name) or (Detail.PEOPLE in asks and told.people is None):
        context.navigator.go("details", replace=replace, card=card, **wish)
    elif Detail.CARD in asks and not card:
        context.navigator.go("library_card", replace=replace, details=told, **wish)
    else:
        context.navigator.go("review", replace=replace, details=told, card=card, **wish)
