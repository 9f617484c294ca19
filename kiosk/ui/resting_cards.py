"""What the resting screen tells in turn: a card for each thing that is true now.

A part of the kiosk that has something to tell to whoever passes by adds its maker to `MAKERS`. A maker that has nothing
to tell just now gives no card; what is on a card is taken in from three metres: a heading and a few short lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from kiosk.domain.events import EventStatus
from kiosk.domain.ideas import asked, told
from kiosk.services.events_view import EventWish, Listed, Pages, When
from kiosk.services.house_pages import cover
from kiosk.services.house_view import Presence, home_cards
from kiosk.services.ideas import Bar, chart
from kiosk.services.whats_on import Choice, Telling, choices
from kiosk.ui import event_phrases as phrases
from kiosk.ui.context import Context
from kiosk.ui.idea_words import bar_count, bar_words
from kiosk.ui.phrases import room_now

MOST_LINES = 4
_LARGER = (1.6, 1.3)
_SMALLER = (0.85, 0.7, 0.6)
_PAGE_STAYS = 600
"""Seconds that the same page of the house is told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestingCard:
    """A heading and lines of icon and words; `picture` is the id of one that stands over them."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    icon: str = "image-outline"
    tone: str = "sea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much of a card is shown; `share` is the size of its letters, 1 as usual."""

    lines: tuple[tuple[str, str], ...]
    picture: str = ""
    share: float = 1.0


def shapes(card: RestingCard) -> Iterator[Shape]:
    """The card whole and in larger letters, to be read from afar, then with less and less of it: usual letters, no
    picture, fewer lines, smaller letters, the heading alone.
    """
    lines = card.lines[:MOST_LINES]
    if card.picture:
        for share in (*_LARGER, 1.0):
            yield Shape(lines=lines, picture=card.picture, share=share)
    for share in _LARGER:
        yield Shape(lines=lines, share=share)
    for count in range(len(lines), 0, -1):
        yield Shape(lines=lines[:count])
    for share in _SMALLER:
        yield Shape(lines=lines[:1], share=share)
    yield Shape(lines=(), share=_SMALLER[-1])


Maker = Callable[[Context], Iterable[RestingCard]]


def events(context: Context) -> Iterator[RestingCard]:
    """What is on next, as soon as it can be visited, and one of them by its picture."""
    world, now = context.world, context.now()
    for choice in choices(world.opening(now), now, world.zone):
        rows = _rows(choice, context)
        if rows:
            lines = tuple(_event_line(row, choice.day, context) for row in rows)
            yield RestingCard(title=_telling(choice.telling, context), lines=lines)
            yield from _pictured(rows, context)
            return


def _rows(choice: Choice, context: Context) -> list[Listed]:
    # Asked for by a time, what has none is left out.
    order = context.events.order(EventWish(when=When.TODAY), choice.span)
    pages = Pages(order, context.events.read)
    # What begins yet comes before what has been running for days.
    places = [*range(order.running, len(order)), *([] if choice.beginning else range(order.running))]
    rows = (row for row in map(pages.row, places[: 3 * MOST_LINES]) if row is not None and _takes_place(row))
    return list(islice(rows, MOST_LINES))


def _takes_place(row: Listed) -> bool:
    return row.status in (EventStatus.SCHEDULED, EventStatus.RESCHEDULED)


def _telling(telling: Telling, context: Context) -> str:
    return {
        Telling.TODAY: context.tr("Today in the house"),
        Telling.LATER_TODAY: context.tr("Later today"),
        Telling.TOMORROW: context.tr("Tomorrow in the house"),
        Telling.COMING: context.tr("Coming up"),
    }[telling]


def _event_line(row: Listed, day: date | None, context: Context) -> tuple[str, str]:
    world, language = context.world, context.language
    today, zone = world.today(context.now()), world.zone
    fitting = phrases.filter_of(row.event, world.house)
    icon = row.event.icon or (fitting.icon if fitting else "calendar")
    time = ""
    if row.at is not None:
        hours, whole = phrases.hours, phrases.day_and_hours
        time = hours(row.at, day, language, zone) if day else whole(row.at, today, language, zone)
    name = phrases.title(row.event, language)
    return icon, f"{time} · {name}" if time else name


