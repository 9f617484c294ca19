"""What a finger does: an answer in the next frame, action on release, nothing by accident."""

from __future__ import annotations

import random
import re
from ctypes import CDLL
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.availability import SlotState
from tests.ui.rig.patron import Patron


def tile(patron: Patron, message: str = "Book a room") -> Any:
    return patron.pilot.control(patron.say(message))


def test_pressed_in_the_next_frame(patron: Patron) -> None:
    """One turn of the loop reads the event, the next shows it; pixels change, nothing happens yet."""
    booking = tile(patron)
    before = patron.pilot.picture()
    patron.pilot.press(*patron.pilot.middle(booking))
    patron.pilot.frame(2)
    assert booking.pressed
    assert patron.pilot.picture() != before
    assert patron.screen.name == "home"
    patron.pilot.lift()
    patron.pilot.frame(2)
    assert not booking.pressed
    assert patron.screen.name == "book"


def test_sliding_off_takes_it_back(patron: Patron) -> None:
    """Off the control the press is gone; lifted there it does nothing."""
    booking, (x, y) = tile(patron), patron.pilot.middle(tile(patron))
    patron.pilot.press(x, y)
    patron.pilot.frame(2)
    patron.pilot.move(x, patron.corner[1])
    patron.pilot.frame(2)
    assert not booking.pressed
    patron.pilot.lift()
    patron.pilot.settle()
    assert patron.screen.name == "home"


def test_back_onto_the_control_it_acts(patron: Patron) -> None:
    """A finger that wavers over the edge and returns means it."""
    x, y = patron.pilot.middle(tile(patron, "Finish"))
    patron.pilot.press(x, y)
    patron.pilot.frame(2)
    patron.pilot.move(x, y + 200)
    patron.pilot.frame(2)
    patron.pilot.move(x, y)
    patron.pilot.frame(2)
    patron.pilot.lift()
    patron.until(lambda: patron.app.resting, 5, "the finish")


@pytest.mark.parametrize("step", [3, 20])
def test_a_scroll_takes_the_press_back(patron: Patron, step: int) -> None:
    """A finger that travels scrolls the rooms and chooses nothing, on its slot still or far from it."""
    patron.touch("Book a room")
    patron.app.context.prefer(text_scale=2.0)
    patron.pilot.settle()
    patron.screen.ids.scroll.to_top()
    patron.pilot.frame(3)
    line = patron.line_of("pelihuone")
    left, bottom, width, height = line.bounds(line.slots[0])
    x, y = line.to_window(left + width / 2, bottom + height / 2)
    top = line.to_window(line.x, line.top)[1]
    patron.pilot.press(x, y)
    patron.pilot.frame(2)
    assert line.pressed
    for count in range(1, 6):
        patron.pilot.move(x, y + count * step)
        patron.pilot.frame(1)
    patron.pilot.frame(2)
    assert not line.pressed
    moved = line.to_window(line.x, line.top)[1] - top
    assert 5 * step - 25 <= moved <= 5 * step + 1, f"the list followed the finger by {moved:.0f} of {5 * step} px"
    patron.pilot.lift()
    patron.pilot.settle()
    assert patron.screen.choice is None
    assert patron.screen.ids.scroll.scroll_y < 1


def test_the_wheel_turns_the_page(patron: Patron) -> None:
    """For those who try the kiosk at a desk; it presses nothing."""
    patron.touch("Book a room")
    patron.app.context.prefer(text_scale=2.0)
    patron.pilot.settle()
    scroll = patron.screen.ids.scroll
    scroll.to_top()
    x, y = patron.pilot.middle(scroll)
    patron.pilot.move(x, y)
    patron.pilot.hand.do("click", "5")
    patron.until(lambda: scroll.scroll_y < 1, 5, "the page to go on")
    patron.pilot.hand.do("click", "4")
    patron.until(lambda: scroll.scroll_y == 1, 5, "the page to go back")
    assert patron.screen.choice is None


def test_no_pointer_stands_on_the_screen(patron: Patron) -> None:
    """SDL itself is asked, after a touch too: a pointer on a touch screen stays where the last finger was."""
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    sdl = CDLL(next(path for path in re.findall(r"/\S+", maps) if "libSDL2-2" in path))
    asked_only = -1
    for _ in range(2):
        assert sdl.SDL_ShowCursor(asked_only) == 0
        patron.pilot.tap(*patron.corner)


def test_one_tap_is_one_touch(patron: Patron) -> None:
    """No second provider reports the same finger again."""
    with patron.counted() as touches:
        for _ in range(5):
            patron.pilot.tap(*patron.corner)
    assert len(touches) == 5
    assert len({touch.uid for touch in touches}) == 5


def test_other_buttons_press_nothing_and_leave_no_dot(patron: Patron) -> None:
    """Kivy would draw a red dot at a right click and keep a second touch there."""
    from kivy.core.window import Window

    x, y = patron.pilot.middle(tile(patron))
    drawn = len(Window.canvas.after.children)
    for button in (2, 3):
        with patron.counted() as touches:
            patron.pilot.press(x, y, button)
            patron.pilot.frame(2)
            assert not tile(patron).pressed
            patron.pilot.lift(button)
            patron.pilot.frame(2)
        assert len(touches) == 1
    patron.pilot.settle()
    assert patron.screen.name == "home"
    assert len(Window.canvas.after.children) == drawn


