"""The rows of a week in every language, and where their periods lie on the common bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kiosk.domain.hours import DayNote, LocalPeriod, Mode, expand
from kiosk.domain.text import Text
from kiosk.services.hours_view import own_hours, week
from kiosk.services.world import World
from kiosk.ui.hours_lines import SELF_SERVICE, STAFFED, day_lines, room_lines, week_dates, week_name, week_reason
from tests.services.worlds import NOW, library
from tests.unit.ui.test_phrases import LANGUAGES, whole

MONDAY = date(2026, 11, 23)
NEXT = MONDAY + timedelta(days=7)


def test_a_wednesday_that_is_today() -> None:
    world = library()
    lines = day_lines(world, week(world, MONDAY), NOW, "fi")
    today = lines[2]
    assert (today.title, today.below, today.today) == ("Tänään", "ke 25.11.", True)
    assert [(s.look, s.text) for s in today.stretches] == [
        (SELF_SERVICE, "7–10 omatoimi"),
        (STAFFED, "10–19 henkilökunta"),
        (SELF_SERVICE, "19–21 omatoimi"),
    ]
    assert [round(s.begin * 14 + 7, 2) for s in today.stretches] == [7, 10, 19]
    assert [round(s.end * 14 + 7, 2) for s in today.stretches] == [10, 19, 21]
    assert today.now == pytest.approx((13.7 - 7) / 14, abs=0.001)
    assert [line.title for line in lines[3:]] == ["to 26.11.", "pe 27.11.", "la 28.11.", "su 29.11."]
    assert all(line.now == -1 for line in (*lines[:2], *lines[3:]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_says_how_it_is(language: str) -> None:
    """Periods or a state, never both and never neither; a special day says why."""
    world = library()
    for first in (MONDAY, NEXT, MONDAY + timedelta(days=70)):
        for line in day_lines(world, week(world, first), NOW, language):
            whole(line.title)
            assert bool(line.stretches) != bool(line.state)
            assert bool(line.state) == bool(line.state_icon)
            for text in (*(s.text for s in line.stretches), line.state or "-", line.reason or "-"):
                whole(text)
            assert all(0 <= s.begin < s.end <= 1 for s in line.stretches)
    holiday = day_lines(world, week(world, NEXT), NOW, language)[6]
    assert holiday.reason in {"Itsenäisyyspäivä", "Självständighetsdagen", "Independence Day"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_and_unknown_are_not_the_same(language: str) -> None:
    world = library()
    closed = day_lines(world, week(world, NEXT), NOW, language)[6]
    unknown = day_lines(World(), week(World(), MONDAY), NOW, language)[0]
    assert closed.state != unknown.state
    assert closed.state_icon != unknown.state_icon


def test_a_special_day_without_a_reason_says_that_it_is_special() -> None:
    world = library()
    odd = replace(world, house=replace(world.house, day_notes=(DayNote(MONDAY),)))
    assert day_lines(odd, week(odd, MONDAY), NOW, "fi")[0].reason == "Poikkeava aukiolo"


def test_a_summer_is_explained_once_a_week() -> None:
    """Seven days of one reason say it together; a holiday among them makes each day speak for itself."""
    world = library()
    summer = tuple(DayNote(MONDAY + timedelta(days=n), Text("Kesäaukiolo")) for n in range(7))
    days = week(replace(world, house=replace(world.house, day_notes=summer)), MONDAY)
    assert week_reason(days, "fi") == "Kesäaukiolo"
    assert {line.reason for line in day_lines(world, days, NOW, "fi")} == {""}
    days = week(replace(world, house=replace(world.house, day_notes=summer[:6])), MONDAY)
    assert week_reason(days, "fi") == ""
    assert [line.reason for line in day_lines(world, days, NOW, "fi")] == ["Kesäaukiolo"] * 6 + [""]


def test_hours_past_midnight_stay_on_the_bar() -> None:
    world = library()
    late = (LocalPeriod(time(18), time(2)),)
    hours = expand({0: late}, {}, MONDAY, 7, world.zone)
    night = replace(world, house=replace(world.house, hours=hours))
    (stretch,) = day_lines(night, week(night, MONDAY), NOW, "fi")[0].stretches
    assert stretch.text == "18–2 henkilökunta"
    assert stretch.end == 1


def test_rooms_of_their_own() -> None:
    world = library()
    ((icon, name, lines),) = room_lines(world, own_hours(world, MONDAY), NOW, "fi")
    assert (icon, name) == ("theater", "Virta-sali")
    assert [line.title for line in lines] == ["ma–pe", "la–su"]
    assert [line.stretches[0].text for line in lines] == ["9–22", "10–22"]
    ((_icon, _name, easy),) = room_lines(world, own_hours(world, MONDAY), NOW, "fi_selko")
    assert [line.title for line in easy] == ["maanantai – perjantai", "lauantai – sunnuntai"]


def test_a_room_with_both_kinds_of_hours_tells_them_apart() -> None:
    world = library()
    both = (LocalPeriod(time(9), time(12)), LocalPeriod(time(12), time(15), Mode.SELF_SERVICE))
    hall = world.docs["virta-sali"]
    own = replace(hall, hours=expand(dict.fromkeys(range(7), both), {}, MONDAY, 7, world.zone))
    world = replace(world, docs={**world.docs, "virta-sali": own})
    ((_, _, (line,)),) = room_lines(world, own_hours(world, MONDAY), NOW, "fi")
    assert [s.text for s in line.stretches] == ["9–12 henkilökunta", "12–15 omatoimi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_weeks_have_names(language: str) -> None:
    names = {week_name(n, MONDAY + n * timedelta(days=7), language) for n in range(3)}
    assert len(names) == 3


def test_dates_of_a_week() -> None:
    assert week_dates(MONDAY, "fi") == "23.–29.11."
    assert week_dates(NEXT, "fi") == "30.11.–6.12."
    assert week_dates(MONDAY, "sv") == "23.–29.11"
    assert week_dates(NEXT, "sv") == "30.11–6.12"
    assert week_dates(MONDAY, "en") == "23–29 Nov"
    assert week_dates(NEXT, "en") == "30 Nov–6 Dec"
