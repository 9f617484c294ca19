"""What it costs to be read aloud: the tree of each screen, a key to the first sound, and frames with speech on.

The kiosk stands in this process, in a window of 1080 x 1920 on a virtual display, with a real hub, espeak-ng and aplay
into ALSA's `file` plugin. A key is an event of the X server. Frames with speech on and off are timed in turn on the
screen whose tree is the largest, each frame painting the whole window.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.rows import middle_and_worst, share_of, table_row
from kiosk.adapters.speech.espeak import Espeak
from kiosk.adapters.speech.house import House
from kiosk.adapters.speech.speaker import Speaker
from kiosk.tour import CANVASES
from tests.adapters.speech.card import Card, card_in_force
from tests.ui.rig.branch import Branch, open_branch
from tests.ui.rig.patron import Patron

SCREENS = ("home", "book", "code", "events", "hours", "tour", "feedback", "celia")
TREE, START = 5.0, 200.0
ROUNDS, FRAMES, KEYS = 40, 40, 25


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "kiosk"
        place.mkdir()
        with card_in_force(Path(folder)) as card, open_branch(place, CANVASES["portrait"]) as branch:
            return _measure(branch, card)


def _measure(branch: Branch, card: Card) -> list[dict[str, Any]]:
    patron = Patron(branch)
    patron.arrive()
    trees = _trees(branch)
    slowest = max(trees, key=lambda name: trees[name])
    patron.app.context.navigator.go(slowest)
    patron.pilot.settle()
    frames = _frames(branch)
    sounds = _sounds(branch, card)
    return [
        table_row(
            "the tree of a screen, the slowest one",
            trees[slowest],
            unit="ms",
            limit=f"<= {TREE:g} ms",
            digits=2,
            note=f"median of {ROUNDS}; " + ", ".join(f"{name} {spent:.2f}" for name, spent in trees.items()),
        ),
        table_row(
            "down key to the first sound, p95",
            share_of(sounds, 0.95),
            unit="ms",
            limit=f"<= {START:g} ms",
            note=f"{len(sounds)} keys, {middle_and_worst(sounds)}",
        ),
        table_row(
            "a frame with speech on / with speech off, p95",
            share_of(frames["on"], 0.95),
            share_of(frames["off"], 0.95),
            unit="ms",
            limit="<= 1.1",
            digits=2,
            note=f"{len(frames['on'])} frames each of {slowest}, in turn",
        ),
    ]


def _trees(branch: Branch) -> dict[str, float]:
    """Milliseconds, the median of each screen."""
    found = {}
    for name in SCREENS:
        branch.app.context.navigator.go(name)
        branch.pilot.settle()
        found[name] = statistics.median(_timed(branch.app.access.nodes) for _ in range(ROUNDS))
    return found


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1_000


def _frames(branch: Branch) -> dict[str, list[float]]:
    from kivy.core.window import Window

    def frame() -> None:
        Window.canvas.ask_update()
        branch.pilot.frame()

    frames: dict[str, list[float]] = {"on": [], "off": []}
    for _ in range(5):
        for side, speech in (("off", False), ("on", True)):
            branch.app.context.prefer(speech=speech)
            branch.pilot.pump(0.5)
            frames[side] += [_timed(frame) for _ in range(FRAMES)]
    branch.app.context.prefer(speech=False)
    return frames


def _sounds(branch: Branch, card: Card) -> list[float]:
    """From the key to a sample that is louder than a breath, in milliseconds."""
    app = branch.app
    speaker = Speaker(lambda told: told(), lambda _why: None)
    speaker.use(House(voices={"fi": Espeak("fi")}, device=card.device, volume=100))
    app.context.speech = speaker
    app.inputs._access.close()
    app.inputs._access = None
    app.context.prefer(speech=True)
    branch.pilot.pump(1)
    times = []
    try:
        for _ in range(KEYS + 2):
            speaker.stop()
            branch.pilot.pump(0.3)
            card.forget()
            began = time.monotonic()
            branch.pilot.hand.do("key", "Down")
            while not card.loud():
                branch.pilot.pump(0.001)
            times.append((time.monotonic() - began) * 1_000)
    finally:
        app.context.prefer(speech=False)
        speaker.end()
    return times[2:]
