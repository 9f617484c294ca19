"""What was probably meant on a line that is no TOML: a finer word than tomllib's for the slips that people make.

Each slip is a code of `messages_slips.py`. Only for telling: nothing is ever read in the way that was meant.
"""

from __future__ import annotations

import re
from typing import Final

_TEXT, _BARE = "\0", r"[A-Za-zÅÄÖåäö0-9_]"
_CURLY: Final = re.compile(r"[„“”‟«»‘’‚‛]")
_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
_DASH: Final = re.compile(r"^[^=]*[–—−‑]")
_FINE: Final = r"(?:[+-]?[0-9]+(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)"
_WEEKDAY: Final = r"(?:ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun)"
_BY_LOOK: Final = (
    ("syntax_space", _SPACE),
    ("syntax_comment", re.compile(r"^\s*(?://|;|--|/\*|<!--)")),
    ("syntax_days", re.compile(rf"^\s*{_WEEKDAY}(?:(?:\s*,\s*|\s+-\s*|-\s+){_WEEKDAY})+\s*=", re.IGNORECASE)),
    ("syntax_dash", _DASH),
    ("syntax_decimal", re.compile(r"=\s*-?[0-9]+,[0-9]+\s*$")),
    ("syntax_equals", re.compile(rf"(?:^|[{{,])\s*(?:{_BARE}|[.-])+\s*:(?!/)")),
    ("syntax_quote_inside", re.compile(rf"{_TEXT}{_BARE}+{_TEXT}")),
    ("syntax_comma", re.compile(rf"{_TEXT}\s*[.;]?\s*(?:{_TEXT}|{_BARE}+\s*=)")),
    ("syntax_braces", re.compile(rf"=\s*(?:\(|[a-z]{{2}}\s*=\s*{_TEXT})")),
    ("syntax_comma_last", re.compile(r",\s*\}")),
    ("syntax_brace", re.compile(r"=\s*\{[^}]*$")),
    ("syntax_bare", re.compile(rf"[=\[,]\s*(?!{_FINE}\s*(?:[,\]}}]|$))(?:{_BARE}|[.+-])++(?!\s*[=:])")),
)
"""In this order: what explains more comes before what is only its outcome."""
SPOILS_ONE_LINE: Final = frozenset(code for code, _ in _BY_LOOK) - {"syntax_brace"} | {"syntax_quotes"}
"""Slips that leave every other line what it is."""
_ITEM: Final = re.compile(rf"^\s*{_TEXT}\s*[.;]?\s*$")


def slip(row: str, inside: bool) -> str:
    """The code of the slip on a line, empty where none is known; `inside` says that a list is open before it."""
    bare, ended = stripped(row)
    if _CURLY.search(bare) or (not ended and _CURLY.search(row)):
        return "syntax_quotes"
    if not ended:
        return "syntax_string"
    if not inside and row.lstrip().startswith("["):
        return "syntax_heading" if bare.count("[") == bare.count("]") and not _SPACE.search(bare) else ""
    seen = f"[{bare}" if inside and "=" not in bare else bare
    return next((code for code, pattern in _BY_LOOK if pattern.search(seen)), "")


def lacks_comma(row: str) -> bool:
    """Whether a line of a list is one text with nothing after it: fine for the last one only."""
    return _ITEM.match(stripped(row)[0]) is not None


def stripped(row: str) -> tuple[str, bool]:
    """The line without its comment, with a sign in place of each text; and whether its last text ends."""
    bare, at = "", 0
    while at < len(row) and row[at] != "#":
        if row[at] not in "\"'":
            bare, at = bare + row[at], at + 1
            continue
        quote, at, bare = row[at], at + 1, bare + _TEXT
        while at < len(row) and row[at] != quote:
            at += 2 if row[at] == "\\" and quote == '"' else 1
        if at >= len(row):
            return bare, False
        at += 1
    return bare.rstrip(), True
