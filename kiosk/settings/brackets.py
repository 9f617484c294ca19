"""Where a bracket was opened that nothing closes: tomllib sees it only lines later, at a key that it cannot read."""

from __future__ import annotations

import re

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_NEXT = re.compile(r"\s*[A-Za-z0-9_.-]+\s*=|\[\[?[A-Za-z0-9_.\"-]+\]\]?\s*(?:#.*)?$")
"""A line that begins something new: within brackets there is none."""


def unclosed(rows: list[str]) -> tuple[int, int] | None:
    """Line (from 1) of the bracket, and of the first line that begins something new all the same."""
    opened: list[int] = []
    for number, row in enumerate(rows, 1):
        if opened and _NEXT.match(row):
            return opened[-1], number
        _follow(row, number, opened)
    return None


def open_after(rows: list[str]) -> bool:
    """Whether a bracket is still open at the end of these lines."""
    opened: list[int] = []
    for number, row in enumerate(rows, 1):
        _follow(row, number, opened)
    return bool(opened)


def _follow(row: str, number: int, opened: list[int]) -> None:
    # What is left of a text that does not end is of no use either.
    bare = re.split(r"[#\"']", _TEXT.sub("", row), maxsplit=1)[0]
    for sign in bare if opened or not is_heading(row) else "":
        if sign in "[{":
            opened.append(number)
        elif sign in "]}" and opened:
            opened.pop()


def is_heading(row: str) -> bool:
    """Whether a line outside of all brackets is the heading of a table."""
    return row.lstrip().startswith("[")
