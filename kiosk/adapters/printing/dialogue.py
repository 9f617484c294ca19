"""What an ESC/POS printer is asked and answers. Pure: bytes in, meanings out."""

from __future__ import annotations

from enum import StrEnum

ASK_PRINTER = b"\x10\x04\x01"
ASK_PAPER = b"\x10\x04\x04"
"""Answered at once, whatever still waits to be printed."""
ASK_DONE = b"\x1dr\x01"
"""Answered in its turn: when everything before it has been printed."""
FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x1b@"
"""Empties the printer's memory, so that new paper does not bring the slip of somebody who has gone."""


class State(StrEnum):
    """What an answer means."""

    READY = "ready"
    NO_PAPER = "no_paper"
    OFFLINE = "offline"


def is_instant(byte: int) -> bool:
    """Whether this answers ASK_PRINTER or ASK_PAPER."""
    return byte & 0x93 == 0x12


def is_done(byte: int) -> bool:
    """Whether this answers ASK_DONE."""
    return byte & 0x90 == 0


def printer_state(byte: int) -> State:
    return State.OFFLINE if byte & 0x08 else State.READY


def paper_state(byte: int) -> State:
    """Low paper still prints."""
    return State.NO_PAPER if byte & 0x60 else State.READY
