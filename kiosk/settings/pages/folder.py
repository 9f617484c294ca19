"""The whole of `config/house/`: which files there are, what they hold together, and everything that is wrong."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.domain.pages import Page, Plan
from kiosk.domain.text import EASY
from kiosk.settings.files import read_bytes
from kiosk.settings.pages.drawing import Drawing
from kiosk.settings.pages.header import Tell
from kiosk.settings.pages.page import LANGUAGES, WRITTEN, Leaf, merge, read_leaf, teller, unknown
from kiosk.settings.pages.pictures import Pictures, Prepared
from kiosk.settings.problems import Problem, errors, shown_path
from kiosk.settings.reading import parse

PAGES: Final = "sivut"
PICTURES: Final = "kuvat"
PLAN: Final = "pohja.toml"
_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.(fi|fi_selko|sv|en)\.md")
_LEFT_ALONE = re.compile(r"\..*|.*~|~\$.*|#.*#|.*\.(bak|orig|swp|tmp)|desktop\.ini|Thumbs\.db", re.IGNORECASE)
"""What editors and file managers leave behind."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the pages may lean on outside their folder; None where it is not known and nothing is checked."""

    rooms: Collection[str] | None = None
    hosts: Sequence[str] | None = None


def known_of(hub_toml: Path) -> Known:
    """What a hub.toml names, be the rest of it right or wrong; nothing where it cannot be read."""
    data = read_bytes(hub_toml)
    document = data if isinstance(data, Problem) else parse(hub_toml, data)
    if isinstance(document, Problem):
        return Known()
    rooms, server = document.table.get("rooms", {}), document.table.get("server", {})
    hosts = server.get("link_hosts", []) if isinstance(server, dict) else None
    return Known(
        rooms=list(rooms) if isinstance(rooms, dict) else None,
        hosts=[host for host in hosts if isinstance(host, str)] if isinstance(hosts, list) else None,
    )


@dataclass(frozen=True, slots=True)
class HouseFolder:
    """What the folder holds. With errors among the `problems` it is not fit to be shown as a whole."""

    pages: tuple[Page, ...] = ()
    plan: Plan | None = None
    pictures: Mapping[str, Prepared] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> list[Problem]:
        return errors(self.problems)


def read_house(folder: Path, known: Known) -> HouseFolder:
    """Read all of it. A folder that is not there is a house without pages: nothing is wrong."""
    if not folder.exists():
        return HouseFolder()
    if not folder.is_dir():
        return HouseFolder(problems=(Problem(file=shown_path(folder), code="house_folder"),))
    drawing = Drawing(folder / PLAN)
    pictures = Pictures(folder / PICTURES)
    problems: list[Problem] = []
    names = _page_files(folder / PAGES, problems)
    texts = _Texts(pictures, known)
    pages: list[Page] = []
    for identity, by_language in names.items():
        page = _page(folder / PAGES, identity, by_language, texts, drawing.places, problems)
        if page is not None:
            pages.append(page)
    for name in pictures.unused():
        problems.append(Problem(file=shown_path(folder / PICTURES / name), code="picture_unused", severity="warning"))
    drawing.check_names(known.rooms, names)
    return HouseFolder(
        pages=tuple(sorted(pages, key=lambda page: (page.order, page.title.fi))),
        plan=drawing.plan,
        pictures=pictures.used,
        problems=(*problems, *drawing.problems),
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    """What the texts refer to."""

    pictures: Pictures
    known: Known

    @property
    def hosts(self) -> Sequence[str] | None:
        return self.known.hosts

    def picture(self, name: str, line: int, tell: Tell) -> tuple[str, int, int] | None:
        return self.pictures.find(name, line, tell)

    def room(self, name: str, line: int, tell: Tell) -> bool:
        rooms = self.known.rooms
        if rooms is None or name in rooms:
            return True
        unknown(name, rooms, "room", line, "tila", tell)
        return False


def _page(
    folder: Path,
    identity: str,
    by_language: Mapping[str, str],
    texts: _Texts,
    places: Sequence[str] | None,
    problems: list[Problem],
) -> Page | None:
    shown = {language: shown_path(folder / name) for language, name in by_language.items()}
    found: list[Problem] = []
    leaves: dict[str, Leaf] = {}
    for language in (each for each in WRITTEN if each in by_language):
        leaf = read_leaf(folder / by_language[language], shown[language], texts, found)
        if leaf is not None:
            leaves[language] = leaf
    if "fi" not in by_language:
        first = next(iter(by_language.values()))
        teller(shown_path(folder / first), found)("page_finnish", None, name=f"{identity}.fi.md")
    page = merge(identity, leaves, shown, places, found)
    problems += sorted(found, key=lambda problem: (problem.file, problem.line or 0))
    return page


def _page_files(folder: Path, problems: list[Problem]) -> dict[str, dict[str, str]]:
    """File names by page and language; a name that says neither is told."""
    found: dict[str, dict[str, str]] = {}
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        if match := _NAME.fullmatch(name):
            found.setdefault(match[1], {})[match[2]] = name
        elif not _LEFT_ALONE.fullmatch(name):
            near = _meant(name, (folder / name).is_file())
            code = "page_name_near" if near else "page_name"
            problems.append(Problem(file=shown_path(folder / name), code=code, values={"near": near}))
    return found


def _meant(name: str, is_file: bool) -> str:
    """The name that a file should have, as far as that can be guessed."""
    if not is_file:
        return ""
    parts = name.lower().removesuffix(".txt").removesuffix(".md").split(".")
    swedish = {"se": "sv", "ru": "sv", "swe": "sv", "eng": "en", "fin": "fi", "suomi": "fi"}
    language = "fi" if len(parts) == 1 else swedish.get(parts[-1], parts[-1])
    language = EASY if "selko" in language else language
    if language not in WRITTEN:
        language = (difflib.get_close_matches(language, LANGUAGES, n=1, cutoff=0.5) or ["fi"])[0]
    stem = " ".join(parts[:-1] if len(parts) > 1 else parts)
    stem = stem.translate(str.maketrans("äåö", "aao"))
    stem = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")
    return f"{stem}.{language}.md" if stem else ""
