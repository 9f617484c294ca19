"""Ten thousand events: from the touch to the list, scrolling it, filter and search, memory, and three changes.

Touches are X events sent from outside and their times end when pixels of the list change on the display, against the
frame time of a bare window seen the same way (see `touch`). Scrolling: the time between two changes of the list's
pixels while a finger drags and flings it. Both sides run at a raised priority where that is allowed. The changes go
over HTTP from a small hub that speaks the contract; their time ends when the screens have been told of them.
"""

from __future__ import annotations

import signal
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.processes import Program, bare_command, raised_priority, running, settled_kiosk
from benchmarks.rows import middle_and_worst, share_of, table_row
from benchmarks.screen import HEIGHT, WIDTH, Eye, Hand, Rect, Watched, frame_times, screen
from benchmarks.warm import Warm, warm_kiosk
from kiosk.adapters.store import Store
from tests.made_events import event, many
from tests.waiting import until

EVENTS = 10_000
ROUNDS = 4
FIRST, SCROLL, FILTER, MEMORY, BYTES, SECONDS = 6, 2, 3, 25, 20_000, 1.0


def run() -> list[dict[str, Any]]:
    """One kiosk that knows ten thousand events, and a bare window beside it."""
    with raised_priority():
        return _measured()


def _measured() -> list[dict[str, Any]]:
    frames: list[float] = []
    found: dict[str, list[float]] = {"first": [], "scroll": [], "filter": [], "search": []}
    with (
        tempfile.TemporaryDirectory() as name,
        warm_kiosk(Path(name)) as warm,
        screen() as bare_eye,
        running(bare_command("redraw"), {"KIVY_HOME": f"{name}/kivy"}) as bare,
        screen() as eye,
    ):
        _fill(warm)
        bare.told("renderer")
        with settled_kiosk(warm) as kiosk:
            hand = Hand()
            time.sleep(2)
            home = float(kiosk.ask("pss"))
            for _ in range(ROUNDS):
                bare.process.send_signal(signal.SIGCONT)
                time.sleep(0.3)
                frames += frame_times(bare_eye)
                bare.process.send_signal(signal.SIGSTOP)
                _round(kiosk, eye, hand, found)
            kiosk.ask("home")
            time.sleep(2)
            after = float(kiosk.ask("pss"))
            hand.close()
        bare.process.send_signal(signal.SIGCONT)
    frame = statistics.median(frames)
    size, seconds = _changes()
    return [
        _row("10,000 events: touch to the list, worst", max(found["first"]), frame, FIRST, found["first"]),
        _row(
            "10,000 events: scrolling, p99 between two frames",
            share_of(found["scroll"], 0.99),
            frame,
            SCROLL,
            found["scroll"],
        )
        | {"note": _note(found["scroll"]) + f"; the bare window's own p99 in this run: {share_of(frames, 0.99):.1f}"},
        _row("10,000 events: filter, worst", max(found["filter"]), frame, FILTER, found["filter"]),
        _row("10,000 events: a letter of a search, worst", max(found["search"]), frame, FILTER, found["search"]),
        _plain("10,000 events: memory after looking through them over home before", after - home, "MB", MEMORY),
        _plain("three changes of 10,000 events, from hub to kiosk", size, "bytes", BYTES),
        _plain("three changes of 10,000 events, until the screens know", seconds, "s", SECONDS),
    ]


def _fill(warm: Warm) -> None:
    """The events in the store, and their tile on the first screen."""
    config = warm.config / "kiosk.toml"
    told = config.read_text(encoding="utf-8").replace('tiles = ["booking"', 'tiles = ["booking", "events"')
    config.write_text(told, encoding="utf-8")
    with Store(warm.data / "kiosk.db") as store:
        page: list[Any] = []
        for each in many(EVENTS, datetime.now(UTC)):
            page.append(each)
            if len(page) == 200:
                store.put_events(page)
                page = []


