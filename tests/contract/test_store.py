"""What a store must do, wherever it keeps its rows: on a file (opened anew before each look) and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.adapters.store import Store
from kiosk.api.booking import Details
from kiosk.api.feed import Change, Snapshot
from kiosk.api.house import House, Kind, ResourceDoc
from kiosk.domain.bookings import Action, Reservation, State
from kiosk.domain.hours import Hours, Mode, Period
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.domain.rooms import Feature, Resource, Rules
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from kiosk.domain.throttle import Throttle
from kiosk.services.outbox import Settlement, action_job, booking_job, confirmed, own_of, refused
from kiosk.services.outcomes import Refused, Wish

NOW = datetime(2026, 11, 22, 10, 0, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURS = Hours(Span(NOW - 48 * HOUR, NOW + 480 * HOUR), (Period(NOW - HOUR, NOW + 8 * HOUR, Mode.SELF_SERVICE),))
HOUSE = House(
    name=Text(fi="Kirjasto", sv="Bibliotek"), zone="Europe/Helsinki", hours=HOURS, link_hosts=("kalajoki.fi",)
)


class Shelf:
    """A store and the way to open it again as after a restart."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.store = Store(path)

    def again(self) -> Store:
        if self._path is not None:
            self.store.close()
            self.store = Store(self._path)
        return self.store


