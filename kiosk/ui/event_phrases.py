"""Events as sentences: when, where, for how much, and what has become of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.api.house import House
from kiosk.domain.events import Event, EventFilter, EventStatus, LinkKind, Occurrence, Organiser
from kiosk.domain.text import Text
from kiosk.services.events_view import Brief, Listed, Part, Section
from kiosk.ui.times import (
    at_clock,
    between,
    day_and_year,
    day_number,
    on_weekday,
    weekday,
    weekday_in_full,
)
from kiosk.ui.translate import tr, trn

_BETWEEN = " · "
_MOST_DAYS = 2
"""Further dates of a series that a list names."""
_LONGEST = 90
"""Letters of a place or price in a list; the page of the event has all of them."""


def words(text: Text | None, language: str) -> str:
    return text.in_(language) if text is not None else ""


def title(event: Event, language: str) -> str:
    """What it is called; a name that nothing readable was left of is said to be missing."""
    return words(event.title, language) or tr("An event without a name", language)


def heading(section: Section, today: date, language: str) -> str:
    """Over a part of the list: "Tänään sunnuntaina 22.11.", "Maanantai 23.11."."""
    if section.part is Part.RUNNING:
        return tr("On now", language)
    if section.part is Part.TIMELESS or section.day is None:
        return tr("Postponed, no new time yet", language)
    number = day_and_year(section.day, today, language)
    day = f"{on_weekday(section.day, language)} {number}"
    if section.day == today:
        return tr("Today, {day}", language, {"day": day})
    if section.day == today + timedelta(days=1):
        return tr("Tomorrow, {day}", language, {"day": day})
    full = weekday_in_full(section.day, language)
    return f"{full[:1].upper()}{full[1:]} {number}"


def hours(at: Occurrence, today: date, language: str, zone: ZoneInfo) -> str:
    """The time of day of an occurrence, or until which day it goes on."""
    first, last = days(at, zone)
    if last > first:
        if first <= today:
            return tr("Until {day}", language, {"day": _day(last, today, language)})
        return f"{_day(first, today, language)}–{_day(last, today, language)}"
    if at.all_day:
        return tr("All day", language)
    if at.end is None or at.end <= at.start:
        return at_clock(at.start, language, zone)
    return between(at.start, at.end, language, zone)


def days(at: Occurrence, zone: ZoneInfo) -> tuple[date, date]:
    """First and last local day. What ends in the night belongs to the evening it began on."""
    first = at.start.astimezone(zone).date()
    if at.end is None or at.end <= at.start:
        return first, first
    if not at.all_day and at.end - at.start < timedelta(hours=18):
        return first, first
    return first, max(first, (at.end - timedelta(seconds=1)).astimezone(zone).date())


def day_and_hours(at: Occurrence, today: date, language: str, zone: ZoneInfo) -> str:
    """Su 22.11. klo 14–15; an exhibition from when to when."""
    first, last = days(at, zone)
    if last > first:
        return f"{_day(first, today, language)}–{_day(last, today, language)}"
    return f"{_day(first, today, language)} {hours(at, today, language, zone)}"


def _day(day: date, today: date, language: str) -> str:
    return f"{weekday(day, language)} {day_and_year(day, today, language)}"


def when_and_where(row: Listed, today: date, language: str, zone: ZoneInfo) -> str:
    """The first line of a card."""
    parts = [hours(row.at, today, language, zone) if row.at else "", _short(words(row.event.place, language))]
    return _BETWEEN.join(part for part in parts if part)


def facts(row: Listed, today: date, language: str, zone: ZoneInfo) -> str:
    """The last line of a card: price, organiser, seats; of a cancelled one when it comes again."""
    event = row.event
    if row.status is EventStatus.CANCELLED:
        return new_time(row, today, language, zone) or _short(words(event.organiser, language))
    parts = [_short(price(event, language)), _short(words(event.organiser, language)), seats(event, language)]
    if event.link(LinkKind.SIGN_UP) and not row.full:
        parts.append(tr("Sign up", language))
    return _BETWEEN.join(part for part in parts if part)


def new_time(row: Listed, today: date, language: str, zone: ZoneInfo) -> str:
    """When something that does not take place does so after all."""
    again = next((each for each in row.again if each.status is not EventStatus.CANCELLED), None)
    if again is None or row.event.status is EventStatus.CANCELLED:
        return ""
    return tr("Next time {time}", language, {"time": day_and_hours(again, today, language, zone)})


def price(event: Event, language: str) -> str:
    told = words(event.price, language)
    return told or (tr("Free of charge", language) if event.free else "")


def seats(event: Event, language: str) -> str:
    """How many seats are left; nothing when nobody told, or when the card says that it is full."""
    if not event.seats_left:
        return ""
    return trn("{n} seat left", "{n} seats left", event.seats_left, language)


def also_on(row: Listed, language: str, zone: ZoneInfo) -> str:
    """The further dates of a series."""
    if row.status is EventStatus.CANCELLED:
        return ""
    dates = [each.start.astimezone(zone).date() for each in row.again if each.status is not EventStatus.CANCELLED]
    named = ", ".join(f"{weekday(day, language)} {day_number(day, language)}" for day in dates[:_MOST_DAYS])
    more = len(dates) - _MOST_DAYS
    if more > 0:
        return trn(
            "Also on {days} and {n} more time", "Also on {days} and {n} more times", more, language, {"days": named}
        )
    return tr("Also on {days}", language, {"days": named}) if named else ""


def state(row: Listed, language: str) -> str:
    """What has become of an event, in a word or two; nothing when it takes place as planned and has room."""
    match row.status:
        case EventStatus.CANCELLED:
            return tr("Called off", language)
        case EventStatus.POSTPONED:
            return tr("Postponed", language)
        case EventStatus.RESCHEDULED:
            return tr("New time", language)
    return tr("Full", language) if row.full else ""


def organiser(event: Event, language: str) -> str:
    """Who organises it, and what kind of partner that is."""
    name = words(event.organiser, language)
    if not name:
        return ""
    kind = ""
    match event.organiser_kind:
        case Organiser.TOWN:
            kind = tr("the town", language)
        case Organiser.ASSOCIATION:
            kind = tr("an association", language)
        case Organiser.COMPANY:
            kind = tr("a company", language)
    return name if not kind or kind.lower() in name.lower() else f"{name}{_BETWEEN}{kind}"


def ages(event: Event, language: str) -> str:
    """For whom it is, in years."""
    low, high = event.min_age, event.max_age
    if low and high:
        return tr("For ages {low} to {high}", language, {"low": low, "high": high})
    if low:
        return tr("For ages {low} and up", language, {"low": low})
    return tr("For ages up to {high}", language, {"high": high}) if high else ""


def signing_up(event: Event, now: datetime, language: str, zone: ZoneInfo) -> str:
    """When one can sign up, as far as it is told."""
    today = now.astimezone(zone).date()
    if event.sign_up_from is not None and event.sign_up_from > now:
        return tr("Sign-up opens {time}", language, {"time": moment(event.sign_up_from, today, language, zone)})
    if event.sign_up_until is not None:
        if event.sign_up_until <= now:
            return tr("Sign-up has ended", language)
        return tr("Sign up by {time}", language, {"time": moment(event.sign_up_until, today, language, zone)})
    return ""


def moment(instant: datetime, today: date, language: str, zone: ZoneInfo) -> str:
    """Su 22.11. klo 14, with the year when it is another one."""
    return f"{_day(instant.astimezone(zone).date(), today, language)} {at_clock(instant, language, zone)}"


def brief_fact(brief: Brief, today: date, language: str, zone: ZoneInfo) -> str:
    """The living fact of the tile: how many today, and what comes next."""
    coming = brief.next
    if coming is None or coming.at is None:
        if not brief.today:
            return tr("See what is on", language)
        return trn("{n} event today", "{n} events today", brief.today, language)
    name = _short(title(coming.event, language), 40)
    if coming.at.start.astimezone(zone).date() == today:
        values = {"title": name, "time": hours(coming.at, today, language, zone)}
        if coming.at.end is not None and not coming.at.all_day:
            values["time"] = at_clock(coming.at.start, language, zone)
        return trn("{n} today · {title} {time}", "{n} today · {title} {time}", brief.today, language, values)
    time = day_and_hours(coming.at, today, language, zone)
    if coming.at.end is not None and days(coming.at, zone)[0] == days(coming.at, zone)[1] and not coming.at.all_day:
        time = moment(coming.at.start, today, language, zone)
    return f"{time}{_BETWEEN}{name}"


def filter_of(event: Event, house: House) -> EventFilter | None:
    """The first of the house's filters that fits."""
    return next((each for each in house.event_filters if each.id in event.tags), None)


def _short(text: str, longest: int = _LONGEST) -> str:
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"
