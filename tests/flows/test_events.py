"""Finding out what is on, by touch: list, chips, search, one event. Events come as the hub's feed brings them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kiosk.domain.events import Event, EventFilter, EventStatus, Link, LinkKind
from kiosk.domain.text import Text
from tests.made_events import (
    HOSTILE,
    event,
    exhibition,
    full_of_everything,
    hostile,
    many,
    postponed,
    series,
)
from tests.ui.rig.patron import ZONE, Patron

Tell = Callable[..., None]


@pytest.fixture
def tell(patron: Patron) -> Iterator[Tell]:
    """Changes of the hub's feed, in pages as it sends them; afterwards the house has no events again."""
    from kiosk.adapters.washing import washed
    from kiosk.api.feed import Change, Feed
    from kiosk.api.house import Kind

    ledger: Any = patron.branch.kiosk.worker._follower._ledger
    told: set[str] = set()

    def follow(changes: list[Change]) -> None:
        for at in range(0, len(changes), 200):
            ledger.followed(washed(Feed(cursor=ledger.cursor, changes=tuple(changes[at : at + 200]))))
        version = ledger.world.events_version
        patron.until(lambda: patron.app.context.world.events_version == version, 30, "the events on the screen")
        patron.pilot.frame(3)

    def say(*events: Event, gone: tuple[str, ...] = ()) -> None:
        told.update(each.id for each in events)
        changes = [Change(kind=Kind.EVENT, id=each.id, event=each) for each in events]
        follow([*changes, *(Change(kind=Kind.EVENT, id=key) for key in gone)])

    yield say
    patron.app.end_visit()
    follow([Change(kind=Kind.EVENT, id=key) for key in told])


@pytest.fixture
def filters(patron: Patron) -> tuple[EventFilter, ...]:
    found: tuple[EventFilter, ...] = patron.app.context.world.house.event_filters
    assert found, "the shipped house has filters"
    return found


def at(patron: Patron, hours: float = 1, days: int = 0) -> datetime:
    now = patron.clock.now().replace(minute=0, second=0, microsecond=0)
    return now + timedelta(hours=hours, days=days)


def saturday(patron: Patron) -> datetime:
    today = patron.clock.now().astimezone(ZONE)
    noon = today.replace(hour=12, minute=0, second=0, microsecond=0)
    return noon + timedelta(days=(5 - today.weekday()) % 7 or 7)


def rows(patron: Patron) -> list[Any]:
    """The cards on the screen, from above."""
    return [row for row in patron.screen.ids.rows.rows if hasattr(row, "event_id")]


def titles(patron: Patron) -> list[str]:
    return [row.title_text for row in rows(patron)]


def test_what_is_on_at_the_weekend_is_three_touches_from_rest(patron: Patron, tell: Tell) -> None:
    tell(event("mon", at(patron, 2), "Maanantaikerho"), event("sat", saturday(patron), "Pelipäivä"))
    patron.app.show_attract()
    patron.pilot.settle()
    with patron.counted() as touches:
        patron.wake()
        patron.touch("Events")
        patron.touch("Weekend")
    assert len(touches) == 3
    assert titles(patron) == ["Pelipäivä"]


def test_the_tile_is_there_when_the_house_tells_of_events(patron: Patron, tell: Tell) -> None:
    assert not patron.sees("Events")
    tell(event("a", at(patron, 2), "Satutunti"), event("b", at(patron, 3)))
    assert patron.sees("Events")
    assert "Satutunti" in patron.words() and "2" in patron.words()
    tell(gone=("a", "b"))
    assert not patron.sees("Events")


def test_the_list_says_in_words_what_has_become_of_an_event(patron: Patron, tell: Tell) -> None:
    off = series("off", [at(patron, 2), at(patron, 2, 7)], "Paja")
    off = replace(off, occurrences=(replace(off.occurrences[0], status=EventStatus.CANCELLED), off.occurrences[1]))
    tell(
        exhibition("show", at(patron, -30), 20),
        off,
        replace(event("full", at(patron, 3), "Konsertti"), seats_left=0),
        replace(event("moved", at(patron, 4), "Luento"), status=EventStatus.RESCHEDULED),
        postponed("later", "Retki"),
    )
    patron.touch("Events")
    headings = [row.text for row in patron.screen.ids.rows.rows if not hasattr(row, "event_id")]
    assert headings[0] == patron.say("On now")
    shown = {row.event_id: row for row in rows(patron)}
    assert shown["off"].state_text == patron.say("Called off")
    assert shown["off"].ids.title.strikethrough and not shown["full"].ids.title.strikethrough
    assert patron.say("Next time {time}", time="").strip() in shown["off"].facts_text
    assert shown["full"].state_text == patron.say("Full")
    assert shown["moved"].state_text == patron.say("New time")
    patron.screen.ids.rows.scroll_by(10_000)
    patron.pilot.frame(3)
    assert titles(patron)[-1] == "Retki", "what has no time is last"
    assert patron.say("Postponed, no new time yet") in patron.words()


