"""Opening hours as sentences, in every language and at every kind of moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.hours import Hours, Mode, Period
from kiosk.domain.spans import Span
from kiosk.domain.text import Text
from kiosk.services.world import World
from kiosk.ui import hours_words
from tests.services.worlds import NOW, library, local
from tests.unit.ui.test_phrases import LANGUAGES, whole

SENTENCES = (hours_words.house_hours, hours_words.open_fact, hours_words.course, hours_words.who_helps)


def with_hours(hours: Hours) -> World:
    world = library()
    return replace(world, house=replace(world.house, hours=hours))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hour", [2, 8, 12, 20, 20.8, 23])
def test_sentences_are_whole(language: str, hour: float) -> None:
    """Closed, self-service, staffed, the last minutes, and when nothing is known."""
    for world in (library(), World()):
        for sentence in SENTENCES:
            text = sentence(world, local(hour), language)
            if text or sentence in SENTENCES[:2]:
                whole(text)


@pytest.mark.parametrize(
    ("hour", "pill", "fact", "course"),
    [
        (6, "Suljettu · aukeaa klo 7", "Suljettu · aukeaa klo 7", ""),
        (8, "Omatoimi klo 10 asti", "Auki klo 21 asti", "Omatoimi klo 10 asti, sitten henkilökunta paikalla klo 19 asti"),
        (12, "Henkilökunta paikalla klo 19 asti", "Auki klo 21 asti",
         "Henkilökunta paikalla klo 19 asti, omatoimi klo 21 asti"),
        (20, "Omatoimi klo 21 asti", "Auki klo 21 asti", "Omatoimi klo 21 asti"),
        (22, "Suljettu · aukeaa to klo 7", "Suljettu · aukeaa to klo 7", ""),
    ],
)  # fmt: skip
def test_a_wednesday_in_finnish(hour: float, pill: str, fact: str, course: str) -> None:
    """The shipped house: 7-10 on one's own, 10-19 with staff, 19-21 on one's own."""
    world, now = library(), local(hour)
    assert hours_words.house_hours(world, now, "fi") == pill
    assert hours_words.open_fact(world, now, "fi") == fact
    assert hours_words.course(world, now, "fi") == course


def test_a_house_with_staff_all_day_is_simply_open() -> None:
    known = Span(NOW - timedelta(days=1), NOW + timedelta(days=1))
    world = with_hours(Hours(known, (Period(local(10), local(18), Mode.STAFFED),)))
    assert hours_words.house_hours(world, NOW, "fi") == "Auki klo 18 asti"
    assert hours_words.course(world, NOW, "fi") == "Henkilökunta paikalla klo 18 asti"


def test_closed_before_days_that_nobody_told() -> None:
    """It may open before the next opening that is known: nothing is promised."""
    known = Span(NOW - timedelta(days=1), NOW + timedelta(days=3))
    hole = Span(local(0, days=1), local(0, days=2))
    world = with_hours(Hours(known, (Period(local(10, days=2), local(18, days=2), Mode.STAFFED),), (hole,)))
    assert hours_words.house_hours(world, NOW, "fi") == "Suljettu"
    assert hours_words.who_helps(world, NOW, "fi") == "Henkilökunta ei nyt palvele."


def test_who_helps() -> None:
    """Staff while they are there; otherwise when they come, or what the house itself says of its self-service."""
    world = library()
    assert "Henkilökunta on paikalla" in hours_words.who_helps(world, local(12), "fi")
    assert "klo 10" in hours_words.who_helps(world, local(8), "fi")
    assert "to klo 10" in hours_words.who_helps(world, local(20), "fi")
    assert hours_words.who_helps(World(), NOW, "fi") == ""
    own = replace(world, house=replace(world.house, self_service_help=Text("Soita tiskille", "Ring disken")))
    assert hours_words.who_helps(own, local(8), "sv") == "Ring disken"
    assert "klo 7" not in hours_words.who_helps(own, local(22), "fi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("minutes", "said"), [(15.5, ""), (15, "15"), (9.2, "10"), (5, "5"), (0.5, "1")])
def test_the_closing_notice(language: str, minutes: float, said: str) -> None:
    world = library()
    text = hours_words.closing(world, world.opening(local(21) - timedelta(minutes=minutes)), language)
    assert bool(text) is bool(said)
    if said:
        whole(text)
        assert f" {said} " in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_that_are_old_say_so(language: str) -> None:
    world = library()
    assert hours_words.hours_as_of(world, NOW, language) == ""
    old = replace(world, house=replace(world.house, hours_stale=local(9.5)))
    text = hours_words.hours_as_of(old, NOW, language)
    whole(text)
    assert ("9:30" if language == "en" else "9.30") in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("heard", [True, False])
@pytest.mark.parametrize("hour", [2, 8, 12, 20, 23])
def test_a_call_for_staff_is_whole(language: str, heard: bool, hour: float) -> None:
    for world in (library(), World()):
        whole(hours_words.called(world, local(hour), language, heard=heard))


@pytest.mark.parametrize(
    ("hour", "says"),
    [
        (8, "Palvelupisteessä ei ole nyt henkilökuntaa. Pyyntösi nähdään viimeistään klo 10."),
        (12, "Pyyntö on perillä. Henkilökunta tulee."),
        (20, "Palvelupisteessä ei ole nyt henkilökuntaa. Pyyntösi nähdään viimeistään to klo 10."),
    ],
)
def test_a_call_says_when_somebody_comes(hour: float, says: str) -> None:
    """In self-service hours nobody is promised to come now."""
    assert hours_words.called(library(), local(hour), "fi", heard=True) == says
