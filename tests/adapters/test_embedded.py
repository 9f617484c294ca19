"""A hub of the kiosk's own: started, started again when it dies, gone when the kiosk is."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.adapters.embedded import Child, EmbeddedHub
from kiosk.hub import embedded
from kiosk.services.outcomes import Done
from tests.adapters.conftest import MakeKiosk
from tests.adapters.rig.hub_process import ROOT
from tests.waiting import until

START = time.monotonic
FAKE = """
import json, sys
json.loads(sys.stdin.readline())["token"]
print(json.dumps({"port": 4711}), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def keeper() -> Iterator[Callable[[Callable[[], Child]], EmbeddedHub]]:
    made: list[EmbeddedHub] = []

    def make(start: Callable[[], Child]) -> EmbeddedHub:
        made.append(EmbeddedHub(start))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def _fake() -> embedded.Embedded:
    return embedded.start_command([sys.executable, "-c", FAKE])


def test_it_tells_where_the_hub_is_and_ends_it(keeper: Callable[[Callable[[], Child]], EmbeddedHub]) -> None:
    children: list[embedded.Embedded] = []

    def start() -> embedded.Embedded:
        children.append(_fake())
        return children[-1]

    told: list[bool] = []
    hub = keeper(start)
    hub.changed = lambda: told.append(True)
    assert hub.endpoint() is None
    hub.start()
    until(lambda: hub.endpoint() is not None and bool(told))
    endpoint = hub.endpoint()
    assert endpoint is not None
    assert endpoint.url == "http://127.0.0.1:4711"
    assert endpoint.token.startswith("kiosk_embedded_")
    assert endpoint.token not in repr(endpoint)
    started = time.monotonic()
    hub.stop()
    assert time.monotonic() - started < 1.0
    assert hub.endpoint() is None
    until(lambda: children[0].process.poll() is not None)


def test_a_hub_that_dies_is_started_again(
    keeper: Callable[[Callable[[], Child]], EmbeddedHub], caplog: pytest.LogCaptureFixture
) -> None:
    children: list[embedded.Embedded] = []

    def start() -> embedded.Embedded:
        children.append(_fake())
        return children[-1]

    hub = keeper(start)
    hub.start()
    for n in range(3):
        until(lambda n=n: len(children) == n + 1 and hub.endpoint() is not None)  # type: ignore[misc]
        os.kill(children[n].process.pid, signal.SIGKILL)
        until(lambda n=n: len(children) > n + 1)  # type: ignore[misc]
    assert caplog.text.count("starting it again") == 3


def test_a_hub_that_does_not_start_is_tried_again_and_again(
    keeper: Callable[[Callable[[], Child]], EmbeddedHub], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    tries: list[float] = []

    def start() -> Child:
        tries.append(time.monotonic())
        return embedded.start_command([sys.executable, "-c", "raise SystemExit(3)"])

    hub = keeper(start)
    hub.start()
    until(lambda: len(tries) >= 4)
    assert hub.endpoint() is None
    assert "exit code 3" in caplog.text
    assert tries[3] - tries[2] > 0.4, "with growing pauses"


def test_the_hub_dies_with_a_kiosk_that_is_killed(tmp_path: Path) -> None:
    """Kill -9 runs no code of ours: the pipe's end is what the hub hears."""
    code = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from kiosk.hub import embedded
child = embedded.start_command([sys.executable, "-c", {FAKE!r}])
print(child.process.pid, flush=True)
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: not _runs(child))


def _runs(process: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_the_shipped_house_is_served_and_booked(
    keeper: Callable[[Callable[[], Child]], EmbeddedHub], kiosk: MakeKiosk, tmp_path: Path
) -> None:
    """The whole path of `make run`: the real hub with the real settings, killed once in between."""
    from datetime import UTC, datetime

    from kiosk.services.house_view import days, room_day
    from kiosk.services.outcomes import Wish

    children: list[embedded.Embedded] = []

    def start() -> embedded.Embedded:
        children.append(embedded.start(ROOT / "config" / "hub.toml", tmp_path))
        return children[-1]

    hub = keeper(start)
    k = kiosk(hub.endpoint)
    hub.changed = k.worker.look_now
    hub.start()
    k.start().online(30)
    now = datetime.now(UTC)
    room = next(key for key, doc in k.world.docs.items() if not doc.resource.rules.asks)
    free = next(
        slot for day in days(k.world, now)[1:] for slot in room_day(k.world, room, day, now).slots if slot.can_start
    )
    from kiosk.domain.spans import Span
    from kiosk.services.house_view import ends_from

    end = ends_from(k.world, room, free.start, now)[0]
    booked = k.book(Wish(resource=room, span=Span(free.start, end)))
    assert isinstance(booked, Done)
    os.kill(children[0].process.pid, signal.SIGKILL)
    k.away()
    k.online(30)
    assert isinstance(k.find(booked.code), Done)
