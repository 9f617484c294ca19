"""Piper: neural voices from files. Loading one takes a second or more, so a process stays for each: it takes a line at
a time, writes a WAVE file into a folder of ours and tells its name. Both programs of that name do (the one in C++ and
the one in Python, piper-tts); their options with underscores are the same.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections import deque
from pathlib import Path

from kiosk.adapters.speech.child import Child
from kiosk.adapters.speech.sound import Sound, read_wave
from kiosk.adapters.speech.voice import VoiceError

_PATIENCE = 15.0
"""Seconds that a sentence may take, the loading of the voice with it."""
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it: what is said stays off the disk


class Piper:
    """A voice by its file; `pace` is times its usual one. Another speed begins the process anew."""

    def __init__(self, program: str, file: str, pace: float = 1.0) -> None:
        self._program, self._file, self._pace = program, file, pace
        self._lock = threading.Lock()
        self._process: _Process | None = None

    def warm(self) -> None:
        """Load the voice before somebody waits for it."""
        with contextlib.suppress(VoiceError), self._lock:
            self._running(1.0)

    def begin(self, words: str, speed: float) -> _Making:
        with self._lock:
            return self._running(speed).say(words)

    def stop(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.end()
                self._process = None

    def _running(self, speed: float) -> _Process:
        scale = f"{1 / (self._pace * speed):.3f}"
        if self._process is not None and (self._process.scale != scale or not self._process.alive):
            self._process.end()
            self._process = None
        if self._process is None:
            self._process = _Process(self._program, self._file, scale)
        return self._process


class _Making:
    def __init__(self, why: str) -> None:
        self._why = why
        self._done = threading.Event()
        self._sound: Sound | None = None
        self._dropped = False

    def put(self, sound: Sound | None) -> None:
        self._sound = sound
        self._done.set()

    def sound(self) -> Sound:
        self._done.wait(_PATIENCE)
        if self._dropped:
            return Sound(1, b"")
        if self._sound is None:
            raise VoiceError(self._why)
        return self._sound

    def drop(self) -> None:
        self._dropped = True
        self._done.set()


class _Process:
    """One run of the program with a thread that listens to it. Raises VoiceError when there is no program."""

    def __init__(self, program: str, file: str, scale: str) -> None:
        self.scale = scale
        self._why = f"Piper ei puhu äänellä {Path(file).name}."
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-speech-", dir=_MEMORY if _MEMORY.is_dir() else None))
        options = ["--output_dir", str(self._folder), "--length_scale", scale, "--sentence_silence", "0"]
        try:
            self._child = Child([program, "--model", file, *options], answers=True, complains=True)
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise VoiceError(f"ohjelmaa {program} ei ole. Tarkista speech.piper.") from error
        self.alive = True
        self._lock = threading.Lock()
        self._waiting: deque[_Making] = deque()
        self._thread = threading.Thread(target=self._listen, name="piper", daemon=True)
        self._thread.start()

    def say(self, words: str) -> _Making:
        making = _Making(self._why)
        with self._lock:
            self._waiting.append(making)
            alive = self.alive and self._child.write(words.replace("\n", " ").encode(errors="replace") + b"\n")
        if not alive:
            making.put(None)
        return making

    def end(self) -> None:
        self._child.kill()
        self._thread.join(1.0)

    def _listen(self) -> None:
        try:
            for line in self._child.lines():
                name = line.decode(errors="replace").strip().rpartition("/")[2]
                file = self._folder / name
                if name.endswith(".wav") and file.is_file():
                    self._take(file)
        finally:
            with self._lock:
                self.alive = False
                waiting = list(self._waiting)
                self._waiting.clear()
            for making in waiting:
                making.put(None)
            self._child.bury()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _take(self, file: Path) -> None:
        sound = read_wave(file.read_bytes())
        file.unlink(missing_ok=True)
        with self._lock:
            making = self._waiting.popleft() if self._waiting else None
        if making is not None:
            making.put(sound)
