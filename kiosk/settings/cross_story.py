"""What must fit together in a story's `tarina.toml`: names that lead somewhere, and the keys that each kind needs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kiosk.mystery.puzzle import PuzzleKind
from kiosk.settings.cross import Finding
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.problems import quoted
from kiosk.settings.story import ClueSettings, PuzzleSettings, StorySettings

PUZZLES: Final = ("puzzle", "lapset", "perhe", "etsiva", "kiertotie")
_NEEDED: Final[Mapping[PuzzleKind, tuple[str, ...]]] = {
    PuzzleKind.LOCK: ("answers", "length"),
    PuzzleKind.WORD: ("answers",),
    PuzzleKind.CLASS_MARK: ("answers",),
    PuzzleKind.CHOICE: ("right",),
    PuzzleKind.ORDER: (),
    PuzzleKind.TOUCH: ("picture", "areas", "right_areas"),
    PuzzleKind.PAIRS: (),
    PuzzleKind.WHEEL: ("shift", "answers"),
    PuzzleKind.MORSE: ("answers",),
    PuzzleKind.CARD: ("card",),
}
_KEYS: Final = ("answers", "length", "right", "picture", "areas", "right_areas", "shift", "card")
_SMALL_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check(story: StorySettings) -> Iterator[Finding]:
    """Every finding, table by table."""
    for table, named in (("spots", story.spots), ("cards", story.cards), ("clues", story.clues)):
        for key in named:
            if not _SMALL_ID.fullmatch(key):
                yield Finding((table, key), "story_id", {"value": quoted(key)})
    yield from _known(("last",), (story.last,), story.clues, "clue")
    for key, card in story.cards.items():
        if card.spot is not None:
            yield from _known(("cards", key, "spot"), (card.spot,), story.spots, "spot")
    for key, clue in story.clues.items():
        yield from _clue(("clues", key), clue, story)
    yield from _renamed(story)


def _renamed(story: StorySettings) -> Iterator[Finding]:
    """A former id that is still, or was also, another clue's: whose it is could not be told."""
    taken = dict.fromkeys(story.clues, "")
    for key, clue in story.clues.items():
        for number, old in enumerate(clue.was):
            if old in taken:
                yield Finding(("clues", key, "was", number), "story_was_taken", {"value": quoted(old), "clue": key})
            taken[old] = key


def _clue(path: KeyPath, clue: ClueSettings, story: StorySettings) -> Iterator[Finding]:
    if clue.spot is not None:
        yield from _known((*path, "spot"), (clue.spot,), story.spots, "spot")
    yield from _known((*path, "cards"), clue.cards, story.cards, "card")
    needs = clue.needs
    others = [key for key in story.clues if key != path[-1]]
    for name, ids in (("all", needs.all), ("any", needs.any), ("of", needs.of)):
        yield from _known((*path, "needs", name), ids, others, "clue")
    if needs.count > len(set(needs.of)):
        yield Finding((*path, "needs", "count"), "needs_count", {"count": str(needs.count), "of": str(len(needs.of))})
    for level in clue.levels:
        if clue.puzzle is None and clue.own(level) is None:
            yield Finding(path, "puzzle_none", {"level": level})
    for word in PUZZLES:
        puzzle = clue.own(word)
        if puzzle is None:
            continue
        if word in ("lapset", "perhe", "etsiva") and word not in clue.levels:
            yield Finding((*path, word), "puzzle_level", {"levels": ", ".join(clue.levels)})
        yield from _puzzle((*path, word), puzzle, story)


def _puzzle(path: KeyPath, puzzle: PuzzleSettings, story: StorySettings) -> Iterator[Finding]:
    written = {key for key in _KEYS if getattr(puzzle, key) not in (None, {})}
    needed = _NEEDED[puzzle.kind]
    for key in needed:
        if key not in written:
            yield Finding((*path, key), "puzzle_needs", {"kind": puzzle.kind, "key": key})
    for key in _KEYS:
        if key in written and key not in needed:
            values = {"kind": puzzle.kind, "keys": ", ".join((*needed, "minutes"))}
            yield Finding((*path, key), "puzzle_useless", values)
    if puzzle.kind is PuzzleKind.CARD and puzzle.card is not None:
        yield from _known((*path, "card"), (puzzle.card,), story.cards, "card")
    if puzzle.kind is PuzzleKind.TOUCH and puzzle.areas:
        yield from _known((*path, "right_areas"), puzzle.right_areas or (), puzzle.areas, "area")


def _known(path: KeyPath, ids: Iterable[str], known: Iterable[str], what: str) -> Iterator[Finding]:
    """`story_clue_near`, `story_clue_unknown` and their like for every name that nothing has."""
    names = list(known)
    for number, key in enumerate(ids):
        if key in names:
            continue
        place = (*path, number) if path[-1] not in ("last", "spot", "card") else path
        near = difflib.get_close_matches(key.lower(), names, n=1, cutoff=0.6)
        values = {"value": quoted(key), "near": near[0] if near else "", "known": ", ".join(names) or "–"}
        yield Finding(place, f"story_{what}_near" if near else f"story_{what}_unknown", values)
