"""The certificate of a team for a phone: an address that nobody can guess, for some days after the end of the game.

What stands on it stands in the hall of fame too: the drawn name, the level, the day. Nothing of the players.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import Connection

from kiosk.api import routes
from kiosk.domain.text import Text
from kiosk.hub.config import HubConfig
from kiosk.hub.db.transaction import Tx
from kiosk.hub.mystery import store
from kiosk.hub.secrecy import Secrecy
from kiosk.mystery.names import may_be_drawn
from kiosk.mystery.replay import replay
from kiosk.mystery.story import Level, Story
from kiosk.mystery.team import Record, Verdict

KEPT = timedelta(days=14)
"""Long enough to keep the picture, too short to be guessed."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """In the language that the team played in."""

    story: Text
    name: str
    level: Level
    day: date
    language: str
    mark: str
    """The letter of the seal."""


def earn(tx: Tx, secrecy: Secrecy, story: Story | None, team: str, records: Iterable[Record]) -> None:
    """Give the team its address when one of these records is the end of its game."""
    last = story.last if story is not None else None
    if any(record.verdict is Verdict.RIGHT and (record.last or record.clue == last) for record in records):
        store.put_certificate(tx, team, secrecy.certificate(team))


def address(conn: Connection, config: HubConfig, team: str) -> str | None:
    """Where a phone finds the certificate; None where the hub has no address for phones, or the game is not over."""
    token = store.certificate_of(conn, team) if config.public_url else None
    return f"{str(config.public_url).rstrip('/')}{routes.CERTIFICATE.format(token=token)}" if token else None


def of_token(conn: Connection, story: Story, zone: tzinfo, now: datetime, token: str) -> Certificate | None:
    """None when there is no such certificate, or not any more."""
    team = store.team_of_certificate(conn, token)
    state = replay(story, store.log(conn, team).records) if team is not None else None
    if state is None or state.finished is None or now > state.finished + KEPT or not may_be_drawn(story, state.name):
        return None
    return Certificate(
        story=story.title,
        name=state.name,
        level=state.level,
        day=state.finished.astimezone(zone).date(),
        language=state.language,
        mark=story.mark,
    )
