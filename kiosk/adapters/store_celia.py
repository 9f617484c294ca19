"""Celia's count: one row for the day that runs, one for each day that waits for the hub. Neither knows a time."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from kiosk.adapters.store_base import Database
from kiosk.domain.celia_count import Sign, rounded

if TYPE_CHECKING:  # read with the line to the hub, after the first picture
    from kiosk.services.celia import DayJob

MOST_DAYS = 60
"""Days that wait for a hub that is away; it takes no older ones."""
_ONE_MORE = (
    "INSERT INTO celia_day VALUES (?, ?, ?)"
    " ON CONFLICT (day) DO UPDATE SET code = code + excluded.code, sample = sample + excluded.sample"
)


class CeliaTable(Database):
    """Celia's part of the store. All of its methods raise StoreError."""

    def count_for_celia(self, sign: Sign, day: date) -> None:
        with self._writing():
            self._db.execute(_ONE_MORE, (day.isoformat(), int(sign is Sign.CODE), int(sign is Sign.SAMPLE)))

    def close_celia_days(self, today: date, chance: Callable[[], float]) -> None:
        """Round every other day, erase its exact number, and queue what is left of it.

        Once: rounded again and again, a number would give itself away.
        """
        running = today.isoformat()
        with self._reading():
            if not self._db.execute("SELECT 1 FROM celia_day WHERE day != ?", (running,)).fetchone():
                return
        with self._writing():
            over = self._db.execute("SELECT day, code, sample FROM celia_day WHERE day != ?", (running,)).fetchall()
            self._db.execute("DELETE FROM celia_day WHERE day != ?", (running,))
            for day, code, sample in over:
                parts = rounded(code, chance()), rounded(sample, chance())
                if any(parts):
                    row = (secrets.token_urlsafe(16), day, *parts)
                    self._db.execute("INSERT INTO celia_told VALUES (?, ?, ?, ?)", row)
            self._db.execute(
                "DELETE FROM celia_told WHERE key NOT IN (SELECT key FROM celia_told ORDER BY day DESC LIMIT ?)",
                (MOST_DAYS,),
            )
        self._wash()

    def first_celia_day(self) -> DayJob | None:
        """One of those that wait."""
        from kiosk.api.device import CeliaDay
        from kiosk.services.celia import DayJob

        with self._reading():
            row = self._db.execute("SELECT key, day, code, sample FROM celia_told LIMIT 1").fetchone()
        if row is None:
            return None
        return DayJob(row[0], CeliaDay(day=date.fromisoformat(row[1]), code=row[2], sample=row[3]))

    def drop_celia_day(self, key: str) -> None:
        """The hub has it, or does not want it."""
        with self._writing():
            self._db.execute("DELETE FROM celia_told WHERE key = ?", (key,))
