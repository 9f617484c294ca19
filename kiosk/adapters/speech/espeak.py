"""espeak-ng: a process for each sentence, made within some hundredths of a second. The words go through its standard
input: arguments could be read by whoever is on the machine.
"""

from __future__ import annotations

from kiosk.adapters.speech.child import Child
from kiosk.adapters.speech.sound import Sound, read_wave
from kiosk.adapters.speech.voice import VoiceError

PROGRAM = "espeak-ng"
PACE = 175
"""Words a minute: its own usual pace. It takes 80 to 450."""
NO_PROGRAM = "ohjelmaa espeak-ng ei ole. Asenna paketti espeak-ng."


class Espeak:
    """A voice by its name, `espeak-ng --voices` lists them."""

    def __init__(self, name: str, pace: float = 1.0) -> None:
        self._name, self._pace = name, pace

    def begin(self, words: str, speed: float) -> _Making:
        pace = min(450, max(80, round(PACE * self._pace * speed)))
        # -z: pauses between sentences are the speaker's. -b 1: UTF-8, whatever the locale.
        arguments = [PROGRAM, "-v", self._name, "-s", str(pace), "-b", "1", "-z", "--stdin", "--stdout"]
        try:
            child = Child(arguments, answers=True)
        except OSError as error:
            raise VoiceError(NO_PROGRAM) from error
        child.write(_harmless(words).encode(errors="replace"))
        child.close()
        return _Making(child, self._name)

    def stop(self) -> None:
        """Nothing runs on."""


class _Making:
    def __init__(self, child: Child, name: str) -> None:
        self._child, self._name = child, name
        self._dropped = False

    def sound(self) -> Sound:
        sound = read_wave(self._child.read())
        ending = self._child.wait(1)
        self._child.bury()
        if self._dropped:
            return sound or Sound(22_050, b"")
        if sound is None or ending:
            raise VoiceError(f"espeak-ng ei puhu äänellä {self._name}. Komento espeak-ng --voices luettelee äänet.")
        return sound

    def drop(self) -> None:
        self._dropped = True
        self._child.kill()


def _harmless(words: str) -> str:
    """Two brackets would begin a spelling in phonemes."""
    return words.replace("[[", "[ [")
