"""The bytes of a settings file as a table of plain values with their lines, or one problem that says why not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.settings.brackets import is_heading, open_after, unclosed
from kiosk.settings.files import decoded
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.lines import find_lines
from kiosk.settings.problems import Problem, shown_path
from kiosk.settings.slips import lacks_comma, slip

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is TOML: its values and on which line each stands."""

    file: str
    table: Table
    lines: dict[KeyPath, int]


def parse(path: Path, data: bytes) -> Document | Problem:
    """The file's values; a byte order mark and Windows line ends are fine, other encodings are a problem."""
    file = shown_path(path)
    text = decoded(data, file)
    if isinstance(text, Problem):
        return text
    if not text.strip():
        return Problem(file=file, code="file_empty")
    try:
        table = tomllib.loads(text)
    except RecursionError:
        return Problem(file=file, code="syntax_deep")
    except ValueError as error:
        return _syntax(file, text, str(error))
    try:
        return Document(file, table, find_lines(text))
    except (ValueError, IndexError, RecursionError):
        return Document(file, table, {})  # a message without its line is better than none


_SYNTAX = (
    (re.compile(r"Cannot declare|Cannot overwrite|Cannot mutate|Duplicate inline"), "syntax_twice"),
    (
        re.compile(r"Unterminated string|Illegal character '\\n'|Illegal character '\\r'|Expected \"'\""),
        "syntax_string",
    ),
    (re.compile(r"Unescaped|Escaped character|Invalid hex value"), "syntax_escape"),
    (re.compile(r"Illegal character|Found invalid character"), "syntax_character"),
    (re.compile(r"Expected '='"), "syntax_equals"),
    (re.compile(r"Invalid initial character for a key|Invalid statement"), "syntax_key"),
    (re.compile(r"Unclosed|Expected '\]"), "syntax_bracket"),
    (re.compile(r"Invalid value|Invalid date"), "syntax_value"),
    (re.compile(r"Expected newline"), "syntax_extra"),
)
_VAGUE = frozenset(f"syntax_{what}" for what in ("string", "equals", "key", "bracket", "value", "extra", "other"))
"""What tomllib says of several slips alike."""
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_NAME = re.compile(r"'([^']*)'")


def _syntax(file: str, text: str, said: str) -> Problem:
    """Put tomllib's sentence as one of ours. The line's own text is not shown: it may hold a password."""
    place = _PLACE.search(said)
    line = int(place[1]) if place else text.rstrip().count("\n") + 1
    code = next((code for pattern, code in _SYNTAX if pattern.search(said)), "syntax_other")
    rows = text.split("\n")
    row = rows[line - 1] if line <= len(rows) else ""
    open_since = unclosed(rows[:line])
    if open_since is not None and open_since[0] < line:
        return _within(file, rows, open_since)
    if code == "syntax_twice":
        return _twice(file, rows, line, said)
    inside = open_after(rows[: line - 1])
    if inside and lacks_comma(rows[line - 2]):
        return Problem(file=file, code="syntax_comma", line=line - 1)
    if code == "syntax_equals" and "=" in row:  # it is there: what is before it is not a key
        code = "syntax_key"
    finer = slip(row, inside) if code in _VAGUE else ""
    return Problem(file=file, code=finer or code, line=line)


def _within(file: str, rows: list[str], open_since: tuple[int, int]) -> Problem:
    """Of a bracket that nothing closes: the slip on one of its lines, or where it was opened."""
    opened, ends = open_since
    for number in range(opened, ends):
        code = slip(rows[number - 1], inside=number > opened)
        if not code and opened < number < ends - 1 and lacks_comma(rows[number - 1]):
            code = "syntax_comma" if rows[number].strip()[:1] not in {"", "]"} else ""
        if code:
            return Problem(file=file, code=code, line=number)
    return Problem(file=file, code="syntax_bracket", line=opened)


def _twice(file: str, rows: list[str], line: int, said: str) -> Problem:
    """What is written twice, the name in the sentence or the key on the row, and where it stands first."""
    row = rows[line - 1]
    names = _NAME.findall(said.split("(at")[0]) if "Cannot overwrite" not in said else []
    written = re.match(r"\s*\[*\s*([A-Za-z0-9_.-]+)", row)
    name = ".".join(names) or (written[1] if written else "")
    table = 0 if is_heading(row) else max((n for n in range(1, line) if is_heading(rows[n - 1])), default=0)
    try:
        before = find_lines("\n".join(rows[: line - 1]))
    except (ValueError, IndexError, RecursionError):
        before = {}
    path = tuple(name.split("."))
    same = [at for place, at in before.items() if place[-len(path) :] == path and at > table]
    values = {"name": name or "…", "first": str(min(same, default=line))}
    code = "syntax_twice_heading" if is_heading(row) else "syntax_twice"
    return Problem(file=file, code=code, key=name, line=line, values=values)
