"""One patron's visit: everything personal lives here, and replacing the value is the wipe."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.celia_count import Sign
from kiosk.domain.spans import Span

LANGUAGES = ("fi", "sv", "en")
TEXT_SCALES = (1.0, 1.5, 2.0)
PACES = (1, 2, 5)
"""How many times longer the time limits may be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How this patron reads; back to the house's defaults after each visit.

    `speech` has the screen spoken, `easy` says it in easy Finnish, `pace` makes the time limits so many times longer.
    """

    language: str = "fi"
    text_scale: float = 1.0
    high_contrast: bool = False
    reach: bool = False
    less_motion: bool = False
    speech: bool = False
    easy: bool = False
    pace: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A span this patron booked or opened by code during the visit."""

    reservation: str
    resource: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit from the waking touch to the wipe. `number` tells visits apart: results for an ended one are dropped.

    `answered` are the questions answered in it, `texts` how many ideas were put into words: never what was said. `team`
    is the code of the team that plays the mystery. `counted` are the signs of Celia's count that it has given already.
    """

    number: int = 0
    preferences: Preferences = Preferences()
    own: tuple[Own, ...] = ()
    answered: frozenset[str] = frozenset()
    texts: int = 0
    team: str | None = None
    counted: frozenset[Sign] = frozenset()

    def with_own(self, own: Own) -> Visit:
        """This visit with a reservation added, or its span replaced."""
        others = tuple(o for o in self.own if o.reservation != own.reservation)
        return replace(self, own=(*others, own))

    def without(self, reservation: str) -> Visit:
        return replace(self, own=tuple(o for o in self.own if o.reservation != reservation))

    def with_idea(self, question: str | None, *, in_words: bool) -> Visit:
        """This visit with one more idea left."""
        answered = self.answered if question is None else self.answered | {question}
        return replace(self, answered=answered, texts=self.texts + in_words)

    def spans(self, resource: str) -> tuple[Span, ...]:
        return tuple(o.span for o in self.own if o.resource == resource)
