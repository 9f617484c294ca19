"""Something to be heard: a text or tones, and how it becomes sounds one after the other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.adapters.speech.parts import Part, parts
from kiosk.adapters.speech.sound import Sound, beep, silence
from kiosk.adapters.speech.voice import Making, Voice, VoiceError
from kiosk.services.speech import Done

_RATE = 22_050
_BEEP = ((True, 0.09), (False, 0.08))
_MOST_TONES = 16
_BETWEEN = 0.25
"""Seconds of silence between two sentences, at the usual pace."""
Steps = Sequence[tuple[bool, float]]


@dataclass(eq=False, slots=True)
class Job:
    """Made and dropped by the speaker; `short` are tones that whatever is asked for next lets end."""

    voice: Voice | None = None
    parts: Sequence[Part] = ()
    steps: Steps = ()
    speed: float = 1.0
    done: Done | None = None
    short: bool = False
    _making: list[Making] = field(default_factory=list)
    _dropped: bool = False

    def sounds(self) -> Iterator[Sound]:
        """The next sentence is begun before the one before it is heard. Raises VoiceError."""
        yield from _tones(self.steps)
        ahead: Making | None = None
        for number, part in enumerate(self.parts):
            following = self.parts[number + 1] if number + 1 < len(self.parts) else None
            rate = _RATE
            if part.tones:
                yield from _tones(_BEEP * min(part.tones, _MOST_TONES))
            else:
                making = ahead or self._begin(part.words)
                ahead = self._begin(following.words) if following is not None and following.words else None
                sound = making.sound()
                self._making.remove(making)
                rate = sound.rate
                yield sound
            if following is not None:
                yield silence(rate, _BETWEEN / self.speed)

    def _begin(self, words: str) -> Making:
        if self.voice is None:
            raise VoiceError("tällä kielellä ei ole ääntä.")
        making = self.voice.begin(words, self.speed)
        self._making.append(making)
        if self._dropped:
            making.drop()
        return making

    def drop(self) -> None:
        """Nobody wants it any more; from any thread."""
        self._dropped = True
        for making in list(self._making):
            making.drop()

    def end(self) -> None:
        """Leave nothing running; for the thread that took its sounds."""
        self.drop()
        for making in self._making:
            with contextlib.suppress(VoiceError):
                making.sound()
        self._making.clear()


def said(text: str, voice: Voice | None, speed: float, done: Done | None) -> Job:
    return Job(voice, parts(text), speed=speed, done=done)


def tones(count: int) -> Job:
    return Job(steps=_BEEP * min(count, _MOST_TONES), short=True)


def _tones(steps: Steps) -> Iterator[Sound]:
    return (beep(_RATE, seconds) if on else silence(_RATE, seconds) for on, seconds in steps)
