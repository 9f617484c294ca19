"""The first lines of a page: `otsikko: Pelihuone` and the like, up to the first empty line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.domain.text import clean

KEYS: Final[tuple[str, ...]] = ("otsikko", "ingressi", "ryhmä", "kuvake", "järjestys", "paikka")
LIMITS: Final[Mapping[str, int]] = {"otsikko": 60, "ingressi": 200, "ryhmä": 40}
"""Most characters of a patron's text."""
SHARED: Final[frozenset[str]] = frozenset({"kuvake", "järjestys", "paikka"})
"""The same in every language: read from the Finnish file."""

Tell = Callable[..., None]
"""`tell(code, line, key="", severity="error", **figures)` notes a problem of the file."""

_FENCE = re.compile(r"-{3,}\s*")
_LINE = re.compile(r"\s*([^:\s][^:]*?)\s*:(.*)")
_QUOTES = re.compile(r"([\"'”])(.*)[\"'”]")


@dataclass(frozen=True, slots=True)
class Header:
    """What a page says of itself, where each line stands, and on which line (from 0) the text begins."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    ends: int


def read_header(rows: list[str], tell: Tell) -> Header:
    """Read the header. Lines that begin with # are remarks; a fence of --- around it, as some editors like, is fine."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    at = next((number for number, row in enumerate(rows) if row.strip()), len(rows))
    fences = [number for number, row in enumerate(rows) if _FENCE.fullmatch(row.strip())]
    fenced = len(fences) > 1 and fences[0] == at
    at += fenced
    while at < len(rows) and (rows[at].strip() or fenced):
        row, line = rows[at].strip(), at + 1
        at += 1
        if _FENCE.fullmatch(row):
            break
        if row and not row.startswith("#"):
            _line(row, line, values, lines, tell)
    for key in ("otsikko", "ingressi"):
        if key not in lines:
            tell("page_missing", 1, key)
    return Header(values, lines, at)


def _line(row: str, line: int, values: dict[str, str], lines: dict[str, int], tell: Tell) -> None:
    match = _LINE.match(row)
    if match is None:
        tell("page_header_line", line, value=row)
        return
    key, value = match[1].strip().lower(), _unquoted(match[2].strip())
    if key not in KEYS:
        near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0.5)
        if near:
            tell("page_key_near", line, key, near=near[0])
            lines.setdefault(near[0], line)  # it is there, though misspelt: not missing as well
        else:
            tell("page_key", line, key, known=", ".join(KEYS))
        return
    if key in lines:
        tell("page_key_twice", line, key)
        return
    lines[key] = line
    text = clean(value, 1_000)
    if not text:
        tell("page_empty", line, key)
    elif len(text) > LIMITS.get(key, 1_000):
        tell("page_long", line, key, at_most=str(LIMITS[key]), length=str(len(text)))
    else:
        values[key] = text


def _unquoted(value: str) -> str:
    match = _QUOTES.fullmatch(value)
    return match[2] if match else value
