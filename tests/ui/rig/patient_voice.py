"""A voice that waits for the test."""

from __future__ import annotations

from kiosk.services.speech import Done, NoSpeech


class PatientVoice(NoSpeech):
    """A voice that says a sentence until the test lets it end."""

    able = True

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, float]] = []
        self._done: Done | None = None

    @property
    def speaking(self) -> bool:  # type: ignore[override]
        return self._done is not None

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        self.stop()
        self.asked.append((text, language, speed))
        self._done = done

    def end(self, *, whole: bool = True) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(whole)

    def stop(self) -> None:
        self.end(whole=False)
