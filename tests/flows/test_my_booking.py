"""My booking: the code on the keyboard, and everything its holder can do."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from kiosk.domain.throttle import FIRST_WAIT, FREE_TRIES
from tests.ui.rig.patron import Patron


def state(patron: Patron) -> str:
    """The state that the hub knows of the booking on the screen."""
    return patron.state_at_hub(patron.screen._reservation.id)


def opened(patron: Patron, code: str) -> None:
    patron.enter(code)
    patron.awaits("booking")


def try_code(patron: Patron, code: str) -> str:
    """Type a wrong code, read the answer, go back."""
    patron.enter(code)
    patron.until(lambda: patron.screen.message, 10, "an answer")
    message: str = patron.screen.message
    patron.touch("Back")
    return message


def test_the_keyboard_is_near(patron: Patron) -> None:
    """At most two touches from the first screen to the first letter."""
    with patron.counted() as touches:
        patron.touch("My booking")
    assert len(touches) <= 2
    with patron.counted():
        patron.type("ä")
    assert patron.screen.typed == "ä"


def test_find_by_code_and_cancel_after_a_question(patron: Patron) -> None:
    """Cancelling asks first, in the same place; no keeps it, yes frees the room at the hub."""
    opened(patron, patron.book("pelihuone"))
    patron.touch("Cancel the booking")
    assert state(patron) == "confirmed"
    patron.touch("Keep the booking")
    assert state(patron) == "confirmed"
    patron.touch("Cancel the booking")
    patron.touch("Yes, cancel the booking")
    patron.sees_soon("The booking has been cancelled.")
    assert state(patron) == "cancelled"
    assert patron.held_at_hub("pelihuone") == []


def test_what_has_come_of_it_follows_the_language(patron: Patron) -> None:
    patron.enter("kettu-kettu-99")
    patron.until(lambda: patron.screen.message, 10, "an answer")
    found = {patron.screen.message}
    for language in ("sv", "en", "fi"):
        patron.app.context.prefer(language=language)
        found.add(patron.screen.message)
        assert patron.sees("No booking was found with this code. Check the code and try again.")
    assert len(found) == 3
    patron.type("k")
    patron.app.context.prefer(language="sv")
    assert not patron.screen.message, "what was taken away does not come again in another language"
    assert patron.screen._saying is str, "and what it was made of is gone with it"


def test_who_has_gone_on_is_not_brought_back(patron: Patron) -> None:
    """The hub is slow: what was looked for comes up neither over another screen nor over another code."""
    code = patron.book("pelihuone")
    patron.touch("My booking")
    patron.type(code)
    patron.line.hold()
    patron.touch("Find")
    patron.touch("Back")
    patron.touch("My booking")
    patron.type("kettu")
    patron.line.let_go()
    patron.pilot.pump(1)
    assert (patron.screen.name, patron.screen.searching) == ("code", False)
    assert patron.screen.typed.startswith("kettu")
    patron.screen.typed = code
    patron.line.hold()
    patron.touch("Find")
    patron.touch("Back")
    patron.line.let_go()
    patron.pilot.pump(1)
    assert patron.screen.name == "home"


def test_check_in_extend_and_end(patron: Patron) -> None:
    """As the clock goes on: too early, check in, a later end, out before it."""
    code = patron.book("pienryhmatila", skip=2)
    start, end = patron.held_at_hub("pienryhmatila")[0]
    opened(patron, code)
    assert patron.say("Check in") not in [getattr(c, "text", "") for c in patron.pilot.controls()]
    patron.touch("To the first page")
    minutes_to(patron, start, -10)
    opened(patron, code)
    patron.touch("Check in")
    patron.sees_soon("You have checked in. Enjoy the room.")
    assert state(patron) == "checked_in"
    minutes_to(patron, start, 5)
    patron.pilot.touch(patron.say("Extend until {time}", time="").strip().split("{")[0][:6])
    patron.until(lambda: patron.held_at_hub("pienryhmatila")[0][1] > end, 10, "the later end")
    patron.pilot.settle()
    patron.touch("End now")
    assert state(patron) == "checked_in", "ending asks first"
    patron.touch("Yes, end now")
    patron.until(lambda: not patron.held_at_hub("pienryhmatila"), 10, "the end")


def minutes_to(patron: Patron, start: datetime, minutes: float) -> None:
    """Go to so many minutes after (before) an instant."""
    patron.later(seconds=(start - patron.clock.now()).total_seconds() + 60 * minutes)


def test_wrong_codes_wait_longer_and_tell_nothing(patron: Patron) -> None:
    """The wait grows; while it lasts a right code gets the same words as a wrong one."""
    code = patron.book("pelihuone")
    answers = [try_code(patron, f"qq{n}{n}") for n in range(2, 2 + FREE_TRIES)]
    assert len({without_figures(answer) for answer in answers[:-1]}) == 1
    help_is_near = patron.say("Staff are here. You can ask them for help.")
    assert [help_is_near in answer for answer in answers] == [False] * (FREE_TRIES - 1) + [True]
    waits = [first_number(answers[-1])]
    assert waits[0] <= FIRST_WAIT.total_seconds()
    for _ in range(3):
        patron.later(seconds=waits[-1] + 1)
        waits.append(first_number(try_code(patron, "qq99")))
    assert waits == sorted(set(waits)), waits
    right, wrong = try_code(patron, code), try_code(patron, "qq88")
    assert without_figures(right) == without_figures(wrong) == without_figures(answers[-1])
    patron.later(seconds=waits[-1] + 1)
    opened(patron, code)


def without_figures(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def first_number(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found, text
    return int(found[0])


@pytest.mark.parametrize("spelling", ["upper", "together"])
def test_spellings_that_mean_the_same(patron: Patron, spelling: str) -> None:
    """A hyphen that is forgotten or letters without dots open the same booking."""
    code = patron.book("pelihuone")
    typed = code.replace("-", "") if spelling == "together" else code.replace("ä", "a").replace("ö", "o")
    opened(patron, typed)
    assert patron.sees("Confirmed")


def test_words_are_offered_and_complete_the_code(patron: Patron) -> None:
    """Two letters bring the words of our list that begin so; a touch takes one."""
    patron.touch("My booking")
    patron.type("ke")
    chips = patron.screen.ids.suggestions.children
    assert chips
    assert all(chip.text.startswith("ke") for chip in chips)
    word = chips[-1].text
    patron.pilot.touch(chips[-1])
    assert patron.screen.typed == f"{word}-"
