"""With speech on: the first touch says, the second acts; what ends speech; what is for one person alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.keys import CODES, KeyPlan
from kiosk.services.spoken import as_spoken
from kiosk.ui.access.words import how_to
from tests.flows.test_visit import lead_to
from tests.ui.rig.branch import Branch
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron


def tile(patron: Patron, words: str) -> tuple[float, float]:
    x, y = patron.pilot.middle(patron.pilot.control(patron.say(words)))
    return float(x), float(y)


def test_the_first_touch_says_the_second_acts(listener: Listener, patron: Patron) -> None:
    """EN 301 549, 5.5.2: parts are told apart by touch without acting."""
    listener.press("F2")
    place = tile(patron, "Book a room")
    patron.pilot.tap(*place)
    patron.pilot.pump(0.15)
    assert patron.say("Book a room") in listener.said
    assert patron.screen.name == "home"
    patron.pilot.tap(*tile(patron, "My booking"))
    patron.pilot.pump(0.15)
    assert patron.say("My booking") in listener.said
    patron.pilot.tap(*place)
    patron.pilot.pump(0.15)
    assert patron.screen.name == "home", "another thing was touched in between"
    patron.pilot.tap(*place)
    patron.awaits("book")


def on_the_rooms(listener: Listener, patron: Patron) -> tuple[Any, float, float]:
    """What scrolls there, and its middle, where a finger may come down."""
    patron.touch("Book a room")
    listener.press("F2")
    scroll = patron.screen.ids.scroll
    x, y = scroll.to_window(*scroll.center)
    patron.pilot.settle()
    return scroll, x, y


def test_a_finger_that_travels_scrolls_and_says_nothing(listener: Listener, patron: Patron) -> None:
    scroll, x, y = on_the_rooms(listener, patron)
    heard, before = len(listener.ear.heard), scroll.scroll_y
    patron.pilot.press(x, y)
    for step in range(1, 12):
        patron.pilot.move(x, y + step * 12)
        patron.pilot.frame(drawn=False)  # a drawn one takes so long here that the finger would rest first
    patron.pilot.lift()
    patron.pilot.pump(0.2)
    assert scroll.scroll_y < before
    assert len(listener.ear.heard) == heard
    assert patron.screen.name == "book"


def test_a_quick_finger_scrolls_too(listener: Listener, patron: Patron) -> None:
    """So quick that it is seen where it came down and once on its way."""
    scroll, x, y = on_the_rooms(listener, patron)
    before = scroll.scroll_y
    patron.pilot.press(x, y)
    patron.pilot.frame(drawn=False)
    patron.pilot.move(x, y + 132)
    patron.pilot.lift()
    patron.pilot.pump(0.2)
    assert scroll.scroll_y < before


def test_any_touch_and_any_key_stops_the_voice(listener: Listener, patron: Patron) -> None:
    listener.press("F2")
    before = listener.ear.stopped
    patron.pilot.tap(*patron.corner)
    assert listener.ear.stopped > before
    for key in ("Down", "a"):
        before = listener.ear.stopped
        patron.pilot.key(key)
        assert listener.ear.stopped > before


def test_a_headset_starts_speech_and_ends_it(listener: Listener, patron: Patron) -> None:
    """EN 301 549, 5.1.3.2: found without sight; it wakes the kiosk too, and pulled out nothing goes on aloud."""
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    listener.ear.headset(True)
    patron.until(lambda: not patron.app.resting, 5, "the waking")
    patron.until(lambda: bool(listener.ear.heard), 5, "a word")
    assert patron.say("Speech is on.") in listener.said
    stopped = listener.ear.stopped
    listener.ear.headset(False)
    assert not patron.app.context.visit.preferences.speech
    assert listener.ear.stopped > stopped


@pytest.mark.parametrize("key", ["F2", "F1"], ids=["speech", "help"])
def test_speech_wakes_by_its_key_and_ends_with_the_visit(listener: Listener, patron: Patron, key: str) -> None:
    """A keypad of five keys has help and no key for speech."""
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    patron.pilot.key(key)
    patron.until(lambda: not patron.app.resting, 5, "the waking")
    patron.until(lambda: bool(listener.ear.heard), 5, "a word")
    patron.app.end_visit()
    heard = len(listener.ear.heard)
    patron.wake()
    patron.pilot.pump(0.3)
    assert not patron.app.access.speaks
    assert len(listener.ear.heard) == heard
    assert not patron.app.access.focus.active


def test_a_personal_thing_is_heard_by_headset_at_once(listener: Listener, patron: Patron) -> None:
    """EN 301 549, 5.1.3.9."""
    listener.ear.plugged = True
    lead_to(patron, "done")
    code = patron.screen.code
    listener.press("F2")
    listener.find(code.split("-")[0])
    assert not any("headset" in text for text, _ in listener.ear.heard)


def test_without_a_headset_no_word_of_it_is_said_unasked(listener: Listener, patron: Patron) -> None:
    lead_to(patron, "done")
    # Both together: one of them alone may be a word of any sentence, as "kello" is.
    words = ", ".join(patron.screen.code.split("-")[:2])
    listener.press("F2")
    listener.to_the_top()
    tones = len(listener.ear.tones)
    while len(listener.ear.tones) == tones:
        listener.press(listener.DOWN)
    assert not [text for text, _ in listener.ear.heard if words in text]
    listener.own_code()
    assert words in listener.said, "as it is said to whoever asks for it"


def test_what_is_said_is_what_is_seen_in_the_language_that_is_seen(listener: Listener, patron: Patron) -> None:
    """EN 301 549, 5.1.3.14: the voice changes with the words."""
    listener.press("F2")
    patron.app.context.prefer(language="sv")
    listener.meets("Boka rum")
    assert listener.ear.heard[-1][1] == "sv"


def test_the_countdown_is_heard_and_any_key_answers_it(listener: Listener, patron: Patron) -> None:
    listener.press("F2")
    patron.clock.ahead(timedelta(seconds=patron.app.face.idle.warn_after + 0.5))
    patron.app.check_idle()
    listener.meets(patron.say("Are you still there?"))
    stopped = listener.ear.stopped
    patron.pilot.key("Down")
    assert listener.ear.stopped > stopped
    patron.pilot.settle()
    assert patron.app.attendance.question is None
    assert patron.screen.name == "home"


def test_help_repeat_pause_and_volume(listener: Listener, patron: Patron) -> None:
    listener.press("F2")
    said = listener.press("Down")
    assert listener.press("F3") == said
    assert as_spoken(patron.say("The act key chooses this."), "fi") in listener.press("F1")
    patron.pilot.key("F4")
    patron.pilot.key("F4")
    assert listener.ear.paused == [True, False]
    assert listener.press("F6") == as_spoken(patron.say("Volume {n} percent", n=70), "fi")
    assert listener.press("F5") == as_spoken(patron.say("Volume {n} percent", n=60), "fi")
    listener.press("F6")
    patron.app.end_visit()
    assert listener.ear.percent == 60


def test_five_keys_are_enough_for_the_volume(listener: Listener, patron: Patron) -> None:
    """EN 301 549, 5.1.3.11: on the sheet of settings, said at each step; the house's own again after the visit."""
    louder, button = patron.say("Louder"), patron.say("button")
    listener.press(listener.HELP)
    assert patron.say("The volume is under {name}.", name=patron.say("Text and colours")) in listener.press(
        listener.HELP
    )
    listener.press(listener.DOWN)
    listener.choose(patron.say("Text and colours"))
    listener.find(f"{patron.say('Quieter')}, 60 %")
    listener.find(f"{louder}, 60 %")
    for percent in (70, 80, 90, 100):
        assert listener.press(listener.ACT) == f"{as_spoken(f'{louder}, {percent} %, {button}', 'fi')}."
    tones = len(listener.ear.tones)
    listener.press(listener.ACT)
    assert len(listener.ear.tones) == tones + 1, "it cannot be louder"
    listener.press(listener.UP)
    assert listener.press(listener.ACT).startswith(as_spoken(f"{patron.say('Quieter')}, 90 %", "fi"))
    listener.press("F6")
    listener.press(listener.DOWN)
    assert "100" in listener.said, "the sheet knows what the keys of the volume have done"
    assert listener.ear.percent == 100
    patron.app.end_visit()
    assert listener.ear.percent == 60


