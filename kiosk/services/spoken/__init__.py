"""Texts of the screen made ready for a synthesizer: as a person would say them, in Finnish, Swedish and English. Pure.

What a synthesizer says right is left alone. Which that is was heard from espeak-ng 1.51 (`espeak-ng -v fi -x -q`); each
module tells what it mends. What must not be said aloud comes out as `services.speech.TONE`, one for each sign.
"""

from __future__ import annotations

from kiosk.services.spoken.amounts import amounts
from kiosk.services.spoken.letters import spell
from kiosk.services.spoken.signs import bare, named, tidy
from kiosk.services.spoken.times import times
from kiosk.services.spoken.words import addresses, codes, in_full

__all__ = ["as_spoken", "spell"]


def as_spoken(text: str, language: str) -> str:
    """The text as it is to be said; lines stay lines. Any text and any language give something."""
    language = language if language in ("fi", "sv", "en") else "fi"
    said = bare(text)
    for rule in (addresses, codes, times, amounts, in_full, named):
        said = rule(said, language)
    return tidy(said)
