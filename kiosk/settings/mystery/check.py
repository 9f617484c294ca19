"""Everything that staff would mend in a story: what cannot be read, then what the checker finds, each with its line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.mystery.checker import DETOUR, Finding, check
from kiosk.mystery.story import LEVELS, Level, Story
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.lines import line_of
from kiosk.settings.mystery.folder import OF_CLUES, read_story
from kiosk.settings.mystery.texts import Leaf, Section, read_leaf
from kiosk.settings.pages.drawing import Drawing
from kiosk.settings.pages.page import teller, unknown
from kiosk.settings.problems import Problem, shown_path
from kiosk.settings.reading import Document
from kiosk.settings.validate import dotted

WORDS: Final = {Level.CHILDREN: "lapset", Level.FAMILY: "perhe", Level.DETECTIVE: "etsiva"}
_SECTIONS: Final = {
    "fragment": "Kirje",
    "look": "Tehtävä",
    "ask": "Kysymys",
    "hints": "Vihje 1",
    "reply": "Vastaus",
    "found": "Muistiin",
    "options": "Vaihtoehdot",
    "cipher": "Salakirjoitus",
    "signal": "Merkit",
    "near": "Melkein",
    "area_names": "Alueet",
    "seen": "Kuva",
}
"""Parts of a task that stand in a text file, by their heading."""
_PARTS: Final = {**_SECTIONS, "title": "otsikko", "card": "kortti", "intro": "Johdanto"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A story, None when it cannot be read, and everything that is wrong."""

    story: Story | None
    problems: tuple[Problem, ...]


def check_story(folder: Path, house: Path | None = None) -> Checked:
    """Read and check a story's folder. `house` is the folder of the floor plan, on which its spots may stand."""
    read = read_story(folder)
    problems = list(read.problems)
    if read.document is not None and house is not None:
        _places(read.document, Drawing(house / "pohja.toml").places, problems)
    if read.story is not None and read.document is not None:
        placing = _Placing(folder, read.document)
        problems += (placing.problem(finding) for finding in check(read.story))
    return Checked(read.story, tuple(problems))


def _places(document: Document, places: Collection[str] | None, problems: list[Problem]) -> None:
    """Places of the plan that the spots name."""
    spots = document.table.get("spots")
    tell = teller(document.file, problems)
    for key, spot in spots.items() if isinstance(spots, dict) and places is not None else ():
        place = spot.get("plan_place") if isinstance(spot, dict) else None
        if isinstance(place, str) and places is not None and place not in places:
            line = line_of(document.lines, ("spots", key, "plan_place")) or 1
            unknown(place, places, "place", line, f"spots.{key}.plan_place", tell)


class _Placing:
    """Where a finding's path stands in the files."""

    def __init__(self, folder: Path, document: Document) -> None:
        self._folder, self._document = folder, document
        self._leaves: dict[Path, Leaf | None] = {}

    def problem(self, finding: Finding) -> Problem:
        levels = ", ".join(WORDS[level] for level in finding.levels)
        part = finding.values.get("part", "")
        values = {
            **finding.values,
            "levels": f" ({levels})" if levels and len(finding.levels) < len(LEVELS) else "",
            "part": _PARTS.get(part, part),
        }
        file, line, key = self._place(finding)
        return Problem(file=file, code=finding.code, key=key, line=line, values=values, severity=finding.severity)

    def _place(self, finding: Finding) -> tuple[str, int | None, str]:
        match finding.path:
            case ("clues", clue, word, part) if part in _SECTIONS or part == "title":
                return self._section(finding, "vihjeet", clue, word, part)
            case ("cards", card, "title" | "text"):
                path = self._folder / "kortit" / f"{card}.{finding.language}.md"
                return shown_path(path), 1, ""
            case ("clues", clue, word, part):
                return self._in_document(("clues", clue, self._table(clue, word), part))
        return self._in_document(finding.path)

    def _in_document(self, path: KeyPath) -> tuple[str, int | None, str]:
        return self._document.file, line_of(self._document.lines, path), dotted(path)

    def _table(self, clue: str, word: str) -> str:
        """The puzzle's key: the level's own, or that of all."""
        own = "kiertotie" if word == DETOUR else WORDS[Level(word)]
        return own if ("clues", clue, own) in self._document.lines else "puzzle"

    def _section(self, finding: Finding, folder: str, clue: str, word: str, part: str) -> tuple[str, int | None, str]:
        path = self._folder / folder / f"{clue}.{finding.language}.md"
        heading = f"Vihje {finding.values.get('hint', '1')}" if part == "hints" else _SECTIONS.get(part)
        if path not in self._leaves:
            self._leaves[path] = read_leaf(path, shown_path(path), OF_CLUES, [])
        leaf = self._leaves[path]
        if heading is None or leaf is None:
            return shown_path(path), 1, ""
        tag = "" if word == "all" else "kiertotie" if word == DETOUR else WORDS[Level(word)]
        if part == "near":
            section = self._near(leaf, tag, finding)
        else:  # a hint that a level with hints of its own has not: where the first of them is
            first = leaf.find("Vihje 1", tag, alone=True) if part == "hints" else None
            section = leaf.find(heading, tag, alone=first is not None) or first
        return shown_path(path), section.line if section else leaf.last, heading

    @staticmethod
    def _near(leaf: Leaf, tag: str, finding: Finding) -> Section | None:
        """The one of several whose heading has the answer."""
        sections = list(leaf.near(tag))
        said = finding.values.get("value", "")
        return next((each for each in sections if said in each.extra), sections[0] if sections else None)
