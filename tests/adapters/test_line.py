"""A patron at the screen, a real hub, and the line between them in every condition."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.hub_client import Endpoint
from kiosk.adapters.store import StoreError
from kiosk.domain.bookings import Action, State
from kiosk.domain.refusals import Rule
from kiosk.services.outbox import Own
from kiosk.services.outcomes import CodeUnknown, Done, Refused, Saved, SlowDown, Unreachable
from tests.adapters.conftest import MakeKiosk
from tests.adapters.rig.bad_server import BadServer, hangs
from tests.adapters.rig.cutter import Cutter
from tests.adapters.rig.house import SLOT, wish
from tests.adapters.rig.hub_process import HubProcess
from tests.adapters.rig.screen import Kiosk


@pytest.fixture
def cutter(hub: HubProcess) -> Iterator[Cutter]:
    hub.start()
    line = Cutter(hub.endpoint)
    yield line
    line.close()


def _of(hub: HubProcess, room: str) -> list[str]:
    return [state for _, resource, _, state in hub.reservations() if resource == room]


def test_a_patron_books_finds_extends_and_cancels(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    booked = k.book(wish("studio", 4))
    assert isinstance(booked, Done)
    assert booked.booked.reservation.id in k.world.reservations
    assert not k.world.local
    found = k.find(booked.code.upper().replace("-", " "))
    assert isinstance(found, Done)
    assert found.code == booked.code
    key, end = found.booked.reservation.id, found.booked.reservation.end
    longer = k.act(Action.EXTEND, key, found.code, end + SLOT)
    assert isinstance(longer, Done)
    assert longer.booked.reservation.end == end + SLOT
    gone = k.act(Action.CANCEL, key, found.code)
    assert isinstance(gone, Done)
    assert gone.booked.reservation.state is State.CANCELLED
    assert not k.world.held("studio")
    assert k.worker.status.outbox == 0


def test_the_running_slot_is_checked_in_and_ended(hub: HubProcess, kiosk: MakeKiosk) -> None:
    from kiosk.services.house_view import walk_up
    from kiosk.services.outcomes import Wish

    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    from datetime import UTC, datetime

    span = walk_up(k.world, "piano", datetime.now(UTC))
    assert span is not None
    booked = k.book(Wish(resource="piano", span=span))
    assert isinstance(booked, Done)
    assert booked.booked.reservation.state is State.CHECKED_IN
    ended = k.act(Action.END, booked.booked.reservation.id, booked.code)
    assert isinstance(ended, Done)
    assert ended.booked.reservation.state is State.FINISHED


def test_a_taken_slot_is_refused_with_what_works(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    assert isinstance(k.book(wish("sali", 3)), Done)
    refused = k.book(wish("sali", 3))
    assert isinstance(refused, Refused)
    assert refused.refusals[0].rule is Rule.TAKEN
    assert refused.alternatives
    assert not k.world.local, "the refused booking holds nothing here"
    assert k.worker.status.outbox == 0


def test_a_booking_at_one_kiosk_shows_on_the_other_within_a_second(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    one = kiosk(lambda: hub.endpoint, "one.db").start().online()
    two = kiosk(lambda: hub.endpoint, "two.db").start().online()
    for n in range(5):
        booked = one.book(wish("kokous", 2 + n))
        assert isinstance(booked, Done)
        key = booked.booked.reservation.id
        assert two.screen.until(lambda key=key: key in two.world.reservations) < 1.0  # type: ignore[misc]


def test_no_hub_at_the_start_then_one(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    before = kiosk(lambda: hub.endpoint).start().online()
    as_of = before.world.as_of
    before.stop()
    hub.stop()
    k = kiosk(lambda: hub.endpoint)
    assert len(k.loaded.docs) == 8, "everything that is known is shown"
    assert not k.loaded.online
    assert k.loaded.as_of is not None and as_of is not None and k.loaded.as_of >= as_of
    k.start()
    saved = k.book(wish("lasi", 5))
    assert isinstance(saved, Saved)
    assert saved.reservation.state is State.PROVISIONAL
    assert k.world.local and k.world.held("lasi")
    found = k.find(saved.code)
    assert isinstance(found, Saved)
    assert isinstance(k.book(wish("lasi", 5)), Refused), "rules are asked here while the hub is away"
    hub.start()
    k.sent()
    k.screen.until(lambda: k.world.online)
    assert not k.world.local
    confirmed = k.find(saved.code)
    assert isinstance(confirmed, Done)
    assert confirmed.booked.reservation.state is State.CONFIRMED
    assert _of(hub, "lasi") == ["confirmed"]


def test_an_answer_that_is_lost_books_once(hub: HubProcess, cutter: Cutter, kiosk: MakeKiosk) -> None:
    k = kiosk(lambda: cutter.endpoint).start().online()
    for n in range(5):
        cutter.lose(2)  # the client tries again at once, and that answer is lost too
        outcome = k.book(wish("verstas", 2 + n))
        assert isinstance(outcome, Saved | Done)
        k.sent()
        k.screen.until(lambda: k.world.online)
        found = k.find(outcome.code)
        assert isinstance(found, Done)
    assert cutter.lost == 10
    assert _of(hub, "verstas") == ["confirmed"] * 5


def test_a_cable_that_is_pulled_saves_the_booking_in_four_seconds(
    hub: HubProcess, cutter: Cutter, kiosk: MakeKiosk
) -> None:
    k = kiosk(lambda: cutter.endpoint).start().online()
    cutter.cut()
    started = time.monotonic()
    saved = k.book(wish("kuiskaus", 3))
    assert isinstance(saved, Saved)
    assert 3.0 < time.monotonic() - started < 5.0
    assert not k.world.online
    started = time.monotonic()
    second = k.book(wish("kuiskaus", 8))
    assert isinstance(second, Saved)
    assert time.monotonic() - started < 0.5, "known to be away: nobody waits"
    started = time.monotonic()
    assert k.find("lumi-kettu-47") == Unreachable()
    assert time.monotonic() - started < 2.5
    cutter.mend()
    k.sent()
    assert sorted(_of(hub, "kuiskaus")) == ["confirmed", "confirmed"]


def test_actions_are_saved_while_the_hub_is_away(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    booked = k.book(wish("studio", 6))
    assert isinstance(booked, Done)
    key = booked.booked.reservation.id
    hub.stop()
    k.away()
    here = k.find(booked.code)
    assert isinstance(here, Done)
    assert here.booked.actions == (Action.CANCEL, Action.EXTEND)
    assert isinstance(k.act(Action.CHECK_IN, key, booked.code), Refused), "too early, by the rules known here"
    later = here.booked.extend_to[0]
    assert isinstance(k.act(Action.EXTEND, key, booked.code, later), Saved)
    assert k.world.held("studio")[0].end == later
    cancelled = k.act(Action.CANCEL, key, booked.code)
    assert isinstance(cancelled, Saved)
    assert cancelled.reservation.state is State.CANCELLED
    assert not k.world.held("studio")
    assert isinstance(k.act(Action.CANCEL, key, booked.code), Refused)
    hub.start()
    k.sent()
    assert _of(hub, "studio") == ["cancelled"]


def test_a_provisional_booking_is_taken_back_before_the_hub_hears_of_it(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    hub.stop()
    k.away()
    kept = k.book(wish("studio", 6))
    gone = k.book(wish("studio", 7))
    assert isinstance(kept, Saved) and isinstance(gone, Saved)
    cancelled = k.act(Action.CANCEL, gone.reservation.id, gone.code)
    assert isinstance(cancelled, Done | Saved)
    assert [r.id for r in k.world.held("studio")] == [kept.reservation.id]
    hub.start()
    k.sent()
    assert sorted(_of(hub, "studio")) in (["confirmed"], ["cancelled", "confirmed"])
    assert isinstance(k.find(kept.code), Done)
    found = k.find(gone.code)
    assert isinstance(found, Done)
    assert found.booked.reservation.state is State.CANCELLED


def test_a_late_refusal_is_kept_for_the_one_who_asks(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    open_line = True
    away = kiosk(lambda: hub.endpoint if open_line else None, "away.db")
    away.start().online()
    open_line = False
    away.worker.look_now()
    away.away()
    there = kiosk(lambda: hub.endpoint, "there.db").start().online()
    first = there.book(wish("piano", 9))
    assert isinstance(first, Done)
    late = away.book(wish("piano", 9))
    assert isinstance(late, Saved), "this kiosk could not know"
    open_line = True
    away.sent(70)
    away.screen.until(lambda: away.world.online)
    told = away.find(late.code)
    assert isinstance(told, Refused)
    assert told.refusals[0].rule is Rule.TAKEN
    assert told.alternatives
    away.screen.until(lambda: [r.id for r in away.world.held("piano")] == [first.booked.reservation.id])


def test_a_code_that_is_taken_is_made_anew_and_the_old_one_still_finds_it(
    hub: HubProcess, kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.adapters.verdicts import Verdicts

    hub.start()
    codes = iter(["lumi-kettu-47", "lumi-kettu-47", "lumi-kettu-47", "hauki-vene-22"])
    monkeypatch.setattr(Verdicts, "new_code", lambda _: next(codes))
    one = kiosk(lambda: hub.endpoint, "one.db").start().online()
    two = kiosk(lambda: hub.endpoint, "two.db").start().online()
    assert isinstance(one.book(wish("lasi", 2)), Done)
    hub.stop()
    two.away()
    saved = two.book(wish("lasi", 4))
    assert isinstance(saved, Saved) and saved.code == "lumi-kettu-47"
    hub.start()
    two.sent()
    two.screen.until(lambda: two.world.online)
    found = two.find("Lumi kettu 47")
    assert isinstance(found, Done)
    assert found.code == "hauki-vene-22", "the new code is shown, it is the one that works elsewhere"
    assert found.booked.reservation.start == wish("lasi", 4).span.start
    cancelled = two.act(Action.CANCEL, found.booked.reservation.id, "lumi-kettu-47")
    assert isinstance(cancelled, Done)
    assert sorted(_of(hub, "lasi")) == ["cancelled", "confirmed"]


def test_wrong_codes_are_slowed_down_over_restarts(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    booked = k.book(wish("sali", 8))
    assert isinstance(booked, Done)
    assert k.find("lumi-kettu-47") == CodeUnknown(0.0)
    assert isinstance(k.find(booked.code), Done)
    assert k.find("x") == CodeUnknown(0.0)
    third = k.find("lumi-kettu-49")
    assert isinstance(third, CodeUnknown)
    assert 4 < third.wait <= 5
    assert isinstance(k.find(booked.code), SlowDown), "a right code between the guesses takes nothing back"
    k.stop()
    again = kiosk(lambda: hub.endpoint).start().online()
    slow = again.find(booked.code)
    assert isinstance(slow, SlowDown)
    assert 0 < slow.wait <= 5


def test_a_token_that_is_not_known_stops_the_queue_and_tells_staff(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    token = hub.token

    def endpoint() -> Endpoint:
        return Endpoint(hub.endpoint.url, token)

    k = kiosk(endpoint).start().online()
    token = "kiosk_embedded_" + "wrong" * 8
    saved = k.book(wish("studio", 2))
    assert isinstance(saved, Saved)
    assert k.worker.status.not_authorised
    assert k.worker.status.outbox == 1
    assert not k.world.online
    assert isinstance(k.find(saved.code), Saved)
    assert k.find("hauki-vene-99") == Unreachable()
    assert k.worker.status.not_authorised, "a look-up that is refused too is no sign of health"
    token = hub.token
    k.worker.look_now()
    k.sent()
    k.screen.until(lambda: not k.worker.status.not_authorised)
    assert _of(hub, "studio") == ["confirmed"]


def test_a_disk_that_cannot_be_read_keeps_no_patron_waiting(
    hub: HubProcess, kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the hub has answered cannot be worked out: the promise is on the disk, and is kept when that is well."""
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()

    def unreadable(_reservation: str) -> list[Own]:
        raise StoreError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(k.store, "owns", unreadable)
        assert isinstance(k.book(wish("studio", 4), seconds=8), Saved)
    k.sent()
    assert _of(hub, "studio") == ["confirmed"]


