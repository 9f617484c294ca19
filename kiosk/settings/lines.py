"""On which line each key of a TOML file stands. tomllib tells values but not places, so this reads the text again.

Only for text that tomllib has already accepted: it trusts the grammar and looks at nothing but where things begin.
"""

from __future__ import annotations

import re
import tomllib

Path = tuple[str | int, ...]
_BLANK = re.compile(r"[ \t]*")
_FILLER = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]*")


def find_lines(text: str) -> dict[Path, int]:
    """Path of every table, key and array element -> its line from 1; the first place of those that come often."""
    scan = _Scan(text.replace("\r\n", "\n"))
    scan.document()
    return scan.lines


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """The line of the path, or of the nearest thing around it that has one."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return None


class _Scan:
    """One pass over a document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = (0, 1)
        self._tables: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip(_FILLER)
        while self._at < len(self._text):
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_FILLER)

    def _header(self) -> Path:
        start = self._at
        double = self._text.startswith("[[", start)
        self._at += 2 if double else 1
        path = self._inside(self._key())
        self._at += 2 if double else 1
        if double:
            number = self._tables.get(path, -1) + 1
            self._tables[path] = number
            self._note((), path, start)
            path = (*path, number)
        self._note((), path, start)
        return path

    def _inside(self, key: Path) -> Path:
        """A header's key with the number of the last table wherever it passes an array of tables."""
        path: Path = ()
        for number, part in enumerate(key):
            path = (*path, part)
            if path in self._tables and number < len(key) - 1:
                path = (*path, self._tables[path])
        return path

    def _pair(self, table: Path) -> None:
        start = self._at
        key = self._key()
        self._at += 1  # the equals sign
        self._note(table, key, start)
        self._value((*table, *key))

    def _note(self, table: Path, key: Path, start: int) -> None:
        for end in range(len(key)):
            self.lines.setdefault((*table, *key[: end + 1]), self._line(start))

    def _key(self) -> Path:
        parts: list[str] = []
        while True:
            self._skip(_BLANK)
            quoted = _STRING.match(self._text, self._at) if self._text[self._at] in "\"'" else None
            match = quoted or _BARE_KEY.match(self._text, self._at)
            if match is None:
                raise ValueError("not a key")
            self._at = match.end()
            parts.append(str(tomllib.loads(f"k = {match[0]}")["k"]) if quoted else match[0])
            self._skip(_BLANK)
            if not self._peek("."):
                return tuple(parts)
            self._at += 1

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        opening = self._text[self._at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        self._skip(_FILLER)
        while not self._peek("]"):
            self._note(path, (number,), self._at)
            self._value((*path, number))
            number += 1
            self._next_item()
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        self._skip(_FILLER)
        while not self._peek("}"):
            self._pair(path)
            self._next_item()
        self._at += 1

    def _next_item(self) -> None:
        self._skip(_FILLER)
        if self._peek(","):
            self._at += 1
            self._skip(_FILLER)

    def _peek(self, mark: str) -> bool:
        return self._text.startswith(mark, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else len(self._text)

    def _line(self, position: int) -> int:
        """Counted onwards from the last place asked for, so that a file is counted once."""
        at, line = self._counted
        line += self._text.count("\n", at, position)
        self._counted = (position, line)
        return line
