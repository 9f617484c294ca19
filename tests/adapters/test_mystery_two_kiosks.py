"""One team at two kiosks of the same hub: each hears of the other while its page is open, and an outage, lost answers
and whatever both do meanwhile neither fork nor lose anything.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.adapters import mystery_line
from kiosk.adapters.clock import SystemClock
from kiosk.adapters.hub_client import Endpoint
from kiosk.domain.hours import Mode
from kiosk.hub.mystery.story_watch import StoryWatch
from kiosk.mystery.engine import Given, replay
from kiosk.mystery.seen import open_clues
from kiosk.mystery.story import Level
from kiosk.mystery.team import NewTeam
from kiosk.services.outcomes import TeamFound
from tests.adapters.rig import screen
from tests.adapters.rig.team_house import SHIPPED, Kiosk, TeamHub, team_hub
from tests.hub.example import house
from tests.hub.running import running

FAMILY = NewTeam(name="Hiihtoveljet", level=Level.FAMILY, players=3, language="fi")
Make = Callable[[str], Kiosk]


@pytest.fixture
def hub(tmp_path: Path) -> Any:
    with team_hub(tmp_path / "hub") as found:
        yield found


@pytest.fixture
def kiosk(hub: TeamHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(mystery_line, "LISTEN", 0.1)
    made: list[Kiosk] = []

    def make(name: str) -> Kiosk:
        made.append(Kiosk(tmp_path / name, hub))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def test_what_the_other_kiosk_did_comes_while_the_page_is_open(kiosk: Make) -> None:
    """Without a touch at the second one, and the screen is told."""
    one, two = kiosk("one"), kiosk("two")
    code = one.begin(FAMILY)
    one.handed_over()
    assert two.find(code) == TeamFound(code)
    told: list[bool] = []
    two.desk.changed = lambda: told.append(True)
    clue = one.solve_first(code)
    two.until(lambda: clue in two.state(code).solved, "the clue that was solved at the other kiosk")
    assert told
    two.desk.hint(code, clue, lambda _effects: None)
    assert two.state(code).clue(clue).hints == 0, "a solved clue needs no hint here either"


def test_a_kiosk_at_which_nobody_stands_asks_nothing(hub: TeamHub, kiosk: Make) -> None:
    """And one at which a team stands asks once in LISTEN, however many teams it knows."""
    one = kiosk("one")
    first, second = one.begin(FAMILY), one.begin(FAMILY)
    assert first != second
    one.handed_over()
    before, began = hub.asked, time.monotonic()
    one.until(lambda: hub.asked >= before + 3, "questions while a team stands there")
    one.until(lambda: time.monotonic() - began > 0.5)
    assert hub.asked - before <= (time.monotonic() - began) / 0.1 + 1
    one.desk.forget()
    time.sleep(0.2)  # a question that was on its way
    before = hub.asked
    time.sleep(0.5)
    assert hub.asked == before


def test_the_line_comes_back_by_itself(hub: TeamHub, kiosk: Make) -> None:
    one, two = kiosk("one"), kiosk("two")
    code = one.begin(FAMILY)
    one.handed_over()
    two.find(code)
    hub.down()
    clue = one.solve_first(code)
    time.sleep(0.3)
    hub.up()
    one.handed_over()
    two.line.hub_is_back()
    two.until(lambda: clue in two.state(code).solved, "what was done while the hub was away")


@pytest.mark.parametrize("seed", range(4))
def test_two_kiosks_and_an_outage_never_fork_or_lose(hub: TeamHub, kiosk: Make, seed: int) -> None:
    """Whatever both do, in whatever order and however the line is: in the end both and the hub have one log, once."""
    dice = random.Random(seed)
    pair = kiosk("one"), kiosk("two")
    code = pair[0].begin(FAMILY)
    pair[0].handed_over()
    assert pair[1].find(code) == TeamFound(code)
    shown: set[str] = set()
    for _ in range(60):
        what = dice.choice(["solve", "solve", "hint", "wrong", "missing", "pause", "down", "up", "lose", "wait"])
        _act(what, dice, dice.choice(pair), hub, code)
        for each in pair:
            each.until(lambda: True)
            shown |= {record.id for record in each.desk.records(code)}
    hub.up()
    hub.lose_answers(0)
    for each in pair:
        each.handed_over()
    logs = [{record.id for record in each.desk.records(code)} for each in pair]
    at_hub = [record.id for record in hub.records()]
    for each in pair:
        each.until(lambda each=each: {r.id for r in each.desk.records(code)} == set(at_hub), "one log")  # type: ignore[misc]
    assert len(at_hub) == len(set(at_hub)), "nothing is there twice"
    assert shown <= set(at_hub), "nothing that was shown is lost"
    assert logs[0] | logs[1] <= set(at_hub)
    states = [each.state(code) for each in pair]
    assert states[0] == states[1] == replay(pair[0].story, hub.records())
    assert len(states[0].solved) > 1


def _act(what: str, dice: random.Random, k: Kiosk, hub: TeamHub, code: str) -> None:
    todo = [view.clue for view in open_clues(k.story, k.state(code), Mode.STAFFED) if not view.solved]
    match what:
        case "down":
            hub.down()
        case "up":
            hub.up()
        case "lose":
            hub.lose_answers(1)
        case "wait":
            until = time.monotonic() + 0.15
            k.until(lambda: time.monotonic() > until)
        case "pause":
            k.desk.pause(code)
        case _ if not todo:
            return
        case "solve":
            heard: list[object] = []
            k.answer_first(code, heard.append)  # who has guessed too much waits
            k.until(lambda: heard)
        case "hint":
            k.hint_next(code)
        case "missing":
            k.desk.missing(code, dice.choice(todo), lambda _effects: None)
        case "wrong":
            k.desk.answer(code, dice.choice(todo), Given(text=str(dice.random()), picked=(0,)), lambda _effects: None)


class Later(SystemClock):
    """Some days from now."""

    def __init__(self, days: int) -> None:
        self._days = timedelta(days=days)

    def now(self) -> datetime:
        return super().now() + self._days


def test_a_kiosk_keeps_teams_as_long_as_the_hub_says(tmp_path: Path) -> None:
    """A house that keeps its teams for a week has them for a week at the kiosk too."""
    with running(house(f"sqlite:///{tmp_path / 'hub.db'}", erase_teams_after_days=7)) as hub:
        StoryWatch(hub.hub, SHIPPED).once()
        endpoint = Endpoint(hub.url, hub.token)
        whole = screen.Kiosk(tmp_path / "kiosk.db", lambda: endpoint).start().online()
        codes: list[str] = []
        whole.worker.mystery.begin(FAMILY, codes.append)
        whole.screen.until(lambda: bool(codes) and whole.store.deeds_waiting() == 0)
        whole.stop()
        for days, there in ((6, True), (8, False)):
            again = screen.Kiosk(tmp_path / "kiosk.db", lambda: None, Later(days)).start()
            again.screen.until(lambda again=again: again.worker.mystery.line.looked)  # type: ignore[misc]
            assert (again.store.team_of_code(codes[0]) is not None) is there
            again.stop()
