"""What a voice is: something that makes a sentence into samples and can be told to leave it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.adapters.speech.sound import Sound

Trouble = Callable[[str | None], None]
"""Told, from any thread, what staff should mend, in Finnish; None: all is well."""


class VoiceError(Exception):
    """The voice cannot speak; the message is for staff, in Finnish."""


class Making(Protocol):
    """A sentence that is being made into samples."""

    def sound(self) -> Sound:
        """Wait for it. Raises VoiceError; what was dropped may be cut off or empty."""
        ...

    def drop(self) -> None:
        """Nobody wants it any more; from any thread. `sound` returns soon."""
        ...


class Voice(Protocol):
    """One voice of one language."""

    def begin(self, words: str, speed: float) -> Making:
        """Begin to make a sentence; returns at once. Raises VoiceError."""
        ...

    def stop(self) -> None:
        """End what keeps running for it."""
        ...


class WithSpare:
    """A voice with another one that speaks for it when it cannot; `trouble` is told why (None: it can again)."""

    def __init__(self, voice: Voice, spare: Voice, trouble: Trouble) -> None:
        self._voice, self._spare, self._trouble = voice, spare, trouble

    def begin(self, words: str, speed: float) -> Making:
        try:
            making = self._voice.begin(words, speed)
        except VoiceError as error:
            self._trouble(str(error))
            return self._spare.begin(words, speed)
        return _Spared(making, lambda: self._spare.begin(words, speed), self._trouble)

    def stop(self) -> None:
        self._voice.stop()
        self._spare.stop()


class _Spared:
    def __init__(self, making: Making, again: Callable[[], Making], trouble: Trouble) -> None:
        self._making, self._again, self._trouble = making, again, trouble
        self._dropped = False

    def sound(self) -> Sound:
        try:
            sound = self._making.sound()
        except VoiceError as error:
            self._trouble(str(error))
            self._making = self._again()
            return self._making.sound() if not self._dropped else Sound(1, b"")
        self._trouble(None)
        return sound

    def drop(self) -> None:
        self._dropped = True
        self._making.drop()
