"""Teams at the kiosk: on the disk before the screen hears, brought to the hub once, merged with another kiosk's records."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.mystery_line import MysteryLine
from kiosk.adapters.store import Store
from kiosk.mystery.engine import Given, Solved
from kiosk.mystery.story import Level
from kiosk.mystery.team import Deed, NewTeam
from kiosk.services.outcomes import CodeUnknown, SlowDown, TeamFound, Unreachable
from tests.adapters.rig.nursery import born
from tests.adapters.rig.team_house import Kiosk, TeamHub, team_hub
from tests.adapters.rig.team_main import live
from tests.hub.example import TurnableClock

FAMILY = NewTeam(name="Hiihtoveljet", level=Level.FAMILY, players=3, language="fi")


@pytest.fixture
def hub(tmp_path: Path) -> Any:
    with team_hub(tmp_path / "hub") as found:
        yield found


@pytest.fixture
def kiosk(hub: TeamHub, tmp_path: Path) -> Any:
    made: list[Kiosk] = []

    def make(name: str = "one") -> Kiosk:
        made.append(Kiosk(tmp_path / name, hub))
        return made[-1]

    yield make
    for each in made:
        each.stop()


Make = Callable[..., Kiosk]


def first_lock(k: Kiosk) -> str:
    return k.story.clues[0].id


def test_a_team_goes_on_at_another_kiosk(kiosk: Make) -> None:
    """What was solved at one is solved at the other; what both do meanwhile is merged, and neither loses anything."""
    one, two = kiosk("one"), kiosk("two")
    code = one.begin(FAMILY)
    clue = one.solve_first(code)
    one.handed_over()
    assert two.find(code) == TeamFound(code)
    state = two.desk.team(code)
    assert state is not None
    assert state.solved == {clue}
    assert state.name == "Hiihtoveljet"
    one.hint_next(code)
    one.handed_over()
    two.hint_next(code)
    two.handed_over()
    two.until(lambda: sum(c.hints for c in two.state(code).clues.values()) >= 1, "the other kiosk's hint")
    assert two.state(code).solved == {clue}


def test_without_the_hub_a_team_plays_on(hub: TeamHub, kiosk: Make) -> None:
    """Found again at the same kiosk over a restart, brought to the hub when that is back, once."""
    one = kiosk("one")
    hub.down()
    code = one.begin(FAMILY)
    clue = one.solve_first(code)
    one.stop()
    again = kiosk("one")
    assert again.find(code) == TeamFound(code)
    assert again.state(code).solved == {clue}
    hub.up()
    again.handed_over()
    two = kiosk("two")
    assert two.find(code) == TeamFound(code)
    assert two.state(code).solved == {clue}
    ids = [record.id for record in hub.records()]
    assert len(ids) == len(set(ids)) == len(again.store.deeds(again.store.team_of_code(code).id))  # type: ignore[union-attr]


def test_a_lost_answer_doubles_nothing(hub: TeamHub, kiosk: Make) -> None:
    one = kiosk("one")
    hub.lose_answers(2)
    code = one.begin(FAMILY)
    one.solve_first(code)
    one.handed_over()
    ids = [record.id for record in hub.records()]
    assert len(ids) == len(set(ids)) > 1


def test_a_wrong_code_costs_time(kiosk: Make) -> None:
    k = kiosk()
    answers = [k.find(f"kettu-lumi-{n}{n}") for n in range(2, 8)]
    assert isinstance(answers[0], CodeUnknown)
    assert isinstance(answers[-1], SlowDown | CodeUnknown)
    assert any(isinstance(answer, SlowDown) for answer in answers)


def test_an_unknown_code_without_the_hub_is_no_answer(hub: TeamHub, kiosk: Make) -> None:
    k = kiosk()
    hub.down()
    assert isinstance(k.find("kettu-lumi-47"), Unreachable)


def test_with_the_visit_no_team_is_known(kiosk: Make) -> None:
    """Whoever comes next reads nothing without the code; the code itself is in no file once the hub has the team."""
    k = kiosk()
    code = k.begin(FAMILY)
    k.handed_over()
    k.desk.forget()
    assert k.desk.team(code) is None
    # The log is washed just after the word of the hub is on the disk.
    k.until(lambda: not any(code.encode() in path.read_bytes() for path in k.folder.glob("kiosk.db*")), "the wash")
    assert k.find(code) == TeamFound(code)


def test_a_right_answer_leaves_the_kiosk_without_its_words(hub: TeamHub, kiosk: Make) -> None:
    k = kiosk()
    code = k.begin(FAMILY)
    k.solve_first(code)
    k.handed_over()
    right = [record for record in hub.records() if record.deed is Deed.ANSWER]
    assert right
    assert all(record.given is None for record in right)


def test_effects_come_after_the_disk(kiosk: Make) -> None:
    """When the screen hears that a clue is solved, a store that is opened anew has it."""
    k = kiosk()
    code = k.begin(FAMILY)
    seen: list[int] = []

    def delivered(effects: object) -> None:
        with Store(k.folder / "kiosk.db") as other:
            team = other.team_of_code(code)
            assert team is not None
            seen.append(sum(record.deed is Deed.ANSWER for record in other.deeds(team.id)))
        assert any(isinstance(effect, Solved) for effect in effects)  # type: ignore[attr-defined]

    k.answer_first(code, delivered)
    k.until(lambda: seen, "the effects")
    assert seen == [1]


@pytest.mark.slow
def test_power_cuts_lose_at_most_the_touch_in_hand(hub: TeamHub, tmp_path: Path) -> None:
    """Killed at random moments ten times while a team asks and answers: all that was shown is on the disk, and once
    at the hub.
    """
    shown: set[str] = set()
    for turn in range(10):
        child, told = born(live, tmp_path / "cut", hub.endpoint.url, hub.token)
        shown |= {told.recv() for _ in range(1 + turn * 37 % 10)}
        time.sleep((turn * 37 % 100) / 2_000)
        child.kill()
        with contextlib.suppress(EOFError):
            while True:
                shown.add(told.recv())
        child.join()
    with Store(tmp_path / "cut" / "kiosk.db") as store:
        kept = {record.id for team in store.team_ids() for record in store.deeds(team)}
    assert len(shown) > 20
    assert shown <= kept
    k = Kiosk(tmp_path / "cut", hub)
    k.handed_over(60)
    k.stop()
    ids = [record.id for record in hub.records()]
    assert len(ids) == len(set(ids))
    assert shown <= set(ids)


def test_an_empty_answer_is_nothing(kiosk: Make) -> None:
    k = kiosk()
    code = k.begin(FAMILY)
    before = k.state(code)
    heard: list[object] = []
    k.desk.answer(code, first_lock(k), Given(), heard.append)
    k.until(lambda: heard, "the answer")
    assert k.state(code).solved == before.solved


def test_a_kiosk_that_runs_for_months_lets_old_teams_go(tmp_path: Path) -> None:
    """At its start and once a day, whenever something is brought to the hub."""
    store, clock = Store(tmp_path / "kiosk.db"), TurnableClock()
    line = MysteryLine(
        store, HubClient(lambda: None), clock, lambda: 0.0, lambda: True, keep=lambda: timedelta(days=60)
    )
    line.send_all()
    for month in range(6):
        store.put_team(f"team{month}", f"koe-lumi-2{month + 2}", clock.now(), told=True)
        clock.advance(timedelta(days=30))
        line.send_all()
    assert store.team_ids() == ["team4", "team5"]
    store.close()
