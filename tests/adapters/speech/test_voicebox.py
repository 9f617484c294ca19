"""The voice as the settings want it, with and without the programs and voices it needs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.adapters.speech.voicebox import Voicebox
from kiosk.settings.speech import SpeechSettings, Voices
from tests.adapters.speech.card import Card
from tests.waiting import until


class Kiosk:
    """A voicebox, what staff were told, and how texts ended."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []
        self.ended: list[bool] = []
        self.box = Voicebox(self._post, self.told.append)

    @staticmethod
    def _post(run: Callable[[], None]) -> None:
        run()

    def say(self, text: str, language: str = "fi") -> bool:
        before = len(self.ended)
        self.box.speaker.say(text, language, done=self.ended.append)
        until(lambda: len(self.ended) > before, "the end")
        return self.ended[-1]


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    made = Kiosk()
    yield made
    made.box.stop()


def test_it_speaks_as_the_settings_say(kiosk: Kiosk, card: Card) -> None:
    kiosk.box.use(SpeechSettings(device=card.device, headset="always"))
    assert kiosk.box.speaker.able
    assert kiosk.box.speaker.private
    assert kiosk.say("Hei.")
    usual = len(card.samples)
    kiosk.box.use(SpeechSettings(device=card.device, headset="none", rate=200))
    assert not kiosk.box.speaker.private
    assert kiosk.say("Hei.")
    assert len(card.samples) < usual * 0.7


def test_off_is_silent(kiosk: Kiosk, card: Card) -> None:
    kiosk.box.use(SpeechSettings(on=False, device=card.device))
    assert not kiosk.box.speaker.able
    assert not kiosk.say("Hei.")
    kiosk.box.speaker.tone()
    assert not kiosk.box.speaker.speaking
    assert not card.loud()


@pytest.mark.parametrize("there", ["", "aplay", "espeak-ng"])
def test_without_a_program_the_kiosk_goes_on_and_staff_are_told_once(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, there: str
) -> None:
    if there:
        (tmp_path / there).write_text("#!/bin/sh\n")
        (tmp_path / there).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    kiosk.box.use(SpeechSettings())
    assert not kiosk.box.speaker.able
    for _ in range(3):
        assert not kiosk.say("Hei.")
    (text,) = kiosk.told[-1]
    assert ("espeak-ng ei ole" in text) is (there != "espeak-ng")
    assert ("aplay ei ole" in text) is (there != "aplay")
    assert len(caplog.records) == 1


def test_a_voice_that_does_not_exist_is_told_and_the_usual_one_speaks(
    kiosk: Kiosk, card: Card, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    kiosk.box.use(SpeechSettings(device=card.device, voices=Voices(fi="xyz")))
    assert kiosk.say("Hei.")
    assert card.loud()
    assert kiosk.say("Hei taas.")
    (text,) = kiosk.told[-1]
    assert "äänellä xyz" in text
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_the_settings_of_the_programs_own_voices_are_known_to_it(kiosk: Kiosk, card: Card) -> None:
    """Another good voice of espeak-ng is no trouble."""
    kiosk.box.use(SpeechSettings(device=card.device, voices=Voices(en="en-us", fi="fi+f3")))
    assert kiosk.say("Hello.", "en")
    assert kiosk.say("Hei.", "fi")
    assert kiosk.told == [()]