def test_a_button_more_while_one_is_down(patron: Patron) -> None:
    """It presses nothing else, and the kiosk still answers afterwards."""
    first, second = tile(patron), tile(patron, "My booking")
    patron.pilot.press(*patron.pilot.middle(first))
    patron.pilot.frame(2)
    patron.pilot.press(*patron.pilot.middle(second), button=3)
    patron.pilot.frame(2)
    assert not second.pressed
    patron.pilot.lift(3)
    patron.pilot.lift(1)
    patron.pilot.settle()
    assert patron.screen.name == "home"
    patron.touch("Book a room")
    patron.awaits("book")


def test_a_second_finger_is_ignored(patron: Patron) -> None:
    """A palm on another tile while a finger is down: that tile stays as it is."""
    from kivy.tests.common import UnitTestTouch

    first, second = tile(patron), tile(patron, "My booking")
    finger, palm = (UnitTestTouch(*patron.pilot.middle(each)) for each in (first, second))
    finger.touch_down()
    palm.touch_down()
    assert (first.pressed, second.pressed) == (True, False)
    palm.touch_up()
    finger.touch_up()
    patron.pilot.settle()
    assert patron.screen.name == "book"


def test_a_second_finger_on_the_same_day_is_ignored(patron: Patron) -> None:
    """One widget draws all times of a room, and all places of a floor: a palm on another one chooses nothing."""
    from kivy.tests.common import UnitTestTouch

    from kiosk.ui.widgets.plan import FloorPlan

    def both(first: tuple[float, float], second: tuple[float, float]) -> None:
        finger, palm = UnitTestTouch(*first), UnitTestTouch(*second)
        finger.touch_down()
        palm.touch_down()
        palm.touch_up()
        finger.touch_up()

    pilot, chosen = patron.pilot, []
    patron.touch("Book a room")
    line, slots = patron.line_of("pelihuone"), [patron.slot("pelihuone", skip=skip) for skip in (2, 4)]
    pilot.reveal(line)
    line.bind(on_slot=lambda _line, slot: chosen.append(slot))
    both(*(pilot._slot_in_view(line, slot) for slot in slots))
    assert chosen == slots[:1]

    patron.app.router.go("plan")
    patron.awaits("plan")
    plan = next(each for each in patron.screen.walk() if isinstance(each, FloorPlan) and each.live)
    plan.bind(on_place=lambda _plan, place: chosen.append(place))
    bare: dict[str, tuple[float, float]] = {}
    for x in range(round(plan.x), round(plan.right), 9):
        for y in range(round(plan.y), round(plan.top), 9):
            place = plan._place_under((x, y))
            if place and not any(sign.collide_point(x, y) for sign in plan.children):
                bare.setdefault(place, plan.to_window(x, y))
    both(*[*bare.values()][:2])
    assert chosen[1:] == [*bare][:1]


def test_a_trembling_finger_keeps_its_time(patron: Patron) -> None:
    """Another time of the room is taken elsewhere while it is down: the one it is on is still meant."""
    from kivy.tests.common import UnitTestTouch

    patron.touch("Book a room")
    line, mine, chosen = patron.line_of("pelihuone"), patron.slot("pelihuone", skip=2), []
    patron.pilot.reveal(line)
    line.bind(on_slot=lambda _line, slot: chosen.append(slot))
    x, y = patron.pilot._slot_in_view(line, mine)
    finger = UnitTestTouch(x, y)
    finger.touch_down()
    line.slots = [*map(replace, line.slots[:-1]), replace(line.slots[-1], state=SlotState.TAKEN)]
    finger.touch_move(x + 1, y)
    finger.touch_up()
    assert chosen == [mine]


def test_a_finger_that_stays_down_at_the_end_presses_nothing(patron: Patron) -> None:
    """The visit ends by itself under it; lifted, it would open a screen below the resting one."""
    patron.pilot.press(*patron.pilot.middle(tile(patron)))
    patron.pilot.frame(2)
    patron.app.end_visit()
    patron.pilot.lift()
    patron.pilot.settle()
    assert patron.app.resting
    assert patron.screen.name == "home"


def test_a_child_of_twelve(patron: Patron) -> None:
    """Three hundred taps and drags anywhere: nothing fails, nothing is booked twice, the kiosk answers."""
    from kivy.core.window import Window

    chance = random.Random(12)
    pilot, seen = patron.pilot, set()
    for turn in range(300):
        x, y = chance.randrange(Window.width), chance.randrange(Window.height)
        if turn % 2:  # as often as not something that can be pressed
            x, y = pilot.middle(chance.choice(pilot.controls() or [Window.children[0]]))
        pilot.press(min(max(x, 0), Window.width - 1), min(max(y, 0), Window.height - 1))
        pilot.frame(drawn=False)
        for _ in range(chance.choice((0, 0, 0, 1, 3))):
            x, y = x + chance.randrange(-150, 150), y + chance.randrange(-150, 150)
            pilot.move(min(max(x, 0), Window.width - 1), min(max(y, 0), Window.height - 1))
            pilot.frame(drawn=False)
        pilot.lift()
        pilot.frame()
        seen.add(patron.screen.name)
        assert not patron.branch.kiosk.guard._recent, f"turn {turn} on {patron.screen.name}"
    # Where it comes to depends on what has been drawn between a tap and the next.
    assert "home" in seen and len(seen) > 3, "it got about"
    # The child runs off; whoever comes next finds everything as it should be.
    patron.app.end_visit()
    patron.wake()
    patron.awaits("home")
    patron.touch("My booking")
    patron.awaits("code")
    assert patron.no_overlap()