@pytest.fixture(params=["file", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "kiosk.db" if request.param == "file" else None)
    yield made
    made.store.close()


def room(key: str, name: str = "Huone") -> ResourceDoc:
    feature = Feature(icon="projector", text=Text(fi="Tykki"))
    found = Resource(id=key, name=Text(fi=name), features=(feature,), rules=Rules(buffer=timedelta(minutes=15)))
    return ResourceDoc(resource=found, hours=HOURS)


def held(key: str, resource: str = "b", start: datetime = NOW) -> Reservation:
    return Reservation(id=key, resource=resource, start=start, end=start + HOUR, state=State.CONFIRMED)


def snapshot(*reservations: Reservation) -> Snapshot:
    return Snapshot(cursor="e.7", house=HOUSE, resources=(room("b"), room("a")), reservations=reservations)


def wish(resource: str = "b") -> Wish:
    return Wish(resource=resource, span=Span(NOW + HOUR, NOW + 2 * HOUR), details=Details(name="Aino", people=3))


def test_a_new_store_knows_nothing(shelf: Shelf) -> None:
    world = shelf.store.load()
    assert not world.docs and not world.reservations and not world.online and world.as_of is None
    assert shelf.store.cursor() is None
    assert shelf.store.jobs() == ()
    assert len(shelf.store.secret) == 32


def test_a_snapshot_is_kept_whole_and_in_order(shelf: Shelf) -> None:
    shelf.store.start_over(snapshot(held("r1"), held("r2")), NOW)
    store = shelf.again()
    world = store.load()
    assert world.house == HOUSE
    assert list(world.docs.values()) == [room("b"), room("a")]
    assert world.reservations == {"r1": held("r1"), "r2": held("r2")}
    assert (world.as_of, world.online, store.cursor()) == (NOW, False, "e.7")


def test_a_second_snapshot_replaces_the_first(shelf: Shelf) -> None:
    shelf.store.start_over(snapshot(held("r1")), NOW)
    second = replace(snapshot(held("r2")), resources=(room("a"),), cursor="e.9")
    shelf.store.start_over(second, NOW)
    world = shelf.again().load()
    assert set(world.docs) == {"a"}
    assert set(world.reservations) == {"r2"}


def test_changes_and_cursor_come_together(shelf: Shelf) -> None:
    shelf.store.start_over(snapshot(held("r1"), held("r2")), NOW)
    changes = (
        Change(kind=Kind.RESERVATION, id="r1", reservation=replace(held("r1"), state=State.CANCELLED)),
        Change(kind=Kind.RESERVATION, id="r2", reservation=None),
        Change(kind=Kind.RESERVATION, id="r3", reservation=held("r3")),
        Change(kind=Kind.RESOURCE, id="a", resource=None),
        Change(kind=Kind.RESOURCE, id="b", resource=room("b", "Uusi")),
        Change(kind=Kind.RESOURCE, id="c", resource=room("c")),
        Change(kind=Kind.HOUSE, id="house", house=replace(HOUSE, name=Text(fi="Talo"))),
    )
    before = shelf.store.load()
    shelf.store.apply("e.8", changes, NOW + HOUR)
    store = shelf.again()
    world = store.load()
    assert world == replace(before.changed(changes, NOW + HOUR), online=False)
    assert list(world.docs) == ["b", "c"], "an update keeps the room's place"
    assert store.cursor() == "e.8"


def test_a_failed_write_leaves_everything_as_it_was(shelf: Shelf) -> None:
    shelf.store.start_over(snapshot(held("r1")), NOW)

    def broken() -> Iterator[Change]:
        yield Change(kind=Kind.RESERVATION, id="r1", reservation=None)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shelf.store.apply("e.8", broken(), NOW)
    store = shelf.again()
    assert store.cursor() == "e.7"
    assert set(store.load().reservations) == {"r1"}


def test_the_past_is_pruned_by_the_hubs_clock(shelf: Shelf) -> None:
    old = held("old", start=NOW - 72 * HOUR)
    shelf.store.start_over(replace(snapshot(old, held("r1")), house=replace(HOUSE, hours=Hours(Span(NOW, NOW)))), NOW)
    assert set(shelf.store.load().reservations) == {"old", "r1"}, "hours that are not known prune nothing"
    shelf.store.apply("e.8", (Change(kind=Kind.HOUSE, id="house", house=HOUSE),), NOW)
    assert set(shelf.again().load().reservations) == {"r1"}


def test_jobs_keep_their_order_and_everything_in_them(shelf: Shelf) -> None:
    made = []
    for n in range(5):
        job = booking_job(wish(), f"key{n}", f"lumi-kettu-{n}{n}", NOW)
        made.append(shelf.store.add(job, own_of(job, bytes([n]) * 32)))
    jobs = shelf.again().jobs()
    assert jobs == tuple(made)
    assert [job.seq for job in jobs] == sorted({job.seq for job in jobs})
    assert jobs[0].details == Details(name="Aino", people=3)


def test_a_booking_is_in_the_world_until_it_is_settled(shelf: Shelf) -> None:
    shelf.store.start_over(snapshot(), NOW)
    job = shelf.store.add(booking_job(wish(), "key", "lumi-kettu-47", NOW))
    world = shelf.again().load()
    assert world.local == {"local-key": job.reservation}
    assert world.busy("b") == (wish().span,)


def test_a_confirmed_booking_is_settled_in_one_go(shelf: Shelf) -> None:
    shelf.store.start_over(snapshot(), NOW)
    job = booking_job(wish(), "key", "lumi-kettu-47", NOW)
    booking = shelf.store.add(job, own_of(job, b"h" * 32))
    cancel = shelf.store.add(action_job(Action.CANCEL, booking.reservation, "key2", "lumi-kettu-47", NOW, None))
    answer = replace(booking.reservation, id="hub1", state=State.CONFIRMED)
    shelf.store.settle(confirmed(booking, answer, shelf.store.jobs(), shelf.store.owns("local-key")))
    store = shelf.again()
    assert [(job.key, job.reservation.id, job.seq) for job in store.jobs()] == [("key2", "hub1", cancel.seq)]
    assert store.load().reservations == {"hub1": answer}
    own = store.own(b"h" * 32)
    assert own is not None and (own.reservation, own.local_id) == (answer, "local-key")
    assert store.owns("local-key") == [] and store.owns("hub1") == [own]


def test_a_refused_booking_keeps_its_reason(shelf: Shelf) -> None:
    job = booking_job(wish(), "key", "lumi-kettu-47", NOW)
    booking = shelf.store.add(job, own_of(job, b"h" * 32))
    why = Refused(
        refusals=(Refusal(rule=Rule.TAKEN, instant=NOW), Refusal(rule=Rule.TOO_LONG, length=HOUR)),
        alternatives=(Alternative(resource="a", start=NOW, end=NOW + HOUR),),
    )
    shelf.store.settle(refused(booking, why, shelf.store.jobs(), shelf.store.owns("local-key")))
    store = shelf.again()
    assert store.jobs() == ()
    own = store.own(b"h" * 32)
    assert own is not None and own.refused == why and own.reservation.state is State.DENIED


def test_settling_nothing_changes_nothing(shelf: Shelf) -> None:
    shelf.store.add(booking_job(wish(), "key", "lumi-kettu-47", NOW))
    before = shelf.store.jobs()
    shelf.store.settle(Settlement())
    assert shelf.again().jobs() == before


def test_the_secret_stays(shelf: Shelf) -> None:
    secret = shelf.store.secret
    assert shelf.again().secret == secret


@pytest.mark.parametrize("later", [timedelta(), timedelta(minutes=3), timedelta(days=-400)])
def test_wrong_tries_outlast_a_restart(shelf: Shelf, later: timedelta) -> None:
    """Also a reboot, after which the monotonic clock begins anew, and a wall clock that was set back."""
    shelf.store.keep_throttle(Throttle(4, 1_000.0), NOW, 1_001.0)
    found = shelf.again().throttle(NOW + later, 5.0)
    assert found.wrong == 4
    waited = max(timedelta(), later + timedelta(seconds=1)) if later >= timedelta() else timedelta()
    assert found.last == pytest.approx(5.0 - waited.total_seconds())


def test_many_threads_write_at_once(shelf: Shelf) -> None:
    import threading

    def work(name: int) -> None:
        for n in range(20):
            shelf.store.add(booking_job(wish(), f"{name}-{n}", "lumi-kettu-47", NOW))

    run: Callable[[int], threading.Thread] = lambda name: threading.Thread(target=work, args=(name,))  # noqa: E731
    threads = [run(name) for name in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({job.key for job in shelf.again().jobs()}) == 100
