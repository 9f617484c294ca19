"""The checker against the engine, and its reasoning against a walk through every state, over stories made at random."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery import engine, seen
from kiosk.mystery.checker import check
from kiosk.mystery.checker.graph import MODES, Graph
from kiosk.mystery.puzzle import Words
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import LEVELS, Clue, Level, Needs, Spot, Story
from tests.unit.mystery.example import NOW, STORY, task, word

NAMES = tuple("abcdefg")
SPOTS = (
    Spot(id="aina", where=Text("Aina"), placing=Text("…")),
    Spot(id="palvelu", where=Text("Palvelu"), placing=Text("…"), modes=(Mode.STAFFED,)),
    Spot(id="omatoimi", where=Text("Omatoimi"), placing=Text("…"), modes=(Mode.SELF_SERVICE,)),
)
LAST = NAMES[-1]
SOME = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)


@st.composite
def needs(draw: st.DrawFn) -> Needs:
    of = draw(SOME)
    return Needs(all=draw(SOME), any=draw(SOME), of=of, count=draw(st.integers(0, len(of))))


@st.composite
def clues(draw: st.DrawFn, name: str) -> Clue:
    levels = draw(st.sampled_from([LEVELS, LEVELS, LEVELS, LEVELS[1:]]))
    open_at_once = draw(st.booleans()) and name != LAST
    own = task(word(name * 4), levels)
    if draw(st.integers(0, 9)) == 0:
        own = replace(own, puzzle=replace(own.puzzle, answers=Words()))
    return Clue(
        id=name,
        title=Text(name),
        fragment=Text("Pala."),
        tasks=(own,),
        needs=Needs() if open_at_once else draw(needs()),
        spot=draw(st.sampled_from([None, "aina", "palvelu", "omatoimi"])),
        detour=draw(st.sampled_from([None, task(word("kiertotie")), task(word("kiertotie"))])),
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    return replace(
        STORY, last=LAST, clues=tuple(draw(clues(name)) for name in NAMES), spots=SPOTS, cards=(), intro=Text("Alkaa.")
    )


def plays(story: Story, level: Level, mode: Mode, chance: random.Random) -> bool:
    """Whether somebody who knows every answer, and takes the clues in any order, comes to the end in this mode."""
    state, _ = engine.begin(story, name="", level=level, players=1, language="fi", now=NOW, record_id="0", by=None)
    now, count = NOW, 0
    while state.finished is None:
        views = [view for view in seen.open_clues(story, state, mode) if not view.solved]
        chance.shuffle(views)
        before = state.solved
        for view in views:
            now, count = now + timedelta(minutes=6), count + 1
            clue = story.clue(view.clue)
            assert clue is not None
            state = engine.open_clue(story, state, view.clue, now, f"{count}o", None, mode).state
            asked = seen.task_of(story, state, view.clue, mode)
            if asked is None or not (view.reachable or asked is clue.detour):
                continue  # nobody gets to where its answer lies
            answer = solution(story, asked.puzzle)
            if answer is not None:
                state = engine.answer(story, state, view.clue, answer, now, f"{count}a", None).state
        if state.solved == before:
            return False
    return True


ENDLESS = {"last_not_in_level", "last_unreached", "clue_shut_stuck", "clue_needs_absent", "clue_circle", "puzzle_shut"}


@settings(max_examples=150, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_checker_and_engine_agree(story: Story, chance: random.Random) -> None:
    findings = [finding for finding in check(story) if finding.severity == "error"]
    ends = {(level, mode): plays(story, level, mode, chance) for level in LEVELS for mode in MODES}
    for (level, mode), end in ends.items():
        told = [
            finding
            for finding in findings
            if finding.code in ENDLESS
            and (not finding.levels or level in finding.levels)
            and mode.value in finding.values.get("modes", mode.value)
        ]
        assert end or told, (level, mode)
    certain = [f for f in findings if f.code in {"last_not_in_level", "last_unreached", "clue_shut_stuck"}]
    for finding in certain:
        modes = [mode for mode in MODES if mode.value in finding.values.get("modes", mode.value).split(", ")]
        for level in finding.levels:
            assert not all(ends[level, mode] for mode in modes), finding


@settings(max_examples=150, deadline=None)
@given(stories(), st.sampled_from(LEVELS), st.sets(st.sampled_from(NAMES)))
def test_what_is_reached_is_where_every_way_ends(story: Story, level: Level, shut: set[str]) -> None:
    """Every state there is, by every order of solving: all that end do so in one and the same, the one that is told."""
    met = [clue for clue in story.of_level(level) if clue.id not in shut]
    todo, known = [frozenset[str]()], {frozenset[str]()}
    ends = set()
    while todo:
        solved = todo.pop()
        further = [solved | {clue.id} for clue in met if clue.id not in solved and clue.needs.met(solved)]
        if not further:
            ends.add(solved)
        todo += [state for state in further if state not in known]
        known.update(further)
    assert ends == {Graph(story, level).reached(lambda clue: clue.id not in shut)}


@settings(max_examples=100, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_a_lost_card_stops_nobody_unless_it_was_told(story: Story, chance: random.Random) -> None:
    """Each clue in turn is taken away: the game has an end as before, or the checker has told of it."""
    findings = check(story)
    for clue in story.clues:
        told = {level for f in findings if f.code == "detour_none_stuck" and f.path[1] == clue.id for level in f.levels}
        tasks = tuple(replace(each, puzzle=replace(each.puzzle, answers=Words())) for each in clue.tasks)
        gone = replace(clue, tasks=tasks) if clue.detour is None else clue
        lost = replace(story, clues=tuple(gone if each is clue else each for each in story.clues))
        for level in LEVELS if clue.spot else ():
            ended = plays(story, level, Mode.STAFFED, chance)
            assert (ended and not plays(lost, level, Mode.STAFFED, chance)) == (level in told)
