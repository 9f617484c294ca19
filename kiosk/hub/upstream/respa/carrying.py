"""One wish after another, carried over to a Respa by the thread that owns the wire."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.domain.availability import refusals
from kiosk.domain.bookings import State
from kiosk.domain.refusals import Rule
from kiosk.domain.spans import Span
from kiosk.hub.db.transaction import Tx
from kiosk.hub.remote import settling, wishes
from kiosk.hub.remote.wishes import Task, Wish
from kiosk.hub.reservations import store
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa import asking, reading
from kiosk.hub.upstream.respa.asking import Ask
from kiosk.hub.upstream.respa.looking import Look, Looker, bring_in
from kiosk.hub.upstream.respa.rules import details
from kiosk.hub.upstream.respa.theirs import Theirs, TheirState
from kiosk.hub.upstream.respa.values import UnfitError
from kiosk.hub.upstream.respa.verdict import Verdict, said, verdict
from kiosk.hub.upstream.respa.wire import Reply, Wire

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub

_log = logging.getLogger(__name__)

MOST_CHOKES = 5
"""How often a Respa that is well otherwise may fail at one wish before the wish is given up: the next ones wait."""


class Carrier:
    """Carries single wishes. Raises SourceError when Respa cannot be asked now: the wish stays."""

    def __init__(self, hub: Hub, source: SourceConfig, wire: Wire) -> None:
        self._hub = hub
        self._source = source
        self._wire = wire
        self._zone = ZoneInfo(hub.config.zone)
        self._looker = Looker(wire, source.name, self._zone, self._top)
        self._fixed: Mapping[str, str] = fixed_of(source)

    def carry(self, task: Task) -> None:
        there = self._hub.remotes.rooms(self._source.name).get(task.kept.reservation.resource)
        if there is None:  # staff have taken the room out of the source meanwhile
            self._settle(lambda tx: settling.refused(tx, task, Rule.SYSTEM_REFUSED))
            return
        match task.wish:
            case Wish.BOOK:
                self._book(task, there.id)
            case Wish.MOVE:
                self._move(task, there.id)
            case Wish.DROP:
                self._drop(task, there.id)

    def _ask(self, ask: Ask) -> tuple[Verdict, Reply]:
        """Raises SourceError, also when they do not know us or ask us to wait: that says nothing of the wish."""
        reply = self._wire.ask(ask)
        if reply.status == 429:
            raise SourceError("busy", "HTTP 429")
        word = verdict(reply.status, reply.body)
        if word is Verdict.LOGIN:
            raise SourceError("refused", "HTTP 401")
        return word, reply

    # --- book ------------------------------------------------------------------------------------------------------

    def _book(self, task: Task, there: str) -> None:
        span = task.kept.reservation.span
        if task.sent:
            found = self._own(task, self._looker.reserved(task.kept.reservation.resource, there, span, own=True))
            if found is not None:
                self._booked(task, found)
                return
        word, reply = self._ask(asking.create(there, span, self._details(task)))
        match word:
            case Verdict.DONE:
                self._booked(task, self._created(reply))
            case Verdict.CONFLICT | Verdict.REFUSED:
                self._judge(task, there, span, reply)
            case Verdict.COOLDOWN:
                self._judge(task, there, span, reply, else_=Rule.BUFFER)
            case Verdict.FORBIDDEN:
                self._refuse(task, Rule.NOT_HERE, reply)
            case _:
                self._choked(task, there, span, reply)

    def _created(self, reply: Reply) -> Theirs:
        try:
            return reading.reservation(reading.document(reply.body), self._zone)
        except UnfitError as error:  # it is there all the same: the next try finds it
            raise SourceError("garbled", str(error)) from None

    def _booked(self, task: Task, theirs: Theirs) -> None:
        if theirs.state is TheirState.UNPAID:
            self._settle(lambda tx: settling.unwanted(tx, task, theirs.id, Rule.NOT_HERE))
            return
        state = State.CONFIRMED if theirs.state is TheirState.CONFIRMED else State.REQUESTED
        now = self._hub.clock.now()
        if not theirs.own:
            # It was made for nobody, or for somebody else: a field was dropped, or the key is not the one it seems.
            _log.error("source %s: a booking was made that is not the kiosk's own; it cannot be cancelled", self._name)
        self._settle(lambda tx: settling.booked(tx, task, theirs.id, state, now, theirs.door_code))

    def _own(self, task: Task, look: Look) -> Theirs | None:
        """Our own reservation of exactly that time, which no other of our bookings is known by."""
        span, resource = task.kept.reservation.span, task.kept.reservation.resource
        with self._hub.engine.connect() as conn:
            known = {s.remote_id for s in wishes.of_room(conn, self._name, resource, span.start)}
        return next((t for t in look.found if t.own and t.holds and t.span == span and t.id not in known), None)

    def _judge(self, task: Task, there: str, span: Span, reply: Reply, else_: Rule = Rule.TAKEN) -> None:
        """Why it was refused: by what the room shows now, never by the words of the refusal."""
        resource, now = task.kept.reservation.resource, self._hub.clock.now()
        look = self._looker.reserved(resource, there, asking.day_window(span))
        mine = self._own(task, look) if task.wish is Wish.BOOK else None
        if mine is not None:  # an earlier try came through while this one was on its way
            self._booked(task, mine)
            return
        with self._hub.engine.connect() as conn:
            ours = wishes.of_room(conn, self._name, resource, span.start)
        others = [t for t in look.found if t.holds and t.id != task.remote_id and t.span.overlaps(span)]
        certain = verdict(reply.status, reply.body) in {Verdict.CONFLICT, Verdict.COOLDOWN}
        rule = Rule.TAKEN if others else else_ if certain else self._other_rule(task, there, span)
        if rule is Rule.SYSTEM_REFUSED:
            _log.warning("source %s refused a booking of %s: %s", self._name, resource, said(reply.body))
        gone = self._looker.missing(look, ours)

        def settle(tx: Tx) -> None:
            settling.refused(tx, task, rule)
            bring_in(tx, self._name, look, gone, now)

        self._settle(settle)

    def _other_rule(self, task: Task, there: str, span: Span) -> Rule:
        """The time is free, and yet it was refused: the room may have other rules than when it was last read."""
        hub, resource = self._hub, task.kept.reservation.resource
        room = hub.house().rooms.get(resource)
        if room is None:
            return Rule.SYSTEM_REFUSED
        now = hub.clock.now()
        today = now.astimezone(self._zone).date()
        heard = self._looker.terms(there, today, room.rules.days_ahead + 1, self._fixed)
        hub.remotes.take_terms(self._name, {resource: heard}, now)
        room = hub.house().rooms[resource]
        broken = refusals(room.calendar(hub.house().zone, (), span), span, min(now, task.kept.created_at))
        return broken[0].rule if broken else Rule.SYSTEM_REFUSED

    def _choked(self, task: Task, there: str, span: Span, reply: Reply) -> None:
        """A failure of the server: its own, or one that this very wish causes?"""
        self._looker.reserved(task.kept.reservation.resource, there, span)  # raises when it is not well at all
        if task.tries + 1 < MOST_CHOKES:
            raise SourceError("failing", f"HTTP {reply.status}")
        if task.wish is Wish.BOOK:
            self._judge(task, there, span, reply, else_=Rule.SYSTEM_REFUSED)
        else:
            self._refuse(task, Rule.SYSTEM_REFUSED, reply)

    # --- move and drop ---------------------------------------------------------------------------------------------

    def _move(self, task: Task, there: str) -> None:
        kept, remote_id = task.kept.reservation, task.remote_id
        if task.until is None or remote_id is None:
            self._settle(lambda tx: settling.dropped(tx, task))
            return
        end = task.until
        if end <= kept.end:  # a part is given back: only as far as their grid and shortest booking let it be
            theirs = self._looker.one(remote_id)
            end = self._on_grid(task, end)
            if theirs is None or not theirs.holds or theirs.span.end <= end:
                self._settle(lambda tx: settling.moved(tx, task))
                return
        span = Span(kept.start, end)
        word, reply = self._ask(asking.move(remote_id, there, span, self._details(task)))
        match word:
            case Verdict.DONE:
                self._settle(lambda tx: settling.moved(tx, task))
            case Verdict.CONFLICT | Verdict.COOLDOWN | Verdict.REFUSED:
                self._judge(task, there, span, reply)
            case Verdict.FORBIDDEN | Verdict.GONE:
                self._refuse(task, Rule.SYSTEM_REFUSED, reply)
            case _:
                self._choked(task, there, span, reply)

    def _on_grid(self, task: Task, end: datetime) -> datetime:
        reservation = task.kept.reservation
        known = self._hub.remotes.terms.get(reservation.resource)
        step = (known.slot if known else None) or timedelta(minutes=5)
        shortest = (known.min_period if known else None) or step
        return reservation.start + max(-(-(end - reservation.start) // step) * step, shortest)

    def _drop(self, task: Task, there: str) -> None:
        remote_id = task.remote_id
        if remote_id is None:
            reservation = task.kept.reservation
            found = self._own(task, self._looker.reserved(reservation.resource, there, reservation.span, own=True))
            if found is None:
                self._settle(lambda tx: settling.dropped(tx, task))
                return
            remote_id = found.id
        word, reply = self._ask(asking.cancel(remote_id))
        match word:
            case Verdict.DONE | Verdict.GONE:
                self._settle(lambda tx: settling.dropped(tx, task))
            case Verdict.FORBIDDEN | Verdict.REFUSED | Verdict.CONFLICT | Verdict.COOLDOWN:
                self._refuse(task, Rule.SYSTEM_REFUSED, reply)
            case _:
                self._choked(task, there, task.kept.reservation.span, reply)

    # --- what they share -------------------------------------------------------------------------------------------

    @property
    def _name(self) -> str:
        return self._source.name

    def _details(self, task: Task) -> dict[str, str | int]:
        resource = task.kept.reservation.resource
        with self._hub.engine.connect() as conn:
            name, people = store.details_of(conn, task.kept.id)
        return details(self._hub.remotes.terms.get(resource), self._fixed, name, people)

    def _refuse(self, task: Task, rule: Rule, reply: Reply) -> None:
        _log.warning(
            "source %s does not let the kiosk %s a booking of %s: %s",
            self._name,
            task.wish.value,
            task.kept.reservation.resource,
            said(reply.body),
        )
        self._settle(lambda tx: settling.refused(tx, task, rule))

    def _settle(self, work: Callable[[Tx], object]) -> None:
        self._hub.write_now(work)

    def _top(self) -> int:
        with self._hub.engine.connect() as conn:
            return wishes.top(conn)


def fixed_of(source: SourceConfig) -> dict[str, str]:
    """Details that are the same in every booking of the kiosk, as staff wrote them."""
    return {
        key.removeprefix("field."): values[0]
        for key, values in source.options.items()
        if key.startswith("field.") and values
    }
