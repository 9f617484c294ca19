"""A voice that only notes what it was told."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.services.ports import NoSpeech


class Noted:
    """Everything that was said, and how many tones each time."""

    def __init__(self) -> None:
        self._rest = NoSpeech()
        self.said: list[tuple[str, str]] = []
        self.tones: list[int] = []
        self.speaking = self.private = False
        self.resets = 0

    def say(self, text: str, language: str, speed: float = 1.0) -> None:
        self.said.append((text, language))

    def tone(self, count: int = 1) -> None:
        self.tones.append(count)

    def reset(self) -> None:
        self.resets += 1

    def stop(self) -> None:
        self._rest.stop()

    def pause(self) -> None:
        self._rest.pause()

    def resume(self) -> None:
        self._rest.resume()

    def louder(self) -> int:
        return self._rest.louder()

    def quieter(self) -> int:
        return self._rest.quieter()

    def watch_headset(self, changed: Callable[[bool], None]) -> None:
        self._rest.watch_headset(changed)