def test_a_short_silence_is_over_as_soon_as_it_is(hub: HubProcess, kiosk: MakeKiosk) -> None:
    """Who finds the hub silent makes the follower look again, which would wait for news for half a minute."""
    hub.start()
    there = True
    k = kiosk(lambda: hub.endpoint if there else None).start().online()
    time.sleep(0.3)
    there = False
    assert k.find("hauki-vene-99") == Unreachable()
    assert not k.world.online
    there = True
    assert k.screen.until(lambda: k.world.online) < 3


def test_a_hub_with_another_history_is_followed_from_the_start(
    hub: HubProcess, kiosk: MakeKiosk, tmp_path: Path
) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    booked = k.book(wish("studio", 3))
    assert isinstance(booked, Done)
    hub.stop()
    k.away()
    for part in tmp_path.glob("hub.db*"):
        part.unlink()
    hub.start()
    k.screen.until(lambda: k.world.online and not k.world.reservations)
    assert len(k.world.docs) == 8
    # Nobody shall rely on a booking that only this kiosk remembers.
    assert isinstance(k.find(booked.code), CodeUnknown)


@pytest.mark.parametrize("seconds", [0.05, 0.6])
def test_stopping_takes_no_second_even_when_the_hub_hangs(kiosk: MakeKiosk, seconds: float) -> None:
    server = BadServer(hangs)
    k = kiosk(lambda: Endpoint(server.url, "token")).start()
    time.sleep(seconds)
    assert k.stop() < 1.0
    server.close()


