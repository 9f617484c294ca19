"""A file that is no TOML because of some of its lines: those are left out, so that the others are looked at as well.

Only for telling every problem at once: a file with such a line is never used.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from kiosk.settings.brackets import is_heading, unclosed
from kiosk.settings.files import decoded
from kiosk.settings.problems import Problem
from kiosk.settings.reading import Document, parse
from kiosk.settings.slips import SPOILS_ONE_LINE, stripped

_MOST: Final = 40
_ONE_LINE: Final = SPOILS_ONE_LINE | frozenset(
    f"syntax_{what}" for what in ("string", "escape", "character", "key", "value", "extra", "twice")
)
"""What is wrong with the line that is told, and with no other."""
_TEXT: Final = re.compile(r'"[^"]*"|\'[^\']*\'')


def salvage(path: Path, data: bytes, first: Problem) -> tuple[list[Problem], Document | None]:
    """Every line that is no TOML, and the file without them; None where nobody can tell what would be left."""
    found, text = [first], decoded(data, first.file)
    if isinstance(text, Problem) or '"""' in text or "'''" in text:  # texts of many lines may end anywhere too
        return found, None
    rows = text.split("\n")
    while len(found) < _MOST:
        lines = _lost_with(found[-1], rows)
        if not lines:
            break
        for line in lines:
            rows[line - 1] = ""
        again = parse(path, "\n".join(rows).encode())
        if isinstance(again, Document):
            return found, again
        if not again.line:
            break
        found.append(again)
    return found, None


def _lost_with(problem: Problem, rows: list[str]) -> range:
    """The lines that nobody can read because of a problem; none where it may be more than those."""
    line = problem.line or 0
    if not 0 < line <= len(rows):
        return range(0)
    if problem.code == "syntax_brace" and (closed := _closed_below(rows, line)):
        return range(line, closed + 1)
    if problem.code in {"syntax_bracket", "syntax_brace"} and not is_heading(rows[line - 1]):
        open_since = unclosed(rows)
        return range(*open_since) if open_since is not None and open_since[0] == line else range(0)
    if problem.code == "syntax_twice_heading":
        after = (number for number in range(line + 1, len(rows) + 1) if is_heading(rows[number - 1]))
        return range(line, next(after, len(rows) + 1))
    return range(line, line + 1) if problem.code in _ONE_LINE and _stands_alone(rows[line - 1]) else range(0)


def _closed_below(rows: list[str], line: int) -> int:
    """The line on which braces end that began on this one; 0 when they do not end before something else begins."""
    for number in range(line + 1, len(rows) + 1):
        bare = stripped(rows[number - 1])[0]
        if not bare.strip() or is_heading(bare) or "{" in bare:
            return 0
        if "}" in bare:
            return number
    return 0


def _stands_alone(row: str) -> bool:
    """Whether nothing else changes its meaning without this line: no heading, no bracket that another line closes."""
    if is_heading(row):
        return False
    bare = _TEXT.sub("", row).partition("#")[0]
    return all(bare.count(opening) == bare.count(closing) for opening, closing in ("[]", "{}"))
