"""The port of the voice: what a screen may ask of it. The voice itself is in `adapters/speech`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

Done = Callable[[bool], None]
"""Told once, on the UI thread: true when all was heard, false when it was cut off or could not be said."""
TONE = "•"
"""In a text: not a word but a short tone, for what must not be said aloud (the digits of a PIN)."""


class Speech(Protocol):
    """A voice for each language. Every call returns at once and may be made on the UI thread; failing is logged, never
    raised: a kiosk without a voice goes on without.
    """

    @property
    def able(self) -> bool:
        """Whether there is a voice at all; without one nothing should be offered to be heard."""
        ...

    @property
    def speaking(self) -> bool:
        """Whether something is being said, waits to be said or is paused."""
        ...

    @property
    def private(self) -> bool:
        """Whether only this patron hears: a headset is plugged in."""
        ...

    @property
    def volume(self) -> int:
        """How loud it is now, in percent; 0 where there is no voice."""
        ...

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        """Stop what is being said and say this; tones that have begun are heard to their end first.

        `speed` is times the voice's usual pace. Every `TONE` in the text is a tone. The text is said as it stands:
        `services.spoken` makes it ready.
        """
        ...

    def tone(self, count: int = 1) -> None:
        """So many short tones instead of what is being said: a typed digit, the edge of a list."""
        ...

    def signal(self, steps: Sequence[tuple[bool, float]], done: Done | None = None) -> None:
        """A tone that goes on and off, each step with its seconds: Morse."""
        ...

    def stop(self) -> None:
        """Silent within 100 ms; what was left is dropped."""
        ...

    def pause(self) -> None:
        """Silent within 100 ms; `resume` goes on where it was."""
        ...

    def resume(self) -> None: ...

    def louder(self) -> int:
        """One step of 3 dB louder, at once and in the middle of a word; the new volume in percent, at most 100."""
        ...

    def quieter(self) -> int: ...

    def reset(self) -> None:
        """Between visits: silent, the volume back to the house's own."""
        ...

    def watch_headset(self, changed: Callable[[bool], None]) -> None:
        """Have it told, on the UI thread, that a headset was plugged in (true) or pulled out."""
        ...


class NoSpeech:
    """A kiosk without a voice."""

    able = False
    speaking = False
    private = False
    volume = 0

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        del text, language, speed
        if done is not None:
            done(False)

    def tone(self, count: int = 1) -> None:
        """Nothing."""

    def signal(self, steps: Sequence[tuple[bool, float]], done: Done | None = None) -> None:
        del steps
        if done is not None:
            done(False)

    def stop(self) -> None:
        """Nothing."""

    def pause(self) -> None:
        """Nothing."""

    def resume(self) -> None:
        """Nothing."""

    def louder(self) -> int:
        return 0

    def quieter(self) -> int:
        return 0

    def reset(self) -> None:
        """Nothing."""

    def watch_headset(self, changed: Callable[[bool], None]) -> None:
        """There is none."""
