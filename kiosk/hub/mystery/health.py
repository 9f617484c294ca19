"""What the health page says of the game: clues that are not in their place, in plain Finnish for staff."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Connection

from kiosk.api.teams import ClueFigures, MysteryFigures
from kiosk.hub.hub import Hub
from kiosk.hub.mystery import store
from kiosk.hub.mystery.figures import figures
from kiosk.mystery.story import Story

STUCK_TEAMS = 3
"""So many teams must have come to nothing at a clue before staff are asked to look."""
_DAYS = ("maanantain", "tiistain", "keskiviikon", "torstain", "perjantain", "lauantain", "sunnuntain")
_A_WEEK = timedelta(days=6)


_LOOK_BACK = timedelta(days=14)


class Clues:
    """The notes on the teams of the last two weeks. Every game of them is played through for that, and anybody may ask
    for the health page: so they are worked out when something is new, by one who asks; the others hear what was last.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._at_work = threading.Lock()
        self._known: object = None
        self._notes: list[str] = []

    def notes(self, conn: Connection) -> list[str]:
        story, now, zone = self._hub.story, self._hub.clock.now(), self._hub.house().zone
        if story is None:
            return []
        today, found = now.astimezone(zone).date(), store.found_at(conn)
        of = (story, today, found, store.count(conn))
        if of != self._known and self._at_work.acquire(blocking=False):
            try:
                self._notes = notes(story, figures(story, store.logs(conn, now - _LOOK_BACK), zone, found), today)
                self._known = of
            finally:
                self._at_work.release()
        return self._notes


def notes(story: Story, figures: MysteryFigures, today: date) -> list[str]:
    """One sentence for each clue that needs a look, with the place and what to do when it is there again."""
    return list(_notes(story, figures.clues, today))


def _notes(story: Story, clues: Iterable[ClueFigures], today: date) -> Iterable[str]:
    for own in clues:
        clue = story.clue(own.clue)
        spot = story.spot(clue.spot) if clue is not None else None
        if clue is None or spot is None:
            continue
        name = f"{story.title.fi}: vihje ”{clue.title.fi}”"
        then = f"Paikka: {spot.placing.fi.rstrip('.')}. Kun vihje on paikallaan: kiosk mystery found {clue.id}"
        if own.missing:
            teams = "yksi joukkue" if own.missing == 1 else f"{own.missing} joukkuetta"
            yield f"{name} puuttuu paikaltaan ({teams} ilmoittanut). {then}"
        elif own.stuck >= STUCK_TEAMS:
            since = f"{_since(own.last_solved, today)} jälkeen" if own.last_solved else "alusta asti"
            yield f"{name} on ollut ratkaisematta {since}. Tarkista hylly. {then}"


def _since(day: date, today: date) -> str:
    return _DAYS[day.weekday()] if today - day <= _A_WEEK else f"{day.day}.{day.month}."
