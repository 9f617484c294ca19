"""Is somebody there: a state machine over seconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.idle import Idle, IdleTimes, Presence

TIMES = IdleTimes(warn_after=60, countdown=20)
RESTING = Idle(times=TIMES)


def test_from_touch_to_rest() -> None:
    """Present, after a minute warned, twenty seconds later resting."""
    idle = RESTING.touched(1000)
    assert idle.at(1059.9).presence is Presence.PRESENT
    warned = idle.at(1060)
    assert warned.presence is Presence.WARNED
    assert warned.seconds_left(1060) == 20
    assert warned.seconds_left(1079.5) == 1
    assert warned.at(1079.9).presence is Presence.WARNED
    assert warned.at(1080).presence is Presence.RESTING


def test_a_warning_seen_late_is_not_longer() -> None:
    """The countdown is counted from when it was due: a slow frame gives nobody more time, and none less."""
    warned = RESTING.touched(0).at(65)
    assert warned.next_change(65) == 15
    assert warned.seconds_left(65) == 15


def test_any_touch_begins_anew() -> None:
    """However late."""
    warned = RESTING.touched(0).at(79.9)
    again = warned.touched(79.95)
    assert again.presence is Presence.PRESENT
    assert again.next_change(79.95) == pytest.approx(60)


@pytest.mark.parametrize("pace", [1, 2, 5])
def test_who_wants_more_time_has_it_in_both(pace: int) -> None:
    """Before the warning and in the countdown, which is never under twenty seconds."""
    slow = Idle(times=TIMES.at_pace(pace)).touched(0)
    assert slow.at(60 * pace - 0.1).presence is Presence.PRESENT
    assert slow.at(60 * pace).seconds_left(60 * pace) == 20 * pace
    assert slow.at(60 * pace).at(80 * pace - 0.1).presence is Presence.WARNED
    assert slow.at(60 * pace).at(80 * pace).presence is Presence.RESTING


def test_resting_waits_for_nothing() -> None:
    """No timer runs while nobody is there."""
    assert RESTING.next_change(5) is None
    assert RESTING.touched(5).left().next_change(6) is None
    assert RESTING.at(1e9) == RESTING


@given(st.lists(st.tuples(st.floats(0.01, 50), st.booleans()), max_size=40))
def test_no_countdown_is_shorter_than_promised(steps: list[tuple[float, bool]]) -> None:
    """Whatever happens when, a visit ends 80 seconds after the last touch and never before."""
    now, last, idle = 0.0, 0.0, RESTING.touched(0)
    for wait, touched in steps:
        now += wait
        idle = idle.at(now)
        idle = idle.at(now)
        over = now - last >= 80
        assert (idle.presence is Presence.RESTING) is over
        if over:
            return
        if touched:
            last, idle = now, idle.touched(now)