def _pictured(rows: Iterable[Listed], context: Context) -> Iterator[RestingCard]:
    """The first that has a picture."""
    world, language = context.world, context.language
    row = next((row for row in rows if row.event.picture), None)
    if row is None:
        return
    fitting = phrases.filter_of(row.event, world.house)
    today = world.today(context.now())
    time = phrases.day_and_hours(row.at, today, language, world.zone) if row.at else ""
    yield RestingCard(
        title=phrases.title(row.event, language),
        lines=(("calendar-clock", time),),
        picture=row.event.picture or "",
        icon=row.event.icon or (fitting.icon if fitting else "calendar"),
        tone=fitting.tone if fitting else "sea",
    )


def rooms_free(context: Context) -> Iterator[RestingCard]:
    """Rooms that can be had now."""
    world, now, language = context.world, context.now(), context.language
    free = [card for card in home_cards(world, now) if card.presence is Presence.FREE]
    if free:
        lines = tuple(
            (card.resource.icon, f"{card.resource.name.in_(language)} · {room_now(world, card, now, language)}")
            for card in free[:MOST_LINES]
        )
        yield RestingCard(title=context.tr("Rooms right now"), lines=lines)


def house_page(context: Context) -> Iterator[RestingCard]:
    """One page of the house, another one every ten minutes."""
    pages = list(context.world.pages.values())
    if not pages or "tour" not in context.tiles:
        return
    page = pages[int(context.now().timestamp() // _PAGE_STAYS) % len(pages)]
    picture = cover(page, context.language)
    yield RestingCard(
        title=page.in_(context.language).title,
        lines=((page.icon, page.in_(context.language).lead),),
        picture=picture.id if picture else "",
        icon=page.icon,
    )


def celia(context: Context) -> Iterator[RestingCard]:
    """Celia's campaign, between its days."""
    campaign = context.world.house.celia.campaign_on(context.world.today(context.now()))
    if campaign is not None and "celia" in context.tiles:
        told = ("white-balance-sunny", campaign.text.in_(context.language))
        free = ("headphones", context.tr("Talking books are free. No certificate is needed."))
        yield RestingCard(title=context.tr("Celia – talking books"), lines=(told, free), tone="sand")


def question(context: Context) -> Iterator[RestingCard]:
    """What is asked this week, and how the last one was answered, where patrons can leave an idea."""
    if "feedback" not in context.tiles:
        return
    world, language = context.world, context.language
    questions = world.questions.values()
    for each in asked(questions, world.today(context.now()))[:1]:
        answers = (("checkbox-blank-circle-outline", answer.in_(language)) for answer in each.answers[: MOST_LINES - 1])
        lines = (("comment-question-outline", each.text.in_(language)), *answers)
        yield RestingCard(title=context.tr("Question of the week"), lines=lines)
    for each in told(questions)[:1]:
        bars = (("chart-bar", _bar_line(bar, language)) for bar in chart(each))
        lines = (("comment-question-outline", each.text.in_(language)), *bars)
        yield RestingCard(title=context.tr("How you answered"), lines=lines[:MOST_LINES])


def _bar_line(bar: Bar, language: str) -> str:
    """Its figures stay on one line: "30 %" alone on the next one says nothing."""
    figures = bar_count(bar, language).replace(" ", "\u00a0")
    return f"{bar_words(bar, language)} · {figures}"


def booking(context: Context) -> Iterator[RestingCard]:
    """How little it takes to book, and what the code is for."""
    yield RestingCard(
        title=context.tr("Book without signing in"),
        lines=(("ticket-account", context.tr("You get a code. That is all you need.")),),
    )
    yield RestingCard(
        title=context.tr("Already booked?"),
        lines=(("map-marker-check", context.tr("Check in, extend or cancel here with your code.")),),
    )


MAKERS: tuple[Maker, ...] = (events, celia, rooms_free, house_page, question, booking)


def resting_cards(context: Context) -> list[RestingCard]:
    """All there is to tell now, in turn; never nothing."""
    return [card for make in MAKERS for card in make(context)]
