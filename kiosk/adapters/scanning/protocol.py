"""How readers speak: bytes in, readings out. No I/O and no clock; the time comes in as an argument.

A reading ends with CR, LF or ETX; STX begins it anew, so that noise before it is lost and not the code. What was begun
and not ended within a pause is dropped, or is the reading where a reader ends with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kiosk.domain.text import clean
from kiosk.services.scan import Scan

LONGEST = 2_000
"""Bytes of one reading; the largest QR code has some more, but no code of a library."""
LINE_PAUSE = 1.0
PAUSE = 0.08
"""Seconds; bridges the gaps that a USB adapter makes in the middle of a line."""

_STX = 0x02
_ENDS = frozenset(b"\r\n\x03\x04")
_NOISE = re.compile(rb"[\x00\xfe\xff]")
_AIM = re.compile(r"\]([A-Za-z][0-9A-Fa-f])")
_TAG = re.compile(r"(?:[0-9A-F]{2}[ :-]?){4,10}$")


class SerialProtocol:
    """Bytes as they come, cut into readings; `read` makes a reading of each. `dropped` counts what was none."""

    def __init__(self, read: Callable[[bytes], Scan | None], pause: float = LINE_PAUSE, *, pause_ends: bool) -> None:
        self._read, self._pause, self._pause_ends = read, pause, pause_ends
        self._begun = bytearray()
        self._skips = False
        self._last = 0.0
        self.dropped = 0

    def reset(self) -> None:
        """The line was cut: what comes next has nothing to do with what was begun."""
        self._begun.clear()
        self._skips = False

    @property
    def deadline(self) -> float | None:
        """When `late` has something to do; None while nothing is begun."""
        return self._last + self._pause if self._begun or self._skips else None

    def feed(self, data: bytes, now: float) -> list[Scan]:
        """Take what has come in; the readings that ended with it."""
        found = self.late(now)
        self._last = now
        for byte in data:
            if byte in _ENDS:
                found += self._end()
            elif byte == _STX:
                self.reset()
            elif not self._skips:
                self._begun.append(byte)
                if len(self._begun) > LONGEST:
                    self._begun.clear()
                    self._skips = True
                    self.dropped += 1
        return found

    def late(self, now: float) -> list[Scan]:
        """The pause is over when the deadline has passed."""
        if self.deadline is None or now < self.deadline:
            return []
        if self._pause_ends:
            return self._end()
        self.dropped += not self._skips
        self.reset()
        return []

    def _end(self) -> list[Scan]:
        frame = b"" if self._skips else bytes(self._begun)
        self.reset()
        if not frame:
            return []
        scan = self._read(frame)
        self.dropped += scan is None
        return [] if scan is None else [scan]


def protocol(name: str) -> SerialProtocol:
    """The protocol that staff call `line`, `pause` or `rfid`."""
    if name == "rfid":
        return SerialProtocol(read_tag, pause_ends=False)
    if name == "pause":
        return SerialProtocol(read_code, PAUSE, pause_ends=True)
    return SerialProtocol(read_code, pause_ends=False)


def read_code(frame: bytes) -> Scan | None:
    """A bar code or QR code; the AIM prefix (`]Q1`) is taken off. None for mere noise."""
    text = _text(frame)
    aim = _AIM.match(text)
    if aim is not None:
        text = text[aim.end() :].strip()
    return Scan(text, aim[1] if aim else "") if text else None


def read_tag(frame: bytes) -> Scan | None:
    """The number of an RFID tag as capital hexadecimal digits, with or without separators and words before it.

    Twelve digits are a number with the check sum of the 125 kHz readers; a wrong one is no reading.
    """
    found = _TAG.search(_text(frame).upper())
    if found is None:
        return None
    digits = re.sub(r"[^0-9A-F]", "", found[0])
    if len(digits) == 12:
        *number, check = bytes.fromhex(digits)
        for byte in number:
            check ^= byte
        return None if check else Scan(digits[:10])
    return Scan(digits)


def _text(frame: bytes) -> str:
    plain = _NOISE.sub(b"", frame)
    try:
        text = plain.decode()
    except UnicodeDecodeError:
        text = plain.decode("latin-1")
    return clean("".join(c if c >= " " else " " for c in text), LONGEST)
