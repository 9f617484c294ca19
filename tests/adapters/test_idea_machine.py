"""Ideas, outages, lost answers, power cuts and a full hour, in any order: what was thanked for arrives, once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.adapters.idea_box import HubIdeaBox
from kiosk.adapters.store import Store
from kiosk.api.ideas import IdeaRequest, IdeaTaken
from kiosk.api.problem import Problem
from kiosk.services.ideas import IdeaJob, Left, Thanked
from kiosk.services.sync import MOST_STUMBLES, HubAway

UNFIT = "olematon"


class Line(StrEnum):
    """The state of the line to the hub."""

    GOOD = "good"
    CUT = "cut"
    LOSES_ANSWERS = "loses answers"
    FULL_HOUR = "full hour"
    BROKEN = "broken"
    DENIED = "denied"


_SAYS = {
    Line.FULL_HOUR: ("too_many_ideas", 429),
    Line.BROKEN: ("internal", 500),
    Line.DENIED: ("not_authorised", 401),
}


@dataclass
class ToyHub:
    """What the contract says of ideas: once per key, and no to a question that nobody asks."""

    line: Line = Line.GOOD
    taken: dict[str, IdeaRequest] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def leave(self, job: IdeaJob, within: float = 0) -> IdeaTaken | Problem:
        del within
        if self.line is Line.CUT:
            raise HubAway("cut")
        if self.line in _SAYS:
            code, status = _SAYS[self.line]
            return Problem(type="x", title="x", status=status, code=code)
        if job.idea.question == UNFIT:
            return Problem(type="x", title="x", status=422, code="idea_unfit")
        if job.key in self.taken:
            assert self.taken[job.key] == job.idea, "the same key means the same idea"
        else:
            self.taken[job.key] = job.idea
            self.texts.append(job.idea.text)
        if self.line is Line.LOSES_ANSWERS:
            raise HubAway("lost")
        return IdeaTaken(text=True)


class Ideas(RuleBasedStateMachine):
    """The box and the store are the real ones; the threads are driven by hand."""

    @initialize()
    def begin(self) -> None:
        self.hub = ToyHub()
        self.store = Store(None)
        self.thanked: list[str] = []
        self.unfit: set[str] = set()
        self.number = 0
        self.online = True
        self._boot()

    def _boot(self) -> None:
        self.box = HubIdeaBox(
            self.store,
            self.hub,  # type: ignore[arg-type]
            lambda: 0.5,
            lambda: self.online,
            lambda closure: closure(),
        )

    @rule(fits=st.booleans())
    def somebody_leaves_an_idea(self, fits: bool) -> None:
        self.number += 1
        text = str(self.number)
        got: list[Left] = []
        idea = IdeaRequest(text=text, question=None if fits else UNFIT)
        self.box._keep(IdeaJob(key=f"key {text}", idea=idea), got.append)
        assert got == [Thanked()]
        self.thanked.append(text)
        if not fits:
            self.unfit.add(text)

    @rule(line=st.sampled_from(Line), online=st.booleans())
    def the_line_changes(self, line: Line, online: bool) -> None:
        self.hub.line, self.online = line, online

    @rule()
    def the_queue_is_tried(self) -> None:
        self.box.send_all()

    @rule()
    def the_power_goes(self) -> None:
        self._boot()

    @rule()
    def the_power_goes_between_answer_and_note(self) -> None:
        """The hub has done its part and the kiosk has not written that down."""
        if self.hub.line is Line.GOOD:
            self.hub.line = Line.LOSES_ANSWERS
            self.box.send_all()
            self.hub.line = Line.GOOD
            self._boot()

    @invariant()
    def nothing_comes_twice(self) -> None:
        if hasattr(self, "hub"):
            assert max(Counter(self.hub.texts).values(), default=1) == 1
            assert [int(text) for text in self.hub.texts] == sorted(int(text) for text in self.hub.texts), "in order"

    def teardown(self) -> None:
        if not hasattr(self, "hub"):
            return
        self.hub.line = Line.GOOD
        self.box.send_all()
        assert self.store.ideas_waiting() == 0
        assert set(self.thanked) - set(self.hub.texts) <= self.unfit, "nothing that could be taken is lost"
        assert not self.unfit & set(self.hub.texts)
        self.store.close()


TestIdeas = Ideas.TestCase
TestIdeas.settings = settings(
    max_examples=150, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def _begun() -> Ideas:
    run = Ideas()
    run.begin()
    return run


def test_an_idea_that_a_healthy_hub_chokes_on_is_given_up_in_the_end() -> None:
    run = _begun()
    run.hub.line = Line.BROKEN
    run.somebody_leaves_an_idea(fits=True)
    for _ in range(MOST_STUMBLES - 1):
        run.box.send_all()
    assert run.store.ideas_waiting() == 1
    run.box.send_all()
    assert run.store.ideas_waiting() == 0
    run.store.close()


def test_a_hub_in_trouble_loses_no_idea() -> None:
    run = _begun()
    run.hub.line, run.online = Line.BROKEN, False
    run.somebody_leaves_an_idea(fits=True)
    for _ in range(MOST_STUMBLES * 3):
        run.box.send_all()
    assert run.store.ideas_waiting() == 1
    run.teardown()


def test_a_job_is_the_same_after_the_disk() -> None:
    run = _begun()
    idea = IdeaRequest(question="q", answer=3, text="ä")
    run.store.add_idea(IdeaJob(key="k", idea=idea))
    kept = run.store.first_idea()
    assert kept is not None
    assert replace(kept, seq=0) == IdeaJob(key="k", idea=idea)
    run.store.close()
