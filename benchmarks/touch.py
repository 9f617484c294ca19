"""From a touch to changed pixels on the booking screen with twenty rooms, against the frame time of a bare window.

A touch is an X event sent from outside; its time ends when the pixels of the place that was touched change on the
display. The finger's coming down (the pressed state) and its lifting (the new choice, day or length) are timed apart,
and the limit is for both. The bare window paints itself anew in every frame; a frame's time is the time between two
changes of its pixels, seen the same way. It stands still while the kiosk is measured and runs while the kiosk rests.
Both sides and their X servers run at a raised priority where that is allowed: a p99 is to be the kiosk's own, not that
of whatever else the machine does.
"""

from __future__ import annotations

import random
import signal
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.processes import Program, bare_command, raised_priority, running, settled_kiosk
from benchmarks.rows import middle_and_worst, share_of, table_row
from benchmarks.screen import Eye, Hand, Rect, frame_times, screen
from benchmarks.warm import warm_kiosk
from tests.waiting import until

ROUNDS = 5
KINDS = ("chips", "slots", "lengths", "slots", "lengths", "slots") * 4
LIMIT = 2.5
_CHANCE = random.Random(7)


def run() -> list[dict[str, Any]]:
    """Five rounds: frames of the bare window, then two dozen touches."""
    with raised_priority():
        return _rounds()


def _rounds() -> list[dict[str, Any]]:
    frames: list[list[float]] = []
    downs: list[tuple[str, float]] = []
    ups: list[tuple[str, float]] = []
    with (
        tempfile.TemporaryDirectory() as name,
        warm_kiosk(Path(name)) as warm,
        screen() as bare_eye,
        running(bare_command("redraw"), {"KIVY_HOME": f"{name}/kivy"}) as bare,
        screen() as eye,
        settled_kiosk(warm) as kiosk,
    ):
        hand = Hand()
        bare.told("renderer")
        kiosk.ask("go", "book")
        time.sleep(1)
        for _ in range(ROUNDS):
            bare.process.send_signal(signal.SIGCONT)
            time.sleep(0.3)
            frames.append(frame_times(bare_eye))
            bare.process.send_signal(signal.SIGSTOP)
            time.sleep(0.2)
            for kind in KINDS:
                down, up = _touch(kiosk, eye, hand, kind)
                downs.append((kind, down))
                ups.append((kind, up))
        bare.process.send_signal(signal.SIGCONT)
        hand.close()
    frame = statistics.median(statistics.median(each) for each in frames)
    bare_note = f"the bare window's own p99 in this run: {share_of([x for each in frames for x in each], 0.99):.1f}"
    return [
        _row("touch to pressed pixels, p99 / frame of a bare window", downs, frame, bare_note),
        _row("lifted finger to the new choice, p99 / frame of a bare window", ups, frame),
    ]


def _row(name: str, times: list[tuple[str, float]], frame: float, more: str = "") -> dict[str, Any]:
    every = [each for _, each in times]
    kinds = {kind: statistics.median(each for k, each in times if k == kind) for kind, _ in times}
    medians = ", ".join(f"{kind} {each:.0f}" for kind, each in kinds.items())
    said = f"{len(every)} touches, {middle_and_worst(every)}"
    note = "; ".join(each for each in (said, medians, more) if each)
    return table_row(name, share_of(every, 0.99), frame, unit="ms", limit=f"<= {LIMIT:g}", note=note)


def _targets(kiosk: Program) -> dict[str, list[Rect]]:
    """Where things are, once they stay there."""
    last: dict[str, list[Rect]] = {}
    for _ in range(50):
        now: dict[str, list[Rect]] = kiosk.ask("targets")
        if now == last:
            break
        last = now
        time.sleep(0.1)
    return last


def _touch(kiosk: Program, eye: Eye, hand: Hand, kind: str) -> tuple[float, float]:
    """Milliseconds from touching to the pressed state, and from lifting to the result."""
    targets = _targets(kiosk)
    place = _CHANCE.choice(targets[kind] or targets["slots"] or targets["chips"])
    left, top, width, height = place
    hand.move(left + width / 2, top + height / 2)
    time.sleep(_CHANCE.uniform(0.1, 0.15))
    down = _changed(eye, place, hand.press)
    time.sleep(_CHANCE.uniform(0.08, 0.12))
    up = _changed(eye, place, hand.lift)
    time.sleep(0.3)
    return down, up


def _changed(eye: Eye, place: Rect, act: Any) -> float:
    before = eye.region(place)
    began = time.monotonic()
    act()
    return (until(lambda: eye.region(place) != before, f"a change at {place}", 3, 0.0004) - began) * 1_000


if __name__ == "__main__":
    for row in run():
        print(row)
