"""A serial port of a device that comes and goes. pyserial is imported when the first port is opened."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import serial


class PortError(Exception):
    """The port cannot be opened; the message is for staff, in Finnish."""


def open_port(port: str, baud: int) -> serial.Serial:
    """Open a port for this program alone. Raises PortError."""
    import serial

    class Port(serial.Serial):
        """One that keeps what has come in before it was opened: it was read a moment ago, after plugging in."""

        def _reset_input_buffer(self) -> None:
            """Nothing is thrown away."""

    try:
        return Port(port, baud, exclusive=True, write_timeout=30)
    except (serial.SerialException, OSError, ValueError) as error:
        raise PortError(_why(getattr(error, "errno", None))) from error


def _why(number: int | None) -> str:
    if number in (errno.EACCES, errno.EPERM):
        return "porttia ei saa avata. Lisää kioskin käyttäjä ryhmään dialout."
    if number in (errno.EBUSY, errno.EAGAIN):
        return "toinen ohjelma käyttää porttia."
    return f"portti ei aukea ({os.strerror(number)})." if number else "portti ei aukea. Onko se sarjaportti?"
