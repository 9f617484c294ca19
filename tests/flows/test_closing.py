"""The last quarter of an hour before closing, and the night's rest: the clock is moved, everything else is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.ui import night
from kiosk.ui.hours_words import closing, house_hours
from kiosk.ui.widgets.shell import ClosingBand
from tests.ui.rig.patron import Patron
from tests.ui.test_rest import turns

NOTICE = ("The library closes in {n} minute, at {time}.", "The library closes in {n} minutes, at {time}.")


def go_to(patron: Patron, hour: int, minute: int, second: int = 0) -> None:
    """Later on this day (or the next) by the clock on the wall, somebody at the screen; heard at the full minute."""
    local = patron.clock.now().astimezone(patron.app.context.world.zone)
    then = local.replace(hour=hour, minute=minute, second=second, microsecond=0)
    if then <= local:
        then += timedelta(days=1)
    patron.later(seconds=(then - local).total_seconds())
    patron.pilot.settle()


def rest_at(patron: Patron, hour: int, minute: int) -> None:
    """The same with nobody there."""
    patron.touch("Finish")
    patron.until(lambda: patron.app.resting, 20, "the rest")
    go_to(patron, hour, minute)


def notice(patron: Patron, minutes: int) -> str:
    context = patron.app.context
    time = {"fi": "klo 21", "sv": "kl. 21", "en": "9 pm"}[context.language]
    return str(context.trn(*NOTICE, minutes, time=time))


def bands(patron: Patron) -> list[Any]:
    return [w for w in patron.pilot.visible() if isinstance(w, ClosingBand) and w.text]


# Closing


def test_what_is_left_of_the_day_says_its_time(patron: Patron) -> None:
    """Half an hour is left: no hour begins in it."""
    go_to(patron, 20, 48)
    patron.touch("Book a room")
    line = patron.line_of("pelihuone")
    assert [line._look_of(cell)[2] for cell in line._cells] == ["20.30"]


@pytest.mark.parametrize("minutes", [15, 10, 5, 1])
def test_every_screen_says_when_the_house_closes(patron: Patron, minutes: int) -> None:
    """In words with the minutes, on whatever screen; nothing of it lies over a control."""
    go_to(patron, 20, 44)
    assert not bands(patron)
    go_to(patron, 20, 60 - minutes)
    for tile in ("Book a room", "My booking", "Opening hours"):
        assert notice(patron, minutes) in patron.words()
        patron.touch(tile)
        assert notice(patron, minutes) in patron.words()
        (band,) = bands(patron)
        edge = band.to_window(*band.pos)[1]
        below = [c for c in patron.pilot.controls() if c.to_window(c.x, c.y)[1] < edge + 1]
        back = patron.pilot.control(patron.say("Back"))
        assert {*below, back} == set(patron.pilot.controls())
        assert all(c.to_window(*c.pos)[1] + c.height <= edge + 1 for c in below)
        assert back.to_window(*back.pos)[1] >= edge + band.height - 1
        patron.touch("Back")


def test_the_evening_that_goes_on_without_staff_is_no_closing(patron: Patron) -> None:
    """At 19 the staff leave, the house does not close."""
    go_to(patron, 18, 50)
    assert not bands(patron)
    assert "sulkeutuu" not in patron.words()


def test_the_notice_does_not_disturb_a_booking(patron: Patron) -> None:
    """A booking that was begun before goes on from where it was, and is made."""
    go_to(patron, 20, 10)
    patron.book_a_free_slot("pelihuone", skip=1)
    patron.awaits("review")
    go_to(patron, 20, 46)
    assert patron.screen.name == "review"
    assert notice(patron, 14) in patron.words()
    patron.touch("Confirm the booking")
    patron.awaits("done")
    assert len(patron.held_at_hub("pelihuone")) == 1
    assert notice(patron, 14) in patron.words()


def test_the_notice_follows_the_language_and_goes_with_the_opening(patron: Patron) -> None:
    go_to(patron, 20, 52)
    for name in ("Svenska", "English", "Suomi"):
        patron.pilot.touch(name)
        assert notice(patron, 8) in patron.words()
    go_to(patron, 21, 0, 1)
    assert not bands(patron)
    assert house_hours(patron.app.context.world, patron.clock.now(), "fi") in patron.words()


def test_the_resting_screen_says_it_too(patron: Patron) -> None:
    rest_at(patron, 20, 51)
    assert notice(patron, 9) in patron.words()
    assert patron.app.cover is patron.app.attract


class _Jumped:
    """A wall clock that somebody has set; the monotonic one runs on."""

    def __init__(self, clock: Any) -> None:
        self.clock, self.by = clock, timedelta()

    def now(self) -> datetime:
        return self.clock.now().astimezone(UTC) + self.by  # type: ignore[no-any-return]

    def monotonic(self) -> float:
        return float(self.clock.monotonic())


@pytest.fixture
def jumping(patron: Patron) -> Iterator[_Jumped]:
    """The kiosk's own clock, which a test may set."""
    clock = _Jumped(patron.clock)
    patron.app.context.clock = clock
    yield clock
    patron.app.context.clock = patron.clock
    patron.app.world_changed(patron.app.context.world)
    for _ in range(5):
        patron.later(minutes=1)


def test_a_clock_that_jumped_announces_nothing(patron: Patron, jumping: _Jumped) -> None:
    """Set forward into the last minutes: no notice until it has run evenly for a while, then there is one."""
    go_to(patron, 19, 48)
    jumping.by = timedelta(hours=1)
    patron.app.world_changed(patron.app.context.world)
    context = patron.app.context
    assert closing(context.world, context.world.opening(context.now()), "fi")
    assert not bands(patron)
    for _ in range(4):
        patron.later(minutes=1)
    assert bands(patron)


