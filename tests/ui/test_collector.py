"""Widgets die on the thread of the screen, between two frames: elsewhere a change of the theme would meet the dead."""

from __future__ import annotations

import threading
from weakref import finalize

from tests.ui.rig.patron import Patron


class Tied:
    """An object in a cycle with another one."""

    def __init__(self, other: Tied | None = None) -> None:
        self.other = other or Tied(self)


def make_many() -> None:
    """What a worker does with an answer of the hub's, many times over."""
    kept = []
    for _ in range(200_000):
        kept.append(Tied())
        if len(kept) > 5_000:
            kept.clear()


def test_a_widget_dies_on_the_thread_of_the_screen(patron: Patron) -> None:
    from kiosk.ui.widgets.timeline import SlotSample

    died: list[threading.Thread] = []
    made = SlotSample()
    patron.pilot.settle()  # the clock held it until it was drawn
    made.of_itself = made
    finalize(made, lambda: died.append(threading.current_thread()))
    del made
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert died == [], "a worker's thread took the widget apart"

    def drawn() -> bool:
        patron.app.shell.canvas.ask_update()
        return bool(died)

    patron.pilot.until(drawn, what="a collection between two frames")
    assert died == [threading.main_thread()]
