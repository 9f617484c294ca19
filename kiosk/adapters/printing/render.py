"""A slip as the bytes of an ESC/POS printer. Imported by the printer's thread only: it brings Pillow and more."""

from __future__ import annotations

import shutil
import textwrap

from escpos import capabilities
from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy

from kiosk.services.slip import Line, Rule, Slip, Square

# The library makes a folder for its cache at every start and would leave it behind.
shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

_DOTS = 8
"""A module of a QR code: a millimetre, coarse enough for old readers."""
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "’": "'", "”": '"', "“": '"', "…": "...", "\u00a0": " ", "·": "-"}
)
"""What the character tables of printers lack."""


def render(slip: Slip, columns: int) -> bytes:
    """Everything to send, from a printer set anew to the cut."""
    printer = Dummy()
    printer.hw("INIT")
    for part in slip.parts:
        match part:
            case Line():
                _line(printer, part, columns)
            case Rule():
                printer.set(align="left", bold=False, normal_textsize=True)
                printer.textln("-" * columns)
            case Square(text):
                # As a picture: many printers have no QR codes of their own.
                printer.set(align="center")
                printer.qr(text, ec=QR_ECLEVEL_M, size=_DOTS, image_arguments={"impl": "bitImageRaster"})
    printer.cut(mode="PART")
    return bytes(printer.output)


def _line(printer: Dummy, line: Line, columns: int) -> None:
    printer.set(align="center" if line.centred else "left", bold=line.bold)
    if line.large:
        printer.set(double_width=True, double_height=True)
    else:
        printer.set(normal_textsize=True)
    width = columns // 2 if line.large else columns
    for row in textwrap.wrap(line.text.translate(_PLAIN), width, break_on_hyphens=False) or [""]:
        printer.textln(row)
