"""Garbage is collected when nothing moves, not while a list glides."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.ui.rig.patron import Patron


@pytest.fixture
def collections() -> Iterator[list[str]]:
    """One entry for each full collection that somebody asked for."""
    found: list[str] = []

    def note(phase: str, info: dict[str, Any]) -> None:
        if phase == "start" and info["generation"] == 2:
            found.append(phase)

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def turn(patron: Patron, until: Callable[[], object], seconds: float) -> bool:
    """Turn the loop and add nothing to it, for at most so long; whether it has come to that."""
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        patron.pilot._turn()
    return bool(until())


def test_not_while_something_moves(patron: Patron, collections: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.clock import Clock

    from kiosk.ui import tidy

    monkeypatch.setattr(tidy, "_MOST_PUT_OFF", 1_000)
    patron.pilot.settle()
    moves = Clock.schedule_interval(lambda _dt: None, 0)
    patron.app.tidy._touched()
    collections.clear()
    assert not turn(patron, lambda: collections, 3 * tidy._CALM)
    moves.cancel()
    assert turn(patron, lambda: collections, 10)


def test_what_never_rests_is_not_waited_for(patron: Patron, collections: list[str]) -> None:
    from kivy.clock import Clock

    moves = Clock.schedule_interval(lambda _dt: None, 0)
    patron.app.tidy._touched()
    collections.clear()
    assert turn(patron, lambda: collections, 20)
    moves.cancel()