def test_a_series_is_shown_once_with_its_other_dates(patron: Patron, tell: Tell) -> None:
    tell(series("s", [at(patron, 2, days) for days in (-7, 0, 7, 14, 21)], "Lukupiiri"))
    patron.touch("Events")
    assert titles(patron) == ["Lukupiiri"]
    assert patron.app.context.trn("Also on {days} and {n} more time", "", 1, days="")[-8:] in rows(patron)[0].again_text
    patron.pilot.touch(rows(patron)[0])
    assert len(patron.screen.when_rows) == 4, "what is over is not told"


def test_only_chips_that_lead_somewhere_are_offered(
    patron: Patron, tell: Tell, filters: tuple[EventFilter, ...]
) -> None:
    first, second = filters[0], filters[1]
    tell(
        replace(event("a", at(patron, 50), "Eka"), tags=(first.id,)),
        replace(event("b", at(patron, 51), "Toka"), free=True),
    )
    patron.touch("Events")
    offered = {chip.text for chip in patron.screen.ids.chips.children}
    assert first.name.fi in offered and second.name.fi not in offered
    assert patron.say("Today") not in offered and patron.say("Free of charge") in offered
    patron.pilot.touch(first.name.fi)
    assert titles(patron) == ["Eka"]
    patron.touch("Free of charge")
    assert titles(patron) == []
    assert patron.sees("There is nothing of this kind in sight just now.")
    patron.touch("Show everything")
    assert titles(patron) == ["Eka", "Toka"]


def test_words_are_found_as_they_are_typed(patron: Patron, tell: Tell) -> None:
    tell(event("a", at(patron, 2), "Sään äärellä"), event("b", at(patron, 3), "Meri ja joki"))
    patron.touch("Events")
    patron.touch("Search")
    patron.type("saan")
    assert titles(patron) == ["Sään äärellä"]
    patron.type(" x")
    assert titles(patron) == []
    assert patron.sees("Nothing was found with the words “{words}”.", words="saan x")
    patron.type("\b\b")
    patron.touch("Show")
    assert not [control for control in patron.pilot.controls() if getattr(control, "value", None) == "a"], "no keys"
    assert titles(patron) == ["Sään äärellä"]
    patron.touch("End the search")
    assert len(titles(patron)) == 2
    patron.touch("Search")
    patron.type("me")
    patron.app.end_visit()
    patron.wake()
    patron.touch("Events")
    assert patron.screen.typed == "" and not patron.screen.searching, "nothing of it is left for the next patron"


def test_back_from_an_event_is_where_one_was(patron: Patron, tell: Tell) -> None:
    tell(*many(300, at(patron, 1)))
    patron.touch("Events")
    patron.touch("Free of charge")
    patron.screen.ids.rows.scroll_by(4_000)
    patron.pilot.frame(3)
    before = titles(patron)
    patron.pilot.touch(rows(patron)[1])
    patron.awaits("event")
    patron.touch("Back")
    patron.awaits("events")
    assert set(titles(patron)) & set(before) and titles(patron)[0] in before
    tell(event("new", at(patron, 0.5), "Uusi heti alussa"))
    assert titles(patron)[0] in before, "what comes in above does not move what one reads"
    patron.go_home()
    patron.touch("Events")
    assert titles(patron)[0] == "Uusi heti alussa"


def test_a_list_that_is_opened_again_begins_at_its_top(patron: Patron, tell: Tell) -> None:
    tell(*(event(f"e{number}", at(patron, 2, number), f"Satutunti {number}") for number in range(30)))
    patron.touch("Events")
    assert titles(patron)[0] == "Satutunti 0"
    patron.touch("Back")
    patron.awaits("home")
    tell(exhibition("show", at(patron, -30), 20, "Meren valo"))
    patron.touch("Events")
    assert titles(patron)[:2] == ["Meren valo", "Satutunti 0"], "what stood at the top the last time does not matter"


