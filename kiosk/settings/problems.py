"""What is wrong in a settings file: a code and its figures, put into words for staff where they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.domain.text import clean

Severity = Literal["error", "warning"]
StaffLanguage = Literal["fi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to correct (error) or to know (warning). `key` is the dotted key, `line` is counted from 1."""

    file: str
    code: str
    key: str = ""
    line: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"

    def text(self, language: StaffLanguage = "fi") -> str:
        """`config/hub.toml:31: rooms.pelihuone.max_period: ...`, one line, as compilers write it."""
        from kiosk.settings.messages import words  # only when there is something to say

        place = self.file if self.line is None else f"{self.file}:{self.line}"
        said = words(self.code, language).format_map(_Blank(self.values))
        mark = {"fi": "huomautus: ", "en": "warning: "}[language] if self.severity == "warning" else ""
        return ": ".join(part for part in (place, self.key, f"{mark}{said}") if part)


class _Blank(dict[str, str]):
    """A figure that a message asks for in vain leaves a gap, never a crash."""

    def __missing__(self, key: str) -> str:
        return "…"


def quoted(value: str) -> str:
    """A text as it is shown: short, in quotation marks, a login in an address masked."""
    masked = re.sub(r"://[^\s\"']*@", "://•••@", clean(value, 300))
    return f'"{masked[:57]}…"' if len(masked) > 60 else f'"{masked}"'


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that make a file unusable."""
    return [problem for problem in problems if problem.severity == "error"]


def shown_path(path: Path) -> str:
    """Relative to where one stands, when it is below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
