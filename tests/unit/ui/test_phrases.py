"""Every rule, state and presence has a whole sentence in every language, its figures filled in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.bookings import State
from kiosk.domain.refusals import Alternative, Refusal, Rule
from kiosk.domain.spans import Span
from kiosk.services.house_view import HomeCard, LengthChoice, Limit, Presence, home_cards
from kiosk.services.world import World
from kiosk.ui import phrases
from tests.services.worlds import NOW, library

LANGUAGES = ("fi", "sv", "en", "qps")
pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def whole(text: str) -> None:
    """Nothing left to fill in, nothing doubled, nothing missing."""
    assert text.strip()
    assert not re.search(r"[{}]|  |None|\(\)", text), text


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("count", [1, 2, 1.5])
def test_refusals(language: str, rule: Rule, count: float) -> None:
    """With the figure that the rule stands on."""
    refusal = Refusal(rule=rule, length=timedelta(minutes=90), instant=NOW, count=count, detail="name")
    whole(phrases.refusal_text(refusal, library(), language))


@pytest.mark.parametrize("rule", Rule)
def test_refusals_without_figures(language: str, rule: Rule) -> None:
    """A hub of another version may leave them out; the screen must not fail."""
    assert "{" not in phrases.refusal_text(Refusal(rule=rule), library(), language)


@pytest.mark.parametrize("state", State)
def test_states(language: str, state: State) -> None:
    """In words."""
    whole(phrases.state_text(state, language))


def test_states_are_told_apart(language: str) -> None:
    """No two states have the same words."""
    assert len({phrases.state_text(state, language) for state in State}) == len(State)


@pytest.mark.parametrize("presence", Presence)
@pytest.mark.parametrize("until", [None, NOW + timedelta(hours=1), NOW + timedelta(days=1), NOW + timedelta(days=30)])
def test_rooms_now(language: str, presence: Presence, until: datetime | None) -> None:
    """Free until, taken and free from, closed and opens, with and without an hour."""
    world = library()
    card = HomeCard(resource=home_cards(world, NOW)[0].resource, presence=presence, until=until)
    whole(phrases.room_now(world, card, NOW, language))
    whole(phrases.best_fact(world, [card], NOW, language))


@pytest.mark.parametrize("limit", Limit)
def test_limits(language: str, limit: Limit) -> None:
    """Why a booking cannot be longer."""
    whole(phrases.limit_text(LengthChoice(length=timedelta(hours=1), end=NOW, limit=limit), language))


def test_what_is_old(language: str) -> None:
    """How old; nothing while the hub answers."""
    world = library()
    assert phrases.stale(world, NOW, language) == ""
    whole(phrases.stale(World(), NOW, language))


def test_offers_and_features(language: str) -> None:
    """Another room is named, the wished one is not."""
    world = library()
    first, second = list(world.docs)[:2]
    offer = Alternative(resource=second, start=NOW, end=NOW + timedelta(hours=1))
    named = phrases.offer_text(world, offer, first, NOW, language)
    plain = phrases.offer_text(world, offer, second, NOW, language)
    assert named.endswith(plain)
    assert named != plain
    for doc in world.docs.values():
        for icon, text in phrases.features(doc.resource, language):
            whole(icon)
            whole(text)
    whole(phrases.span_text(world, Span(NOW, NOW + timedelta(hours=1)), datetime(2026, 1, 1, tzinfo=UTC), language))
