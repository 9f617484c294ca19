"""Garbage waits while a long list is read, and never afterwards."""

from __future__ import annotations

import gc

import pytest

from kiosk.hub.upstream.garbage import seldom_collected
from tests.hub.running import Running
from tests.hub.upstream.conftest import read
from tests.hub.upstream.linked import LinkedServer
from tests.hub.upstream.replay import Asked, Replay, Reply


def test_what_was_usual_comes_back_whoever_ends_first() -> None:
    usual = gc.get_threshold()
    first, second = seldom_collected(), seldom_collected()
    first.__enter__()
    second.__enter__()
    assert gc.get_threshold()[0] > 10_000
    first.__exit__(None, None, None)
    assert gc.get_threshold() == usual
    second.__exit__(None, None, None)
    assert gc.get_threshold() == usual


def test_a_list_that_breaks_off_leaves_nothing_behind() -> None:
    usual = gc.get_threshold()
    with pytest.raises(OSError, match="cut"), seldom_collected():
        raise OSError("cut")
    assert gc.get_threshold() == usual


def test_a_source_of_events_is_read_so(hub: Running, server: Replay, linked: LinkedServer) -> None:
    usual, met = gc.get_threshold(), []

    def answer(asked: Asked) -> Reply:
        met.append(gc.get_threshold())
        return linked(asked)

    server.answer = answer
    assert read(hub) is None
    assert met
    assert usual not in met
    assert gc.get_threshold() == usual
