"""What the hub does by itself, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.hub.example import HOUR, MINUTE, TurnableClock, at, house
from tests.hub.running import Running, running

WHO: dict[str, Any] = {"details": {"name": "Maija Korhonen", "people": 12}}


def test_an_unused_booking_is_released(both: Running, clock: TurnableClock) -> None:
    booked = both.client.book("pelihuone", at(11), at(12))
    clock.advance(HOUR + 14 * MINUTE)
    both.hub.jobs.once()
    assert both.client.state(booked) == "confirmed"
    clock.advance(MINUTE)
    both.hub.jobs.once()
    assert both.client.state(booked) == "released"
    assert both.client.book("pelihuone", at(11), at(12)).status == 201


def test_a_booking_made_in_the_middle_counts_from_then(hub: Running, clock: TurnableClock) -> None:
    """Approved ten minutes into its time, the room is not lost five minutes later."""
    booked = hub.client.book("sali", at(10), at(12), **WHO)
    clock.advance(10 * MINUTE)
    hub.new_client(staff=True).post(f"/v1/reservations/{booked.id}/approve")
    clock.advance(14 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "confirmed"
    clock.advance(MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "released"


def test_a_room_without_the_rule_keeps_its_no_shows(hub: Running, clock: TurnableClock) -> None:
    booked = hub.client.book("aula", at(11), at(12), details={"name": "M"})
    clock.advance(HOUR + 59 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "confirmed"
    clock.advance(MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "finished"


def test_a_used_room_is_finished_when_its_buffer_has_passed(both: Running, clock: TurnableClock) -> None:
    plain = both.client.book("pelihuone", at(10), at(11))
    cleaned = both.client.book("pienryhma", at(10), at(11))
    clock.advance(HOUR)
    both.hub.jobs.once()
    assert (both.client.state(plain), both.client.state(cleaned)) == ("finished", "checked_in")
    assert both.client.book("pienryhma", at(11), at(12)).rules == ["buffer"]
    clock.advance(30 * MINUTE)
    both.hub.jobs.once()
    assert both.client.state(cleaned) == "finished"
    assert both.client.book("pienryhma", at(11, 30), at(12)).status == 201


def test_a_request_nobody_answers_lets_go(hub: Running, clock: TurnableClock) -> None:
    booked = hub.client.book("sali", at(11), at(12), **WHO)
    clock.advance(HOUR + 15 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "released"


def test_kiosks_hear_of_it(hub: Running, clock: TurnableClock) -> None:
    booked = hub.client.book("pelihuone", at(11), at(12))
    since = hub.client.get("/v1/snapshot").json()["cursor"]
    clock.advance(HOUR + 15 * MINUTE)
    hub.hub.jobs.once()
    (change,) = hub.client.get("/v1/feed", since=since).json()["changes"]
    assert (change["id"], change["reservation"]["state"]) == (booked.id, "released")


def test_the_thread_does_it_without_being_asked(sqlite_url: str, clock: TurnableClock) -> None:
    """Started as it is in life, the hub makes its rounds."""
    from time import monotonic, sleep

    with running(house(sqlite_url), clock) as hub:
        hub.hub.jobs._every = 0.05
        hub.hub.start()
        booked = hub.client.book("pelihuone", at(11), at(12))
        clock.advance(HOUR + 15 * MINUTE)
        until = monotonic() + 5
        while hub.client.state(booked) != "released" and monotonic() < until:
            sleep(0.05)
        assert hub.client.state(booked) == "released"


# --- the clock ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jump", [timedelta(days=14), timedelta(minutes=5), -timedelta(minutes=5)])
def test_after_a_jump_the_jobs_wait_until_the_clock_is_steady(
    hub: Running, clock: TurnableClock, jump: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is released on a time that has just been set; after some steady minutes it is."""
    booked = hub.client.book("pelihuone", at(11), at(12))
    clock.advance(HOUR + 10 * MINUTE)
    hub.hub.jobs.once()
    clock.jump(jump)
    clock.advance(6 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "confirmed"
    health = hub.client.get("/health").json()
    assert (health["ok"], health["clock"]) == (False, False)
    assert ("eteenpäin" if jump > timedelta(0) else "taaksepäin") in health["notes"][0]
    assert "jumped" in caplog.text
    clock.advance(2 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "confirmed"
    clock.advance(4 * MINUTE)
    hub.hub.jobs.once()
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "released"
    assert hub.client.get("/health").json()["ok"]


def test_small_adjustments_are_no_jumps(hub: Running, clock: TurnableClock) -> None:
    booked = hub.client.book("pelihuone", at(11), at(12))
    clock.advance(HOUR + 15 * MINUTE)
    clock.jump(timedelta(seconds=80))
    hub.hub.jobs.once()
    assert hub.client.state(booked) == "released"


@pytest.fixture
def started_in_the_past(sqlite_url: str) -> Iterator[tuple[Running, TurnableClock]]:
    """A board without a battery: it knew ten past eleven yesterday and wakes up in 2020."""
    clock = TurnableClock()
    with running(house(sqlite_url), clock) as hub:
        hub.client.book("pelihuone", at(14), at(15), "koe-koodi-47")
        clock.advance(10 * MINUTE)
        hub.hub.jobs.once()
    clock = TurnableClock(datetime(2020, 1, 1, tzinfo=UTC))
    with running(house(sqlite_url), clock) as hub:
        yield hub, clock


def test_started_in_the_past_nothing_is_booked_or_released(
    started_in_the_past: tuple[Running, TurnableClock], caplog: pytest.LogCaptureFixture
) -> None:
    """However long it waits: a wrong clock does not become right by running."""
    hub, clock = started_in_the_past
    for _ in range(3):
        clock.advance(10 * MINUTE)
        hub.hub.jobs.once()
    refused = hub.client.book("pelihuone", at(16), at(17))
    assert (refused.status, refused.doc["code"]) == (503, "clock_untrusted")
    assert "trust-clock" in hub.client.get("/health").json()["notes"][0]
    assert "already been" in caplog.text
    assert len(hub.client.get("/v1/snapshot").json()["reservations"]) == 1
    assert hub.client.get("/v1/snapshot").json()["house"]["hours"]["known"]["start"].startswith("2026")


def test_set_right_it_goes_on_after_a_while(started_in_the_past: tuple[Running, TurnableClock]) -> None:
    """The time server answers: bookings are taken at once, jobs wait until the clock is steady."""
    hub, clock = started_in_the_past
    hub.hub.jobs.once()
    clock.jump(at(14, 20) - clock.now())
    hub.hub.jobs.once()
    assert hub.client.book("pelihuone", at(16), at(17)).status == 201
    assert hub.client.find("koe-koodi-47").json()["reservation"]["state"] == "confirmed"
    clock.advance(4 * MINUTE)
    hub.hub.jobs.once()
    hub.hub.jobs.once()
    assert hub.client.find("koe-koodi-47").json()["reservation"]["state"] == "released"


def test_set_back_while_running_it_is_believed_after_a_while(hub: Running, clock: TurnableClock) -> None:
    """A clock that was ahead and is corrected must not shut the house for ever."""
    clock.advance(10 * MINUTE)
    hub.hub.jobs.once()
    clock.jump(-2 * HOUR)
    hub.hub.jobs.once()
    assert hub.client.book("pelihuone", at(14), at(15)).status == 503
    clock.advance(4 * MINUTE)
    hub.hub.jobs.once()
    assert hub.client.book("pelihuone", at(14), at(15)).status == 201


# --- days that are not like others ---------------------------------------------------------------------------------


def test_midnight_moves_the_known_hours(hub: Running, clock: TurnableClock) -> None:
    """A day later the kiosks are told one more day, without a restart."""
    snapshot = hub.client.get("/v1/snapshot").json()
    clock.advance(timedelta(days=1))
    hub.hub.jobs.once()
    feed = hub.client.get("/v1/feed", since=snapshot["cursor"]).json()
    assert sorted({change["kind"] for change in feed["changes"]}) == ["house", "resource"]
    house_now = next(change["house"] for change in feed["changes"] if change["kind"] == "house")
    assert house_now["hours"]["known"]["end"] > snapshot["house"]["hours"]["known"]["end"]
    hub.hub.jobs.once()
    assert not hub.client.get("/v1/feed", since=feed["cursor"]).json()["changes"]


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "2027-03-28T05:00:00Z"),  # spring: 03:00 does not exist
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "2027-10-31T06:00:00Z"),  # autumn: 03:30 comes twice
    ],
)
def test_on_the_days_the_clocks_change(sqlite_url: str, day: datetime, opens: str) -> None:
    """Opening stays at eight by the wall; release counts true minutes."""
    clock = TurnableClock(day)
    with running(house(sqlite_url), clock) as hub:
        snapshot = hub.client.get("/v1/snapshot").json()
        starts = [period["start"] for period in snapshot["house"]["hours"]["periods"]]
        assert opens in starts
        start = datetime.fromisoformat(opens)
        booked = hub.client.book("pelihuone", start, start + HOUR)
        assert booked.status == 201
        clock.advance(start - day + 14 * MINUTE)
        hub.hub.jobs.once()
        assert hub.client.state(booked) == "confirmed"
        clock.advance(MINUTE)
        hub.hub.jobs.once()
        assert hub.client.state(booked) == "released"
