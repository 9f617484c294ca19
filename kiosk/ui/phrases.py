"""Facts of rooms and bookings as sentences. Every sentence is whole in the catalogue, never glued."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.domain.bookings import State
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.domain.rooms import Resource
from kiosk.domain.spans import Span
from kiosk.services.house_view import HomeCard, LengthChoice, Limit, Presence
from kiosk.services.world import World
from kiosk.ui.times import at_clock, between, day_number, length, moment, weekday
from kiosk.ui.translate import tr, trn


def soon(world: World, instant: datetime, now: datetime, language: str) -> str:
    """A time of today by the clock alone, otherwise with its day."""
    zone = world.zone
    if world.today(instant) == world.today(now):
        return at_clock(instant, language, zone)
    if world.today(instant) - world.today(now) <= timedelta(days=6):
        return f"{weekday(world.today(instant), language)} {at_clock(instant, language, zone)}"
    return moment(instant, language, zone)


def room_now(world: World, card: HomeCard, now: datetime, language: str) -> str:
    """What a passer-by needs of a room: free until, taken and free from, closed and opens."""
    if card.presence is Presence.UNKNOWN:
        return tr("Hours not known", language)
    if card.until is None:
        return {
            Presence.FREE: tr("Free now", language),
            Presence.TAKEN: tr("Taken", language),
            Presence.CLOSED: tr("Closed", language),
        }[card.presence]
    time = {"time": soon(world, card.until, now, language)}
    return {
        Presence.FREE: tr("Free until {time}", language, time),
        Presence.TAKEN: tr("Taken · free from {time}", language, time),
        Presence.CLOSED: tr("Closed · opens {time}", language, time),
    }[card.presence]


def best_fact(world: World, cards: list[HomeCard], now: datetime, language: str) -> str:
    """The living fact of the booking tile: what is free now, else what is free next."""
    free = [card for card in cards if card.presence is Presence.FREE and card.walk_up]
    if free:
        return tr("{room} is free now", language, {"room": free[0].resource.name.in_(language)})
    coming = [card for card in cards if card.until and card.presence in (Presence.TAKEN, Presence.CLOSED)]
    if not coming:
        return tr("See the free times", language)
    first = min(coming, key=lambda card: card.until or now)
    values = {
        "room": first.resource.name.in_(language),
        "time": soon(world, first.until or now, now, language),
    }
    return tr("{room} is free from {time}", language, values)


def stale(world: World, now: datetime, language: str) -> str:
    """How old the data are when the hub does not answer; empty while it does."""
    if world.online:
        return ""
    if world.as_of is None:
        return tr("No connection yet", language)
    return tr("No connection · as of {time}", language, {"time": soon(world, world.as_of, now, language)})


def features(resource: Resource, language: str) -> list[tuple[str, str]]:
    """Icon and words of what a room has and asks: capacity, equipment, longest booking."""
    rows: list[tuple[str, str]] = []
    if resource.capacity:
        rows.append(("account-group", trn("at most {n} person", "at most {n} people", resource.capacity, language)))
    rows += [(feature.icon, feature.text.in_(language)) for feature in resource.features]
    longest = length(resource.rules.max_period, language)
    rows.append(("timer-outline", tr("at most {length}", language, {"length": longest})))
    return rows


def span_text(world: World, span: Span, now: datetime, language: str) -> str:
    """Su 22.11. klo 13.30-15; a booking of today says so."""
    day = world.today(span.start)
    times = between(span.start, span.end, language, world.zone)
    if day == world.today(now):
        return f"{tr('Today', language)} {times}"
    return f"{weekday(day, language)} {day_number(day, language)} {times}"


def offer_text(world: World, offer: Alternative, wished: str, now: datetime, language: str) -> str:
    """A time that would work; another room than the wished one is named."""
    when = span_text(world, Span(offer.start, offer.end), now, language)
    if offer.resource == wished or offer.resource not in world.docs:
        return when
    return f"{world.docs[offer.resource].resource.name.in_(language)} · {when}"


def limit_text(choice: LengthChoice, language: str) -> str:
    """Why a booking cannot be longer than the longest on offer."""
    match choice.limit:
        case Limit.CLOSING:
            return tr("The house closes then", language)
        case Limit.NEXT_BOOKING:
            return tr("The next booking begins then", language)
        case Limit.RULE:
            return tr("This is the longest booking", language)
    return ""


def state_text(state: State, language: str) -> str:
    """A reservation's state in words."""
    return {
        State.PROVISIONAL: tr("Provisional", language),
        State.REQUESTED: tr("Waiting for staff", language),
        State.CONFIRMED: tr("Confirmed", language),
        State.CHECKED_IN: tr("In use", language),
        State.FINISHED: tr("Finished", language),
        State.RELEASED: tr("Released", language),
        State.CANCELLED: tr("Cancelled", language),
        State.DENIED: tr("Not accepted", language),
    }[state]


def refusal_text(refusal: Refusal, world: World, language: str) -> str:
    """Why a booking was refused, with the rule's own figure."""
    time = moment(refusal.instant, language, world.zone) if refusal.instant else ""
    values = {
        "length": length(refusal.length, language) if refusal.length else "",
        "time": time,
        "count": _hours(refusal.count, language),
    }
    count = int(refusal.count or 0)
    match refusal.rule:
        case Rule.TOO_FAR_AHEAD:
            return trn(
                "This can be booked {n} day ahead.", "This can be booked at most {n} days ahead.", count, language
            )
        case Rule.QUOTA_COUNT_DAY:
            return trn("One booking a day is the limit.", "{n} bookings a day is the limit.", count, language)
        case Rule.QUOTA_COUNT_WEEK:
            return trn("One booking a week is the limit.", "{n} bookings a week is the limit.", count, language)
        case Rule.OVER_CAPACITY:
            return trn("There is room for {n} person.", "There is room for {n} people.", count, language)
    return tr(_REFUSALS[refusal.rule], language, values)


def _hours(count: float | None, language: str) -> str:
    """A limit in hours: 2, or 1,5 (1.5 in English)."""
    if count is None:
        return ""
    return f"{count:g}" if language == "en" else f"{count:g}".replace(".", ",")


def N_(message: str) -> str:
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message


_REFUSALS: dict[Rule, str] = {
    Rule.UNKNOWN_RESOURCE: N_("This can no longer be booked."),
    Rule.NOT_HERE: N_("This cannot be booked at the kiosk."),
    Rule.BAD_SPAN: N_("This time cannot be booked."),
    Rule.IN_PAST: N_("This time has already passed."),
    Rule.OFF_GRID: N_("Bookings begin and end at steps of {length}."),
    Rule.TOO_SHORT: N_("The shortest booking is {length}."),
    Rule.TOO_LONG: N_("The longest booking is {length}."),
    Rule.OUTSIDE_HOURS: N_("It is not open then."),
    Rule.HOURS_UNKNOWN: N_("The opening hours of that day are not known yet."),
    Rule.TAKEN: N_("This time is already booked."),
    Rule.BUFFER: N_("{length} must stay free between two bookings."),
    Rule.QUOTA_HOURS_DAY: N_("{count} hours a day is the limit."),
    Rule.QUOTA_HOURS_WEEK: N_("{count} hours a week is the limit."),
    Rule.DETAIL_MISSING: N_("Something we need for this booking is missing."),
    Rule.SYSTEM_AWAY: N_("The booking system does not answer just now. Please try again in a moment."),
    Rule.SYSTEM_REFUSED: N_("The booking system did not accept this. Please ask the staff."),
}