def test_whoever_begins_to_listen_is_told_how(listener: Listener, patron: Patron) -> None:
    """By keys and by finger; nobody who does not see can read it anywhere."""
    assert as_spoken(how_to("fi"), "fi") in listener.press("F2")


def test_the_way_to_the_plan_is_heard(listener: Listener, patron: Patron) -> None:
    """A picture on a card takes nothing of what the card does."""
    listener.press("F2")
    listener.choose(patron.say("Get to know the house"))
    listener.choose(patron.say("See where everything is and how to get there."))
    patron.awaits("plan")


def test_an_idea_by_ear(listener: Listener, patron: Patron) -> None:
    """A keyboard that comes up is told of, and the focus is on its first row."""
    listener.press("F2")
    listener.choose(patron.say("Leave an idea"))
    listener.choose(patron.say("Write in your own words"))
    assert listener.said.startswith(
        f"{patron.say('The keyboard is open.')} {patron.say('Row: {signs}', signs='yksi')}, "
    )
    listener.choose("q", whole=True)
    listener.choose(patron.say("Send"))
    listener.meets(patron.say("Thank you for your idea."))


def test_offered_words_are_said_with_the_letter(listener: Listener, patron: Patron) -> None:
    """Whoever steps from key to key need not write them out."""
    listener.press("F2")
    listener.choose(patron.say("My booking"))
    for sign in "HA":
        listener.choose(sign, whole=True)
    assert listener.said.startswith("A. ")
    offered = [node.name for node in patron.app.access.nodes() if node.control and node.name.startswith("ha")]
    assert len(offered) >= 2
    assert patron.say("Offered above: {words}", words=", ".join(offered)) in listener.said
    listener.choose(offered[0], whole=True)
    assert patron.screen.typed == f"{offered[0]}-"


