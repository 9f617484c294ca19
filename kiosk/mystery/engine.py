"""The rules of the game: what a team does becomes a record for its log, a new state, and effects for the screen.

Every function is total: for an action that makes no sense nothing is written. Nothing here reads a clock; `now` is the
kiosk's time, and records of one team never go back behind its last one, so that replaying sorts them as they happened.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.hours import Mode
from kiosk.mystery.effects import (
    CardOf,
    Effect,
    Empty,
    Finished,
    HintGiven,
    HintNotYet,
    MustWait,
    Near,
    OtherWay,
    Repeated,
    Solved,
    Unsure,
    Wrong,
)
from kiosk.mystery.given import Given
from kiosk.mystery.judging import Judged, judge
from kiosk.mystery.kinds.card import card_read
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.replay import apply, replay
from kiosk.mystery.story import Clue, Level, Story, Task
from kiosk.mystery.team import Deed, Record, TeamState, Verdict
from kiosk.mystery.unsure import unsure
from kiosk.mystery.waiting import hint_due, waits_until
from kiosk.mystery.ways import can_reach, is_open, own_task

__all__ = [
    "CardOf",
    "Effect",
    "Empty",
    "Finished",
    "Given",
    "HintGiven",
    "HintNotYet",
    "MustWait",
    "Near",
    "OtherWay",
    "Repeated",
    "Solved",
    "Step",
    "Unsure",
    "Wrong",
    "answer",
    "apply",
    "begin",
    "hall",
    "hint",
    "missing",
    "open_clue",
    "pause",
    "replay",
    "resume",
]

_TICK = timedelta(microseconds=1)
_NOTED_AGAIN = timedelta(minutes=1)
"""A page opened once more is written down after this, for the time played."""


@dataclass(frozen=True)
class Step:
    """What came of an action. `record` goes into the log; None when there is nothing to keep."""

    state: TeamState
    record: Record | None = None
    effects: tuple[Effect, ...] = ()


def begin(
    story: Story,
    *,
    name: str,
    level: Level,
    players: int,
    language: str,
    now: datetime,
    record_id: str,
    by: str | None,
) -> tuple[TeamState, Record]:
    """A new team."""
    record = Record(
        id=record_id,
        at=now,
        deed=Deed.START,
        name=name,
        level=level,
        players=max(1, players),
        language=language,
        by=by,
    )
    return apply(story, TeamState(), record), record


def open_clue(
    story: Story, state: TeamState, clue: str, now: datetime, record_id: str, by: str | None, mode: Mode
) -> Step:
    """A clue's page; by its detour when its place cannot be reached in the present opening mode."""
    met = _met(story, state, clue)
    if met is None or met.id in state.solved:
        return Step(state)
    own = state.clue(clue)
    around = met.detour is not None and not (own.missing or own.detour) and not can_reach(story, met, mode)
    noted = own.opened is not None and state.current == clue and not state.paused
    if noted and not around and state.last is not None and now - state.last < _NOTED_AGAIN:
        return Step(state)
    record = _record(state, Deed.DETOUR if around else Deed.OPEN, clue, now, record_id, by)
    return Step(apply(story, state, record), record, (OtherWay(clue),) if around else ())


def answer(
    story: Story, state: TeamState, clue: str, given: Given, now: datetime, record_id: str, by: str | None
) -> Step:
    """An answer. While a team must wait nothing is looked at, so that guessing fast tells nothing."""
    met = _met(story, state, clue)
    task = own_task(state, met) if met else None
    if met is None or task is None:
        return Step(state)
    if clue in state.solved:
        return Step(state, None, (Solved(clue, task.reply),))
    if (card := _card_elsewhere(story, state, task, given)) is not None:
        return Step(state, None, (card,))
    until = waits_until(state.clue(clue), state.level, now)
    if until is not None:
        return Step(state, None, (MustWait(until),))
    return _judged(story, state, clue, task, judge(story, task.puzzle, given), _Write(now, record_id, by))


def hint(story: Story, state: TeamState, clue: str, now: datetime, record_id: str, by: str | None) -> Step:
    """The next hint when it is due: the first one at once, each later one some time after the one before."""
    met = _met(story, state, clue)
    task = own_task(state, met) if met else None
    if task is None or clue in state.solved:
        return Step(state)
    own = state.clue(clue)
    due = hint_due(own, state.level, len(task.hints), now)
    if due is None:
        return Step(state)
    if due > now:
        return Step(state, None, (HintNotYet(due),))
    number = own.hints + 1
    record = replace(_record(state, Deed.HINT, clue, now, record_id, by), number=number)
    return Step(apply(story, state, record), record, (HintGiven(number, task.hints[number - 1]),))


