"""The loop rests while nobody needs it, and wakes at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from tests.ui.rig.patron import Patron

TRIES = 5


def turns(patron: Patron, seconds: float) -> int:
    """Turns of the loop in so many seconds, nothing added to it."""
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        patron.pilot._turn()
        count += 1
    return count


def quickest(patron: Patron, act: Callable[[], None], true: Callable[[], object]) -> float:
    """Seconds from `act`, done by another thread while the loop rests, until something holds."""
    began: list[float] = []

    def later() -> None:
        time.sleep(0.3)
        began.append(time.monotonic())
        act()

    thread = threading.Thread(target=later)
    thread.start()
    while not true():
        patron.pilot._turn()
    took = time.monotonic() - began[0]
    thread.join()
    return took


def test_three_turns_a_second_at_most(patron: Patron) -> None:
    """On the first screen with nobody there Kivy's own loop would turn 60 times."""
    turns(patron, 1.0)
    assert turns(patron, 4.0) <= 12


def test_a_touch_ends_the_rest(patron: Patron) -> None:
    """From the event of the X server to the pressed state; 50 ms are meant, a busy machine gets three times that."""
    tile = patron.pilot.control(patron.say("Book a room"))
    x, y = patron.pilot.middle(tile)
    patron.pilot.move(x, y)
    took = []
    for _ in range(TRIES):
        took.append(quickest(patron, lambda: patron.pilot.hand.do("mousedown", "1"), lambda: tile.pressed))
        patron.pilot.move(*patron.corner)
        patron.pilot.frame(2)
        patron.pilot.lift()
        patron.pilot.frame(2)
        patron.pilot.move(x, y)
        patron.pilot.settle()
    assert min(took) < 0.15, took


def test_a_timer_ends_the_rest(patron: Patron) -> None:
    """A timer that is due in a tenth of a second is not slept over."""
    from kivy.clock import Clock

    took = []
    for _ in range(TRIES):
        turns(patron, 0.3)
        rung: list[float] = []
        began = time.monotonic()
        Clock.schedule_once(lambda _dt, rung=rung: rung.append(time.monotonic()), 0.1)
        while not rung:
            patron.pilot._turn()
        took.append(rung[0] - began)
    assert min(took) < 0.2, took


def test_a_result_ends_the_rest(patron: Patron) -> None:
    """What another thread posts is run at once, not at the next timer."""
    took = []
    for _ in range(TRIES):
        done: list[int] = []

        def post(done: list[int] = done) -> None:
            patron.branch.kiosk.door.post(lambda: done.append(1))

        took.append(quickest(patron, post, done.__len__))
    assert min(took) < 0.15, took
