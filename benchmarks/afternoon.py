"""A clock for the measured kiosk; on its own because the kiosk's process must not load more than it needs."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo


class Afternoon:
    """Today, beginning at 13.42 in Finland, whatever the hour of the measurement: the same picture each time."""

    def __init__(self) -> None:
        real = datetime.now(ZoneInfo("Europe/Helsinki"))
        self._ahead = real.replace(hour=13, minute=42, second=5, microsecond=0) - real

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def monotonic(self) -> float:
        return time.monotonic()
