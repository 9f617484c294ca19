"""Whatever teams do, in whatever order it arrives: nothing breaks, nothing is lost, nobody is stuck."""

from __future__ import annotations

import dataclasses
import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.hours import Mode
from kiosk.mystery import engine, seen
from kiosk.mystery.engine import Given, MustWait, Near, Repeated, Solved, Wrong
from kiosk.mystery.puzzle import Words
from kiosk.mystery.story import LEVELS, Level
from kiosk.mystery.team import Deed, Record, Verdict
from tests.unit.mystery.example import DETOUR, NOW, RIGHT, STORY, WRONG, Game

CLUES = st.sampled_from([*RIGHT, "no such clue", ""])
GIVEN = st.one_of(
    st.sampled_from([*RIGHT.values(), *WRONG.values(), DETOUR]),
    st.builds(
        Given,
        text=st.text(max_size=20),
        picked=st.lists(st.integers(-2, 5), max_size=4).map(tuple),
        areas=st.lists(st.sampled_from(["joki", "meri", "?"]), max_size=2).map(tuple),
        scanned=st.booleans(),
    ),
)
MODES = st.sampled_from(list(Mode))
MOVES = st.one_of(
    st.tuples(st.just("answer"), CLUES, GIVEN),
    st.tuples(st.just("solve"), st.sampled_from(list(RIGHT))),
    st.tuples(st.just("open"), CLUES, MODES),
    st.tuples(st.sampled_from(["hint", "missing"]), CLUES),
    st.tuples(st.sampled_from(["pause", "resume"])),
    st.tuples(st.just("hall"), st.booleans()),
    st.tuples(st.just("later"), st.integers(-90, 4000)),
)
RECORDS = st.builds(
    Record,
    id=st.text("abc", min_size=1, max_size=2),
    at=st.integers(0, 5000).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    deed=st.sampled_from(list(Deed)),
    clue=st.none() | CLUES,
    verdict=st.none() | st.sampled_from(list(Verdict)),
    given=st.none() | st.text("xy", max_size=2),
    level=st.none() | st.sampled_from(list(Level)),
    number=st.none() | st.integers(-1, 9),
)


def play(game: Game, moves: list[tuple[object, ...]]) -> None:
    for move in moves:
        match move:
            case ("answer", str(clue), Given() as answer):
                game.answer(clue, answer)
            case ("solve", str(clue)):
                game.answer(clue, RIGHT[clue])
            case ("open", str(clue), Mode() as mode):
                game.open(clue, mode)
            case ("hint", str(clue)):
                game.hint(clue)
            case ("missing", str(clue)):
                game.missing(clue)
            case ("pause",):
                game.pause()
            case ("resume",):
                game.resume()
            case ("hall", bool(wanted)):
                game.take(engine.hall(STORY, game.state, wanted, game.now, game.next_id(), game.kiosk))
            case ("later", int(seconds)):
                game.later(seconds=seconds)


def look(game: Game, mode: Mode) -> None:
    """Everything a screen asks for."""
    for view in seen.open_clues(STORY, game.state, mode):
        assert seen.task_of(STORY, game.state, view.clue, mode) is not None
        seen.next_hint_at(STORY, game.state, view.clue, game.now)
        seen.hints_given(STORY, game.state, view.clue)
        until = seen.wait_until(game.state, view.clue, game.now)
        assert until is None or until > game.now
    seen.notes(STORY, game.state)
    done, count = seen.progress(STORY, game.state)
    assert 0 <= done <= count
    assert seen.played(game.state, game.now) >= game.state.played >= timedelta(0)


def finish(game: Game, mode: Mode) -> None:
    """Somebody who knows the answers goes on from here, waits where one must wait, and comes to the end."""
    for _ in range(len(RIGHT) + 1):
        if game.state.finished is not None:
            return
        for view in seen.open_clues(STORY, game.state, mode):
            if view.solved:
                continue
            game.later(minutes=6)
            game.open(view.clue, mode)
            task = seen.task_of(STORY, game.state, view.clue, mode)
            clue = STORY.clue(view.clue)
            assert clue is not None
            effects = game.answer(view.clue, DETOUR if task is clue.detour else RIGHT[view.clue])
            assert isinstance(effects[0], Solved), effects
    raise AssertionError("stuck")


