"""Celia's taste: a story heard at three speeds with its words on the screen, and a page as others may see it."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.domain.celia_count import Sign
from kiosk.domain.celia_eyes import Sight
from kiosk.ui.celia_words import story
from tests.ui.rig.patient_voice import PatientVoice
from tests.ui.rig.patron import Patron


def open_taste(patron: Patron) -> None:
    patron.touch("Celia")
    patron.awaits("celia")
    patron.touch("A taste of listening")
    patron.awaits("celia_taste")


def lit(patron: Patron) -> list[str]:
    return [card.text for card in reversed(patron.screen.ids.story.children) if card.said]


@pytest.mark.parametrize(("button", "speed"), [("Slowly", 0.75), ("As people speak", 1.0), ("Fast", 1.5)])
def test_the_story_at_three_speeds(patron: Patron, voice: PatientVoice, button: str, speed: float) -> None:
    """Sentence by sentence; the one that is heard is marked, and all of them can be read."""
    open_taste(patron)
    sentences = story(patron.app.context)
    assert all(each in patron.words() for each in sentences)
    patron.touch(button)
    for number, sentence in enumerate(sentences):
        assert voice.asked[number] == (sentence, "fi", speed)
        assert lit(patron) == [sentence]
        assert patron.sees("The story is being read aloud.")
        voice.end()
        patron.pilot.settle()
    assert len(voice.asked) == len(sentences)
    assert lit(patron) == []
    assert not patron.sees("The story is being read aloud.")


def test_any_touch_stops_it(patron: Patron, voice: PatientVoice) -> None:
    """Also one on nothing at all; and the button that says so."""
    open_taste(patron)
    patron.touch("Fast")
    patron.pilot.tap(*patron.corner)
    patron.pilot.settle()
    assert not voice.speaking
    assert patron.screen.playing == -1
    patron.touch("Slowly")
    assert voice.speaking
    patron.touch("Stop")
    assert not voice.speaking
    assert patron.screen.playing == -1


def test_leaving_the_page_stops_it(patron: Patron, voice: PatientVoice) -> None:
    open_taste(patron)
    patron.touch("Fast")
    patron.app.router.go("celia_eyes")
    patron.awaits("celia_eyes")
    assert not voice.speaking
    asked = len(voice.asked)
    voice.end()
    assert len(voice.asked) == asked


def test_another_language_is_another_voice(patron: Patron, voice: PatientVoice) -> None:
    open_taste(patron)
    patron.pilot.touch("Svenska")
    patron.touch("Fast")
    assert voice.asked[-1] == ("Havet låg alldeles stilla den morgonen.", "sv", 1.5)
    patron.pilot.touch("English")
    assert not voice.speaking
    patron.touch("Fast")
    assert voice.asked[-1] == ("The sea was quite still that morning.", "en", 1.5)


def test_easy_finnish_is_said_by_the_finnish_voice(patron: Patron, voice: PatientVoice) -> None:
    patron.app.context.prefer(easy=True)
    patron.app.router.go("celia_taste")
    patron.awaits("celia_taste")
    patron.screen.play(1)
    assert voice.asked[-1][1] == "fi"
    assert voice.speaking


def test_a_sentence_heard_counts_once_a_visit(
    patron: Patron, voice: PatientVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A touch that cuts it off at once has heard nothing."""
    counted: list[Sign] = []
    worker: Any = patron.branch.kiosk.worker.celia
    monkeypatch.setattr(worker, "count", lambda sign, _day: counted.append(sign))
    open_taste(patron)
    assert counted == [Sign.CODE]
    patron.touch("Fast")
    patron.touch("Stop")
    assert counted == [Sign.CODE]
    for button in ("Fast", "Slowly"):
        patron.touch(button)
        voice.end()
        patron.pilot.settle()
        voice.end()
        patron.touch("Stop")
    patron.touch("Back")
    patron.awaits("celia")
    assert counted == [Sign.CODE, Sign.SAMPLE]
    patron.touch("Finish")
    patron.wake()
    open_taste(patron)
    assert counted == [Sign.CODE, Sign.SAMPLE, Sign.CODE]


