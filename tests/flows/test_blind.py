"""Without sight: only what is said, and five keys of a keypad."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.rig.branch import Branch
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron


@pytest.fixture
def listener(branch: Branch, patron: Patron) -> Iterator[Listener]:
    listener = Listener(branch)
    undo = listener.connect()
    try:
        yield listener
    finally:
        undo()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_books_a_room_and_cancels_it(listener: Listener, patron: Patron, language: str) -> None:
    patron.app.context.prefer(language=language)
    listener.press("F2")
    assert listener.words("Speech is on.") in listener.said
    listener.choose(listener.words("Book a room"))
    listener.choose(f", {listener.words('free')}")
    listener.choose(listener.words("Continue"))
    listener.choose(patron.app.router.current.confirm_text)
    assert patron.screen.name == "done", listener.ear.heard[-5:]
    # The code is for the patron alone: a loudspeaker says it only when it is asked for.
    listener.find(
        listener.words("This is for you alone. Plug in a headset, or press the act key to have it said aloud.")
    )
    code = listener.press(listener.ACT)
    assert code.rstrip(".") == patron.screen.code
