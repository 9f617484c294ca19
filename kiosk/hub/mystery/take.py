"""Taking a team's records: each once, whatever kiosk brings them, however often and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from kiosk.api.problem import ErrorCode, FieldError
from kiosk.api.teams import TeamLog, TeamRecords
from kiosk.hub.config import HubConfig
from kiosk.hub.db.transaction import Tx
from kiosk.hub.mystery import certificate, hall, store
from kiosk.hub.problems import ProblemError, problem, stop
from kiosk.hub.reservations.moment import Moment
from kiosk.mystery.story import Story
from kiosk.mystery.team import Deed, Record, Verdict

MOST_OF_A_TEAM = 5_000
"""Records; a long game has two hundred, and no child fills the disk."""
_EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
"""A kiosk's clock may be wrong; more than this is no clock."""
_LIMITS = {"id": 64, "clue": 64, "given": 200, "language": 8, "name": 60, "by": 16}


def take(
    tx: Tx, moment: Moment, story: Story | None, team: str, told: TeamRecords, may_begin: Callable[[], None]
) -> TeamLog:
    """Keep what is new; what others have written since. `may_begin` raises when the device has begun too many teams.

    Raises:
        ProblemError: `not_found` for a team nobody has begun, `code_taken`, `record_unfit`, or what `may_begin` raises.
            Nothing is kept then.
    """
    records = [_fit(number, record, moment.now) for number, record in enumerate(told.records)]
    tx.alone_on(f"team {team}")
    known = store.code_of(tx.conn, team)
    if known is None:
        if told.code is None:
            raise stop(ErrorCode.NOT_FOUND)
        may_begin()  # before the code is looked at: whether it is taken tells whoever guesses that there is such a team
        code = moment.secrecy.team(told.code)
        if store.team_of_code(tx.conn, code) is not None:
            raise stop(ErrorCode.CODE_TAKEN)
        store.begin(tx, team, code, moment.now)
    before = store.log(tx.conn, team)
    if before.next + len(records) > MOST_OF_A_TEAM:
        raise _unfit("records", "too many for one team")
    added = store.add(tx, team, records, moment.now)
    if added and any(_may_change_the_hall(record) for record in (*before.records, *records)):
        hall.look(tx, moment, story, team)
    if added:
        certificate.earn(tx, moment.secrecy, story, team, records)
    return news(tx.conn, moment.house.config, team, told.since)


def news(conn: Connection, config: HubConfig, team: str, since: int) -> TeamLog:
    """What the hub has of a team beyond a place in its log."""
    log = store.log(conn, team, since)
    return TeamLog(id=team, records=log.records, next=log.next, certificate=certificate.address(conn, config, team))


def _may_change_the_hall(record: Record) -> bool:
    return record.deed is Deed.HALL


def _fit(number: int, record: Record, now: datetime) -> Record:
    """The record with its time in UTC; a right answer says nothing of what was given."""
    place = f"records.{number}"
    for name, limit in _LIMITS.items():
        value = getattr(record, name)
        if value is not None and (not isinstance(value, str) or len(value) > limit or "\0" in value):
            raise _unfit(f"{place}.{name}", f"at most {limit} characters")
    if not record.id:
        raise _unfit(f"{place}.id", "is empty")
    if record.players is not None and not 0 < record.players <= 1_000:
        raise _unfit(f"{place}.players", "not a number of players")
    try:
        at = record.at.astimezone(UTC) if record.at.tzinfo else None
    except OverflowError:
        at = None
    if at is None or not _EARLIEST <= at <= now + _AHEAD:
        raise _unfit(f"{place}.at", "not an instant of these days with its offset from UTC")
    return replace(record, at=at, given=None if record.verdict is Verdict.RIGHT else record.given)


def _unfit(field: str, message: str) -> ProblemError:
    return ProblemError(problem(ErrorCode.RECORD_UNFIT, errors=[FieldError(field=field, message=message)]))
