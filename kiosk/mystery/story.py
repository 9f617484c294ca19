"""A story as data: places, clues in a graph, and for each clue the tasks that open it. Frozen; made from staff's files.

The hub reads the files and tells the kiosks the story as one document, so everything here is a plain dataclass of
tuples and texts that msgspec and pydantic both read.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.hours import Mode
from kiosk.domain.pages import Picture
from kiosk.domain.text import Text
from kiosk.mystery.fame import LEVELS as LEVELS
from kiosk.mystery.fame import Level as Level
from kiosk.mystery.puzzle import Puzzle


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A clue as teams of some levels get it: what to look for, the puzzle, help, and the reply to what was found.

    `minutes` is how long it takes, in the author's judgement; `look` and `reply` may have several paragraphs.
    """

    levels: tuple[Level, ...]
    look: Text
    puzzle: Puzzle
    hints: tuple[Text, ...]
    reply: Text
    minutes: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What must be solved before: all of `all`, one of `any` (when there are any), `count` of `of`. Ids of clues."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    count: int = 0
    of: tuple[str, ...] = ()

    def met(self, solved: frozenset[str] | set[str]) -> bool:
        """Whether what is solved suffices."""
        return (
            solved.issuperset(self.all)
            and (not self.any or not solved.isdisjoint(self.any))
            and len(solved.intersection(self.of)) >= self.count
        )

    @property
    def named(self) -> tuple[str, ...]:
        """Every clue that is spoken of."""
        return tuple(dict.fromkeys((*self.all, *self.any, *self.of)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in the house where a clue lies. `where` tells a team, `placing` tells staff exactly where the card goes.

    `plan_place` is a place of the floor plan, `height_cm` how high the clue hangs (a wheelchair reaches 40 to 120 cm),
    `modes` are the hours in which patrons get there.
    """

    id: str
    where: Text
    placing: Text
    plan_place: str | None = None
    height_cm: int = 100
    modes: tuple[Mode, ...] = (Mode.STAFFED, Mode.SELF_SERVICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A printed clue card. `code` is short (no look-alikes), printed as QR, Code 128 and text; `text` is what it says.

    `spot` is where it lies; `look` is how it is drawn by the kit: `letter`, `telegram`, `note` or `plain`.
    """

    id: str
    code: str
    spot: str
    title: Text
    text: Text
    look: str = "note"
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A knot of the story: a piece of the letter, and what opens it.

    `tasks` differ by level; a level that no task names does not meet this clue (it counts as not being there).
    `detour` is done at the kiosk alone: given when the clue is reported gone, or its `spot` cannot be reached in the
    present opening mode. `fragment` is the piece of the letter that is read when the clue is open, `found` whatever
    the team keeps in its notes after solving it (what the last puzzle needs).
    """

    id: str
    title: Text
    fragment: Text
    tasks: tuple[Task, ...]
    needs: Needs = Needs()
    spot: str | None = None
    cards: tuple[str, ...] = ()
    detour: Task | None = None
    found: Text | None = None
    was: tuple[str, ...] = ()
    """Its former ids, by which records of teams may still call it."""

    def task(self, level: Level) -> Task | None:
        """The clue as this level gets it; None when it is not in its game."""
        return next((task for task in self.tasks if level in task.levels), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A whole game. `last` is the clue whose solving ends it; `letter` is the letter whole, read then.

    `fiction` says that the tale is invented; `intro` is read before the first clue. `name_first` and `name_second` are
    the Finnish words of which team names are drawn. `version` is a digest of the files.
    """

    id: str
    version: str
    title: Text
    fiction: Text
    intro: Text
    letter: Text
    signature: Text
    last: str
    clues: tuple[Clue, ...]
    spots: tuple[Spot, ...] = ()
    cards: tuple[Card, ...] = ()
    level_notes: tuple[Text, ...] = ()
    """One line for each of LEVELS: for whom it is."""
    name_first: tuple[str, ...] = ()
    name_second: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """The letter in the wax of its seal: the last one of the signature."""
        letters = [sign for sign in self.signature.fi if sign.isalpha()]
        return letters[-1].upper() if letters else "K"

    def clue(self, key: str) -> Clue | None:
        return next((clue for clue in self.clues if clue.id == key), None)

    def renamed(self) -> dict[str, str]:
        """Former ids of clues, and what they are now."""
        return {old: clue.id for clue in self.clues for old in clue.was}

    def card(self, key: str) -> Card | None:
        return next((card for card in self.cards if card.id == key), None)

    def spot(self, key: str | None) -> Spot | None:
        return next((spot for spot in self.spots if spot.id == key), None)

    def of_level(self, level: Level) -> tuple[Clue, ...]:
        """The clues that a level meets, in the author's order."""
        return tuple(clue for clue in self.clues if clue.task(level) is not None)
