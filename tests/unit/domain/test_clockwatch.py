"""A clock that jumps, or was behind before anybody looked, is not trusted; one that runs evenly is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.clockwatch import JUMP, SETTLE, ClockWatch

NOW = datetime(2026, 11, 25, 18, 45, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def run(watch: ClockWatch, minutes: int, known: datetime | None = None) -> ClockWatch:
    for _ in range(minutes):
        watch = watch.looked(watch.wall + MINUTE, watch.mono + 60, known)
    return watch


def test_an_even_clock_is_trusted() -> None:
    watch = ClockWatch.begun(NOW, 5.0)
    assert watch.trusted
    assert run(watch, 500, NOW).trusted


@pytest.mark.parametrize("by", [timedelta(hours=3), timedelta(hours=-3), JUMP + 2 * MINUTE])
def test_a_jump_is_waited_out(by: timedelta) -> None:
    """Forward or back: not for three minutes, then again."""
    watch = run(ClockWatch.begun(NOW, 0.0), 10, NOW)
    jumped = watch.looked(watch.wall + MINUTE + by, watch.mono + 60, NOW + 10 * MINUTE)
    assert not jumped.trusted
    assert not run(jumped, 2).trusted
    assert run(jumped, 3).trusted
    assert run(jumped, 30).trusted


def test_a_second_jump_begins_the_wait_anew() -> None:
    watch = ClockWatch.begun(NOW, 0.0).looked(NOW + timedelta(hours=1), 60.0, None)
    again = run(watch, 2).looked(NOW + timedelta(hours=5), 240.0, None)
    assert not run(again, 2).trusted


def test_a_small_adjustment_is_no_jump() -> None:
    watch = ClockWatch.begun(NOW, 0.0).looked(NOW + MINUTE + timedelta(seconds=30), 60.0, None)
    assert watch.trusted


def test_behind_what_is_known_to_have_been() -> None:
    """Started in the past: waiting does not mend it, the right time does."""
    watch = ClockWatch.begun(NOW, 0.0).looked(NOW, 0.0, NOW + timedelta(hours=2))
    assert not watch.trusted
    assert not run(watch, 60, NOW).trusted
    mended = watch.looked(NOW + timedelta(hours=3), 1.0, None)
    assert run(mended, 4).trusted


@given(st.lists(st.integers(-86_400, 86_400), max_size=6))
def test_after_any_jumps_an_even_clock_is_trusted_again(jumps: list[int]) -> None:
    watch = ClockWatch.begun(NOW, 0.0)
    for jump in jumps:
        watch = watch.looked(watch.wall + timedelta(seconds=jump), watch.mono + 1, watch.wall)
    assert run(watch, int(SETTLE / 60) + 1).trusted or not any(abs(jump) > JUMP.total_seconds() for jump in jumps)
