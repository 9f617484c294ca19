"""Teams of the mystery and what they did: the kiosk's own log, on the disk before anything is shown.

Codes stand here as keyed hashes; the code itself only until the hub knows the team.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from kiosk.adapters.store_base import Database, seconds
from kiosk.domain.codes import code_key

if TYPE_CHECKING:  # read when somebody plays
    from kiosk.mystery.team import Record

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptTeam:
    """`code` is there until the hub has taken the team; `heard` is how far the hub's log of it was read."""

    id: str
    code: str | None
    heard: int


class MysteryTables(Database):
    """The mystery's part of the store."""

    def team_of_code(self, typed: str) -> KeptTeam | None:
        """The team that a code belongs to, as far as this kiosk knows."""
        with self._reading():
            row = self._db.execute(
                "SELECT id, code, heard FROM team WHERE code_hash = ?", (self._code_hash(typed),)
            ).fetchone()
        return KeptTeam(*row) if row else None

    def kept_team(self, team: str) -> KeptTeam | None:
        with self._reading():
            row = self._db.execute("SELECT id, code, heard FROM team WHERE id = ?", (team,)).fetchone()
        return KeptTeam(*row) if row else None

    def put_team(self, team: str, code: str, now: datetime, *, told: bool) -> None:
        """A team that begins here, or (`told`) one that the hub has told of."""
        with self._writing():
            self._db.execute(
                "INSERT INTO team VALUES (?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE SET code_hash = excluded.code_hash",
                (team, self._code_hash(code), None if told else code, seconds(now)),
            )

    def add_deeds(self, team: str, records: Iterable[Record], now: datetime, heard: int | None = None) -> None:
        """Records of this kiosk, or with `heard` those the hub has told. One that is known already is left alone."""
        rows = [(record.id, team, int(heard is not None), msgspec.json.encode(record)) for record in records]
        with self._writing():
            self._db.executemany(
                "INSERT INTO deed VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET sent = max(sent, excluded.sent)",
                rows,
            )
            self._db.execute(
                "UPDATE team SET last = ?, heard = max(heard, ?) WHERE id = ?", (seconds(now), heard or 0, team)
            )

    def deeds(self, team: str) -> list[Record]:
        """Everything known of a team. What cannot be read is left out and told in the log."""
        return self._records("SELECT doc FROM deed WHERE team = ?", team)

    def team_ids(self) -> list[str]:
        with self._reading():
            return [row[0] for row in self._db.execute("SELECT id FROM team")]

    def unsent_team(self) -> KeptTeam | None:
        """A team of which the hub has not heard everything."""
        with self._reading():
            row = self._db.execute(
                "SELECT team.id, code, heard FROM team JOIN deed ON deed.team = team.id WHERE sent = 0 LIMIT 1"
            ).fetchone()
        return KeptTeam(*row) if row else None

    def unsent(self, team: str, most: int) -> list[Record]:
        return self._records("SELECT doc FROM deed WHERE team = ? AND sent = 0 LIMIT ?", team, most)

    def sent(self, team: str, records: Iterable[Record]) -> None:
        """The hub has these, and so it has the team: its code is needed no more."""
        with self._writing():
            self._db.executemany("UPDATE deed SET sent = 1 WHERE id = ?", [(record.id,) for record in records])
            self._db.execute("UPDATE team SET code = NULL WHERE id = ?", (team,))
        self._wash()

    def drop_unsent(self, team: str) -> None:
        """Those that wait cannot be read: they must not hold up the others."""
        with self._writing():
            self._db.execute("DELETE FROM deed WHERE team = ? AND sent = 0", (team,))

    def deeds_waiting(self) -> int:
        with self._reading():
            return int(self._db.execute("SELECT count(*) FROM deed WHERE sent = 0").fetchone()[0])

    def forget_teams(self, now: datetime, keep: timedelta) -> None:
        """Let go of teams that nobody has come back to; not of one that the hub has yet to hear of."""
        before = seconds(now - keep)
        with self._writing():
            old = "(SELECT id FROM team WHERE last < ? AND id NOT IN (SELECT team FROM deed WHERE sent = 0))"
            self._db.execute(f"DELETE FROM deed WHERE team IN {old}", (before,))  # noqa: S608 - our own words
            self._db.execute(f"DELETE FROM team WHERE id IN {old}", (before,))  # noqa: S608 - our own words

    def _records(self, query: str, *values: object) -> list[Record]:
        from kiosk.mystery.team import Record

        with self._reading():
            rows = self._db.execute(query, values).fetchall()
        decode = msgspec.json.Decoder(Record).decode
        found: list[Record] = []
        for (doc,) in rows:
            try:
                found.append(decode(doc))
            except msgspec.MsgspecError:
                log.error("a record of a team cannot be read and is left out")
        return found

    def _code_hash(self, typed: str) -> bytes:
        return hmac.digest(self.secret, b"team\0" + code_key(typed).encode(), "sha256")
