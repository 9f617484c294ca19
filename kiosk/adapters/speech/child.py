"""A program that is fed through its standard input, and may be killed at any moment from any thread."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Sequence
from typing import IO, cast

_NO_HOME = "/nonexistent"


class Child:
    """`answers`: what it writes is read, with `complains` its complaints as well; otherwise only those are.

    Raises OSError when there is no program.
    """

    def __init__(self, arguments: Sequence[str], *, answers: bool, complains: bool = False) -> None:
        nowhere = subprocess.DEVNULL
        aside = subprocess.STDOUT if complains else nowhere
        self._process = subprocess.Popen(  # noqa: S603 - programs of this package, voices and devices of the settings
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if answers else nowhere,
            stderr=aside if answers else subprocess.PIPE,
            bufsize=0,
            # A voice opens a sound system that it does not need, and that would leave a folder in the user's home. The
            # player keeps its home: a sound card may be set up there.
            env={**os.environ, "HOME": _NO_HOME, "XDG_CONFIG_HOME": _NO_HOME} if answers else None,
        )
        self._in = cast("IO[bytes]", self._process.stdin)
        self._out = cast("IO[bytes]", self._process.stdout if answers else self._process.stderr)

    def write(self, data: bytes) -> bool:
        """Waits while it takes nothing; false when it has gone."""
        try:
            self._in.write(data)
        except (OSError, ValueError):
            return False
        return True

    def close(self) -> None:
        """It gets nothing any more."""
        with contextlib.suppress(OSError):
            self._in.close()

    def read(self) -> bytes:
        """Everything that it says until its end."""
        try:
            return self._out.read()
        except (OSError, ValueError):
            return b""

    def lines(self) -> Iterator[bytes]:
        """What it says, line by line, until its end."""
        with contextlib.suppress(OSError, ValueError):
            while line := self._out.readline():
                yield line

    def wait(self, seconds: float) -> int | None:
        """How it has ended, None when it goes on after so long."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        self._process.kill()

    def bury(self) -> None:
        """After its end: leave no zombie and no open pipe. One that the kernel holds on to is looked at again later."""
        self.wait(1)
        self.close()
        with contextlib.suppress(OSError):
            self._out.close()
