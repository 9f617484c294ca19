"""Lists of events from the store, against a plainer telling of what belongs in them."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from kiosk.adapters.event_reader import EventReader
from kiosk.adapters.store import Store
from kiosk.domain.events import ASSUMED_LENGTH, Event, EventStatus, Occurrence
from kiosk.domain.search import folded
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from kiosk.services.events_view import EventWish, Offer, Order, Pages, When, window
from tests.made_events import DAY, FILTERS, HOUR, event, exhibition, full_of_everything, midnight, postponed, series

NOW = datetime(2026, 11, 25, 11, 42, tzinfo=UTC)
"""A Wednesday, 13.42 in Kalajoki."""
ZONE = ZoneInfo("Europe/Helsinki")


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "kiosk.db" if request.param == "file" else None) as made:
        yield made


def listed(store: Store, wish: EventWish | None = None) -> list[str]:
    wish = wish or EventWish()
    reader = EventReader(store)
    order = reader.order(wish, window(wish.when, NOW, ZONE))
    return [each.id for each in reader.read(order.keys) if each is not None]


def test_what_runs_comes_first_then_day_by_day_and_what_has_no_time_last(store: Store) -> None:
    store.put_events(
        [
            event("tomorrow", NOW + DAY),
            postponed("put-off"),
            event("tonight", NOW + 4 * HOUR),
            exhibition("show", midnight(NOW) - 10 * DAY, 40),
            event("running", NOW - HOUR, length=3 * HOUR),
            event("over", NOW - 3 * HOUR),
            event("no-end", NOW - HOUR, length=None),
            event("no-end-over", NOW - 3 * HOUR, length=None),
        ]
    )
    assert listed(store) == ["no-end", "running", "show", "tonight", "tomorrow", "put-off"]
    assert listed(store, EventWish(when=When.TODAY)) == ["no-end", "running", "show", "tonight"]


def test_a_series_stands_once_at_its_next_time_that_fits(store: Store) -> None:
    weekly = series("weekly", [NOW - 7 * DAY, NOW + 3 * HOUR, NOW + 3 * DAY, NOW + 10 * DAY])
    store.put_events([weekly])
    reader = EventReader(store)
    for when, index in ((When.ANY, 1), (When.TODAY, 1), (When.WEEKEND, 2)):
        row = Pages(reader.order(EventWish(when=when), window(when, NOW, ZONE)), reader.read).row(0)
        assert row is not None
        assert row.at == weekly.occurrences[index]
        assert row.again == weekly.occurrences[index + 1 :]


def test_an_exhibition_stands_once_and_runs_through_the_weekend(store: Store) -> None:
    store.put_events([exhibition("show", midnight(NOW) - DAY, 20), exhibition("later", midnight(NOW) + 4 * DAY, 9)])
    reader = EventReader(store)
    order = reader.order(EventWish(when=When.WEEKEND), window(When.WEEKEND, NOW, ZONE))
    assert (len(order), order.running) == (2, 1)
    assert listed(store) == ["show", "later"]


def _random_events(chance: Random) -> list[Event]:
    made = []
    for n in range(60):
        starts = sorted(
            {NOW + timedelta(hours=chance.randint(-100, 200)) for _ in range(chance.choice([0, 1, 1, 1, 4]))}
        )
        times = tuple(
            Occurrence(at, chance.choice([None, at + HOUR, at + 30 * HOUR, at + 200 * HOUR, at])) for at in starts
        )
        made.append(
            replace(
                event(f"e{n:02}", title=chance.choice(["Sään äärellä", "Meri ja joki", "Åsa läser", "Sanataide"])),
                occurrences=times,
                tags=tuple(chance.sample([each.id for each in FILTERS], chance.randint(0, 2))),
                free=chance.choice([True, False, None]),
                place=chance.choice([None, Text(fi="Joensuu", sv="Åboa")]),
            )
        )
    return made


def _told_plainly(events: list[Event], wish: EventWish, span: Span) -> list[str]:
    running: list[tuple[datetime, str]] = []
    coming: list[tuple[datetime, str]] = []
    timeless: list[str] = []
    for each in events:
        texts = [each.title.fi, *((each.place.fi, each.place.sv) if each.place else ())]
        words = folded(" ".join(texts))
        if wish.tag is not None and wish.tag not in each.tags:
            continue
        if (wish.free and not each.free) or any(part not in words for part in folded(wish.words).split()):
            continue
        fitting = []
        for time in each.occurrences:
            end = time.start + ASSUMED_LENGTH if time.end is None else time.end
            if end > span.start and time.start < span.end:
                fitting.append((time.start, end))
        if fitting:
            start, end = min(fitting)
            (running if start < span.start else coming).append((end if start < span.start else start, each.id))
        elif not each.occurrences and wish.when is When.ANY:
            timeless.append(each.id)
    return [*(key for _, key in [*sorted(running), *sorted(coming)]), *timeless]


@pytest.mark.parametrize("seed", range(4))
def test_every_wish_against_the_plain_telling(store: Store, seed: int) -> None:
    events = _random_events(Random(seed))
    store.put_events(events)
    tags = (None, *(each.id for each in FILTERS))
    for when, tag, free, words in product(When, tags, (False, True), ("", "SAAN", "å", "joki meri", "zz")):
        wish = EventWish(when=when, tag=tag, free=free, words=words)
        assert listed(store, wish) == _told_plainly(events, wish, window(when, NOW, ZONE)), wish


@pytest.mark.parametrize(
    ("now", "first", "last"),
    [
        (NOW, "2026-11-28T00:00", "2026-11-30T00:00"),
        (datetime(2026, 11, 28, 8, tzinfo=UTC), "2026-11-28T10:00", "2026-11-30T00:00"),
        (datetime(2026, 11, 29, 21, 59, tzinfo=UTC), "2026-11-29T23:59", "2026-11-30T00:00"),
        (datetime(2026, 11, 29, 22, tzinfo=UTC), "2026-12-05T00:00", "2026-12-07T00:00"),
        (datetime(2027, 3, 26, 9, tzinfo=UTC), "2027-03-27T00:00", "2027-03-29T00:00"),
    ],
    ids=["wednesday", "saturday", "sunday night", "monday", "summer time begins"],
)
def test_the_weekend_is_saturday_and_sunday_of_the_house(now: datetime, first: str, last: str) -> None:
    span = window(When.WEEKEND, now, ZONE)
    told = [each.astimezone(ZONE).replace(tzinfo=None).isoformat(timespec="minutes") for each in (span.start, span.end)]
    assert told == [first, last]


def test_only_chips_that_would_show_something_are_offered(store: Store) -> None:
    reader = EventReader(store)
    spans = {when: window(when, NOW, ZONE) for when in When}
    tags = [each.id for each in FILTERS]
    assert not reader.any()
    assert reader.offer(spans, tags) == Offer()
    store.put_events(
        [
            replace(event("a", NOW + HOUR), tags=("lapset",), free=True),
            replace(event("b", NOW - 5 * HOUR), tags=("sali",)),
            replace(postponed("c"), tags=("liikunta",)),
        ]
    )
    offer = reader.offer(spans, tags)
    assert reader.any()
    assert offer == Offer(frozenset({When.ANY, When.TODAY}), frozenset({"lapset", "liikunta"}), free=True)


def test_the_brief_counts_today_and_names_what_is_next_but_nothing_cancelled(store: Store) -> None:
    gone = replace(event("gone", NOW + HOUR / 2), status=EventStatus.CANCELLED)
    one_off = replace(series("s", [NOW + HOUR, NOW + 2 * HOUR]))
    cancelled_once = replace(
        one_off,
        occurrences=(replace(one_off.occurrences[0], status=EventStatus.CANCELLED), one_off.occurrences[1]),
    )
    store.put_events([gone, cancelled_once, event("running", NOW - HOUR / 2), event("tomorrow", NOW + DAY)])
    brief = EventReader(store).brief(window(When.TODAY, NOW, ZONE))
    assert brief.today == 2
    assert brief.next is not None and brief.next.at is not None
    assert (brief.next.event.id, brief.next.at.start) == ("s", NOW + 2 * HOUR)


def test_an_event_is_found_by_its_id_until_it_goes(store: Store) -> None:
    whole = full_of_everything("x", NOW)
    store.put_events([whole])
    reader = EventReader(store)
    assert reader.find("x") == whole
    order = reader.order(EventWish(), window(When.ANY, NOW, ZONE))
    store.put_events([replace(whole, title=Text(fi="Uusi"))])
    assert [each.title.fi for each in reader.read(order.keys) if each] == ["Uusi"], "it keeps its number"
    with store._writing():
        store._drop_event("x")
    assert reader.find("x") is None
    assert Pages(order, reader.read).row(0) is None


def test_reading_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with Store(tmp_path / "kiosk.db") as store:
        store.put_events([event("a", NOW)])
        reader, begun, done = EventReader(store), threading.Event(), threading.Event()
        assert reader.any()

        def write() -> None:
            with store._writing():
                store._put_event(event("b", NOW))
                begun.set()
                done.wait(10)

        writer = threading.Thread(target=write)
        writer.start()
        assert begun.wait(10)
        order = reader.order(EventWish(), window(When.ANY, NOW, ZONE))
        assert len(order) == 1, "what is not committed is not seen"
        done.set()
        writer.join()
        assert len(reader.order(EventWish(), window(When.ANY, NOW, ZONE))) == 2


def test_what_cannot_be_read_is_told_once_and_shows_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    with Store(tmp_path / "kiosk.db") as store:
        store.put_events([event("a", NOW), event("b", NOW)])
        with sqlite3.connect(tmp_path / "kiosk.db") as db:
            db.execute("UPDATE event_doc SET doc = '{\"id\": 3}' WHERE event = 1")
        db.close()
        assert listed(store) == ["b"]
        reader = EventReader(store)
        with store._writing():
            store._db.execute("DROP TABLE occurrence")
        for _ in range(3):
            assert len(reader.order(EventWish(), window(When.ANY, NOW, ZONE))) == 0
        assert reader.troubled
        assert caplog.text.count("no such table") == 1


def test_pages_are_read_as_they_are_looked_at() -> None:
    asked: list[int] = []

    def read(keys: object) -> list[Event | None]:
        found = list(keys)  # type: ignore[call-overload]
        asked.append(len(found))
        return [event(str(key), NOW + HOUR) for key in found]

    count = 1_000
    start = int((NOW + HOUR).timestamp())
    pages = Pages(Order(NOW, range(count), [start] * count), read)
    for index in range(count):
        row = pages.row(index)
        assert row is not None and row.event.id == str(index)
    assert sum(asked) == count
    assert len(pages._pages) <= 4