def test_one_event_has_everything_that_is_known_of_it(patron: Patron, tell: Tell) -> None:
    tell(full_of_everything("x", at(patron, 2)))
    patron.touch("Events")
    patron.pilot.touch(rows(patron)[0])
    patron.awaits("event")
    said = patron.words()
    for words in (
        "Satutunti: Muumit ja pyrstötähti",
        "Satuja alle kouluikäisille.",
        "Luetaan yhdessä.",
        "Mukaan voi tulla kesken.",
        "Lastenosasto, Kalajoentie 1, Kalajoki",
        "Maksuton",
        "Kalajoen kirjasto",
        "Esteetön sisäänkäynti.",
        "Kuva: Kalajoen kirjasto",
        patron.app.context.trn("{n} seat left", "{n} seats left", 4),
        patron.say("For ages {low} to {high}", low=3, high=6),
    ):
        assert words in said, words
    patron.pilot.touch("Svenska")
    assert "Sagostund: Mumin" in patron.words()
    patron.pilot.touch("Suomi")


def test_the_codes_lead_where_they_say(patron: Patron, tell: Tell) -> None:
    """Read from the pixels by another program; beside each stands what one can type."""
    import zxingcpp

    start = at(patron, 2)
    tell(full_of_everything("x", start))
    patron.touch("Events")
    patron.pilot.touch(rows(patron)[0])
    patron.awaits("event")
    screen = patron.screen
    patron.until(lambda: len(screen.ids.codes.children) == 3, what="the codes")
    found = []
    for card in screen.ids.codes.children[::-1]:
        screen.ids.scroll.scroll_to(card, animate=False)
        patron.pilot.frame(4)
        found += [each.text for each in zxingcpp.read_barcodes(patron.pilot.picture())]
    assert {"https://kalajoki.fi/satutunti", "https://kalajoki.fi/ilmoittaudu"} <= set(found)
    calendar = next(text for text in found if text.startswith("BEGIN:VCALENDAR"))
    assert f"DTSTART:{start:%Y%m%dT%H%M%SZ}" in calendar.split("\r\n")
    assert "SUMMARY:Satutunti: Muumit" in calendar
    shorts = "".join(card.short_text for card in screen.ids.codes.children).replace("\n", "")
    assert "kalajoki.fi/satutunti" in shorts and "https://" not in shorts


def test_nobody_is_sent_to_what_does_not_take_place(patron: Patron, tell: Tell) -> None:
    whole = full_of_everything("x", at(patron, 2))
    tell(replace(whole, status=EventStatus.CANCELLED, links=(Link(LinkKind.TICKETS, "https://kalajoki.fi/liput"),)))
    patron.touch("Events")
    patron.pilot.touch(rows(patron)[0])
    patron.awaits("event")
    patron.pilot.pump(0.5)
    assert patron.sees("Called off")
    assert not patron.screen.ids.codes.children


def test_an_event_that_goes_while_it_is_read_says_so(patron: Patron, tell: Tell) -> None:
    tell(event("a", at(patron, 2), "Satutunti"))
    patron.touch("Events")
    patron.pilot.touch(rows(patron)[0])
    tell(gone=("a",))
    assert patron.sees("This event is no longer listed.")
    assert "Satutunti" in patron.words()


def test_a_gathering_is_shown_and_named_even_without_anything_else(patron: Patron, tell: Tell) -> None:
    tell(event("bare", at(patron, 2), "", length=None))
    patron.touch("Events")
    assert titles(patron) == [patron.say("An event without a name")]
    patron.pilot.touch(rows(patron)[0])
    patron.awaits("event")
    assert patron.sees("An event without a name")


def test_hostile_words_are_words(patron: Patron, tell: Tell) -> None:
    """Each in every place of an event: the screens stay whole, no markup is read, no control has two meanings."""
    from kivy.uix.label import Label

    from kiosk.tour.measure import findings

    made = [each for each, words in zip(hostile(at(patron, 1)), HOSTILE, strict=True) if words]
    tell(*made)
    patron.touch("Events")
    assert "[b]Lihava[/b] [ref=koti]tästä[/ref] [size=9999]iso" in titles(patron)
    seen: set[str] = set()
    while True:
        patron.pilot.frame(3)
        labels = [w for w in patron.pilot.visible() if isinstance(w, Label)]
        assert not [label for label in labels if label.markup]
        wrong = [each for each in findings(patron.pilot.visible(), patron.app.theme) if each.kind != "broken word"]
        assert not wrong, wrong
        seen.update(row.event_id for row in rows(patron))
        if not patron.screen.ids.rows.scroll_by(patron.screen.ids.rows.height * 0.7):
            break
    assert seen == {each.id for each in made}
    for each in made:
        patron.app.router.go("event", event=each.id)
        patron.pilot.settle()
        patron.pilot.pump(0.3)
        wrong = [one for one in findings(patron.pilot.visible(), patron.app.theme) if one.kind != "broken word"]
        assert not wrong, (each.id, wrong)
        patron.app.router.back()
    assert not patron.branch.kiosk.guard._recent


