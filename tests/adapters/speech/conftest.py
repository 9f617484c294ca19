"""A card, and a speaker on it that ends with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.adapters.speech.espeak import Espeak
from kiosk.adapters.speech.house import House
from kiosk.adapters.speech.speaker import Speaker
from kiosk.settings.speech import ESPEAK_VOICES
from tests.adapters.speech.card import Card


class Room:
    """A speaker with espeak-ng's voices, what it posts run where it stands, and what it tells staff."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.troubles: list[str | None] = []
        self.ended: list[bool] = []
        self.asked = 0
        self.speaker = Speaker(self._post, self.troubles.append)

    def use(self, device: str | None = None, volume: int = 100) -> None:
        voices = {language: Espeak(name) for language, name in ESPEAK_VOICES.items()}
        self.speaker.use(House(voices=voices, device=device or self.card.device, volume=volume))

    @staticmethod
    def _post(run: Callable[[], None]) -> None:
        run()

    def say(self, text: str, language: str = "fi", speed: float = 1.0) -> None:
        self.asked += 1
        self.speaker.say(text, language, speed, self.ended.append)


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Card:
    made = Card(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(made.config))
    return made


@pytest.fixture
def room(card: Card) -> Iterator[Room]:
    made = Room(card)
    made.use()
    yield made
    made.speaker.end()
