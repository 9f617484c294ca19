"""kill -9 at any moment: what a patron was told is true afterwards, and nothing happened twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.bookings import State
from kiosk.services.outcomes import Done
from tests.adapters.rig.cutter import Cutter
from tests.adapters.rig.house import wish
from tests.adapters.rig.hub_process import ROOT, HubProcess
from tests.adapters.rig.screen import Kiosk

ROUNDS = 100
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def template() -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.adapters.rig.kiosk_main"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    yield child
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        pipe.close()


def _round(template: subprocess.Popen[str], order: str, words: int, seconds: float) -> list[list[str]]:
    """Let a kiosk live until it has said so much and a moment longer, kill it, and give back all that it said.

    How much happens in a given time is another thing on a busy machine.
    """
    assert template.stdin is not None and template.stdout is not None
    template.stdin.write(order + "\n")
    first = template.stdout.readline().split()
    assert first[0] == "ready"
    said = [template.stdout.readline().split() for _ in range(words)]
    time.sleep(seconds)
    os.kill(int(first[1]), signal.SIGKILL)
    for line in template.stdout:
        if line == "gone\n":
            return said
        said.append(line.split())
    raise AssertionError("the template ended")


@pytest.mark.slow
@pytest.mark.longest
def test_a_hundred_power_cuts(hub: HubProcess, template: subprocess.Popen[str], tmp_path: Path) -> None:
    """Every booking that was accepted exists once, as it was last reported, and so does every idea."""
    dice = random.Random(os.environ.get("KILL_SEED", "kiosk"))
    hub.start()
    cutter = Cutter(hub.endpoint)
    store = tmp_path / "kiosk.db"
    asked: set[tuple[str, str]] = set()
    accepted: dict[tuple[str, str], str] = {}
    cancelled: set[tuple[str, str]] = set()
    ways: Counter[str] = Counter()
    thanked: list[str] = []
    Kiosk(store, lambda: hub.endpoint).start().online().stop()
    first = 0
    for _ in range(ROUNDS):
        line = dice.choice(["good", "good", "lossy", "none"])
        cutter.lose(dice.choice([1, 2, 4]) if line == "lossy" else 0)
        url = NOWHERE if line == "none" else cutter.endpoint.url
        order = f"{store} {url} {hub.token} {first}"
        said = _round(template, order, dice.choice([0, 6, 12, 18]), 0.05 * dice.random())
        thanked += [words[1] for words in said if words[0] == "thanked"]
        for kind, room, at, *more in (words for words in said if words[0] != "thanked"):
            asked.add((room, at))
            if kind == "accepted":
                accepted[room, at] = more[0]
                ways[more[1]] += 1
            elif kind == "cancelled":
                cancelled.add((room, at))
            assert kind != "refused", more
        first += sum(words[0] == "asked" for words in said)
    assert len(accepted) > ROUNDS, "enough happened"
    assert cancelled

    cutter.lose(0)
    last = Kiosk(store, lambda: hub.endpoint).start()
    last.sent(60)
    last.online()
    last.handed_over(60)
    ideas = Counter(hub.ideas())
    assert max(ideas.values()) == 1, "no idea was counted twice"
    assert set(thanked) <= set(ideas), "every idea somebody was thanked for has arrived"
    assert len(thanked) > ROUNDS / 2
    there = Counter((resource, start) for _, resource, start, _ in hub.reservations())
    states = {(resource, start): state for _, resource, start, state in hub.reservations()}
    assert max(there.values()) == 1, "nothing was done twice"
    taken_back = 0
    for (room, at), code in accepted.items():
        start = wish(room, int(at)).span.start.strftime("%Y-%m-%dT%H:%M:%SZ")
        if there[room, start] == 0:
            # Cancelled before the hub ever heard of it: the kiosk knows.
            found = last.find(code)
            assert isinstance(found, Done), f"{room} {at} was promised"
            assert found.booked.reservation.state is State.CANCELLED
            taken_back += 1
            continue
        if (room, at) in cancelled:
            assert states[room, start] == State.CANCELLED
        # A cancellation that was on its way may have arrived before anybody was told of it.
        assert states[room, start] in {State.CONFIRMED, State.CANCELLED}
    assert taken_back < len(accepted) / 2
    assert min(ways["done"], ways["saved"]) > ROUNDS / 2
    for (room, at), code in dice.sample(sorted(accepted.items()), 60):
        found = last.find(code)
        assert isinstance(found, Done), f"{room} {at} answers to its code"
    assert len(there) <= len(asked)
    last.stop()
    cutter.close()
