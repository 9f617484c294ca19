"""Rows of ideas and back: counts without a day, texts without a time, keys without a device."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from kiosk.api.ideas import IdeaText
from kiosk.domain.ideas import IdeaState
from kiosk.hub.db.tables import idea_counts, idea_keys, ideas
from kiosk.hub.db.transaction import Tx

OWN = ""
"""Stands for the question in the counts of patrons' own ideas."""
ANSWER, MOOD = "answer", "mood"

_i, _c, _k = ideas.c, idea_counts.c, idea_keys.c
_COUNT = text(
    "INSERT INTO idea_counts (question, what, choice, given) VALUES (:question, :what, :choice, 1)"
    " ON CONFLICT (question, what, choice) DO UPDATE SET given = idea_counts.given + 1"
)
_COUNTS = select(_c.question, _c.what, _c.choice, _c.given, _c.published)
_KNOWN = select(_k.fingerprint).where(_k.key == bindparam("which"))
_READ = select(_i.id, _i.text, _i.day, _i.state, _i.question)
_UNREAD = select(_i.question, func.count()).where(_i.state == IdeaState.NEW.value).group_by(_i.question)

Counts = dict[tuple[str, str], tuple[int, int | None]]
"""(what, choice) -> how often it was given, and what of that patrons may see."""


def fingerprint_of(conn: Connection, key: str) -> str | None:
    """Of the idea that came under the key; None when none did."""
    return conn.execute(_KNOWN, {"which": key}).scalar()


def keep_key(tx: Tx, key: str, fingerprint: str, day: date) -> None:
    tx.conn.execute(insert(idea_keys), {"key": key, "fingerprint": fingerprint, "day": day})


def count(tx: Tx, question: str, what: str, choice: str) -> None:
    tx.conn.execute(_COUNT, {"question": question, "what": what, "choice": choice})


def keep_text(tx: Tx, question: str | None, words: str, day: date) -> None:
    row = {"id": secrets.token_hex(8), "question": question, "text": words, "day": day, "state": IdeaState.NEW.value}
    tx.conn.execute(insert(ideas), row)


def counts(conn: Connection) -> dict[str, Counts]:
    """Every count, by question."""
    found: dict[str, Counts] = {}
    for question, what, choice, given, published in conn.execute(_COUNTS):
        found.setdefault(question, {})[what, choice] = given, published
    return found


def publish(tx: Tx, question: str) -> int:
    """Let patrons see the counts as they are now; how many there were."""
    return tx.conn.execute(update(idea_counts).where(_c.question == question).values(published=_c.given)).rowcount


def unpublish(tx: Tx, question: str) -> None:
    tx.conn.execute(update(idea_counts).where(_c.question == question).values(published=None))


def unread(conn: Connection) -> dict[str | None, int]:
    return {row[0]: row[1] for row in conn.execute(_UNREAD)}


def texts(conn: Connection, state: IdeaState | None, most: int) -> list[IdeaText]:
    """Those of a state, or all, the oldest day first."""
    wanted = _READ if state is None else _READ.where(_i.state == state.value)
    return [_idea(row) for row in conn.execute(wanted.order_by(_i.day, _i.id).limit(most))]


def accepted(conn: Connection, question: str, most: int) -> list[str]:
    """The newest words that patrons may see."""
    wanted = _READ.where(_i.question == question, _i.state == IdeaState.ACCEPTED.value)
    return [_idea(row).text for row in conn.execute(wanted.order_by(_i.day.desc(), _i.id).limit(most))]


def judge(tx: Tx, idea: str, state: IdeaState | None) -> bool:
    """Give a text its state, or erase it; False when there is none of this id."""
    which = _i.id == idea
    if state is None:
        return bool(tx.conn.execute(delete(ideas).where(which)).rowcount)
    return bool(tx.conn.execute(update(ideas).where(which).values(state=state.value)).rowcount)


def erase(tx: Tx, texts_before: date, keys_before: date, today: date) -> int:
    """Erase texts and keys of older days; how many texts. A day to come was written by a clock gone astray: it counts
    as today, lest such a text stay for ever.
    """
    tx.conn.execute(update(ideas).where(_i.day > today).values(day=today))
    tx.conn.execute(delete(idea_keys).where((_k.day < keys_before) | (_k.day > today)))
    return tx.conn.execute(delete(ideas).where(_i.day < texts_before)).rowcount


def _idea(row: tuple[str, str, date, str, str | None]) -> IdeaText:
    key, words, day, state, question = row
    return IdeaText(id=key, text=words, day=day, state=IdeaState(state), question=question)
