"""An ESC/POS printer of a test: it knows the commands from their specification and shows what stands on the paper."""

from __future__ import annotations

import os
import threading
import tty
from dataclasses import dataclass, field
from typing import Any

_WITH_ONE = {
    b"\x1ba",
    b"\x1bE",
    b"\x1b!",
    b"\x1bM",
    b"\x1bt",
    b"\x1b-",
    b"\x1bG",
    b"\x1bd",
    b"\x1dB",
    b"\x1d!",
    b"\x1db",
    b"\x1b{",
    b"\x1d|",
}


@dataclass(slots=True)
class Paper:
    """What has been printed: rows of text with their size, pictures, cuts."""

    rows: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    pictures: list[Any] = field(default_factory=list)
    cuts: int = 0
    widest: int = 0


def read(data: bytes) -> Paper:
    """The paper that these bytes make. ValueError for a command that the specification does not know here."""
    from PIL import Image

    paper, row, double, at = Paper(), bytearray(), False, 0
    while at < len(data):
        byte = data[at : at + 1]
        two = data[at : at + 2]
        if byte == b"\n":
            text = row.decode("cp437")
            paper.rows.append(text)
            paper.widest = max(paper.widest, len(text) * (2 if double else 1))
            if double:
                paper.large.append(text)
            row.clear()
            at += 1
        elif two == b"\x1b@":
            row.clear()
            double, at = False, at + 2
        elif two == b"\x1dv":
            width, height = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (4, 6))
            bits = data[at + 8 : at + 8 + width * height]
            paper.pictures.append(Image.frombytes("1", (width * 8, height), bytes(b ^ 255 for b in bits)))
            at += 8 + width * height
        elif two == b"\x1dV":
            paper.cuts += 1
            at += 4 if data[at + 2] > 64 else 3
        elif two in _WITH_ONE:
            value = data[at + 2]
            if two == b"\x1b!":
                double = bool(value & 0x20)
            elif two == b"\x1d!":
                double = bool(value & 0x70)
            elif two == b"\x1bt" and value != 0:
                raise ValueError(f"code page {value}")
            at += 3
        elif byte < b" ":
            raise ValueError(f"unknown command {data[at : at + 4]!r}")
        else:
            row += byte
            at += 1
    return paper


class Device:
    """The printer at its end of the cable: it answers what it is asked and keeps what was printed."""

    def __init__(self) -> None:
        self._end, self._other = os.openpty()
        tty.setraw(self._other)
        self.port = os.ttyname(self._other)
        self.has_paper, self.is_closed, self.answers = True, True, True
        self.loses_paper = self.is_slow = False
        self._owes = False
        self.printed = b""
        self.forgotten = 0
        self._open = True
        threading.Thread(target=self._work, daemon=True).start()

    @property
    def paper(self) -> Paper:
        return read(self.printed)

    def close(self) -> None:
        if not self._open:
            return
        self._open = False
        os.close(self._other)
        os.close(self._end)

    def _work(self) -> None:
        waiting = b""
        while self._open:
            try:
                waiting += os.read(self._end, 65_536)
                waiting = self._take(waiting)
            except OSError:
                return

    def _take(self, data: bytes) -> bytes:
        forget = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x1b@"
        if forget in data:
            self.forgotten += 1
            return b""
        for question in (b"\x10\x04\x01", b"\x10\x04\x04"):
            while question in data:
                data = data.replace(question, b"", 1)
                if self._owes:
                    self._owes = False
                    self._say(0)
                asks_paper = question.endswith(b"\x04")
                trouble = 0x60 * (not self.has_paper) if asks_paper else 0x08 * (not self.is_closed)
                self._say(0x12 | trouble)
        if data.endswith(b"\x1dr\x01"):
            if self.loses_paper:
                self.has_paper = False
            if not self.has_paper:
                return data
            self.printed += data[:-3]
            self._owes = self.is_slow
            if not self._owes:
                self._say(0)
            return b""
        return data

    def _say(self, byte: int) -> None:
        if self.answers:
            os.write(self._end, bytes([byte]))
