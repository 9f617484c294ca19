"""Ideas that wait for the hub. The words of one that was handed over are gone from the file and its log."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.adapters.store_base import Database

if TYPE_CHECKING:  # read with the line to the hub, after the first picture
    from kiosk.services.ideas import IdeaJob

log = logging.getLogger(__name__)


class IdeaTable(Database):
    """The ideas' part of the store."""

    def add_idea(self, job: IdeaJob) -> None:
        """Write one down; when this returns a power cut does not take it back. Raises StoreError."""
        with self._writing():
            self._db.execute("INSERT INTO idea (key, doc) VALUES (?, ?)", (job.key, msgspec.json.encode(job)))

    def first_idea(self) -> IdeaJob | None:
        """The one that waits longest. One that cannot be read is dropped: it must not hold up the others."""
        from kiosk.services.ideas import IdeaJob

        while True:
            with self._reading():
                row = self._db.execute("SELECT seq, doc FROM idea ORDER BY seq LIMIT 1").fetchone()
            if row is None:
                return None
            try:
                return replace(msgspec.json.decode(row[1], type=IdeaJob), seq=row[0])
            except msgspec.MsgspecError:
                log.error("an idea that waited cannot be read any more and is dropped")
                self.drop_idea(row[0])

    def drop_idea(self, seq: int) -> None:
        """It was handed over, or is wanted by nobody."""
        with self._writing():
            self._db.execute("DELETE FROM idea WHERE seq = ?", (seq,))
        self._wash()

    def ideas_waiting(self) -> int:
        with self._reading():
            return int(self._db.execute("SELECT count(*) FROM idea").fetchone()[0])
