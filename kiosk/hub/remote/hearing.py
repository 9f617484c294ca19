"""The answer to a write that another system has a say in: given when it has spoken, or when waiting has no more use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from kiosk.api.booking import Booked
from kiosk.api.problem import ErrorCode
from kiosk.domain.bookings import State
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.hub.db.transaction import Tx
from kiosk.hub.problems import problem
from kiosk.hub.remote import settling, wishes
from kiosk.hub.remote.wishes import Standing, Wish
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.book import instead
from kiosk.hub.reservations.documents import booked
from kiosk.hub.reservations.moment import Moment

if TYPE_CHECKING:
    from kiosk.hub.hub import Hub

PATIENCE = 2.5
"""Seconds that the other system gets while a patron waits: the kiosk itself waits four for us."""


async def of_booking(hub: Hub, answer: Answer) -> Answer:
    """What became of a new booking; still provisional when the other system is silent."""
    document = answer.document
    if not isinstance(document, Booked) or document.reservation.state is not State.PROVISIONAL:
        return answer
    await hub.remotes.heard(document.reservation.id, PATIENCE)
    moment = hub.moment()
    return await hub.read(lambda conn: _booking(conn, moment, answer, document))


def _booking(conn: Connection, moment: Moment, answer: Answer, document: Booked) -> Answer:
    standing = wishes.standing(conn, document.reservation.id)
    if standing is None:
        return answer
    if standing.kept.reservation.state is not State.DENIED or standing.refused is None:
        return replace(answer, document=booked(conn, moment, standing.kept))
    return _refused(conn, moment, answer, standing, with_others=True)


async def of_extension(hub: Hub, answer: Answer, until: datetime) -> Answer:
    """What became of a wish for a later end. Without a word it is taken back: nobody shall rely on it."""
    document = answer.document
    if not isinstance(document, Booked) or hub.house().source(document.reservation.resource) is None:
        return answer
    which, end = document.reservation.id, until.astimezone(UTC)
    await hub.remotes.heard(which, PATIENCE)
    moment = hub.moment()
    return await hub.write(lambda tx: _extension(tx, moment, answer, which, end))


def _extension(tx: Tx, moment: Moment, answer: Answer, which: str, end: datetime) -> Answer:
    standing = wishes.standing(tx.conn, which)
    if standing is None:
        return answer
    kept = standing.kept
    if kept.reservation.end >= end or not kept.reservation.holds:
        return replace(answer, document=booked(tx.conn, moment, kept))
    if standing.wish is Wish.MOVE:
        wishes.move(tx, which, kept.reservation.end)
        settling.let_gap_go(tx, kept)
    return _refused(tx.conn, moment, answer, standing, with_others=False)


def _refused(conn: Connection, moment: Moment, answer: Answer, standing: Standing, *, with_others: bool) -> Answer:
    reservation = standing.kept.reservation
    room = moment.house.rooms.get(reservation.resource)
    rule = Rule.SYSTEM_AWAY if standing.pending or standing.refused is None else standing.refused
    why = Refusal(rule=rule, length=room.rules.buffer if room and rule is Rule.BUFFER else None)
    others: list[Alternative] = []
    if room is not None and with_others:
        others = instead(conn, moment, room, reservation.span)
    return Answer(409, problem(ErrorCode.REFUSED, refusals=[why], alternatives=others), answer.replayed)
