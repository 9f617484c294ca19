"""What a level can come to in an opening mode.

The states of a team are the sets of clues it has solved. `Needs.met` stays true when more is solved, and nothing is
ever unsolved: whatever a team does first, everything that it could have done remains open to it. So one largest set can
be reached, and it can be from every other one; it is found by solving whatever is open until nothing is. A team can be
stuck if and only if the last clue is not in it. Ids are bits, so that two hundred clues take no time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kiosk.domain.hours import Mode
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Clue, Level, Story
from kiosk.mystery.ways import can_reach

MODES = (Mode.STAFFED, Mode.SELF_SERVICE)


@dataclass(frozen=True, slots=True)
class _Need:
    """A clue's needs as bits; `of` counts."""

    clue: int
    all: int
    any: int
    of: int
    count: int

    def met(self, solved: int) -> bool:
        return (
            solved & self.all == self.all
            and (not self.any or solved & self.any != 0)
            and (solved & self.of).bit_count() >= self.count
        )


class Graph:
    """The clues of one level."""

    def __init__(self, story: Story, level: Level) -> None:
        self.story, self.level = story, level
        self.clues: Sequence[Clue] = story.of_level(level)
        self._bits: dict[str, int] = {}
        for clue in story.clues:
            self._bits.setdefault(clue.id, 1 << len(self._bits))
        self._order = [self._need(clue) for clue in self.clues]

    def _need(self, clue: Clue) -> _Need:
        needs = clue.needs
        return _Need(
            self._bits[clue.id], self._mask(needs.all), self._mask(needs.any), self._mask(needs.of), needs.count
        )

    def _mask(self, ids: Iterable[str]) -> int:
        """Ids that no clue has get bits of their own: they are needed, and never solved."""
        mask = 0
        for key in ids:
            mask |= self._bits.setdefault(key, 1 << len(self._bits))
        return mask

    def reached(self, playable: Callable[[Clue], bool]) -> frozenset[str]:
        """Every clue that can be solved when those that are not playable cannot."""
        allowed = sum(self._bits[clue.id] for clue in self.clues if playable(clue))
        waiting, solved, met = [need for need in self._order if need.clue & allowed], 0, list[_Need]()
        while True:
            left = []
            for need in waiting:
                if need.met(solved):
                    solved |= need.clue
                    met.append(need)
                else:
                    left.append(need)
            if len(left) == len(waiting):
                break
            waiting = left
        self._order = [*met, *(need for need in self._order if not need.clue & solved)]  # soon done the next time
        return frozenset(clue.id for clue in self.clues if self._bits[clue.id] & solved)


class Solvable:
    """Which clues the engine opens to somebody who knows the answer: looked at once for each task."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._opens: dict[int, bool] = {}

    def _solved_by(self, task: object) -> bool:
        key = id(task)  # tasks are part of the story, which stays as long as this does
        if key not in self._opens:
            puzzle = getattr(task, "puzzle", None)
            self._opens[key] = puzzle is not None and solution(self._story, puzzle) is not None
        return self._opens[key]

    def at(self, clue: Clue, level: Level, mode: Mode) -> bool:
        """In this mode: by the own task where patrons get to its place, else by the detour."""
        if can_reach(self._story, clue, mode):
            return self._solved_by(clue.task(level))
        return self.around(clue)

    def around(self, clue: Clue) -> bool:
        """By the detour."""
        return clue.detour is not None and self._solved_by(clue.detour)

    def without_prop(self, clue: Clue, level: Level, mode: Mode) -> bool:
        """When whatever lies in the house is gone."""
        return self.around(clue) if clue.spot is not None else self.at(clue, level, mode)
