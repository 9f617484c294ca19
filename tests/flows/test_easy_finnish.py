"""Easy Finnish: from the sheet, through a booking, Celia and the hours; gone with the visit and in other languages."""

from __future__ import annotations

import pytest

from kiosk.domain.text import EASY
from kiosk.ui.translate import tr
from tests.flows.test_reading import quiet
from tests.ui.rig.listener import Ear
from tests.ui.rig.patron import Patron


@pytest.fixture
def reader(patron: Patron) -> Patron:
    """Somebody who has chosen easy words."""
    patron.touch("Text and colours")
    patron.touch("Easy Finnish")
    patron.touch("Ready")
    return patron


def says(patron: Patron, message: str, **values: object) -> bool:
    """Whether the easy words of a text stand on the screen, and are others than the ordinary ones."""
    easy = tr(message, EASY, values)
    assert easy != tr(message, "fi", values), f"no easier words for {message!r}"
    return bool(patron.pilot.sees(easy))


def test_a_booking_from_beginning_to_end(reader: Patron) -> None:
    reader.book_a_free_slot()
    assert "kello" in reader.words()
    assert "klo" not in reader.words()
    assert reader.screen.title == tr("Check and confirm", EASY) == "Tarkista varaus"
    reader.touch("Confirm the booking")
    reader.awaits("done")
    assert says(reader, "With the code you can extend, end or cancel at My booking.")
    code = reader.screen.code
    reader.touch("To the first page")
    reader.enter(code)
    reader.awaits("booking")
    assert says(reader, "Confirmed")
    reader.touch("Cancel the booking")
    reader.touch("Yes, cancel the booking")
    reader.until(lambda: says(reader, "The booking has been cancelled."), what="the word that it is cancelled")


def test_celia_and_the_hours(reader: Patron) -> None:
    reader.touch("Celia")
    assert says(reader, "Is it hard for you to read printed text?")
    reader.go_home()
    reader.touch("Opening hours")
    assert "maanantai" in reader.words()
    assert "klo" not in reader.words()


def test_only_in_finnish_and_only_for_the_visit(reader: Patron) -> None:
    app = reader.app
    reader.pilot.touch("Svenska")
    assert app.lang == app.context.language == "sv"
    reader.touch("Text and colours")
    assert reader.say("Easy Finnish") not in reader.pilot.words()
    reader.touch("Ready")
    reader.pilot.touch("Suomi")
    assert app.lang == EASY
    reader.touch("Finish")
    reader.until(lambda: app.resting, 20, "the rest")
    assert app.lang == app.context.language == "fi"


def test_it_is_spoken_with_the_finnish_voice(reader: Patron) -> None:
    """The voices know languages, not how easily something is said."""
    context = reader.app.context
    before, context.speech = context.speech, Ear()
    ear = context.speech
    try:
        quiet(reader)
        context.prefer(speech=True)
        reader.pilot.key("Down")
        reader.until(lambda: ear.heard, what="a word")
        assert {language for _text, language in ear.heard} == {"fi"}
    finally:
        reader.app.end_visit()
        quiet(reader)
        context.speech = before