def test_stopping_takes_no_second_in_a_long_poll(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    time.sleep(0.5)
    assert k.stop() < 0.5


def test_a_thread_for_each_errand_and_no_more(hub: HubProcess, kiosk: MakeKiosk) -> None:
    import threading

    before = threading.active_count()
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    k.book(wish("studio", 3))
    errands = {"follower", "sender", "ideas", "celia", "mystery"}
    assert threading.active_count() - before == len(errands)
    named = [thread for thread in threading.enumerate() if thread.name in errands]
    assert {thread.name for thread in named} == errands
    assert all(thread.daemon for thread in named)


def test_a_flood_of_changes_is_few_worlds(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    one = kiosk(lambda: hub.endpoint, "one.db").start().online()
    two = kiosk(lambda: hub.endpoint, "two.db").start().online()
    shown = len(two.screen.worlds)
    for n in range(30):
        one.book(wish("studio", 2 + n))
    # The second screen was busy all the while: one world waits for it, with everything in it.
    time.sleep(0.5)
    two.screen.until(lambda: len(two.world.held("studio")) == 30)
    two.screen.until(lambda: len(two.screen.worlds) > shown)
    assert len(two.screen.worlds) - shown <= 2


def test_nothing_secret_is_logged(hub: HubProcess, kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture) -> None:
    from kiosk.api.booking import Details
    from kiosk.services.outcomes import Wish

    caplog.set_level(0)
    hub.start()
    k: Kiosk = kiosk(lambda: hub.endpoint).start().online()
    first = wish("studio", 3)
    told = Wish(resource="studio", span=first.span, details=Details(name="Aino Virtanen", people=2))
    booked = k.book(told)
    assert isinstance(booked, Done)
    k.book(told)
    k.find(booked.code)
    k.find("lumi-kettu-47")
    hub.stop()
    k.away()
    saved = k.book(Wish(resource="studio", span=wish("studio", 9).span, details=told.details))
    assert isinstance(saved, Saved)
    k.find(saved.code)
    words = {"Virtanen", "kettu", hub.token[-20:], *booked.code.split("-")[:2], *saved.code.split("-")[:2]}
    for word in words:
        assert word not in caplog.text
