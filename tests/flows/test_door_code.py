"""The code of a door, from a hub that has one for the booking: masked until the eye is held."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.adapters.hub_client import HubClient
from kiosk.api.booking import Booked
from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces

CODE = "499280"


@pytest.fixture(autouse=True)
def a_door_that_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub's own answers, with the code that it has for rooms of another system."""
    for name in ("find", "send"):
        real = getattr(HubClient, name)

        def told(self: HubClient, *args: Any, _real: Any = real, **named: Any) -> Any:
            answer = _real(self, *args, **named)
            return replace(answer, door_code=CODE) if isinstance(answer, Booked) else answer

        monkeypatch.setattr(HubClient, name, told)


def held_shows_it(patron: Patron) -> None:
    assert patron.sees("Door code")
    assert CODE not in patron.words()
    eye = patron.pilot.control(patron.say("Show"))
    patron.pilot.press(*patron.pilot.middle(eye))
    patron.pilot.frame(3)
    assert CODE in patron.words()
    patron.pilot.lift()
    patron.pilot.frame(3)
    assert CODE not in patron.words()


def test_masked_when_booked_and_when_found_again(patron: Patron) -> None:
    """On both screens of the holder; nothing of it stays when the visit ends."""
    patron.book_a_free_slot()
    patron.touch("Confirm the booking")
    patron.awaits("done")
    held_shows_it(patron)
    code = patron.screen.code
    patron.touch("To the first page")
    patron.awaits("home")
    patron.enter(code)
    patron.awaits("booking")
    held_shows_it(patron)
    patron.touch("Cancel the booking")
    patron.touch("Yes, cancel the booking")
    patron.sees_soon("The booking has been cancelled.")
    assert not patron.sees("Door code")
    patron.touch("Finish")
    assert not traces(patron.app, CODE)
    assert not [path for path in patron.branch.data.rglob("*") if path.is_file() and CODE.encode() in path.read_bytes()]