def test_a_kiosk_without_a_voice_says_so(patron: Patron, voice: PatientVoice) -> None:
    """The story can still be read; nothing is offered to be heard."""
    voice.able = False
    open_taste(patron)
    assert patron.sees("This kiosk has no voice just now. Read the story here, or ask staff.")
    patron.screen.play(1)
    assert voice.asked == []
    assert all(each in patron.words() for each in story(patron.app.context))


def looks(patron: Patron) -> Any:
    """The page's pixels."""
    page = patron.screen.ids.page
    patron.pilot.reveal(page)
    patron.pilot.settle()
    picture = patron.pilot.picture().convert("L")
    left, bottom = (int(v) for v in page.to_window(*page.pos))
    top = picture.height - bottom - int(page.height)
    return picture.crop((left + 4, max(0, top + 4), left + int(page.width) - 4, picture.height - bottom - 4))


def open_eyes(patron: Patron) -> None:
    patron.touch("Celia")
    patron.awaits("celia")
    patron.touch("One page, many readers")
    patron.awaits("celia_eyes")


def ink(picture: Any) -> float:
    """The share of dark pixels."""
    histogram = picture.histogram()
    return float(sum(histogram[:90]) / sum(histogram))


def test_every_sight_is_another_picture_and_said_in_words(patron: Patron) -> None:
    """Blurred and faint have hardly any ink, a narrow view is mostly dark."""
    from PIL import ImageChops

    open_eyes(patron)
    seen, told = {}, set()
    for sight, name in zip(Sight, ("Clear", "Blurred", "Restless letters", "A narrow view", "Faint"), strict=True):
        patron.touch(name)
        patron.until(lambda: not patron.screen.ids.page._move.is_triggered, 8, "letters at rest")
        seen[sight] = looks(patron)
        told.add(patron.screen.told)
        assert patron.screen.told in patron.words()
    assert len(told) == len(Sight)
    for sight in (Sight.BLURRED, Sight.RESTLESS, Sight.FAINT):
        size = tuple(min(pair) for pair in zip(seen[Sight.CLEAR].size, seen[sight].size, strict=True))
        box = (0, 0, *size)
        assert ImageChops.difference(seen[Sight.CLEAR].crop(box), seen[sight].crop(box)).getbbox()
    assert ink(seen[Sight.BLURRED]) < ink(seen[Sight.CLEAR]) / 2
    assert ink(seen[Sight.FAINT]) == 0
    assert ink(seen[Sight.NARROW]) > 0.5


def test_the_clear_spot_goes_where_one_touches(patron: Patron) -> None:
    """Without a finger on the page a button moves it."""
    open_eyes(patron)
    assert not patron.sees("Move the spot on")
    patron.touch("A narrow view")
    page = patron.screen.ids.page
    patron.pilot.reveal(page)
    patron.pilot.settle()
    x, y = page.to_window(page.x + page.width * 0.7, page.y + page.height * 0.5)
    patron.pilot.tap(x, y)
    assert page._spot == pytest.approx((0.7, 0.5), abs=0.03)
    patron.touch("Move the spot on")
    assert page._spot != pytest.approx((0.7, 0.5), abs=0.03)


def test_letters_move_only_where_motion_is_welcome(patron: Patron) -> None:
    open_eyes(patron)
    page = patron.screen.ids.page
    patron.app.context.prefer(less_motion=True)
    patron.touch("Restless letters")
    assert not page._move.is_triggered
    patron.app.context.prefer(less_motion=False)
    patron.touch("Restless letters")
    assert page._move.is_triggered
    patron.touch("Back")
    patron.awaits("celia")
    assert not page._move.is_triggered


def test_the_next_visit_begins_with_the_clear_page(patron: Patron) -> None:
    open_eyes(patron)
    patron.touch("Faint")
    patron.touch("Finish")
    patron.wake()
    open_eyes(patron)
    assert patron.screen.sight == Sight.CLEAR
