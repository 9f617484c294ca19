"""What an idle kiosk costs, and how soon a touch ends the idling.

Processor time (utime + stime) of a kiosk at home that nobody touches, beside a bare Kivy window with one label that
nobody touches either, over the same thirty seconds, the shares in per cent of one core. Then twenty touches after a
second of rest each: from the X event to the pressed state of what was touched, and to its first changed pixel.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.processes import Program, bare_command, cpu_seconds, hub_of, running, settled_kiosk
from benchmarks.rows import middle_and_worst, table_row
from benchmarks.screen import Eye, Hand, screen
from benchmarks.warm import warm_kiosk
from tests.waiting import until

SECONDS = 36
TOUCHES = 20
LIMIT = 1.0
WAKING = 50.0
_TILE = (120, 620, 340, 250)
"""Inside the first tile of the home screen."""


def run() -> list[dict[str, Any]]:
    """Idle time first, then the touches, on the same kiosk."""
    with (
        tempfile.TemporaryDirectory() as name,
        warm_kiosk(Path(name)) as warm,
        screen(),
        running(bare_command("label"), {"KIVY_HOME": f"{name}/kivy"}) as bare,
        screen() as eye,
        settled_kiosk(warm) as kiosk,
    ):
        hub = hub_of(kiosk)
        time.sleep(5)
        ours, base, its_hub = _shares([kiosk.pid, bare.pid, hub])
        kiosk.ask("rest")
        resting, _, _ = _shares([kiosk.pid, bare.pid, hub])
        hand = Hand()
        hand.move(500, 300)
        hand.press()
        hand.lift()
        time.sleep(1)
        kiosk.ask("listen")
        touches = [_touch(kiosk, eye, hand) for _ in range(TOUCHES)]
        hand.close()
    woken, drawn = [each[0] for each in touches], [each[1] for each in touches]
    note = f"the hub beside it {its_hub:.2f} %; the kiosk's resting screen, which moves, {resting:.2f} %"
    return [
        table_row(
            "idle at home: processor / a bare Kivy window",
            ours,
            base,
            unit="% of a core",
            limit=f"<= {LIMIT:g} %",
            digits=2,
            note=note,
        ),
        table_row(
            f"idle at home: a touch wakes it (pressed state), worst of {TOUCHES}",
            max(woken),
            unit="ms",
            limit=f"<= {WAKING:g} ms",
            note=f"median {statistics.median(woken):.1f} ms; until its pixels have changed on the display"
            f" {middle_and_worst(drawn)} ms (a frame more)",
        ),
    ]


def _shares(pids: list[int]) -> list[float]:
    began, before = time.monotonic(), [cpu_seconds(pid) for pid in pids]
    time.sleep(SECONDS)
    length = time.monotonic() - began
    return [100 * (cpu_seconds(pid) - was) / length for pid, was in zip(pids, before, strict=True)]


def _touch(kiosk: Program, eye: Eye, hand: Hand) -> tuple[float, float]:
    """Milliseconds to the pressed state and to its pixels; the finger slides off then, so that nothing is opened."""
    left, top, width, height = _TILE
    hand.move(left + width / 2, top + height / 2)
    time.sleep(1 + random.random() / 5)
    before = eye.region(_TILE, 20)
    began = time.monotonic()
    hand.press()
    seen = until(lambda: eye.region(_TILE, 20) != before, "the pressed tile", 2, 0.0005)
    hand.move(500, 300)
    time.sleep(0.1)
    hand.lift()
    time.sleep(0.2)
    return (kiosk.ask("pressed_at") - began) * 1_000, (seen - began) * 1_000


if __name__ == "__main__":
    for row in run():
        print(row)
