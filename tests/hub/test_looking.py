"""A thread that looks at something again and again."""

from __future__ import annotations

import logging

import pytest

from kiosk.hub.looking import Looking
from tests.waiting import until


class _Looks(Looking):
    """Fails where `failing` says so, by the number of the look: a folder that goes while it is read, a broken disk."""

    def __init__(self, failing: range) -> None:
        super().__init__("looks", 0.001, at_once=True)
        self.looks, self._bad = 0, failing

    def once(self) -> None:
        self.looks += 1
        if self.looks in self._bad:
            raise FileNotFoundError("kuvat")


@pytest.mark.parametrize("failing", [range(1, 2), range(2, 9)], ids=["the first look", "later ones"])
def test_a_look_that_fails_is_not_the_last(caplog: pytest.LogCaptureFixture, failing: range) -> None:
    """It is told once, not at every look."""
    watch = _Looks(failing)
    watch.start()
    try:
        until(lambda: watch.looks > 20, "it looks on")
    finally:
        watch.stop()
    assert len([each for each in caplog.records if each.levelno >= logging.ERROR]) == 1
