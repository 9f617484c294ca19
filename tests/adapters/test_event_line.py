"""Events on their way from a hub to the kiosk's store: everything once, then what changes; and every way to be cut off."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.api import routes
from kiosk.api.feed import Change, EventPage
from kiosk.api.house import Kind
from kiosk.api.problem import Problem
from kiosk.domain.ideas import Question
from kiosk.domain.pages import Block, BlockKind, Blocks, Floor, Page, Place, Plan
from kiosk.domain.text import Text
from tests.adapters.conftest import MakeKiosk
from tests.adapters.rig.event_hub import EventHub, gone, told
from tests.adapters.rig.screen import Kiosk
from tests.made_events import DAY, HOSTILE, HOUR, event, full_of_everything, hostile, many, postponed

SOON = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + HOUR


@pytest.fixture
def hub() -> Iterator[EventHub]:
    made = EventHub()
    yield made
    made.close()


def titles(kiosk: Kiosk) -> dict[str, str]:
    with kiosk.store._reading():
        rows = kiosk.store._db.execute(
            "SELECT id, json_extract(doc, '$.title.fi') FROM event JOIN event_doc ON event = n"
        ).fetchall()
    return dict(rows)


def instead(hub: EventHub, body: bytes) -> None:
    """Let the hub answer so when it is asked for events."""
    true = hub.answer

    def answer(path: str, query: dict[str, str]) -> tuple[str, bytes] | Problem | None:
        return ("application/json", body) if path == routes.EVENTS else true(path, query)

    hub.answer = answer  # type: ignore[method-assign]


def complete(kiosk: Kiosk, count: int) -> Kiosk:
    kiosk.screen.until(lambda: kiosk.store.cursor() is not None and len(titles(kiosk)) == count)
    return kiosk


def test_all_events_come_by_the_page_and_then_what_changes(hub: EventHub, kiosk: MakeKiosk) -> None:
    hub.events = {each.id: each for each in many(450, SOON)}
    k = complete(kiosk(lambda: hub.endpoint).start(), 450)
    assert hub.asked.count(routes.EVENTS) == 5
    assert hub.asked.count(routes.SNAPSHOT) == 1
    version, sent = k.world.events_version, hub.sent
    hub.tell(told(event("new", SOON, "Uusi ilta")), told(replace(hub.events["m00003"], title=Text(fi="Muuttui"))))
    hub.tell(gone("m00004"))
    seconds = k.screen.until(lambda: k.screen.worlds[-1].events_version >= version + 3)
    known = titles(k)
    assert (known["new"], known["m00003"], "m00004" in known) == ("Uusi ilta", "Muuttui", False)
    assert seconds < 1.0
    assert hub.sent - sent < 20_000, "bytes for three changes"


def test_cut_off_between_two_pages_everything_comes_again(hub: EventHub, kiosk: MakeKiosk, tmp_path: Path) -> None:
    hub.events = {each.id: each for each in many(450, SOON)}
    hub.fail_after = 2
    k = kiosk(lambda: hub.endpoint).start()
    k.screen.until(lambda: len(titles(k)) == 200)
    assert k.store.cursor() is None
    assert k.world.docs, "rooms can be booked meanwhile"
    k.stop()
    with sqlite3.connect(tmp_path / "kiosk.db") as db:
        assert not db.execute("SELECT 1 FROM fact WHERE name = 'cursor'").fetchone(), "not even after an orderly stop"
    db.close()
    hub.fail_after = None
    del hub.events["m00000"]
    again = complete(kiosk(lambda: hub.endpoint).start(), 449)
    assert "m00000" not in titles(again), "what the hub does not tell any more goes"
    assert hub.asked.count(routes.SNAPSHOT) == 2


def test_a_line_that_breaks_goes_on_where_it_was(hub: EventHub, kiosk: MakeKiosk) -> None:
    hub.events = {each.id: each for each in many(450, SOON)}
    hub.fail_after = 3
    k = kiosk(lambda: hub.endpoint).start()
    k.screen.until(lambda: len(titles(k)) == 300)
    hub.fail_after = None
    complete(k, 450)
    assert hub.asked.count(routes.SNAPSHOT) == 1


def test_a_hub_that_knows_no_events_is_a_hub_all_the_same(hub: EventHub, kiosk: MakeKiosk) -> None:
    hub.knows_events = False
    k = complete(kiosk(lambda: hub.endpoint).start().online(), 0)
    hub.tell(told(event("new", SOON)))
    k.screen.until(lambda: "new" in titles(k))


def test_a_hub_that_has_lost_its_events_empties_no_screen(
    hub: EventHub, kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture
) -> None:
    hub.events = {"a": event("a", SOON), "b": event("b", SOON)}
    k = complete(kiosk(lambda: hub.endpoint).start(), 2)
    hub.forget()
    k.screen.until(lambda: k.store.cursor() == "2.0" and "no events any more" in caplog.text)
    assert set(titles(k)) == {"a", "b"}
    hub.tell(told(event("b", SOON)), told(event("c", SOON)))
    k.screen.until(lambda: set(titles(k)) == {"b", "c"})
    assert caplog.text.count("no events any more") == 1


def test_kept_events_go_when_the_hub_comes_to_its_next_day(hub: EventHub, kiosk: MakeKiosk) -> None:
    hub.events = {"a": event("a", SOON + 9 * DAY)}
    k = complete(kiosk(lambda: hub.endpoint).start(), 1)
    hub.forget()
    k.screen.until(lambda: k.store.cursor() == "2.0")
    same = replace(hub.house, name=Text(fi="Talo"))
    hub.tell(Change(kind=Kind.HOUSE, id="house", house=same))
    k.screen.until(lambda: k.world.house == same)
    assert set(titles(k)) == {"a"}
    known = replace(same.hours.known, start=same.hours.known.start + DAY)
    hub.tell(Change(kind=Kind.HOUSE, id="house", house=replace(same, hours=replace(same.hours, known=known))))
    k.screen.until(lambda: not titles(k))


def test_what_is_over_goes_by_the_hubs_clock(hub: EventHub, kiosk: MakeKiosk) -> None:
    class Future:
        """A kiosk that woke up in the wrong year."""

        def now(self) -> datetime:
            return datetime(2039, 1, 1, tzinfo=UTC)

        def monotonic(self) -> float:
            import time

            return time.monotonic()

    old, never = event("old", SOON - 3 * DAY), postponed("never")
    hub.events = {each.id: each for each in (old, event("new", SOON), never)}
    k = complete(kiosk(lambda: hub.endpoint, clock=Future()).start(), 3)
    later = replace(hub.house, hours=replace(hub.house.hours, known=replace(hub.house.hours.known, start=SOON - DAY)))
    hub.tell(Change(kind=Kind.HOUSE, id="house", house=later))
    k.screen.until(lambda: set(titles(k)) == {"new", "never"})


@pytest.mark.parametrize("next_", ["m00001", ""])
def test_pages_without_end_are_no_answer(hub: EventHub, kiosk: MakeKiosk, next_: str) -> None:
    import msgspec

    page = msgspec.json.encode(EventPage(events=() if next_ else (event("x", SOON),), next=next_))
    instead(hub, page)
    k = kiosk(lambda: hub.endpoint).start()
    k.screen.until(lambda: "do not go on" in (k.worker.status.last_error or ""))
    assert hub.asked.count(routes.EVENTS) < 20
    assert k.world.docs


def test_hostile_words_are_clean_when_they_are_kept(hub: EventHub, kiosk: MakeKiosk) -> None:
    def surrogate_safe(words: str) -> bool:
        return "\ud800" not in words  # no encoder of ours writes one; a hand-made JSON can

    events = [each for each, words in zip(hostile(SOON), HOSTILE, strict=True) if surrogate_safe(words)]
    hub.events = {each.id: each for each in events}
    k = complete(kiosk(lambda: hub.endpoint).start(), len(events))
    for title in titles(k).values():
        assert len(title) <= 200
        assert not any(ord(each) < 32 or each in "\u202e\u202c\x7f" for each in title)
    assert "Bileet klo 18" in titles(k).values(), "the font has no pictures"


def test_a_lone_surrogate_does_not_stop_the_line(hub: EventHub, kiosk: MakeKiosk) -> None:
    import msgspec

    body = msgspec.json.encode(EventPage(events=(event("x", SOON, "SYDAN"),))).replace(b"SYDAN", b"rikki \\ud800 on")
    instead(hub, body)
    k = kiosk(lambda: hub.endpoint).start().online()
    k.screen.until(lambda: bool(titles(k)) or k.worker.status.last_error is not None)
    assert k.world.docs


def test_pages_plan_and_question_come_with_the_rest(hub: EventHub, kiosk: MakeKiosk) -> None:
    later = Page(id="b", title=Text(fi="Pelihuone"), lead=Text(fi="Pelaa"), order=2)
    words = Blocks(fi=(Block(kind=BlockKind.PARAGRAPH, text="Eka\x00\n\nToka \u202e"),))
    first = Page(id="z", title=Text(fi="Talo\nmme"), lead=Text(fi="Lue"), order=1, blocks=words)
    plan = Plan(
        floors=(Floor(id="1", name=Text(fi="1. kerros"), width=30.0, depth=20.0),),
        places=(Place(id="sali", floor="1", name=Text(fi="Virta-sali"), area=((0.0, 0.0), (1.0, 0.0), (1.0, 2.0))),),
        here_floor="1",
        here=(2.0, 3.0),
    )
    question = Question(id="q", text=Text(fi="Mitä?"), first_day=date(2026, 11, 16), last_day=date(2026, 11, 22))
    hub.more = {"pages": (later, first), "plan": plan, "questions": (question,)}
    k = complete(kiosk(lambda: hub.endpoint).start().online(), 0)
    assert [page.id for page in k.world.pages.values()] == ["z", "b"]
    assert k.world.pages["z"].title.fi == "Talo mme"
    assert k.world.pages["z"].blocks.fi[0].text == "Eka\n\nToka"
    assert k.world.plan == plan
    assert k.world.questions == {"q": question}
    k.stop()
    world = kiosk(lambda: None).loaded
    assert (world.pages, world.plan, world.questions) == (k.world.pages, k.world.plan, k.world.questions)
    assert list(world.pages) == ["z", "b"]
    again = kiosk(lambda: hub.endpoint).start().online()
    hub.tell(
        Change(kind=Kind.PAGE, id="z"),
        Change(kind=Kind.PAGE, id="a", page=replace(later, id="a", order=0)),
        Change(kind=Kind.PLAN, id="plan", plan=replace(plan, here=(1.0, 1.0))),
        Change(kind=Kind.QUESTION, id="q", question=replace(question, results=(3, 4))),
    )
    again.screen.until(lambda: list(again.world.pages) == ["a", "b"])
    assert again.world.plan is not None and again.world.plan.here == (1.0, 1.0)
    assert again.world.questions["q"].results == (3, 4)
    again.stop()
    assert kiosk(lambda: None).loaded.questions == again.world.questions
    assert len(kiosk(lambda: None).loaded.pages) == 2


def test_a_store_of_the_first_version_grows_and_asks_for_everything(
    hub: EventHub, kiosk: MakeKiosk, tmp_path: Path
) -> None:
    from kiosk.adapters import store_file

    with sqlite3.connect(tmp_path / "kiosk.db") as db:
        db.executescript(store_file._FIRST + "PRAGMA user_version = 1;")
        db.execute("INSERT INTO fact VALUES ('cursor', '1.0'), ('secret', ?)", (b"s" * 32,))
        db.execute("INSERT INTO job (key, doc) VALUES ('x', '{}')")
    db.close()
    hub.events = {"a": full_of_everything("a", SOON)}
    k = kiosk(lambda: hub.endpoint)
    assert k.store.secret == b"s" * 32
    assert k.store.cursor() is None
    complete(k.start(), 1)
    with k.store._reading():
        assert k.store._db.execute("SELECT key FROM job").fetchall() == [("x",)], "the outbox is as it was"


def test_a_full_disk_loses_no_event_for_good(hub: EventHub, kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture) -> None:
    hub.events = {"a": event("a", SOON)}
    k = complete(kiosk(lambda: hub.endpoint).start(), 1)
    pages = k.store._db.execute("PRAGMA page_count").fetchone()[0]
    k.store._db.execute(f"PRAGMA max_page_count = {pages}")
    hub.tell(*(told(each) for each in many(150, SOON)))
    k.screen.until(lambda: not k.worker.status.durable)
    assert k.world.online
    k.store._db.execute("PRAGMA max_page_count = 1000000")
    hub.tell(Change(kind=Kind.HOUSE, id="house", house=replace(hub.house, name=Text(fi="Talo"))))
    complete(k, 151)
    assert k.worker.status.durable