def test_ten_thousand_events_scroll_and_search(patron: Patron, tell: Tell) -> None:
    tell(*many(10_000, at(patron, 1)))
    patron.touch("Events")
    listing = patron.screen.ids.rows
    assert listing.count > 10_000
    made = len(listing.children)
    first = listing.first
    for _ in range(4):
        # On a card, so that a finger that does not let it go would open it.
        x, y = patron.pilot.middle(rows(patron)[-2])
        patron.pilot.press(x, y)
        for step in range(1, 21):
            patron.pilot.move(x, y + listing.height * 0.025 * step)
            patron.pilot.frame()
        patron.pilot.lift()
        patron.pilot.pump(0.3)
    assert listing.first > first + 10, "it goes on when the finger has let go"
    assert patron.screen is patron.app.router.current and patron.screen.name == "events", "no row was pressed"
    listing.begin(listing.count, 9_000)
    patron.pilot.frame(3)
    assert len(listing.children) <= made + 6, "rows are used again"
    patron.touch("Search")
    patron.type("9999")
    assert len(titles(patron)) == 1 and titles(patron)[0].endswith("9999")


def test_the_resting_screen_tells_what_is_on_today(patron: Patron, tell: Tell) -> None:
    from kiosk.ui.resting_cards import resting_cards

    off = replace(event("off", at(patron, 1), "Ei tänään"), status=EventStatus.CANCELLED)
    tell(event("a", at(patron, 2), "Satutunti"), exhibition("show", at(patron, -30), 20, "Näyttely"), off)
    patron.app.show_attract()
    patron.pilot.settle()
    lines = [words for words in patron.pilot.words() if "Satutunti" in words or "Näyttely" in words]
    assert len(lines) == 2 and "Satutunti" in lines[0], "what begins yet comes before what goes on for days"
    assert "Ei tänään" not in patron.words()
    patron.wake()
    tell(gone=("a", "show", "off"))
    tell(event("later", at(patron, 2, 3), "Konsertti"))
    titles_ = [card.title for card in resting_cards(patron.app.context)]
    assert patron.say("Coming up") in titles_ and patron.say("Today in the house") not in titles_


def test_after_closing_the_resting_screen_tells_of_tomorrow(patron: Patron, tell: Tell) -> None:
    from kiosk.ui.resting_cards import resting_cards

    local = patron.clock.now().astimezone(ZONE)
    patron.clock.ahead(local.replace(hour=21, minute=30) - local)
    tell(event("tomorrow", at(patron, 16), "Lukupiiri"), exhibition("show", at(patron, -30), 20, "Näyttely"))
    first = resting_cards(patron.app.context)[0]
    assert first.title == patron.say("Tomorrow in the house")
    assert [words.partition(" · ")[2] for _, words in first.lines] == ["Lukupiiri", "Näyttely"]
    assert first.lines[0][1].startswith("klo 13"), "the heading says the day"
    tell(event("tonight", at(patron, 1.5), "Yökahvila"))
    first = resting_cards(patron.app.context)[0]
    assert first.title == patron.say("Later today") and len(first.lines) == 1, (
        "the exhibition is behind the locked door"
    )


def test_from_an_event_to_its_place_and_what_is_on_there(patron: Patron, tell: Tell) -> None:
    here = replace(event("here", at(patron, 1), "Kuoroilta"), place=Text(fi="Virta-sali"))
    off = replace(event("off", at(patron, 1), "Peruttu ilta"), place=here.place, status=EventStatus.CANCELLED)
    there = replace(event("there", at(patron, 1), "Rantakirppis"), place=Text(fi="Hiekkasärkät"))
    tell(here, off, there)
    patron.app.router.go("event", event="there")
    patron.awaits("event")
    assert not patron.screen.ids.to_plan.shown
    patron.app.router.go("event", event="here")
    patron.awaits("event")
    patron.screen.ids.scroll.scroll_to(patron.screen.ids.to_plan, animate=False)
    patron.pilot.frame(4)
    patron.touch("Show on the floor plan")
    patron.awaits("plan")
    assert patron.screen.chosen == "virta-sali"
    assert patron.screen.ids.steps.children, "the way is shown at once"
    (row,) = patron.screen.chosen_events
    assert row[1].endswith("Kuoroilta")