def _round(kiosk: Program, eye: Eye, hand: Hand, found: dict[str, list[float]]) -> None:
    kiosk.ask("home")
    time.sleep(0.8)
    found["first"].append(_touched(kiosk, eye, hand, "Tapahtumat", (WIDTH - 90, HEIGHT // 2, 60, 300)))
    time.sleep(0.8)
    listing: Rect = tuple(kiosk.ask("list_place"))
    for _ in range(2):
        found["scroll"] += _fling(eye, hand, listing)
    for _ in range(2):
        found["filter"].append(_touched(kiosk, eye, hand, "Maksuton", listing))
        time.sleep(0.5)
    kiosk.ask("press", "Hae")
    time.sleep(0.6)
    # The letter shows in the frame that shows what was found; the list itself may look as before.
    seen: Rect = tuple(kiosk.ask("where", "Hakusanat"))
    for letter in "ME":
        found["search"].append(_touched(kiosk, eye, hand, letter, seen))
        time.sleep(0.5)


def _touched(kiosk: Program, eye: Eye, hand: Hand, words: str, place: Rect) -> float:
    """Milliseconds from lifting the finger off a control until the pixels of a place change."""
    left, top, width, height = kiosk.ask("where", words)
    hand.move(left + width / 2, top + height / 2)
    time.sleep(0.1)
    hand.press()
    time.sleep(0.15)
    before, began = eye.region(place), time.monotonic()
    hand.lift()
    return (until(lambda: eye.region(place) != before, f"the answer to {words}", 5, 0.0004) - began) * 1_000


def _fling(eye: Eye, hand: Hand, listing: Rect) -> list[float]:
    """Times between two pictures of the list in ms while it is dragged up and let go, until it is nearly at rest."""
    left, top, width, height = listing
    x, y = left + width // 2, top + height * 0.85
    place = (left + width // 3, top + height // 4, 40, height // 2)
    hand.move(x, y)
    time.sleep(0.1)
    hand.press()
    watched, step, end = Watched(eye, place), 0, time.monotonic() + 1.3
    while time.monotonic() < end:
        if step < 60:
            step += 1
            hand.move(x, y - height * 0.7 * step / 60)
            if step == 60:
                hand.lift()
        watched.watch(0.008)
    # The first steps of a finger are within its slop: nothing moves yet.
    return watched.gaps


def _changes() -> tuple[int, float]:
    """Bytes and seconds of three changes over HTTP into a kiosk that has taken everything."""
    from tests.adapters.rig.event_hub import EventHub, told
    from tests.adapters.rig.screen import Kiosk

    soon = datetime.now(UTC) + timedelta(hours=3)
    hub = EventHub(*many(EVENTS, soon))
    with tempfile.TemporaryDirectory() as name:
        kiosk = Kiosk(Path(name) / "kiosk.db", lambda: hub.endpoint).start()
        kiosk.screen.until(lambda: kiosk.store.cursor() is not None, 120)
        time.sleep(1)
        version, sent = kiosk.world.events_version, hub.sent
        hub.tell(*(told(event(f"m0000{n}", soon)) for n in range(3)))
        seconds = kiosk.screen.until(lambda: kiosk.screen.worlds[-1].events_version >= version + 3)
        size = hub.sent - sent
        kiosk.stop()
    hub.close()
    return size, seconds


def _row(name: str, ours: float, frame: float, limit: float, every: list[float]) -> dict[str, Any]:
    return table_row(
        f"{name} / frame of a bare window", ours, frame, unit="ms", limit=f"<= {limit:g}", note=_note(every)
    )


def _note(every: list[float]) -> str:
    return f"{len(every)} times, {middle_and_worst(every)}"


def _plain(name: str, ours: float, unit: str, limit: float) -> dict[str, Any]:
    return table_row(name, ours, unit=unit, limit=f"<= {limit:g} {unit}", digits=3)


if __name__ == "__main__":
    for row in run():
        print(row)
