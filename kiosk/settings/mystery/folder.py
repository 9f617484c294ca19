"""The whole folder of a story: which files there are, what they make together, and everything that is wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.domain.hours import Mode
from kiosk.domain.pages import Picture
from kiosk.domain.text import Text
from kiosk.mystery.story import LEVELS, Card, Clue, Needs, Spot, Story
from kiosk.settings.files import read_bytes
from kiosk.settings.mystery.tasks import Leaves, detour, tasks, text
from kiosk.settings.mystery.texts import Leaf, read_leaf
from kiosk.settings.pages.page import teller
from kiosk.settings.pages.pictures import Pictures, Prepared
from kiosk.settings.problems import Problem, errors, quoted, shown_path
from kiosk.settings.reading import Document, parse
from kiosk.settings.story import ClueSettings, StorySettings
from kiosk.settings.validate import validate

STORY_FILE: Final = "tarina.toml"
LANGUAGES: Final = ("fi", "sv", "en")
START: Final = ("Johdanto", "Tarua", "Kirje", "Allekirjoitus", "Lapset", "Perhe", "Etsivä")
OF_CLUES: Final = (
    "Kirje",
    "Tehtävä",
    "Kysymys",
    "Vihje 1",
    "Vastaus",
    "Muistiin",
    "Vaihtoehdot",
    "Salakirjoitus",
    "Merkit",
    "Melkein",
    "Alueet",
    "Kuva",
)
_NAME = re.compile(r"(.+)\.(fi|sv|en)\.md")
_TODAY = date(2000, 1, 1)
"""Nothing in a story depends on the day."""


@dataclass(frozen=True, slots=True)
class StoryFolder:
    """What the folder holds. With errors among the `problems` there is no story."""

    story: Story | None = None
    pictures: Mapping[str, Prepared] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    document: Document | None = None
    """`tarina.toml` with its lines, for who checks more."""

    @property
    def errors(self) -> list[Problem]:
        return errors(self.problems)


def read_story(folder: Path) -> StoryFolder:
    """Read all of it."""
    path = folder / STORY_FILE
    data = read_bytes(path)
    if isinstance(data, Problem):
        code = "story_folder" if data.code == "file_missing" else data.code
        return StoryFolder(problems=(Problem(file=shown_path(path), code=code, values=data.values),))
    document = parse(path, data)
    if isinstance(document, Problem):
        return StoryFolder(problems=(document,))
    settings, found = validate(document, StorySettings, _TODAY)
    if settings is None:
        return StoryFolder(problems=tuple(found), document=document)
    reading = _Reading(folder, found, document)
    story = reading.story(settings)
    for name in reading.pictures.unused():
        found.append(Problem(file=shown_path(folder / "kuvat" / name), code="picture_unused", severity="warning"))
    fit = not errors(found)
    return StoryFolder(
        story=story if fit else None,
        pictures=reading.pictures.used,
        problems=tuple(found),
        document=document,
    )


class _Reading:
    """The texts beside the structure."""

    def __init__(self, folder: Path, problems: list[Problem], document: Document) -> None:
        self.folder, self.problems, self.document = folder, problems, document
        self.pictures = Pictures(folder / "kuvat")
        self._tell = teller(document.file, problems)

    def story(self, settings: StorySettings) -> Story:
        start = self._leaves("tekstit", "alku", START)
        for leaf in start.values():
            for name in START:
                if not leaf.words(name) and not (name == "Allekirjoitus" and settings.signature):
                    leaf.tell("story_section_missing", None, value=quoted(name))
        self._strays("tekstit", ("alku",))
        self._strays("vihjeet", settings.clues)
        self._strays("kortit", settings.cards)
        signature = text(start, lambda leaf: leaf.words("Allekirjoitus") or settings.signature)
        return Story(
            id=settings.id,
            version=self._version(),
            title=text(start, lambda leaf: leaf.title),
            fiction=text(start, lambda leaf: leaf.words("Tarua")),
            intro=text(start, lambda leaf: leaf.words("Johdanto")),
            letter=text(start, lambda leaf: leaf.words("Kirje")),
            signature=signature,
            last=settings.last,
            clues=tuple(self._clue(key, clue) for key, clue in settings.clues.items()),
            spots=tuple(
                Spot(
                    id=key,
                    where=spot.where,
                    placing=spot.placing,
                    plan_place=spot.plan_place,
                    height_cm=spot.height_cm,
                    modes=tuple(Mode(mode) for mode in spot.modes),
                )
                for key, spot in settings.spots.items()
            ),
            cards=tuple(self._card(key, settings) for key in settings.cards),
            level_notes=tuple(self._level(start, name) for name in ("Lapset", "Perhe", "Etsivä")[: len(LEVELS)]),
            name_first=settings.team_first,
            name_second=settings.team_second,
        )

    @staticmethod
    def _level(start: Leaves, name: str) -> Text:
        return text(start, lambda leaf: leaf.words(name))

    def _clue(self, key: str, settings: ClueSettings) -> Clue:
        leaves = self._leaves("vihjeet", key, OF_CLUES)
        for leaf in leaves.values():
            if not leaf.words("Kirje"):
                leaf.tell("story_section_missing", None, value=quoted("Kirje"))
        needs = settings.needs
        found = text(leaves, lambda leaf: leaf.words("Muistiin"))
        return Clue(
            id=key,
            title=text(leaves, lambda leaf: leaf.title),
            fragment=text(leaves, lambda leaf: leaf.words("Kirje")),
            tasks=tasks(settings, leaves, lambda name: self._picture(name, ("clues", key))),
            needs=Needs(all=needs.all, any=needs.any, count=needs.count, of=needs.of),
            spot=settings.spot,
            cards=settings.cards,
            detour=detour(settings, leaves, lambda name: self._picture(name, ("clues", key))),
            found=found if found.fi else None,
            was=settings.was,
        )

    def _card(self, key: str, settings: StorySettings) -> Card:
        card, leaves = settings.cards[key], self._leaves("kortit", key, ())
        return Card(
            id=key,
            code=card.code,
            spot=card.spot or "",
            title=text(leaves, lambda leaf: leaf.title),
            text=text(leaves, lambda leaf: leaf.body),
            look=card.look,
            picture=self._picture(card.picture, ("cards", key)) if card.picture else None,
        )

    def _picture(self, name: str, path: tuple[str, str]) -> Picture | None:
        found = self.pictures.find(name, self.document.lines.get(path, 1), self._tell)
        return Picture(id=found[0], alt="", width=found[1], height=found[2]) if found else None

    def _leaves(self, folder: str, name: str, known: tuple[str, ...]) -> Leaves:
        leaves: dict[str, Leaf] = {}
        for language in LANGUAGES:
            path = self.folder / folder / f"{name}.{language}.md"
            leaf = read_leaf(path, shown_path(path), known, self.problems)
            if leaf is not None:
                leaves[language] = leaf
        return leaves

    def _strays(self, folder: str, names: Iterable[str]) -> None:
        known = list(names)
        for path in sorted((self.folder / folder).glob("*.md")):
            match = _NAME.fullmatch(path.name)
            if match is None or match[1] not in known:
                values = {"known": ", ".join(known) or "–"}
                problem = Problem(file=shown_path(path), code="story_text_stray", values=values, severity="warning")
                self.problems.append(problem)

    def _version(self) -> str:
        """Of every file that makes the story."""
        digest = hashlib.blake2b(digest_size=8)
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.suffix in (".toml", ".md", ".png", ".jpg", ".jpeg"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()
