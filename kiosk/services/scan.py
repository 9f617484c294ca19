"""What a reader has read, and what of it a booking can be found by. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.domain.codes import WORDS, code_key

DOUBLE_WITHIN = 1.0
"""Seconds in which the same text again is the same reading: readers repeat while a card lies before them."""

_KEYS = frozenset(code_key(word) for word in WORDS)
_CODE = re.compile(r"([^\W\d_]+)[-+/ ]([^\W\d_]+)[-+/ ]([2-9]{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Scan:
    """One reading. `symbology` is the reader's own word for the kind of code (AIM), mostly empty."""

    text: str
    symbology: str = ""


def booking_code(text: str) -> str | None:
    """The booking code in what was read: of a slip, of a line of a calendar entry. A keyboard reader that takes the
    layout for another one writes the hyphen as + or /.
    """
    for first, second, digits in _CODE.findall(text):
        if code_key(first) in _KEYS and code_key(second) in _KEYS:
            return f"{first}-{second}-{digits}".lower()
    return None


@dataclass(slots=True)
class Doubles:
    """Knows what was read a moment ago; a card that stays before the reader is read once."""

    _seen: dict[str, float] = field(default_factory=dict)

    def is_new(self, text: str, now: float) -> bool:
        """Whether this is a reading of its own; `now` in seconds of a monotonic clock."""
        self._seen = {each: at for each, at in self._seen.items() if now - at < DOUBLE_WITHIN}
        new = text not in self._seen
        self._seen[text] = now
        return new
