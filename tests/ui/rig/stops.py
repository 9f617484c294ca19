"""Screens with something on them, as a patron would have come to them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.ui.rig.patron import Patron


def stops(patron: Patron) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Names of screens and what each is shown with; the first ten are those that most patrons go to."""
    start = patron.clock.now().replace(minute=0, second=0, microsecond=0)
    wish = {"start": start + timedelta(hours=1), "end": start + timedelta(hours=2)}
    return (
        ("book", {}),
        ("code", {}),
        ("review", {"resource": "pelihuone", **wish}),
        ("details", {"resource": "virta-sali", **wish}),
        ("tour", {}),
        ("page", {"page": "kirjasto"}),
        ("plan", {"place": "pelihuone"}),
        ("page", {"page": "celia"}),
        ("hours", {}),
        ("celia", {}),
        ("library_card", {"resource": "pelihuone", **wish}),
        *((name, {}) for name in ("celia_near", "celia_taste", "celia_eyes", "feedback", "answers", "preference_card")),
        *((name, {}) for name in ("mystery", "mystery_team", "mystery_back", "mystery_hall")),
    )
