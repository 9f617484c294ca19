"""Every screen of the kiosk by name, imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from kiosk.ui.context import Context
from kiosk.ui.screen import KioskScreen

_CLASSES = {
    "home": "HomeScreen",
    "book": "BookScreen",
    "details": "DetailsScreen",
    "library_card": "LibraryCardScreen",
    "review": "ReviewScreen",
    "done": "DoneScreen",
    "code": "CodeScreen",
    "booking": "BookingScreen",
    "feedback": "FeedbackScreen",
    "answers": "AnswersScreen",
    "hours": "HoursScreen",
    "events": "EventsScreen",
    "event": "EventScreen",
    "celia": "CeliaScreen",
    "celia_near": "CeliaNearScreen",
    "celia_taste": "CeliaTasteScreen",
    "celia_eyes": "CeliaEyesScreen",
    "tour": "TourScreen",
    "page": "PageScreen",
    "plan": "PlanScreen",
    "preference_card": "PreferenceCardScreen",
    "mystery": "MysteryScreen",
    "mystery_team": "MysteryTeamScreen",
    "mystery_code": "MysteryCodeScreen",
    "mystery_back": "MysteryBackScreen",
    "mystery_desk": "MysteryDeskScreen",
    "mystery_clue": "MysteryClueScreen",
    "mystery_solved": "MysterySolvedScreen",
    "mystery_end": "MysteryEndScreen",
    "mystery_certificate": "MysteryCertificateScreen",
    "mystery_hall": "MysteryHallScreen",
}


AT_ONCE = ("home", "book", "events", "code")
"""What most patrons come for: built before anybody asks for it."""
LATER = frozenset(_CLASSES) - frozenset(AT_ONCE)
"""Built by who first needs them: together they take 45 MB, and a fraction of a second each."""


def _maker(name: str, class_name: str) -> Callable[[Context], KioskScreen]:
    def make(context: Context) -> KioskScreen:
        screen: KioskScreen = getattr(import_module(f"kiosk.screens.{name}"), class_name)(context)
        return screen

    return make


def screens() -> Mapping[str, Callable[[Context], KioskScreen]]:
    """Makers of all screens; each imports its module and loads its look on its first call."""
    return {name: _maker(name, class_name) for name, class_name in _CLASSES.items()}
