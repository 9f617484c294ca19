"""A voice that stays: Piper's command line, spoken by a program of ours, on a real sound card."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.speech import piper as module
from kiosk.adapters.speech.piper import Piper
from kiosk.adapters.speech.voice import VoiceError
from kiosk.settings.speech import SpeechSettings, Voices
from tests.adapters.speech.card import Card, children
from tests.adapters.speech.test_voicebox import Kiosk, kiosk
from tests.waiting import until

USED = kiosk
STAND_IN = Path(__file__).with_name("piper_stand_in.py")


@pytest.fixture
def program(tmp_path: Path) -> str:
    made = tmp_path / "piper"
    made.write_text(f'#!/bin/sh\nexec {sys.executable} {STAND_IN} "$@"\n', encoding="utf-8")
    made.chmod(0o755)
    return str(made)


@pytest.fixture
def voice(tmp_path: Path) -> str:
    file = tmp_path / "fi_FI-test.onnx"
    file.write_bytes(b"")
    Path(f"{file}.json").write_text(json.dumps({"seconds_to_load": 0.3}))
    return str(file)


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "memory"
    folder.mkdir()
    monkeypatch.setattr(module, "_MEMORY", folder)
    return folder


@pytest.fixture
def piper(program: str, voice: str, memory: Path) -> Iterator[Piper]:
    made = Piper(program, voice)
    yield made
    made.stop()
    assert list(memory.iterdir()) == []


def test_sentences_come_in_their_order_and_leave_no_file(piper: Piper, memory: Path) -> None:
    makings = [piper.begin("a" * length, 1.0) for length in (5, 10, 2)]
    assert [round(making.sound().seconds, 2) for making in makings] == [0.5, 1.0, 0.2]
    (folder,) = memory.iterdir()
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o077 == 0


def test_what_is_dropped_keeps_nobody_waiting_and_takes_nobodys_place(piper: Piper) -> None:
    piper.begin("a", 1.0).sound()
    first, second = piper.begin("a" * 50, 1.0), piper.begin("bb", 1.0)
    first.drop()
    began = time.monotonic()
    assert first.sound().seconds == 0
    assert time.monotonic() - began < 0.05
    assert round(second.sound().seconds, 2) == 0.2


def test_the_process_stays_and_another_speed_is_another_process(piper: Piper) -> None:
    piper.begin("aaaa", 1.0).sound()
    before = children()
    assert round(piper.begin("aaaa", 1.0).sound().seconds, 2) == 0.4
    assert children() == before
    assert round(piper.begin("aaaa", 2.0).sound().seconds, 2) == 0.2
    assert len(children()) == len(before)


def test_one_that_dies_is_started_again(piper: Piper) -> None:
    making, after = piper.begin("die", 1.0), piper.begin("a", 1.0)
    for each in (making, after):
        with pytest.raises(VoiceError):
            each.sound()
    assert round(piper.begin("a", 1.0).sound().seconds, 2) == 0.1


def test_the_kiosk_speaks_with_it(kiosk: Kiosk, card: Card, program: str, voice: str, memory: Path) -> None:
    kiosk.box.use(SpeechSettings(device=card.device, piper=program, voices=Voices(fi=voice)))
    assert kiosk.say("Hei hei hei")
    assert round(len(card.samples) / 16_000, 1) == 1.1
    assert kiosk.told == [()]
    card.forget()
    assert kiosk.say("Hej", "sv")
    assert card.loud()


def test_it_is_loaded_before_somebody_waits(kiosk: Kiosk, card: Card, program: str, voice: str, memory: Path) -> None:
    Path(f"{voice}.json").write_text(json.dumps({"seconds_to_load": 1.0}))
    kiosk.box.use(SpeechSettings(device=card.device, piper=program, voices=Voices(fi=voice)))
    time.sleep(1.6)
    began = time.monotonic()
    kiosk.box.speaker.say("Hei", "fi")
    assert until(card.loud, "a sound") - began < 0.5


@pytest.mark.parametrize("missing", ["program", "voice"])
def test_without_it_the_usual_voice_speaks_and_staff_are_told(
    kiosk: Kiosk, card: Card, program: str, voice: str, missing: str, memory: Path
) -> None:
    os.unlink(program if missing == "program" else f"{voice}.json")  # noqa: PTH108
    kiosk.box.use(SpeechSettings(device=card.device, piper=program, voices=Voices(fi=voice)))
    assert kiosk.say("Hei")
    assert card.loud()
    assert kiosk.say("Hei taas")
    (text,) = kiosk.told[-1]
    assert ("ei ole" if missing == "program" else "ei puhu äänellä fi_FI-test.onnx") in text


def test_nothing_of_it_is_left_when_the_kiosk_stops(
    kiosk: Kiosk, card: Card, program: str, voice: str, memory: Path
) -> None:
    before = children()
    kiosk.box.use(SpeechSettings(device=card.device, piper=program, voices=Voices(fi=voice)))
    assert kiosk.say("Hei")
    kiosk.box.stop()
    until(lambda: children() <= before, "the end of its process")
    assert list(memory.iterdir()) == []
