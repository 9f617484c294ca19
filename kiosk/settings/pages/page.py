"""One page from its files, one for each language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.domain import pages
from kiosk.domain.pages import Block, Blocks, Page
from kiosk.domain.text import EASY, Text
from kiosk.settings.cross import known_icons, near_icon
from kiosk.settings.files import read_text
from kiosk.settings.pages.body import Place, read_body
from kiosk.settings.pages.header import SHARED, Header, Tell, read_header
from kiosk.settings.problems import Problem, Severity, quoted

LANGUAGES: Final = ("fi", "sv", "en")
WRITTEN: Final = (*LANGUAGES, EASY)
"""What files there may be of a page; easy Finnish is never missed."""
_DEFAULT_ORDER = 100


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page in one language."""

    header: Header
    blocks: tuple[Block, ...]

    def get(self, key: str) -> str:
        return self.header.values.get(key, "")


def read_leaf(path: Path, shown: str, place: Place, problems: list[Problem]) -> Leaf | None:
    """Read one file; what is wrong is added to `problems`. None when it is no text at all."""
    text = read_text(path, shown, {"file_missing": "page_gone", "file_large": "page_large"}, problems)
    if text is None:
        return None
    tell = teller(shown, problems)
    if not text.strip():
        tell("page_blank", None)
        return None
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header = read_header(rows, tell)
    return Leaf(header, read_body(rows[header.ends :], header.ends, place, tell))


def teller(shown: str, problems: list[Problem]) -> Tell:
    """Notes problems of one file, in the order in which they are met."""

    def tell(code: str, line: int | None, key: str = "", severity: Severity = "error", **figures: str) -> None:
        problem = Problem(file=shown, code=code, key=key, line=line, values=figures, severity=severity)
        if problem not in problems:
            problems.append(problem)

    return tell


def merge(
    identity: str,
    leaves: Mapping[str, Leaf],
    files: Mapping[str, str],
    places: Sequence[str] | None,
    problems: list[Problem],
) -> Page | None:
    """The page of its leaves by language; None when what it needs is missing, which has been told."""
    finnish = leaves.get("fi")
    if finnish is None:
        return None
    tell = teller(files["fi"], problems)
    absent = [language for language in LANGUAGES[1:] if language not in files]
    if absent:
        tell("page_untranslated", None, severity="warning", languages=", ".join(absent))
    for language, leaf in leaves.items():
        if language != "fi":
            _only_in_finnish(leaf, finnish, teller(files[language], problems))
    order = _order(finnish, tell)
    icon = _icon(finnish, tell)
    place = _place(finnish, places, tell)
    if not finnish.get("otsikko") or not finnish.get("ingressi"):
        return None
    blocks = {language: leaf.blocks for language, leaf in leaves.items()}
    return Page(
        id=identity,
        title=_text(leaves, "otsikko"),
        lead=_text(leaves, "ingressi"),
        order=order,
        group=_text(leaves, "ryhmä") if finnish.get("ryhmä") else None,
        icon=icon,
        blocks=Blocks(fi=blocks.get("fi", ()), sv=blocks.get("sv", ()), en=blocks.get("en", ())),
        place=place,
        easy=_easy(leaves.get(EASY)),
    )


def _easy(leaf: Leaf | None) -> pages.Leaf | None:
    if leaf is None or not leaf.get("otsikko") or not leaf.get("ingressi"):
        return None
    return pages.Leaf(title=leaf.get("otsikko"), lead=leaf.get("ingressi"), blocks=leaf.blocks)


def _text(leaves: Mapping[str, Leaf], key: str) -> Text:
    words = {language: leaf.get(key) for language, leaf in leaves.items()}
    return Text(words.get("fi", ""), words.get("sv", ""), words.get("en", ""))


def _only_in_finnish(leaf: Leaf, finnish: Leaf, tell: Tell) -> None:
    for key in SHARED & leaf.header.values.keys():
        if leaf.get(key) != finnish.get(key):
            tell("page_shared", leaf.header.lines[key], key, severity="warning")


def _order(leaf: Leaf, tell: Tell) -> int:
    written = leaf.get("järjestys")
    if not written:
        return _DEFAULT_ORDER
    if not re.fullmatch(r"[0-9]{1,4}", written):
        tell("page_order", leaf.header.lines["järjestys"], "järjestys", value=quoted(written))
        return _DEFAULT_ORDER
    return int(written)


def _icon(leaf: Leaf, tell: Tell) -> str:
    icon = leaf.get("kuvake")
    known = known_icons()
    if not icon or not known or icon in known:
        return icon or "information-outline"
    near = near_icon(icon)
    tell("icon_near" if near else "icon", leaf.header.lines["kuvake"], "kuvake", value=quoted(icon), near=near)
    return "information-outline"


def _place(leaf: Leaf, places: Sequence[str] | None, tell: Tell) -> str | None:
    place = leaf.get("paikka")
    if place and places is not None and place not in places:
        unknown(place, places, "place", leaf.header.lines["paikka"], "paikka", tell)
        return None
    return place or None


def unknown(value: str, known: Iterable[str], what: str, line: int, key: str, tell: Tell) -> None:
    """Tell of a name that nothing has, with the nearest that something has: `place_near`, `place_unknown`."""
    names = list(known)
    near = difflib.get_close_matches(value.lower(), names, n=1, cutoff=0.5)
    if near:
        tell(f"{what}_near", line, key, value=quoted(value), near=near[0])
    else:
        tell(f"{what}_unknown", line, key, value=quoted(value), known=", ".join(names) or "–")
