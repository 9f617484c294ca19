"""How the house wants to be heard: voices, sound card, volume, headset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.adapters.speech.headset import FixedHeadset, Headset
from kiosk.adapters.speech.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`voices` by language; without any nothing is heard."""

    voices: Mapping[str, Voice] = field(default_factory=dict)
    device: str = "default"
    volume: int = 40
    headset: Headset = field(default_factory=lambda: FixedHeadset(inserted=False))

    def voice(self, language: str) -> Voice | None:
        return self.voices.get(language)

    def stop(self) -> None:
        for voice in self.voices.values():
            voice.stop()
        self.headset.stop()
