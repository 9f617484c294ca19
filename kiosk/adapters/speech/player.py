"""The sound card, through ALSA's `aplay`: a process that is fed a little ahead of what is heard. Killing it is silence.

What it is fed follows the clock and not the pipe, so that a volume is heard at once and the place of a pause is known,
however much the card would take.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from kiosk.adapters.speech.child import Child
from kiosk.adapters.speech.sound import Sound

PROGRAM = "aplay"
NO_PROGRAM = "ohjelmaa aplay ei ole. Asenna paketti alsa-utils."
LEAD = 0.2
"""Seconds of sound that the player is ahead of the ear. More than aplay's buffer: it begins when that is full."""
_BUFFER = 0.1
_PERIOD = 0.02
_PATIENCE = 3.0
"""Seconds that a card may take longer than the sound lasts."""


class SoundError(Exception):
    """Nothing is heard; the message is for staff, in Finnish."""


class Player:
    """Fed from one thread, cut from any."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._cut: list[Child] = []
        self._rate = 0
        self._written = 0.0
        self._began = 0.0

    @property
    def ahead(self) -> float:
        """Seconds that were fed and have not been heard yet."""
        return max(0.0, self._began + self._written - time.monotonic()) if self._rate else 0.0

    def fits(self, rate: int) -> bool:
        """Whether samples of this rate may follow what was fed."""
        return self._rate in (0, rate)

    def feed(self, sound: Sound, wanted: Callable[[], bool]) -> bool:
        """Have it heard after what was fed; false when it is not `wanted` any more. Raises SoundError."""
        with self._lock:
            if not wanted():
                return False
            child = self._child or self._start(sound.rate)
            if not self.ahead:  # the first piece, or one that was waited for
                self._began, self._written = time.monotonic(), 0.0
        if not child.write(sound.data):
            self._complain(child)
            return False
        self._written += sound.seconds
        return True

    def finish(self, wanted: Callable[[], bool]) -> bool:
        """Wait until all is heard; false when it was cut off. Raises SoundError."""
        with self._lock:
            child, length = self._child, self.ahead
        if child is None:
            return wanted()  # nothing was fed, or it was cut
        child.close()
        ending = child.wait(length + _PATIENCE)
        if ending is None:
            self.cut()
            raise SoundError("äänikortti ei ota ääntä vastaan.")
        if ending:
            self._complain(child)
            return False
        return self._forget(child)

    def cut(self) -> float:
        """Silence, at once and from any thread; what is fed afterwards begins anew. The seconds that were not heard."""
        with self._lock:
            unheard, child = self.ahead, self._child
            self._child, self._rate = None, 0
            if child is not None:
                child.kill()
                self._cut.append(child)
        return unheard

    def bury(self) -> None:
        """Leave nothing of what was cut; for the thread that feeds."""
        with self._lock:
            dead, self._cut = self._cut, []
        for child in dead:
            child.bury()

    def _start(self, rate: int) -> Child:
        arguments = [PROGRAM, "-q", "-D", self._device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate)]
        times = [f"--buffer-time={round(_BUFFER * 1e6)}", f"--period-time={round(_PERIOD * 1e6)}"]
        try:
            self._child = Child([*arguments, *times, "-"], answers=False)
        except OSError as error:
            raise SoundError(NO_PROGRAM) from error
        self._rate, self._written = rate, 0.0
        return self._child

    def _complain(self, child: Child) -> None:
        """It has ended. Raises SoundError unless that was our doing."""
        with self._lock:
            ours = self._child is not child
        if not ours:
            child.kill()
            said = child.read().decode(errors="replace").strip().splitlines()
            self._forget(child)
            raise SoundError(f"äänilaite {self._device} ei aukea ({said[-1] if said else 'syytä ei kerrottu'}).")

    def _forget(self, child: Child) -> bool:
        """Its end was its own; false when it was cut after all."""
        with self._lock:
            own = self._child is child
            if own:
                self._child, self._rate = None, 0
        if own:
            child.bury()
        return own