def test_a_clock_that_jumped_makes_no_night(patron: Patron, jumping: _Jumped) -> None:
    patron.touch("Finish")
    jumping.by = timedelta(hours=10)
    patron.app.world_changed(patron.app.context.world)
    patron.pilot.frame(3)
    assert patron.app._resting.night is None


# The night


@pytest.fixture
def soon_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second instead of thirty until it is dark."""
    monkeypatch.setattr(night, "DIMMED_FOR", 0.5)


def dark(patron: Patron) -> bool:
    return bool(patron.app._resting.dark)


def wait_for_dark(patron: Patron) -> None:
    patron.until(lambda: dark(patron), 10, "the dark")
    patron.pilot.frame(2)


@pytest.mark.usefixtures("soon_dark")
def test_it_goes_dark_and_says_when_it_opens(patron: Patron) -> None:
    """Black but for dim words, and the loop rests."""
    rest_at(patron, 21, 30)
    wait_for_dark(patron)
    assert "aukeaa" in patron.words()
    assert "klo 7" in patron.words()
    picture = patron.pilot.picture().convert("L")
    lit = sum(count for level, count in enumerate(picture.histogram()) if level > 8)
    assert picture.getextrema()[1] < 128
    assert 0 < lit < 0.05 * picture.width * picture.height
    assert not patron.pilot.moving
    attract = patron.app.attract
    shown = attract._turn
    patron.pilot.skip(10)  # longer than a fact of the resting screen stands: that one must stand still
    assert attract._turn == shown
    turns(patron, 0.5)
    assert turns(patron, 2.0) <= 8  # a loop that does not rest makes a hundred


@pytest.mark.usefixtures("soon_dark")
def test_the_words_drift(patron: Patron) -> None:
    """Minute by minute they stand elsewhere, and never beside the panel."""
    rest_at(patron, 21, 30)
    wait_for_dark(patron)
    places = set()
    for _ in range(5):
        box = patron.app._resting.night.children[0]
        places.add((round(box.x), round(box.y)))
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= patron.app.shell.width
        assert box.top <= patron.app.shell.height
        go_to(patron, 21, 30 + len(places))
    assert len(places) == 5


@pytest.mark.usefixtures("soon_dark")
@pytest.mark.parametrize("how", ["touch", "key"])
def test_the_touch_that_ends_the_dark_does_nothing_else(patron: Patron, how: str) -> None:
    """It brings the dimmed resting screen; left alone it goes dark again, touched once more the kiosk wakes."""
    rest_at(patron, 22, 5)
    wait_for_dark(patron)

    def stir() -> None:
        if how == "touch":
            patron.pilot.tap(*patron.pilot.middle(patron.app.shell))
        else:
            patron.pilot.key("a")

    stir()
    assert not dark(patron)
    assert patron.app.resting
    assert patron.sees("Touch the screen")
    wait_for_dark(patron)
    stir()
    patron._hears()
    stir()
    patron.until(lambda: not patron.app.resting, 5, "the waking")
    assert patron.screen.name == "home"
    assert patron.app._resting.night is None


@pytest.mark.usefixtures("soon_dark")
def test_a_double_tap_wakes_only_once(patron: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    """Children tap twice: the second tap of a moment later does nothing either."""
    rest_at(patron, 22, 5)
    wait_for_dark(patron)
    monkeypatch.setattr("kiosk.ui.inputs.SWALLOW_AFTER_WAKING", 60.0)  # a slow machine must not make two wishes of it
    for _ in range(2):
        patron.pilot.tap(*patron.pilot.middle(patron.app.shell))
    assert patron.app.resting
    patron.clock.ahead(timedelta(seconds=61))


@pytest.mark.usefixtures("soon_dark")
def test_the_morning_ends_the_night(patron: Patron) -> None:
    """A quarter before opening the resting screen is bright again, by itself."""
    rest_at(patron, 21, 30)
    wait_for_dark(patron)
    go_to(patron, 6, 44)
    assert dark(patron)
    go_to(patron, 6, 46)
    patron.until(lambda: patron.app._resting.night is None, 20, "the end of the night")
    assert patron.app.resting
    assert patron.sees("Touch the screen")


@pytest.mark.usefixtures("soon_dark")
def test_a_visit_in_the_night_is_not_disturbed(patron: Patron) -> None:
    """Somebody is there while it closes, and after: nothing goes dark before they have gone."""
    patron.touch("Book a room")
    go_to(patron, 21, 30)
    patron.pilot.skip(1.0)
    assert patron.app._resting.night is None
    assert patron.screen.name == "book"
    patron.touch("Finish")
    wait_for_dark(patron)


@pytest.mark.usefixtures("soon_dark")
def test_unknown_hours_never_go_dark(patron: Patron) -> None:
    world = patron.app.context.world
    unknown = replace(world.house, hours=replace(world.house.hours, unknown=(world.house.hours.known,), periods=()))
    rest_at(patron, 21, 30)
    assert patron.app._resting.night is not None
    patron.app.world_changed(replace(patron.app.context.world, house=unknown))
    patron.pilot.skip(1.0)
    assert patron.app._resting.night is None
    patron.app.world_changed(patron.branch.kiosk.worker.world)


@pytest.mark.usefixtures("soon_dark")
def test_staff_may_want_it_bright(patron: Patron) -> None:
    """`[idle] night = false`."""
    face = patron.app.face
    patron.app.change_face(replace(face, night=False))
    rest_at(patron, 21, 30)
    patron.pilot.skip(1.0)
    assert patron.app._resting.night is None
    patron.app.change_face(face)
