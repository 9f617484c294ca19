"""One text file of a story in one language: its title and its sections, each with the levels it is for and its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.domain.text import clean, clean_paragraphs
from kiosk.settings.files import read_text
from kiosk.settings.pages.header import Tell
from kiosk.settings.pages.page import teller
from kiosk.settings.problems import Problem, Severity, quoted

TAGS: Final = {
    "lapset": "lapset",
    "perhe": "perhe",
    "etsivä": "etsiva",
    "etsiva": "etsiva",
    "kiertotie": "kiertotie",
}
"""What may stand in brackets -> the key of tarina.toml."""
_NEAR: Final = "Melkein"
_HEADING = re.compile(r"##\s+(?P<name>[^(:]+?)\s*(?::\s*(?P<extra>.*?))?\s*(?:\((?P<tags>[^()]*)\)\s*)?$")
_ITEM = re.compile(r"[-*]\s+(.*)")


@dataclass(frozen=True, slots=True)
class Section:
    """`tags` is empty for what holds for every level without its own; `extra` are the answers of a near section."""

    name: str
    tags: frozenset[str]
    text: str
    line: int
    extra: str = ""

    @property
    def items(self) -> list[str]:
        """The lines of a list."""
        matches = (_ITEM.fullmatch(line.strip()) for line in self.text.splitlines())
        return [clean(match[1]) for match in matches if match]


@dataclass(slots=True)
class Leaf:
    """A file: `shown` is how it is named in messages."""

    shown: str
    tell: Tell
    title: str = ""
    body: str = ""
    """What stands under the title before the first section."""
    sections: list[Section] = field(default_factory=list)
    last: int = 1
    """The line of its end: where what is missing would be written."""

    def find(self, name: str, tag: str = "", *, alone: bool = False) -> Section | None:
        """The section for a level or the detour; with `alone` only its own one, else the one that is for all."""
        own = next((each for each in self.sections if each.name == name and tag in each.tags), None)
        if own is not None or alone:
            return own
        return next((each for each in self.sections if each.name == name and not each.tags), None)

    def words(self, name: str, tag: str = "", *, alone: bool = False) -> str:
        found = self.find(name, tag, alone=alone)
        return clean_paragraphs(found.text) if found else ""

    def hints(self, tag: str) -> list[str]:
        """Hints in their order: those of the level, or those for all; the detour has its own alone."""
        numbered = sorted((each for each in self.sections if each.name.startswith("Vihje ")), key=lambda e: e.name)
        own = [each for each in numbered if tag in each.tags]
        chosen = own or ([] if tag == "kiertotie" else [each for each in numbered if not each.tags])
        return [clean_paragraphs(each.text) for each in chosen]

    def near(self, tag: str) -> Iterator[Section]:
        """Near answers of a level with those for all; of the detour its own alone."""
        for each in self.sections:
            if each.name == _NEAR and (tag in each.tags or (not each.tags and tag != "kiertotie")):
                yield each


def read_leaf(path: Path, shown: str, known: Sequence[str], problems: list[Problem]) -> Leaf | None:
    """Read a file whose sections have the `known` names (none: it has a body alone). None when it is no text."""
    text = read_text(path, shown, {"file_missing": "story_text_gone"}, problems)
    if text is None:
        return None
    rows = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    leaf = Leaf(shown, _with_a_line(teller(shown, problems), len(rows)), last=len(rows))
    _read(leaf, rows, known)
    if not leaf.title:
        leaf.tell("story_title", 1)
    return leaf


def _with_a_line(tell: Tell, last: int) -> Tell:
    """What stands nowhere is told at the end of the file."""

    def told(code: str, line: int | None, key: str = "", severity: Severity = "error", **figures: str) -> None:
        tell(code, line or last, key, severity, **figures)

    return told


def _read(leaf: Leaf, rows: list[str], known: Sequence[str]) -> None:
    heading: tuple[str, int] | None = None
    body: list[str] = []

    def close() -> None:
        text = "\n".join(body).strip("\n")
        if heading is None:
            leaf.body = clean_paragraphs(text)
        else:
            _add(leaf, heading[0], heading[1], text, known)

    for number, row in enumerate(rows, start=1):
        if row.startswith("## ") and known:
            close()
            heading, body = (row, number), []
        elif row.startswith("# ") and not leaf.title and heading is None:
            leaf.title = clean(row[2:])
        else:
            body.append(row.rstrip())
    close()


def _add(leaf: Leaf, row: str, line: int, text: str, known: Sequence[str]) -> None:
    match = _HEADING.fullmatch(row.strip())
    name = clean(match["name"]) if match else clean(row[2:])
    kind = re.sub(r"^Vihje \d+$", "Vihje 1", name)
    if match is None or kind not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        figures = {"value": quoted(name), "known": ", ".join(known), "near": near[0] if near else ""}
        leaf.tell("story_section_near" if near else "story_section_unknown", line, **figures)
        return
    tags = frozenset(TAGS.get(tag.strip(), tag.strip()) for tag in (match["tags"] or "").split(",") if tag.strip())
    if not tags <= set(TAGS.values()):
        leaf.tell("story_tag", line, value=quoted(match["tags"]))
        return
    if not text.strip():
        leaf.tell("story_section_empty", line, value=quoted(name))
        return
    if name != _NEAR and any(each.name == name and (each.tags & tags or each.tags == tags) for each in leaf.sections):
        leaf.tell("story_section_twice", line, value=quoted(name))
        return
    leaf.sections.append(Section(name, tags, text, line, clean(match["extra"] or "")))
