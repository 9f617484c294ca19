"""The one base of errors that are told to staff: a title, what happened and what to do; never a traceback."""

from __future__ import annotations


class KioskError(Exception):
    """Something that staff can act on. `title` is one line; `message` says the rest."""

    def __init__(self, title: str, message: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.message = message

    def __str__(self) -> str:
        return f"{self.title}\n{self.message}" if self.message else self.title
