"""From the start of the process to a home that can be touched, against a bare Kivy window and against Chromium.

Each program is executed on an empty display. A first, untimed start shows what its finished picture is; after that
the clock runs from before `exec` until that picture is on the display (97 % of 400 places that differ from the empty
display), seen the same way for all three. For the kiosk the later of this and its own word that it is ready counts.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.chromium import chromium
from benchmarks.processes import Program, bare_command, kiosk_command, running
from benchmarks.rows import table_row
from benchmarks.screen import Eye, screen
from benchmarks.warm import warm_kiosk
from tests.waiting import until

ROUNDS = 7
LIMIT = 1.6
Start = Callable[[], AbstractContextManager[Program]]


def run() -> list[dict[str, Any]]:
    """Medians of seven rounds; all three in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with warm_kiosk(folder) as warm:
            sides: dict[str, Start] = {
                "kiosk": lambda: running(kiosk_command(warm)),
                "bare": lambda: running(bare_command("label"), {"KIVY_HOME": str(folder / "kivy")}),
                "chromium": lambda: chromium(folder),
            }
            stopwatches = {side: Stopwatch(start, says_ready=side == "kiosk") for side, start in sides.items()}
            rounds = [{side: watch.seconds() for side, watch in stopwatches.items()} for _ in range(ROUNDS)]
    return [
        _row("start to an interactive home / a bare Kivy window", rounds, "bare", f"<= {LIMIT:g}"),
        _row("start to an interactive home / Chromium painting a page", rounds, "chromium", "< 1"),
    ]


def _row(name: str, rounds: list[dict[str, float]], base: str, limit: str) -> dict[str, Any]:
    return table_row(
        name,
        statistics.median(each["kiosk"] for each in rounds),
        statistics.median(each[base] for each in rounds),
        unit="s",
        limit=limit,
        digits=3,
        ratio=statistics.median(each["kiosk"] / each[base] for each in rounds),
        note="rounds: " + ", ".join(f"{each['kiosk']:.2f}/{each[base]:.2f}" for each in rounds),
    )


class Stopwatch:
    """Starts a program again and again on an empty display."""

    def __init__(self, start: Start, *, says_ready: bool) -> None:
        self._start, self._says_ready = start, says_ready
        # The second start is the pattern: the first one also fills caches.
        for _ in range(2):
            with _empty() as (eye, empty), start() as program:
                if says_ready:
                    program.told("ready")
                    # The frames drawn so far are on their way through the X server.
                    time.sleep(0.05)
                else:
                    self._wait_until_still(eye, empty)
                self._wanted = eye.picture()
                self._points = eye.points_of(self._wanted, empty)

    def seconds(self) -> float:
        with _empty() as (eye, _), self._start() as program:
            painted = until(lambda: eye.share(self._points, self._wanted) >= 0.97, "the finished picture", 30, 0.002)
            ready = program.told("ready") if self._says_ready else painted
            return float(max(painted, ready)) - program.began

    @staticmethod
    def _wait_until_still(eye: Eye, empty: bytes) -> None:
        last, since = empty, time.monotonic()
        while last == empty or time.monotonic() - since < 2:
            time.sleep(0.1)
            now = eye.picture()
            if now != last:
                last, since = now, time.monotonic()


@contextmanager
def _empty() -> Iterator[tuple[Eye, bytes]]:
    with screen() as eye:
        time.sleep(0.2)
        yield eye, eye.picture()


if __name__ == "__main__":
    for row in run():
        print(row)
