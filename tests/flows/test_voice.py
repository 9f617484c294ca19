"""The kiosk's own voice, from its settings to a card that nobody hears."""

from __future__ import annotations

from tests.ui.rig.patron import Patron


def test_the_kiosk_has_its_voice_and_each_visit_begins_with_the_houses_volume(patron: Patron) -> None:
    """With the shipped settings; what is still said when a visit ends is not heard by the next patron."""
    speech, ended = patron.app.context.speech, list[bool]()
    assert speech.able
    assert not speech.private
    speech.say("Hei.", "fi", done=ended.append)
    patron.until(lambda: ended == [True], what="the end of the sentence")
    assert speech.louder() == 50
    speech.say("Tämä on pitkä lause, joka ei ehdi loppua. " * 5, "fi", done=ended.append)
    assert speech.speaking
    patron.app.end_visit()
    assert not speech.speaking
    patron.until(lambda: ended == [True, False], what="word of the end")
    assert speech.louder() == 50
    speech.reset()
