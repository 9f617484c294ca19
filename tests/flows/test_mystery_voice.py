"""The letter read aloud at the end of the mystery: only to whoever asks, and not longer than it is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.services.speech import Done, NoSpeech
from kiosk.services.spoken import as_spoken
from tests.flows.test_mystery_phone import finished_team, to_the_end
from tests.ui.rig.patron import Patron


class Voice(NoSpeech):
    """Writes down what it is told to say, and says it until the test ends it."""

    able = True

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.ends: list[Done | None] = []
        self.heard = False

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        self.said.append((text, language))
        self.ends.append(done)
        self.heard = True

    def stop(self) -> None:
        self.heard = False


@pytest.fixture
def voice(patron: Patron) -> Iterator[Voice]:
    context = patron.app.context
    before, context.speech = context.speech, Voice()
    yield context.speech
    context.speech = before


@pytest.mark.slow
def test_the_letter_is_read_aloud_while_it_is_wanted(patron: Patron, voice: Voice) -> None:
    to_the_end(patron, finished_team(patron))
    assert voice.said == [], "nothing is said unasked"
    patron.touch("Read the letter aloud")
    ((text, language),) = voice.said
    assert (text, language) == (as_spoken(f"{patron.screen.letter}\n{patron.screen.signature}", "fi"), "fi")
    assert voice.heard

    patron.touch("Stop reading")
    assert (voice.heard, len(voice.said)) == (False, 1)
    patron.touch("Read the letter aloud")
    assert voice.ends[0] is not None
    voice.ends[0](False)
    patron.pilot.settle()
    assert patron.screen.reading, "the end of the first reading is not the end of the second"
    assert voice.ends[1] is not None
    voice.ends[1](True)
    patron.pilot.settle()
    assert not patron.screen.reading

    patron.app.context.prefer(easy=True)
    patron.touch("Read the letter aloud")
    assert voice.said[-1][1] == "fi", "easy Finnish has the voice of Finnish"
    patron.app.context.prefer(easy=False)
    patron.pilot.settle()
    patron.screen.hush()
    patron.touch("Read the letter aloud")
    patron.touch("No")
    assert not voice.heard, "any touch silences it"
    patron.touch("Read the letter aloud")
    assert voice.heard
    patron.touch("Hall of fame")
    assert not voice.heard
    patron.touch("Back")
    patron.awaits("mystery_end")
    assert not patron.screen.reading


@pytest.mark.slow
def test_without_a_voice_nothing_is_offered_to_be_heard(patron: Patron) -> None:
    context = patron.app.context
    before, context.speech = context.speech, NoSpeech()
    try:
        to_the_end(patron, finished_team(patron))
        assert patron.say("Read the letter aloud") not in patron.words()
    finally:
        context.speech = before
