"""With one switch, and with letters twice as large: the same journey as by ear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.domain.keys import KeyPlan
from kiosk.mystery.story import Story
from tests.flows.test_blind import journey_of, story
from tests.flows.test_events import Tell, at, tell
from tests.made_events import event
from tests.ui.rig.branch import Branch
from tests.ui.rig.patron import Patron
from tests.ui.rig.presser import Presser, Toucher

__all__ = ["story", "tell"]


@pytest.fixture
def slow_scan(branch: Branch) -> Iterator[None]:
    """The scanning moves on when the test says that the time is over."""
    before = branch.app.face
    branch.app.change_face(replace(before, keys=KeyPlan(scan=600)))
    try:
        yield
    finally:
        branch.app.change_face(before)


@pytest.mark.slow
@pytest.mark.usefixtures("slow_scan")
def test_everything_by_one_switch(branch: Branch, patron: Patron, story: Story, tell: Tell) -> None:
    presser = Presser(branch, patron)
    journey_of(presser, patron, story, tell)


@pytest.mark.usefixtures("slow_scan")
def test_a_press_is_for_what_is_ringed(branch: Branch, patron: Patron, tell: Tell) -> None:
    """An event comes in above the one that is offered, at the moment of the press."""
    presser = Presser(branch, patron)
    wanted, new = event("b", at(patron, 3), "Lukupiiri"), event("a", at(patron, 1), "Runoilta")
    tell(wanted)
    presser.choose(patron.say("Events"))
    presser.offer("Lukupiiri")
    tell(new, wanted)
    presser.meets("Runoilta")
    presser.press()
    patron.until(lambda: not presser.sees_control("Runoilta"), 10, "the page of an event")
    presser.meets("Lukupiiri")


@pytest.mark.slow
def test_everything_in_letters_twice_as_large(branch: Branch, patron: Patron, story: Story, tell: Tell) -> None:
    patron.app.context.prefer(text_scale=2.0)
    journey_of(Toucher(branch, patron), patron, story, tell)


def test_the_scanning_moves_by_itself_and_rests_at_last(branch: Branch, patron: Patron) -> None:
    """Group by group, at the pace that is set; after three rounds nobody is there."""
    before = branch.app.face
    branch.app.change_face(replace(before, keys=KeyPlan(scan=0.05)))
    try:
        patron.wake()
        patron.pilot.key("F9")
        offered: list[str] = []

        def look() -> bool:
            names = " ".join(node.name for node in patron.app.access._ringed)
            if not offered or offered[-1] != names:
                offered.append(names)
            return not patron.app.access.scan.running

        patron.until(look, 30, "the scanning at rest")
        groups = len(set(offered))
        assert groups >= 4
        assert len(offered) >= 3 * groups - 2
    finally:
        branch.app.change_face(before)


@pytest.mark.parametrize("by", ["key", "switch", "finger"])
def test_nothing_looks_on_when_the_visit_was_ended(patron: Patron, by: str) -> None:
    """Whoever chooses Finish has gone: nothing is scanned or followed, at rest and for the next one."""
    access = patron.app.access
    patron.app.context.prefer(speech=by == "finger")
    access.arrive_by_key()
    access._news.acted()
    finish = next(node for node in access.nodes() if node.name == patron.say("Finish"))
    if by == "switch":
        access.scan.begin()
        access.scan._offered = [finish]
        access.scan.press()
    else:
        access.act(finish)
    assert patron.app.resting
    assert not access.scan.running
    assert not access.scan._offered, "what it stood at may have been for one patron alone"
    assert not access.scan._step.is_triggered
    assert not access._look.is_triggered
    assert access._news._acted < 0, "what comes up for the next one is nobody's news"
