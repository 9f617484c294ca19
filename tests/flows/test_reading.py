"""What a patron may have otherwise: one touch away everywhere, kept for the visit, gone with it. And time enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.services.ports import NoSpeech
from kiosk.services.spoken import as_spoken
from tests.ui.rig.listener import Ear
from tests.ui.rig.patron import Patron

SHEET = "My settings"


@pytest.fixture
def voice(patron: Patron) -> Iterator[Ear]:
    """A kiosk that can speak."""
    context = patron.app.context
    before, context.speech = context.speech, Ear()
    quiet(patron)
    yield context.speech
    patron.app.end_visit()
    quiet(patron)
    context.speech = before


def quiet(patron: Patron) -> None:
    """Whoever speaks next asks for the voice anew."""
    if patron.app.inputs._access is not None:
        patron.app.inputs._access.close()
        patron.app.inputs._access = None


def go_still(patron: Patron, seconds: float) -> None:
    """Nobody touches anything for a while."""
    patron.clock.ahead(timedelta(seconds=seconds))
    patron.app.check_idle()
    patron.pilot.settle()


# The sheet


@pytest.mark.parametrize("screen", ["home", "book", "code", "hours", "events", "celia", "tour", "plan", "feedback"])
def test_one_touch_from_every_screen(patron: Patron, screen: str) -> None:
    patron.app.router.go(screen)
    patron.pilot.settle()
    patron.touch("Text and colours")
    assert patron.sees(SHEET)
    patron.touch("Ready")
    assert patron.screen.name == screen


def test_everything_on_it_does_what_it_says(patron: Patron, voice: Ear) -> None:
    """Each control changes its preference and shows it; a second touch takes it back."""
    context = patron.app.context
    patron.touch("Text and colours")
    for control, name in (
        ("Strong contrast", "high_contrast"), ("Less motion", "less_motion"), ("Controls lower", "reach"),
    ):  # fmt: skip
        before = getattr(context.visit.preferences, name)
        patron.touch(control)
        assert getattr(context.visit.preferences, name) is not before
        assert patron.pilot.control(patron.say(control)).selected is not before
        patron.touch(control)
        assert getattr(context.visit.preferences, name) is before
    for control, pace in (("Five times as long", 5), ("Twice as long", 2), ("As usual", 1)):
        patron.touch(control)
        assert context.visit.preferences.pace == pace
    for control, scale in (("200 %", 2.0), ("150 %", 1.5), ("100 %", 1.0)):
        patron.touch(control)
        assert context.visit.preferences.text_scale == scale
    patron.touch("Ready")
    assert not patron.sees(SHEET)


def test_what_is_set_elsewhere_is_seen_on_it(patron: Patron, voice: Ear) -> None:
    """A headset begins speech, a key ends it; whoever set the text sees which size it has."""
    patron.touch("Text and colours")
    speech = patron.pilot.control(patron.say("Have it spoken"))
    patron.app.inputs.headset(True)
    assert speech.selected
    patron.pilot.key("F2")
    assert not speech.selected
    patron.app.context.prefer(text_scale=1.5)
    assert [size for size in ("100 %", "150 %", "200 %") if patron.pilot.control(size).selected] == ["150 %"]


def test_speech_begins_and_ends_on_the_sheet(patron: Patron, voice: Ear) -> None:
    """Once it speaks, the first touch says what is there and the second does it."""
    patron.touch("Text and colours")
    patron.touch("Have it spoken")
    assert patron.app.context.visit.preferences.speech
    assert patron.pilot.control(patron.say("Have it spoken")).selected
    patron.touch("Have it spoken")
    assert patron.app.context.visit.preferences.speech
    patron.touch("Have it spoken")
    assert not patron.app.context.visit.preferences.speech


def test_the_volume_by_touch(patron: Patron, voice: Ear) -> None:
    """Without speech each step is heard, as loud as it is by now; with it the button is."""
    patron.touch("Text and colours")
    patron.touch("Louder")
    assert voice.heard == [(as_spoken(patron.say("Volume {n} percent", n=70), "fi"), "fi")]
    assert f"{patron.say('Volume of speech')} 70 %" in patron.words()
    for _ in range(2):
        patron.touch("Quieter")
    assert voice.percent == 50
    patron.app.end_visit()
    assert voice.percent == 60


def test_without_a_voice_it_offers_none(patron: Patron) -> None:
    context = patron.app.context
    before, context.speech = context.speech, NoSpeech()
    try:
        patron.touch("Text and colours")
        for control in ("Have it spoken", "Louder", "Quieter"):
            assert patron.say(control) not in patron.words()
        patron.touch("Ready")
    finally:
        context.speech = before


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("reach", [False, True])
@pytest.mark.parametrize("language", ["fi", "sv", "en", "qps"])
def test_it_fits(patron: Patron, voice: Ear, scale: float, reach: bool, language: str) -> None:
    """With everything that can stand on it; the way out of it is in view without scrolling."""
    from kiosk.tour.measure import findings

    patron.touch("Text and colours")
    patron.app.context.prefer(text_scale=scale, reach=reach, language=language)
    sheet = patron.app.root_window.children[0]
    sheet.follow()
    sheet.can_be_easy = True
    assert patron.pilot.lay_out()
    assert findings(patron.pilot.visible(), patron.app.theme) == []
    ready, scroll = sheet.ids.ready, sheet.ids.scroll
    assert scroll.height >= min(sheet.ids.content.height, 3 * patron.app.theme.body)
    assert 0 <= ready.to_window(*ready.pos)[1] < ready.to_window(ready.x, ready.top)[1] <= patron.app.root_window.height
    sheet.dismiss(animation=False)


# Time


@pytest.mark.parametrize(("pace", "label"), [(1, "As usual"), (2, "Twice as long"), (5, "Five times as long")])
def test_more_time_is_so_many_times_more(patron: Patron, pace: int, label: str) -> None:
    """The wait before the question and the question itself, on every kind of screen; gone with the visit."""
    patron.touch("Text and colours")
    patron.touch(label)
    patron.touch("Ready")
    face = patron.app.face
    for screen, times in (("code", face.idle), ("celia", face.celia_idle), ("mystery", face.mystery_idle)):
        patron.app.router.go(screen)
        patron.pilot.settle()
        patron.app.attendance.touched()
        go_still(patron, times.warn_after * pace - 5)
        assert not patron.sees("Are you still there?")
        go_still(patron, 5.5)
        assert patron.sees("Are you still there?")
        go_still(patron, times.countdown * pace - 8)
        assert not patron.app.resting
        patron.pilot.tap(30, 30)
        patron.until(lambda: not patron.sees("Are you still there?"), 5, "the screen without the question")
    patron.app.end_visit()
    assert patron.app.context.visit.preferences == face.defaults
    assert patron.app.attendance._idle.times == face.idle


def test_the_warning_is_heard_as_well_as_seen(patron: Patron, voice: Ear) -> None:
    """One tone as the question comes, two when ten seconds are left, none while somebody is there."""
    patron.touch("Book a room")
    assert voice.tones == []
    go_still(patron, patron.app.face.idle.warn_after + 0.5)
    assert patron.sees("Are you still there?")
    assert voice.tones == [1]
    go_still(patron, 10)
    assert voice.tones == [1, 2]
    patron.pilot.tap(30, 30)
    patron.until(lambda: not patron.sees("Are you still there?"), 5, "the screen without the question")
    go_still(patron, 5)
    assert voice.tones == [1, 2]


def test_every_input_makes_it_longer_ten_times_and_more(patron: Patron) -> None:
    """Touch, key and reader in turn, in the last seconds of twenty or more: the visit goes on, with what was typed."""
    patron.touch("My booking")
    patron.type("hau")
    ways = (
        lambda: patron.pilot.tap(30, 30),
        lambda: patron.pilot.key("shift"),
        lambda: patron.app.scanned(f"0{patron.clock.monotonic()}"),
        lambda: patron.touch("I am here"),
    )
    assert patron.app.attendance._idle.times.countdown >= 20
    for turn in range(12):
        go_still(patron, patron.app.attendance._idle.times.warn_after + 0.2)
        assert patron.sees("Are you still there?")
        go_still(patron, patron.app.attendance._idle.times.countdown - 5)
        assert patron.sees("Are you still there?")
        ways[turn % 4]()
        patron.until(lambda: not patron.sees("Are you still there?"), 5, "the screen without the question")
    assert patron.screen.name == "code"
    assert patron.screen.typed == "hau"


def test_the_sizes_of_text_stand_in_one_row(patron: Patron) -> None:
    patron.touch("Text and colours")
    sizes = [patron.pilot.control(f"{size} %") for size in (100, 150, 200)]
    assert len({round(each.top) for each in sizes}) == 1
    assert [each.x for each in sizes] == sorted(each.x for each in sizes)
    patron.touch("Ready")