@given(st.sampled_from(LEVELS), st.lists(MOVES, max_size=40), st.sampled_from([Mode.STAFFED, Mode.SELF_SERVICE]))
def test_no_action_breaks_and_no_state_is_a_dead_end(level: Level, moves: list[tuple[object, ...]], mode: Mode) -> None:
    game = Game(level)
    play(game, moves)
    look(game, mode)
    game.now = max(game.now, game.state.last or game.now)
    finish(game, mode)
    look(game, mode)


@given(st.sampled_from(LEVELS), st.lists(MOVES, max_size=40))
def test_replay_equals_live(level: Level, moves: list[tuple[object, ...]]) -> None:
    game = Game(level)
    for move in moves:
        play(game, [move])
        assert engine.replay(STORY, game.log) == game.state
    assert [record.at for record in game.log] == sorted({record.at for record in game.log})


@given(st.lists(RECORDS, max_size=25), st.randoms(use_true_random=False), st.integers(0, 3))
def test_any_log_in_any_order_of_delivery_is_one_state(
    records: list[Record], chance: random.Random, twice: int
) -> None:
    log = list({record.id: record for record in records}.values())
    delivered = [*log, *log[:twice]]
    chance.shuffle(delivered)
    state = engine.replay(STORY, delivered)
    assert state == engine.replay(STORY, log)
    right = {record.clue for record in log if record.verdict is Verdict.RIGHT and record.deed is Deed.ANSWER}
    assert state.solved == right - {None}


@given(st.lists(MOVES, max_size=20), st.lists(MOVES, max_size=20), st.randoms(use_true_random=False))
def test_two_kiosks_apart_lose_nothing_of_each_other(
    here: list[tuple[object, ...]], there: list[tuple[object, ...]], chance: random.Random
) -> None:
    first = Game()
    second = Game(kiosk="k2")
    second.state, second.log = first.state, list(first.log)
    play(first, here)
    play(second, there)
    merged = [*first.log, *second.log]
    chance.shuffle(merged)
    state = engine.replay(STORY, merged)
    assert state.solved == first.state.solved | second.state.solved
    assert state == engine.replay(STORY, [*second.log, *first.log])
    for clue in RIGHT:
        assert state.clue(clue).hints <= 3
    first.state, first.log = state, merged
    first.now = max(first.now, second.now, state.last or NOW)
    finish(first, Mode.STAFFED)


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_ten_thousand_guesses_a_minute_gain_nothing(chance: random.Random) -> None:
    """A robot at a lock of three wheels: three tries are free, then 10, 20 and 40 seconds of the minute are waited for."""
    game = Game()
    guesses = [f"{number:03}" for number in range(1000) if number not in (472, 274)]
    chance.shuffle(guesses)
    looked_at = 0
    for number in range(10_000):
        game.later(milliseconds=6)
        (effect,) = game.answer("alku", Given(text=guesses[number % len(guesses)]))
        assert isinstance(effect, Wrong | MustWait | Repeated)
        looked_at += isinstance(effect, Wrong)
    assert looked_at == 6
    assert len(game.log) == 1 + looked_at


def test_ten_thousand_near_answers_are_written_down_once() -> None:
    game = Game()
    game.solve("alku")
    before = len(game.log)
    for number in range(10_000):
        assert isinstance(game.answer("sana", Given(text="se on " * (number % 9) + "tuulen"))[0], Near)
    assert len(game.log) == before + 1
    assert game.state.clue("sana").near == ("tuuli",)


def test_an_edit_of_the_story_takes_nothing_back() -> None:
    game = Game()
    game.solve("alku", "sana", "kirja")
    without = dataclasses.replace(STORY, clues=tuple(clue for clue in STORY.clues if clue.id != "sana"))
    state = engine.replay(without, game.log)
    assert state.solved == {"alku", "sana", "kirja"}
    assert seen.progress(without, state) == (2, 10)


def test_what_was_wrong_before_an_edit_may_be_right_after_it() -> None:
    game = Game()
    typo = Given(text="427")
    assert game.answer("alku", typo) == (Wrong(1),)
    assert game.answer("alku", typo) == (Repeated(),)
    first, *others = STORY.clues
    task = first.tasks[0]
    puzzle = dataclasses.replace(task.puzzle, answers=Words(fi=("472", "427")))
    mended = dataclasses.replace(first, tasks=(dataclasses.replace(task, puzzle=puzzle),))
    edited = dataclasses.replace(STORY, clues=(mended, *others))
    step = engine.answer(edited, game.state, "alku", typo, game.now, "x", "k1")
    assert step.effects == (Solved("alku", task.reply),)
