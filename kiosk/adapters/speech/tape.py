"""What an utterance sounds like so far, with a place on it. A pause goes back to what has not been heard."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.adapters.speech.sound import Sound

PIECE = 0.02
"""Seconds that are given to the player at once."""


class Tape:
    """Grows by the sounds of `made` as they are needed, so that the first is heard before the last is made."""

    def __init__(self, made: Iterator[Sound]) -> None:
        self._made = made
        self._sounds: list[Sound] = []
        self._number, self._at = 0, 0

    def piece(self) -> Sound | None:
        """The next piece, None at the end."""
        while True:
            if self._number == len(self._sounds):
                sound = next(self._made, None)
                if sound is None:
                    return None
                self._sounds.append(sound)
            sound = self._sounds[self._number]
            data = sound.data[self._at : self._at + 2 * int(sound.rate * PIECE)]
            if data:
                self._at += len(data)
                return Sound(sound.rate, data)
            self._number, self._at = self._number + 1, 0

    def back(self, seconds: float) -> None:
        """Go back by so much, at most to the beginning."""
        while seconds > 0:
            if self._at == 0:
                if self._number == 0:
                    return
                self._number -= 1
                self._at = len(self._sounds[self._number].data)
            rate = self._sounds[self._number].rate
            step = min(self._at, 2 * round(seconds * rate))
            if step == 0:
                if self._at:
                    return
                continue
            self._at -= step
            seconds -= step / 2 / rate
