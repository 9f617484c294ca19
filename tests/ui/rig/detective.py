"""Hands that answer a puzzle as players do: by touches on whatever its input is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.story import Story
from tests.ui.rig.patron import Patron


class Detective:
    """A team that knows the answers. What it touches is on the screen of the clue."""

    def __init__(self, patron: Patron, story: Story) -> None:
        self.patron, self.story = patron, story
        self.hands: Mapping[PuzzleKind, Callable[[Puzzle], None]] = {
            PuzzleKind.LOCK: self._turn_the_lock,
            PuzzleKind.WORD: lambda puzzle: self.write(next(iter(puzzle.answers))),
            PuzzleKind.CLASS_MARK: lambda puzzle: self.write(next(iter(puzzle.answers))),
            PuzzleKind.WHEEL: lambda puzzle: self.write(next(iter(puzzle.answers))),
            PuzzleKind.MORSE: lambda puzzle: self.write(next(iter(puzzle.answers))),
            PuzzleKind.CARD: self._type_the_card,
            PuzzleKind.CHOICE: self._choose,
            PuzzleKind.ORDER: self._put_in_order,
            PuzzleKind.PAIRS: self._join,
            PuzzleKind.TOUCH: self._point,
        }

    @property
    def input(self) -> Any:
        (found,) = self.patron.screen.ids.input.children
        return found

    def solve(self) -> None:
        """Answer what stands there, rightly."""
        puzzle: Puzzle = self.input.puzzle
        self.hands[puzzle.kind](puzzle)

    def write(self, text: str) -> None:
        """Letter by letter, then the way on."""
        for letter in text.lower():
            self.patron.pilot.touch(self._key(letter), settle=False)
        self.patron.touch("Answer")

    def dial(self, digits: str) -> None:
        """Digits on the pad, then its mark."""
        for digit in (*digits, "\n"):
            self.patron.pilot.touch(self._key(digit), settle=False)
        self.patron.pilot.settle()

    def _key(self, value: str) -> Any:
        return next(w for w in self.input.walk(restrict=True) if getattr(w, "value", None) == value)

    def _turn_the_lock(self, puzzle: Puzzle) -> None:
        self.dial(next(iter(puzzle.answers)))

    def _type_the_card(self, puzzle: Puzzle) -> None:
        card = self.story.card(puzzle.card or "")
        assert card is not None
        self.write(card.code)

    def _choose(self, puzzle: Puzzle) -> None:
        self._touch_number(self.input.ids.cards, "place", puzzle.right[0])
        self.patron.touch("Answer")

    def _put_in_order(self, puzzle: Puzzle) -> None:
        for place in range(len(puzzle.options)):
            while (at := self.input._places.index(place)) > place:
                row = self.input.ids.rows.children[::-1][at]
                self.patron.pilot.touch(row.ids.up)
        self.patron.touch("Answer")

    def _join(self, puzzle: Puzzle) -> None:
        for number in range(len(puzzle.options)):
            self._touch_number(self.input.ids.options, "number", number)
            self._touch_number(self.input.ids.partners, "number", number)
        self.patron.touch("Answer")

    def _point(self, puzzle: Puzzle) -> None:
        self.patron.touch("Places as a list")
        places = self.input.ids.places.children
        self.patron.pilot.touch(next(each for each in places if each.area == puzzle.right_areas[0]))
        self.patron.touch("Answer")

    def _touch_number(self, box: Any, name: str, number: int) -> None:
        self.patron.pilot.touch(next(each for each in box.children if int(getattr(each, name)) == number))
