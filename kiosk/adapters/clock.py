"""The clocks of the machine."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """Implements services.ports.Clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()
