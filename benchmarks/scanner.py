"""From the last byte of a reader's line to changed pixels on the display, with the reader on a pseudo terminal.

The screen of booking codes is up. A line that is no booking's code is written to the terminal; the time ends when the
pixels where the screen's answer stands change on the display, seen from outside. Lines differ, so that none is taken
for a double reading; between two of them the answer is taken away again.
"""

from __future__ import annotations

import os
import tempfile
import time
import tty
from pathlib import Path
from typing import Any

from benchmarks.processes import raised_priority, settled_kiosk
from benchmarks.rows import middle_and_worst, share_of, table_row
from benchmarks.screen import HEIGHT, WIDTH, screen
from benchmarks.warm import warm_kiosk
from tests.waiting import until

SCANS = 40
LIMIT = 50


def run() -> list[dict[str, Any]]:
    """Forty lines, at a raised priority where that is allowed: the figure is to be the kiosk's own."""
    with raised_priority():
        return _scans()


def _scans() -> list[dict[str, Any]]:
    end, other = os.openpty()
    tty.setraw(other)
    times = []
    with tempfile.TemporaryDirectory() as name, warm_kiosk(Path(name)) as warm:
        settings = warm.config / "kiosk.toml"
        table = f'\n[[scanner]]\nport = "{os.ttyname(other)}"\n'
        settings.write_text(settings.read_text(encoding="utf-8") + table, encoding="utf-8")
        with screen() as eye, settled_kiosk(warm) as kiosk:
            # Below the head, whose clock moves, and above the keyboard.
            place = (0, HEIGHT // 8, WIDTH, HEIGHT // 2)
            for number in range(SCANS):
                kiosk.ask("home")
                kiosk.ask("go", "code")
                time.sleep(0.6)
                before = eye.region(place)
                began = time.monotonic()
                os.write(end, f"6415{number:09}\r\n".encode())
                times.append((_changed(eye, place, before) - began) * 1_000)
    for each in (end, other):
        os.close(each)
    return [
        table_row(
            "a reader's line to changed pixels, p95",
            share_of(times, 0.95),
            unit="ms",
            limit=f"<= {LIMIT} ms",
            note=f"{SCANS} lines, {middle_and_worst(times)}",
        )
    ]


def _changed(eye: Any, place: tuple[int, int, int, int], before: bytes) -> float:
    return until(lambda: eye.region(place) != before, "an answer on the screen", 3, 0.0004)


if __name__ == "__main__":
    for row in run():
        print(row)
