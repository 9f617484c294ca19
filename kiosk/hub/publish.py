"""Tell the kiosks what the configuration says: house, resources and questions as documents in the feed."""

from __future__ import annotations

import msgspec
from sqlalchemy import bindparam, delete, select, text

from kiosk.api.house import Kind
from kiosk.hub.db.tables import documents
from kiosk.hub.db.transaction import Tx
from kiosk.hub.house import HouseView
from kiosk.hub.ideas.documents import questions
from kiosk.hub.reservations import store

HOUSE_ID = "house"

# Events are told by their sources, batch by batch (`upstream.store`), and may be ten thousand.
_ALL = select(documents.c.kind, documents.c.id, documents.c.body).where(documents.c.kind != Kind.EVENT.value)
_PUT = text(
    "INSERT INTO documents (kind, id, body) VALUES (:kind, :id, :body)"
    " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body"
)
_DROP = delete(documents).where(documents.c.kind == bindparam("k"), documents.c.id == bindparam("i"))


Documents = dict[tuple[str, str], bytes]
"""(kind, id) -> encoded document."""


def publish(tx: Tx, house: HouseView, *, unless_told: bool = False) -> int:
    """Write what differs from what the kiosks were told last; how many documents that were.

    With `unless_told` what they know stays, be it as it may: the day of `house` may not be right. Several hubs of one
    database may do this with the same configuration: the first writes, the others find it done.
    """
    known = told(tx, Kind.HOUSE, Kind.RESOURCE, Kind.QUESTION)
    if known and unless_told:
        return 0
    changed, gone = tell(tx, known, {**_documents(house), **_questions(tx, house)})
    _tell_reservations_again(tx, {i for k, i in changed if k == Kind.RESOURCE.value and (k, i) not in known})
    return len(changed) + gone


def publish_questions(tx: Tx, house: HouseView) -> None:
    """The same for the questions alone, whose results and texts staff may just have changed."""
    tell(tx, told(tx, Kind.QUESTION), _questions(tx, house))


def told(tx: Tx, *kinds: Kind) -> Documents:
    """What the kiosks were told last, of these kinds."""
    rows = tx.conn.execute(_ALL.where(documents.c.kind.in_([kind.value for kind in kinds])))
    return {(row[0], row[1]): bytes(row[2]) for row in rows}


def tell(tx: Tx, known: Documents, new: Documents) -> tuple[list[tuple[str, str]], int]:
    """Write what is new, drop what is gone; what was written, and how many were dropped."""
    changed = [key for key, body in new.items() if known.get(key) != body]
    for key in changed:
        tx.conn.execute(_PUT, {"kind": key[0], "id": key[1], "body": new[key]})
        tx.changed(Kind(key[0]), key[1])
    gone = [key for key in known if key not in new]
    for key in gone:
        tx.conn.execute(_DROP, {"k": key[0], "i": key[1]})
        tx.changed(Kind(key[0]), key[1])
    return changed, len(gone)


def encoded(document: object) -> bytes:
    """Always the same bytes for the same document: sets have no order of their own."""
    return msgspec.json.encode(document, order="deterministic")


def _tell_reservations_again(tx: Tx, returned: set[str]) -> None:
    """A resource that comes (back) is worth nothing without what holds it: kiosks may have dropped that with it."""
    if returned:
        for kept in store.holding(tx.conn):
            if kept.reservation.resource in returned:
                tx.changed(Kind.RESERVATION, kept.id)


def _documents(house: HouseView) -> Documents:
    found = {(Kind.HOUSE.value, HOUSE_ID): encoded(house.house)}
    return found | {(Kind.RESOURCE.value, doc.resource.id): encoded(doc) for doc in house.docs()}


def _questions(tx: Tx, house: HouseView) -> Documents:
    asked = questions(tx.conn, house.config.questions, house.day)
    return {(Kind.QUESTION.value, question.id): encoded(question) for question in asked}
