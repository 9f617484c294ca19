"""How the game goes, without a team in it: counts, medians, wrong answers that many gave, clues in trouble."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from statistics import median

from kiosk.api.teams import ClueFigures, MysteryFigures
from kiosk.mystery.replay import replay
from kiosk.mystery.story import Story
from kiosk.mystery.team import Deed, Record, TeamState

K_ANONYMOUS = 5
"""Teams that must have given the same wrong answer before staff read it."""
MOST_WRONG = 5
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Clue:
    opened: int = 0
    solved: int = 0
    hints: int = 0
    wrong: int = 0
    minutes: list[float] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)
    missing: int = 0
    last_solved: datetime = _NEVER
    unsolved: list[datetime] = field(default_factory=list)
    """When teams that have not solved it came to it."""


def figures(story: Story, logs: Iterable[list[Record]], zone: tzinfo, found: Mapping[str, datetime]) -> MysteryFigures:
    """Counts of all logs; `found` tells when staff last put a clue back."""
    clues: dict[str, _Clue] = defaultdict(_Clue)
    levels: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    played: list[float] = []
    starts = finishes = 0
    for records in logs:
        state = replay(story, records)
        if state.started is None:
            continue
        starts += 1
        levels[state.level.value][0] += 1
        if state.finished is not None:
            finishes += 1
            levels[state.level.value][1] += 1
            played.append(state.played / timedelta(minutes=1))
        _count(clues, [*renamed(story, records)], state, found)
    return MysteryFigures(
        starts=starts,
        finishes=finishes,
        by_level={level: (count[0], count[1]) for level, count in sorted(levels.items())},
        minutes=round(median(played), 1) if played else None,
        clues=tuple(_told(clue.id, clues[clue.id], zone, found.get(clue.id, _NEVER)) for clue in story.clues),
    )


def renamed(story: Story, records: Iterable[Record]) -> Iterator[Record]:
    """With the ids that clues have now."""
    names = story.renamed()
    for record in records:
        now = names.get(record.clue or "")
        yield replace(record, clue=now) if now else record


def _count(clues: dict[str, _Clue], records: list[Record], state: TeamState, found: Mapping[str, datetime]) -> None:
    for key, own in state.clues.items():
        clue = clues[key]
        clue.opened += own.opened is not None or own.solved is not None
        clue.hints += own.hints
        clue.wrong += len(own.wrong)
        clue.said.update(set(own.wrong))
        if own.solved is not None:
            clue.solved += 1
            clue.minutes.append(own.played / timedelta(minutes=1))
            clue.last_solved = max(clue.last_solved, own.solved)
        elif own.opened is not None:
            clue.unsolved.append(own.opened)
    missed = (record for record in records if record.deed is Deed.MISSING and record.clue)
    reported = {record.clue or "" for record in missed if record.at > found.get(record.clue or "", _NEVER)}
    for missing in reported:
        clues[missing].missing += 1


def _told(key: str, clue: _Clue, zone: tzinfo, looked_after: datetime) -> ClueFigures:
    """A clue at which several teams have come to nothing since somebody solved it, or staff put it back, may not be in
    its place.
    """
    last = clue.last_solved
    often = [text for text, teams in clue.said.most_common(MOST_WRONG) if teams >= K_ANONYMOUS]
    return ClueFigures(
        clue=key,
        opened=clue.opened,
        solved=clue.solved,
        minutes=round(median(clue.minutes), 1) if clue.minutes else None,
        hints=clue.hints,
        wrong=clue.wrong,
        often_wrong=tuple(often),
        missing=clue.missing,
        last_solved=last.astimezone(zone).date() if last > _NEVER else None,
        stuck=sum(opened > max(last, looked_after) for opened in clue.unsolved),
    )