def test_keys_that_turn_to_digits_say_so(listener: Listener, patron: Patron) -> None:
    """In large text there is no room for letters and digits at a time: what comes next stands where the letters were."""
    patron.touch("My booking")
    patron.app.context.prefer(text_scale=2.0, reach=True)
    patron.pilot.lay_out()
    patron.screen.typed = "lumi-kett"
    listener.press("F2")
    find = patron.pilot.control(patron.say("Find"))
    place = patron.pilot.middle(find)
    listener.choose("U", whole=True)
    assert listener.said == f"U. {patron.say('Now two digits')}."
    assert patron.say("Now two digits") in patron.words()
    patron.pilot.settle()
    assert patron.pilot.middle(find) == pytest.approx(place, abs=1)
    listener.press(listener.DOWN)  # the row of letters has gone
    for digit, then in (("4", "One more digit"), ("7", "Now choose Find")):
        listener.choose(digit, whole=True)
        assert listener.said.endswith(f". {patron.say(then)}.")


def test_an_empty_field_says_so(listener: Listener, patron: Patron) -> None:
    listener.press("F2")
    listener.choose(patron.say("My booking"))
    listener.press(listener.DOWN)
    assert listener.said == patron.say("Nothing has been typed yet.")


def test_keys_that_must_be_held(branch: Branch, patron: Patron) -> None:
    """Dwell: a hand that brushes a key does nothing."""
    before = branch.app.face
    branch.app.change_face(replace(before, keys=KeyPlan(hold=0.3)))
    try:
        patron.wake()
        patron.pilot.key("Down")
        patron.pilot.pump(0.5)
        assert not patron.app.access.focus.active
        patron.pilot.hand.do("keydown", "Down")
        patron.until(lambda: patron.app.access.focus.active, 3, "the focus")
        patron.pilot.hand.do("keyup", "Down")
        patron.pilot.frame(2)
    finally:
        branch.app.change_face(before)


def test_a_held_key_is_for_what_was_up_when_it_went_down(branch: Branch, patron: Patron) -> None:
    """The visit ends, or another screen comes, before it has been held long enough: then it does nothing."""
    from kivy.core.window import Window

    before = branch.app.face
    branch.app.change_face(replace(before, keys=KeyPlan(hold=0.2)))
    try:
        for change in (branch.app.end_visit, lambda: branch.app.router.go("code")):
            patron.wake()
            Window.dispatch("on_key_down", CODES["f2"], 0, None, [])
            change()
            patron.clock.ahead(timedelta(seconds=1))
            patron.pilot.pump(0.3)
            Window.dispatch("on_key_up", CODES["f2"], 0)
            assert not branch.app.context.visit.preferences.speech
    finally:
        branch.app.change_face(before)


def test_a_finger_whose_lifting_was_lost_locks_nobody_out(listener: Listener, patron: Patron) -> None:
    """The panel was unplugged for a moment: touch to explore goes on with the next finger."""
    from kivy.tests.common import UnitTestTouch

    listener.press("F2")
    lost = UnitTestTouch(*tile(patron, "Book a room"))
    lost.touch_down()
    lost.time_start -= 6
    patron.pilot.tap(*tile(patron, "My booking"))
    patron.pilot.pump(0.15)
    assert patron.say("My booking") in listener.said
    lost.touch_up()
    assert patron.screen.name == "home"


def test_a_finger_takes_the_focus_away(patron: Patron) -> None:
    from kivy.core.window import Window

    patron.pilot.key("Down")
    access: Any = patron.app.access
    assert access.focus.active
    assert access._ring._group in Window.canvas.after.children
    patron.pilot.tap(*patron.corner)
    assert not access.focus.active
    assert access._ring._group not in Window.canvas.after.children


def test_a_keyboard_types_and_enter_goes_on(patron: Patron) -> None:
    """Letters go where the keys of the screen write; Backspace erases, and goes back where nothing is left."""
    # As a keyboard without ä and ö writes it: to type these, the hand would have to change the layout meanwhile.
    code = patron.book("pelihuone").translate(str.maketrans("äö", "ao"))
    patron.touch("My booking")
    patron.pilot.hand.do("type", "--delay", "60", "ab")
    patron.until(lambda: patron.screen.typed == "ab", 5, "two letters")
    for left in ("a", ""):
        patron.pilot.key("BackSpace")
        assert patron.screen.typed == left
    patron.pilot.hand.do("type", "--delay", "60", code)
    patron.until(lambda: patron.screen.typed == code, 10, "the code")
    patron.pilot.key("Return")
    patron.awaits("booking")
    patron.touch("Back")
    patron.awaits("home")
    patron.touch("My booking")
    patron.pilot.key("a")
    patron.pilot.key("BackSpace")
    assert patron.screen.name == "code"
    patron.pilot.key("BackSpace")
    patron.awaits("home")
