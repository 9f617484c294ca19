"""Slips in the words of the visit's language."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.preference_card import spaced
from kiosk.services.slip import Line, Printed, Rule, Slip, Square
from kiosk.ui.context import Context


def booking_slip(context: Context, code: str, room: str, when: str) -> Slip:
    """What a patron needs to come back to a booking. No name."""
    tr = context.tr
    return Slip(
        (
            Line(text=context.world.house.name.in_(context.language), bold=True, centred=True),
            Rule(),
            Line(text=room, large=True),
            Line(text=when),
            *code_lines(tr("Your code"), code),
            Line(text=tr("With the code you can extend, end or cancel at My booking.")),
        )
    )


def code_lines(heading: str, code: str) -> tuple[Line | Square, ...]:
    """A code to come back with, to be read by eye and by a reader."""
    return Line(text=""), Line(text=heading), Line(text=code, large=True, bold=True), Line(text=""), Square(code)


def preference_slip(context: Context, code: str, told: Iterable[str]) -> Slip:
    """The patron's own settings, to be shown to the reader of any kiosk: the code, and in words what it sets."""
    tr = context.tr
    return Slip(
        (
            Line(text=context.world.house.name.in_(context.language), bold=True, centred=True),
            Rule(),
            Line(text=tr("My settings"), large=True),
            *(Line(text=each) for each in told),
            Line(text=""),
            Line(text=spaced(code), bold=True),
            Line(text=""),
            Square(code),
            Line(text=tr("Show the code to the reader of the kiosk, or type it: your settings come back.")),
            Line(text=tr("The code tells nothing about you. It holds only the settings.")),
        )
    )


def printed_text(context: Context, ending: Printed) -> str:
    """What became of the slip, and what to do when it did not come out."""
    tr = context.tr
    return {
        Printed.DONE: tr("Take your slip from the printer."),
        Printed.NO_PAPER: tr("The printer is out of paper. Please write down the code or take a picture of it."),
        Printed.AWAY: tr("The printer does not work just now. Please write down the code or take a picture of it."),
    }[ending]
