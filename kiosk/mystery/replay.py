"""A team's state from its log. Total: whatever a log holds, there is a state; what makes no sense changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from kiosk.mystery.story import Story
from kiosk.mystery.team import ClueState, Deed, Record, TeamState, Verdict

LONGEST_GAP = timedelta(minutes=15)
"""Between two records no more than this counts as played: who was away longer was away."""
_KEEPS_PAUSE = (Deed.PAUSE, Deed.HALL)


def replay(story: Story, records: Iterable[Record]) -> TeamState:
    """The log in the order of its times, each record once: the order and number of deliveries change nothing. A clue
    to which staff have given another id since is known by its old one.
    """
    state, renamed = TeamState(), story.renamed()
    unique = {record.id: record for record in records}
    for record in sorted(unique.values(), key=lambda record: (record.at, record.id)):
        now = renamed.get(record.clue or "")
        state = apply(story, state, replace(record, clue=now) if now else record)
    return state


def apply(story: Story, state: TeamState, record: Record) -> TeamState:
    """The state after one more record. Never raises, and never takes back what a team has solved."""
    state = _clocked(state, record)
    match record.deed:
        case Deed.START:
            return _started(state, record)
        case Deed.PAUSE:
            return replace(state, paused=True)
        case Deed.HALL:
            return replace(state, in_hall=record.flag)
        case Deed.RESUME:
            return state
    if record.clue is None:
        return state
    own = state.clue(record.clue)
    changed = _changed(own, record)
    if changed is not own:
        state = _with(state, record.clue, changed)
    if record.deed in (Deed.OPEN, Deed.DETOUR):
        return replace(state, current=record.clue)
    ends = record.last or record.clue == story.last
    if record.verdict is Verdict.RIGHT and ends and state.finished is None:
        return replace(state, finished=record.at)
    return state


def _clocked(state: TeamState, record: Record) -> TeamState:
    """Time goes on. Whatever a team does but resting ends its pause, on whichever kiosk that began."""
    paused = state.paused and record.deed in _KEEPS_PAUSE
    if state.last is None:
        return replace(state, last=record.at, paused=paused)
    gap = min(max(record.at - state.last, timedelta(0)), LONGEST_GAP)
    last = max(state.last, record.at)
    if state.paused or state.finished is not None or not gap:
        return replace(state, last=last, paused=paused)
    if state.current is not None and state.clue(state.current).solved is None:
        own = state.clue(state.current)
        state = _with(state, state.current, replace(own, played=own.played + gap))
    return replace(state, last=last, paused=paused, played=state.played + gap)


def _started(state: TeamState, record: Record) -> TeamState:
    if state.started is not None:
        return state
    return replace(
        state,
        started=record.at,
        name=record.name or state.name,
        level=record.level or state.level,
        players=record.players or state.players,
        language=record.language or state.language,
    )


def _changed(own: ClueState, record: Record) -> ClueState:
    """The clue after a record about it; the same object when nothing has changed."""
    opened = own.opened or record.at
    match record.deed:
        case Deed.OPEN:
            return own if own.opened else replace(own, opened=opened)
        case Deed.HINT:
            number = max(own.hints, record.number or own.hints + 1)
            return replace(own, opened=opened, hints=number, last_hint=record.at)
        case Deed.MISSING:
            return replace(own if own.detour else _afresh(own), opened=opened, missing=True)
        case Deed.DETOUR:
            return replace(own if own.missing else _afresh(own), opened=opened, detour=True)
        case Deed.ANSWER if own.solved is None:
            return _answered(replace(own, opened=opened), record)
    return own


def _answered(own: ClueState, record: Record) -> ClueState:
    given = record.given or ""
    if record.verdict is Verdict.RIGHT:
        return replace(own, solved=record.at)
    if record.verdict is Verdict.NEAR and given not in own.near:
        return replace(own, near=(*own.near, given))
    if record.verdict is Verdict.WRONG and given not in own.wrong:
        return replace(own, wrong=(*own.wrong, given), last_wrong=record.at)
    return own


def _afresh(own: ClueState) -> ClueState:
    """A detour is another puzzle: its hints have not been given, and nothing was wrong yet."""
    if own.missing or own.detour:
        return own
    return replace(own, hints=0, last_hint=None, wrong=(), last_wrong=None, near=())


def _with(state: TeamState, clue: str, own: ClueState) -> TeamState:
    return replace(state, clues=MappingProxyType({**state.clues, clue: own}))
