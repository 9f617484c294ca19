"""A reader at the end of a cable."""

from __future__ import annotations

import os
import tty


class Cable:
    """A reader on a pseudo terminal."""

    def __init__(self) -> None:
        self.end, self._other = os.openpty()
        tty.setraw(self._other)
        self.port = os.ttyname(self._other)

    def scan(self, text: str) -> None:
        os.write(self.end, f"{text}\r\n".encode())