def missing(story: Story, state: TeamState, clue: str, now: datetime, record_id: str, by: str | None) -> Step:
    """The clue is not in its place: told once, and the team goes on by the detour where there is one."""
    met = _met(story, state, clue)
    if met is None or met.spot is None or clue in state.solved or state.clue(clue).missing:
        return Step(state)
    record = _record(state, Deed.MISSING, clue, now, record_id, by)
    return Step(apply(story, state, record), record, (OtherWay(clue),) if met.detour else ())


def pause(story: Story, state: TeamState, now: datetime, record_id: str, by: str | None) -> Step:
    """The team's clock stands still until it does something again."""
    if state.paused or state.finished is not None:
        return Step(state)
    return _plain(story, state, Deed.PAUSE, _Write(now, record_id, by))


def resume(story: Story, state: TeamState, now: datetime, record_id: str, by: str | None) -> Step:
    """The team's clock runs again."""
    return _plain(story, state, Deed.RESUME, _Write(now, record_id, by)) if state.paused else Step(state)


def hall(story: Story, state: TeamState, wanted: bool, now: datetime, record_id: str, by: str | None) -> Step:
    """Whether a team that has read the letter wants to stand in the hall of fame."""
    if state.finished is None or state.in_hall == wanted:
        return Step(state)
    record = replace(_record(state, Deed.HALL, None, now, record_id, by), flag=wanted)
    return Step(apply(story, state, record), record)


@dataclass(frozen=True, slots=True)
class _Write:
    """What a record needs from outside."""

    now: datetime
    record_id: str
    by: str | None


def _judged(story: Story, state: TeamState, clue: str, task: Task, judged: Judged, write: _Write) -> Step:
    own = state.clue(clue)
    if judged.verdict is Verdict.EMPTY:
        return Step(state, None, (Empty(),))
    if judged.verdict is Verdict.WRONG and judged.key in own.wrong:
        return Step(state, None, (Repeated(),))
    if judged.verdict is Verdict.WRONG and unsure(judged.key):
        return Step(state, None, (Unsure(),))
    if judged.reply is not None and judged.key in own.near:
        return Step(state, None, (Near(judged.reply),))
    record = replace(
        _record(state, Deed.ANSWER, clue, write.now, write.record_id, write.by),
        verdict=judged.verdict,
        given=None if judged.verdict is Verdict.RIGHT else judged.key,
        last=judged.verdict is Verdict.RIGHT and clue == story.last,
    )
    after = apply(story, state, record)
    if judged.verdict is Verdict.RIGHT:
        end: tuple[Effect, ...] = (Finished(story.letter),) if clue == story.last else ()
        return Step(after, record, (Solved(clue, task.reply), *end))
    if judged.reply is not None:
        return Step(after, record, (Near(judged.reply),))
    return Step(after, record, (Wrong(len(after.clue(clue).wrong)),))


def _card_elsewhere(story: Story, state: TeamState, task: Task, given: Given) -> CardOf | None:
    """A card that was read, or its code typed, although it is not what is asked: it costs nothing, and may open its own
    page. Cards say that their code is for the kiosk.
    """
    card, asks_card = card_read(story.cards, given.text), task.puzzle.kind is PuzzleKind.CARD
    if card is None or (asks_card and card.id == task.puzzle.card):
        return None
    if not (given.scanned or asks_card) and judge(story, task.puzzle, given).verdict is Verdict.RIGHT:
        return None  # a class mark may look like a code
    of = next((clue.id for clue in story.clues if card.id in clue.cards and is_open(state, clue)), None)
    return CardOf(of)


def _met(story: Story, state: TeamState, clue: str) -> Clue | None:
    known = story.clue(clue)
    return known if known is not None and is_open(state, known) else None


def _plain(story: Story, state: TeamState, deed: Deed, write: _Write) -> Step:
    record = _record(state, deed, None, write.now, write.record_id, write.by)
    return Step(apply(story, state, record), record)


def _record(state: TeamState, deed: Deed, clue: str | None, now: datetime, record_id: str, by: str | None) -> Record:
    at = now if state.last is None else max(now, state.last + _TICK)
    return Record(id=record_id, at=at, deed=deed, clue=clue, by=by)
