"""Patrons, outages, lost answers, crashes and another kiosk, in any order: what was promised becomes true, once."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.desk import OutboxDesk
from kiosk.adapters.finder import Finder
from kiosk.adapters.guesses import Guesses
from kiosk.adapters.ledger import Ledger
from kiosk.adapters.sender import Sender
from kiosk.adapters.store import Store
from kiosk.adapters.verdicts import Verdicts
from kiosk.api.booking import Booked
from kiosk.api.feed import Change, Feed, Snapshot
from kiosk.api.house import House, Kind, ResourceDoc
from kiosk.api.problem import Problem
from kiosk.domain.bookings import Action, Reservation, State
from kiosk.domain.codes import code_key
from kiosk.domain.text import Text
from kiosk.services.outbox import Job, JobKind
from kiosk.services.outcomes import Done, Outcome, Refused, Saved, SlowDown, Unreachable, Wish
from kiosk.services.sync import MOST_STUMBLES, HubAway
from tests.adapters.rig.house import always_open, resource, slot

ROOMS = ("a", "b")
OTHER = "the key of another kiosk"
CODES = ("lumi-kettu-22", "hauki-vene-33", "kissa-koira-44", "talo-talvi-55", "saha-sauna-66", "meri-muna-77")


class Line(StrEnum):
    """The state of the line to the hub."""

    GOOD = "good"
    CUT = "cut"
    LOSES_ANSWERS = "loses answers"
    BUSY = "busy"
    BROKEN = "broken"
    DENIED = "denied"


def _problem(code: str, status: int) -> Problem:
    return Problem(type="x", title="x", status=status, code=code)


@dataclass
class ToyHub:
    """What the contract says of the hub, in a few lines: once per key, no overlap, no code twice."""

    line: Line = Line.GOOD
    held: dict[str, Reservation] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    answers: dict[str, tuple[Job, Booked | Problem]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    ours: set[str] = field(default_factory=set)

    def send(self, job: Job, within: float = 0) -> Booked | Problem:
        del within
        match self.line:
            case Line.CUT:
                raise HubAway("cut")
            case Line.BUSY:
                return _problem("unavailable", 503)
            case Line.BROKEN:
                return _problem("internal", 500)
            case Line.DENIED:
                return _problem("not_authorised", 401)
        kept = self.answers.get(job.key)
        if kept is not None:
            assert replace(kept[0], tried=True, stumbles=0, seq=0) == replace(job, tried=True, stumbles=0, seq=0), (
                "the same key means the same request"
            )
        else:
            self.order.append(job.seq)
            kept = self.answers[job.key] = (job, self._do(job))
        if self.line is Line.LOSES_ANSWERS:
            raise HubAway("lost")
        return kept[1]

    def find(self, code: str, within: float = 0) -> Booked | Problem:
        del within
        if self.line in {Line.CUT, Line.LOSES_ANSWERS}:
            raise HubAway("cut")
        found = [key for key, each in self.codes.items() if each == code_key(code)]
        return Booked(reservation=self.held[found[-1]]) if found else _problem("code_unknown", 404)

    def break_off(self) -> None:
        raise AssertionError("there is one thread here")

    def _do(self, job: Job) -> Booked | Problem:
        wish = job.reservation
        if job.kind is JobKind.BOOK:
            if any(r.holds and r.resource == wish.resource and r.span.overlaps(wish.span) for r in self.held.values()):
                return _problem("refused", 409)
            if any(self.codes[key] == code_key(job.code) and self.held[key].holds for key in self.held):
                return _problem("code_taken", 409)
            key = f"hub{len(self.held)}"
            self.codes[key] = code_key(job.code)
            if job.key != OTHER:
                self.ours.add(key)
            return self._put(replace(wish, id=key, state=State.CONFIRMED), job)
        kept = self.held.get(wish.id)
        if kept is None or self.codes[kept.id] != code_key(job.code):
            return _problem("code_unknown", 404)
        if kept.state is not State.CONFIRMED:
            return _problem("not_now", 409)
        assert job.kind is JobKind.CANCEL
        return self._put(replace(kept, state=State.CANCELLED), job)

    def _put(self, reservation: Reservation, job: Job | None) -> Booked:
        self.held[reservation.id] = reservation
        self.changed.append(reservation.id)
        if job is not None:
            self.done.append(job.key)
        return Booked(reservation=reservation)


class Outbox(RuleBasedStateMachine):
    """The kiosk's parts are the real ones, driven by hand instead of by threads."""

    @initialize()
    def begin(self) -> None:
        self.hub = ToyHub()
        self.store = Store(None)
        self.store.durable = True  # it outlives what is called a power cut here
        self.told: dict[str, tuple[Wish, str]] = {}
        self.taken_back: set[str] = set()
        self.cancelled: set[str] = set()
        self.refused: set[str] = set()
        self.fresh = iter(range(10_000))
        self._boot()
        docs = tuple(ResourceDoc(resource=resource(key), hours=always_open()) for key in ROOMS)  # type: ignore[arg-type]
        house = House(name=Text(fi="Talo"), zone="Europe/Helsinki", hours=always_open())  # type: ignore[arg-type]
        self.ledger.started_over(Snapshot(cursor="0", house=house, resources=docs, reservations=()))

    def _boot(self) -> None:
        world = self.store.load()
        self.ledger = Ledger(self.store, world, SystemClock(), lambda closure: closure())
        verdicts = Verdicts(self.ledger, lambda options: options[next(self.fresh) % len(options)])
        self.sender = Sender(self.ledger, self.hub, verdicts, lambda: 0.5)  # type: ignore[arg-type]
        guesses = Guesses(self.store, SystemClock())
        finder = Finder(self.ledger, self.hub, guesses, SystemClock(), self.sender.away)  # type: ignore[arg-type]
        self.desk = OutboxDesk(
            self.ledger, self.sender, verdicts, finder, guesses, SystemClock(), lambda closure: closure()
        )
        self.verdicts = verdicts

    def _run(self) -> None:
        """What the sender's thread does when it has something to do, without waiting out a pause."""
        while self.sender._commands:
            self.sender._commands.popleft()()
        self.sender._save_the_late()

    def _send(self) -> None:
        if self.ledger.jobs:
            self.sender._send_first()

    def _settled(self, got: list[Outcome]) -> Outcome:
        """Send until the patron has an answer; the real one has it after four seconds at the latest."""
        self._run()
        for _ in range(40):
            if got:
                break
            self._send()
        assert len(got) == 1, "exactly one outcome"
        return got[0]

    @rule(room=st.sampled_from(ROOMS), n=st.integers(0, 4), code=st.sampled_from(CODES))
    def book(self, room: str, n: int, code: str) -> None:
        options = iter([code])
        new_code = type(self.verdicts).new_code
        self.verdicts.new_code = lambda: next(options, None) or new_code(self.verdicts)  # type: ignore[method-assign]
        wish = Wish(resource=room, span=slot(n + 2))
        got: list[Outcome] = []
        self.desk.book(wish, got.append)
        outcome = self._settled(got)
        match outcome:
            case Done() | Saved():
                # A code that an own booking has already cannot be told apart here; the patron is shown a fresh one.
                self.told[outcome.code] = (wish, outcome.code)
                self.cancelled.discard(outcome.code)
            case Refused():
                pass
            case _:
                raise AssertionError(outcome)

    @precondition(lambda self: self.told)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        self._cancel(data.draw(st.sampled_from(sorted(self.told))))

    def _cancel(self, code: str) -> None:
        got: list[Outcome] = []
        self.desk.find(code, got.append)
        self._run()
        match got.pop():
            case Done(booked=booked):
                key = booked.reservation.id
            case Saved(reservation=reservation):
                key = reservation.id
            case _:
                return
        self.desk.act(Action.CANCEL, key, code, got.append)
        if isinstance(self._settled(got), Done | Saved):
            self.cancelled.add(code)

    @rule(line=st.sampled_from(Line))
    def the_line_changes(self, line: Line) -> None:
        self.hub.line = line

    @rule()
    def the_queue_is_tried(self) -> None:
        self._send()

    @rule()
    def the_feed_is_read(self) -> None:
        if self.hub.line in {Line.GOOD, Line.BUSY}:
            self._follow()

    def _follow(self) -> None:
        ids, self.hub.changed = dict.fromkeys(self.hub.changed), []
        changes = tuple(Change(kind=Kind.RESERVATION, id=key, reservation=self.hub.held[key]) for key in ids)
        self.ledger.followed(Feed(cursor=str(time.monotonic()), changes=changes))

    @rule()
    def the_power_goes(self) -> None:
        self._boot()

    @rule(room=st.sampled_from(ROOMS), n=st.integers(0, 4), code=st.sampled_from(CODES))
    def another_kiosk_books(self, room: str, n: int, code: str) -> None:
        wish = Reservation(id="", resource=room, start=slot(n + 2).start, end=slot(n + 2).end, state=State.PROVISIONAL)
        made = datetime.now(UTC) - timedelta(minutes=1)
        self.hub._do(Job(key=OTHER, kind=JobKind.BOOK, reservation=wish, code=code, made_at=made))

    @invariant()
    def nothing_is_done_twice(self) -> None:
        if hasattr(self, "hub"):
            keys = [key for key in self.hub.done if key != OTHER]
            assert len(keys) == len(set(keys))

    @invariant()
    def the_order_is_kept(self) -> None:
        if hasattr(self, "hub"):
            ours = [seq for seq in self.hub.order if seq]
            assert ours == sorted(ours)

    def teardown(self) -> None:
        if not hasattr(self, "hub"):
            return
        self.hub.line = Line.GOOD
        for _ in range(500):
            self._send()
        assert not self.ledger.jobs, "the outbox comes to its end"
        self._follow()
        self.ledger.answered("send")
        assert not self.ledger.world.local
        assert all(self.ledger.world.reservations.get(key) == each for key, each in self.hub.held.items()), (
            "what is shown is what the hub has"
        )
        for code, (wish, _) in self.told.items():
            self._check(code, wish)

        held = {key for key in self.hub.ours if self.hub.held[key].holds}
        shown = {own.reservation.id for code in self.told for own in (self.ledger.found(code)[0],) if own}
        assert held <= shown, "the hub holds nothing for this kiosk that no patron knows of"
        assert not held & {self._own(code) for code in self.cancelled}, "what was cancelled is free"
        self.store.close()

    def _own(self, code: str) -> str:
        own = self.ledger.found(code)[0]
        return own.reservation.id if own else ""

    def _check(self, code: str, wish: Wish) -> None:
        """Every code that a patron was given leads to the booking, or to the reason why there is none."""
        got: list[Outcome] = []
        self.desk.find(code, got.append)
        self._run()
        match got[0]:
            case Done(booked=booked):
                assert booked.reservation.resource == wish.resource
                assert booked.reservation.start == wish.span.start
                if code in self.cancelled:
                    assert booked.reservation.state is State.CANCELLED
            case Refused():
                pass
            case SlowDown() | Unreachable():
                raise AssertionError(got[0])
            case _:
                raise AssertionError(f"{code} is lost: {got[0]}")


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(
    max_examples=250, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_patron_who_cancels_what_is_refused_meanwhile_hears_so() -> None:
    """The cancellation falls with the booking that it waits behind; who waits for it is told all the same."""
    run = Outbox()
    run.begin()
    run.hub.line = Line.BROKEN
    run.book("a", 0, CODES[0])
    run.hub.line = Line.GOOD
    run.another_kiosk_books("a", 0, CODES[1])
    run._follow()
    assert run.ledger.world.online
    run._cancel(CODES[0])
    run.teardown()


def test_a_job_that_a_healthy_hub_chokes_on_is_given_up_in_the_end() -> None:
    run = Outbox()
    run.begin()
    run.hub.line = Line.BROKEN
    run.book("a", 0, CODES[0])
    for _ in range(MOST_STUMBLES + 1):
        run._follow()
        run._send()
    assert not run.ledger.jobs
    run.hub.line = Line.CUT
    for _ in range(50):
        run._send()
    run.teardown()


def test_a_hub_in_trouble_loses_no_job() -> None:
    run = Outbox()
    run.begin()
    run.hub.line = Line.BROKEN
    run.book("a", 0, CODES[0])
    for _ in range(MOST_STUMBLES * 3):
        run._send()
    assert run.ledger.jobs
    run.teardown()
