"""Settings taken along as a code: read again by a reader, by one that types, or by fingers; asleep or awake."""

from __future__ import annotations

import pytest

from kiosk.domain.preference_card import read_card
from kiosk.domain.visit import Preferences
from kiosk.services.ports import NoSpeech
from kiosk.settings.devices import Scanner
from kiosk.settings.kiosk import KioskSettings
from tests.adapters.printing.paper import Device
from tests.ui.rig.branch import Branch
from tests.ui.rig.cable import Cable
from tests.ui.rig.listener import Listener
from tests.ui.rig.patron import Patron

WISHES = Preferences(text_scale=1.5, high_contrast=True, reach=True, less_motion=True, easy=True, pace=5)
CARD = "VK1L1T150P5C1M1R1E1"


def own(patron: Patron) -> Preferences:
    found: Preferences = patron.app.context.visit.preferences
    return found


def make_a_card(patron: Patron) -> str:
    """On the sheet: larger, longer; then the card. The code that a camera sees."""
    patron.touch("Text and colours")
    patron.touch("150 %")
    patron.touch("Five times as long")
    patron.touch("Take the settings with you")
    patron.awaits("preference_card")
    code: str = patron.screen.code
    return code


def seen_by_a_camera(patron: Patron) -> str:
    import zxingcpp

    patron.pilot.settle()
    (found,) = zxingcpp.read_barcodes(patron.pilot.picture())
    return str(found.text)


def test_there_and_back_by_a_reader(patron: Patron, cable: Cable) -> None:
    """Made at the kiosk, gone with the visit, back when the next visit shows what the camera saw."""
    code = make_a_card(patron)
    assert seen_by_a_camera(patron) == code
    made = own(patron)
    assert read_card(code) == made == Preferences(text_scale=1.5, pace=5)
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    assert own(patron) == patron.app.face.defaults
    assert not patron.app.router.screen("preference_card").code
    patron.wake()
    patron.touch("Book a room")
    cable.scan(code)
    patron.until(lambda: own(patron) == made, 5, "the settings")
    assert patron.screen.name == "book"
    patron.sees_soon("Your settings are in use")
    assert patron.pilot.sees("Tekstin koko 150 %")
    patron.touch("Ready")
    assert not patron.sees("Your settings are in use")
    assert patron.app.attendance._idle.times.warn_after == patron.app.face.idle.warn_after * 5


def test_at_rest_a_card_wakes_and_is_used(patron: Patron, cable: Cable) -> None:
    patron.app.end_visit()
    patron.pilot.settle()
    assert patron.app.resting
    cable.scan(CARD)
    patron.until(lambda: own(patron) == WISHES, 5, "the settings")
    patron.pilot.settle()
    assert not patron.app.resting
    assert patron.screen.name == "home"
    assert patron.app.theme.high_contrast
    assert patron.app.shell.reach
    patron.app.end_visit()
    assert own(patron) == patron.app.face.defaults


def test_over_the_open_sheet(patron: Patron, cable: Cable) -> None:
    """The sheet closes: it would show what is no longer so."""
    patron.touch("Text and colours")
    cable.scan("VK1L1C1")
    patron.until(lambda: own(patron).high_contrast, 10, "the settings")
    patron.pilot.settle()
    assert not patron.sees("My settings")


@pytest.mark.parametrize("text", ["VK2L1T200", "VK1L1L2", "VK1T200;", "VK1" + "T2" * 40])
def test_what_is_no_card_changes_nothing(patron: Patron, cable: Cable, text: str) -> None:
    before = own(patron)
    patron.touch("My booking")
    cable.scan(text)
    patron.sees_soon("That was not the code of a booking. Show the slip, or type the code.")
    assert own(patron) == before


def test_what_this_kiosk_has_no_language_and_no_voice_for(patron: Patron) -> None:
    context = patron.app.context
    before, context.speech = context.speech, NoSpeech()
    context.languages = ("fi", "en")
    try:
        assert patron.app.scanned("VK1L2T200S1")
        assert own(patron) == Preferences(language="fi", text_scale=2.0)
    finally:
        context.languages, context.speech = patron.app.face.languages, before


def test_a_reader_that_types(patron: Patron, branch: Branch) -> None:
    branch.kiosk._use_devices(KioskSettings(scanner=(Scanner(protocol="keyboard"),)))
    try:
        patron.touch("My booking")
        patron.pilot.hand.do("type", "--delay", "5", CARD)
        patron.pilot.hand.do("key", "Return")
        patron.until(lambda: own(patron) == WISHES, 5, "the settings")
        assert patron.screen.typed == ""
    finally:
        branch.kiosk._use_devices(KioskSettings())


def test_typed_by_hand(patron: Patron) -> None:
    """A mistake is told and can be mended; then the card that is shown is the one that was typed."""
    patron.touch("Text and colours")
    patron.touch("Take the settings with you")
    patron.awaits("preference_card")
    way = patron.pilot.control(patron.say("I have a code"))
    assert way.right == pytest.approx(patron.screen.right - patron.app.theme.margin, abs=1), (
        "what is put away leaves none"
    )
    patron.touch("I have a code")
    patron.type("vk1l1tt")
    patron.touch("Use the settings")
    assert patron.sees("This is not a code of settings. It begins with VK1. Check what you typed.")
    patron.type("\b150p5c1m1r1e1")
    patron.touch("Use the settings")
    assert own(patron) == WISHES
    assert patron.screen.code == CARD
    patron.pilot.settle()
    assert patron.pilot.sees("VK1 L1 T150 P5 C1 M1 R1 E1")


def test_on_paper(patron: Patron, printer: Device) -> None:
    """The slip says in words what the code says to a reader, and nothing of a person."""
    code = make_a_card(patron)
    patron.touch("Print a slip")
    patron.sees_soon("Take your slip from the printer.")
    import zxingcpp

    paper = printer.paper
    assert [found.text for picture in paper.pictures for found in zxingcpp.read_barcodes(picture)] == [code]
    text = "\n".join([*paper.rows, *paper.large])
    for words in ("Tekstin koko 150 %", "VK1 L1 T150 P5"):
        assert words in text


def test_the_code_is_heard_sign_by_sign(listener: Listener, patron: Patron) -> None:
    """Whoever does not see it writes it down; it is typed again by five keys."""
    listener.press(listener.HELP)
    patron.app.context.navigator.go("preference_card")
    listener.meets(patron.screen.shown_code)
    assert "V, K, yksi, L, yksi, S, yksi" in "\n".join(text for text, _ in listener.ear.heard)
