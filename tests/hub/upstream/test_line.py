"""Deadlines of one fetcher: one thread for all of them, and each holds."""

from __future__ import annotations

import socket
import threading

import pytest

from kiosk.hub.upstream.line import Cutter, opened
from tests.waiting import until


def watchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "deadline"]


def test_a_hundred_pages_are_watched_by_one_thread() -> None:
    before = len(watchers())
    cutter = Cutter()
    for _ in range(100):
        with cutter.within(30):
            pass
    assert len(watchers()) == before + 1
    assert not cutter.late


def test_a_deadline_that_comes_before_the_one_watched_cuts_in_time() -> None:
    """And the block after it has a time of its own."""
    cutter = Cutter()
    here, there = socket.socketpair()
    with here, there:
        cutter.hold(here)
        with cutter.within(300):
            pass
        here.settimeout(60)
        with cutter.within(0.05):
            assert here.recv(1) == b""
        assert cutter.late
    with cutter.within(300):
        assert not cutter.late


def test_a_block_that_ended_in_time_is_not_cut_later() -> None:
    cutter = Cutter()
    here, there = socket.socketpair()
    with here, there:
        cutter.hold(here)
        with cutter.within(0.05):
            pass
        until(lambda: not cutter._watched, "the watcher looks, and goes")
        assert not cutter.late
        there.send(b"x")
        assert here.recv(1) == b"x"


def test_the_environment_is_asked_for_a_proxy_once_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "near.example")
    session = opened(Cutter())

    def proxy(url: str) -> str | None:
        settings = session.merge_environment_settings(url, {}, True, None, None)
        assert settings["stream"] is True
        found: str | None = settings["proxies"].get("http")
        return found

    assert proxy("http://far.example/1") == "http://proxy.example:3128"
    assert proxy("http://near.example/1") is None
    monkeypatch.delenv("HTTP_PROXY")
    assert proxy("http://far.example/2") == "http://proxy.example:3128"
    assert proxy("http://other.example/") is None
