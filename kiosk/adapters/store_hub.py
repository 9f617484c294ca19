"""What the hub said last: house, rooms, reservations, pages, plan, questions, and the cursor from which its feed goes
on. Events are in `store_events`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from kiosk.adapters.store_base import seconds
from kiosk.adapters.store_events import EventTables
from kiosk.api.house import House, Kind, ResourceDoc
from kiosk.domain.bookings import Reservation
from kiosk.domain.hours import Hours
from kiosk.domain.rooms import Resource
from kiosk.services.world import UNKNOWN_HOUSE, World

if TYPE_CHECKING:  # comes with the line to the hub, after the first picture
    from kiosk.api.feed import Change, Snapshot


class HubTables(EventTables):
    """The hub's half of the store."""

    def hub_world(self) -> World:
        """The world as the hub last told it. Raises StoreError."""
        with self._reading():
            house, as_of = self._fact("house"), self._fact("as_of")
            docs = self._resources()
            reservations = self._documents(Reservation, "SELECT doc FROM reservation")
            kept = self._db.execute("SELECT kind, doc FROM document ORDER BY id").fetchall()
            world = World(
                house=msgspec.json.decode(house, type=House) if house else UNKNOWN_HOUSE,
                docs={doc.resource.id: doc for doc in docs},
                reservations={each.id: each for each in reservations},
                as_of=datetime.fromisoformat(as_of.decode()) if as_of else None,
            )
            if not kept:
                return world
            from kiosk.adapters.store_documents import with_documents

            return with_documents(world, kept)

    def _resources(self) -> list[ResourceDoc]:
        """In the order of the house. Most rooms share the hours of the house, which are long: read each text once."""
        rows = self._db.execute("SELECT doc, hours FROM resource ORDER BY rowid").fetchall()
        hours = {text: msgspec.json.decode(text, type=Hours) for text in {row[1] for row in rows}}
        decode = msgspec.json.Decoder(Resource).decode
        return [ResourceDoc(resource=decode(doc), hours=hours[text]) for doc, text in rows]

    def cursor(self) -> str | None:
        """Where the feed goes on; None to start over."""
        value = self._fact("cursor")
        return value.decode() if value else None

    def start_over(self, snapshot: Snapshot, now: datetime, events_follow: bool = False) -> None:
        """Replace all that came from the hub, together with the cursor that goes with it. When its events follow by the
        page, the cursor is there only after the last one (`events_told`): a kiosk that stops before it starts over.
        """
        with self._writing():
            for table in ("resource", "reservation", "document"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - own table names
            for doc in snapshot.resources:
                self._put_resource(doc)
            self._put_reservations(snapshot.reservations)
            for kind, documents in ((Kind.PAGE, snapshot.pages), (Kind.QUESTION, snapshot.questions)):
                for document in documents:
                    self._put_document(kind, document.id, document)
            self._put_document(Kind.PLAN, "", snapshot.plan)
            self._put_document(Kind.STORY, "", snapshot.story)
            self._put_document(Kind.HALL, "", snapshot.hall)
            self._put_house(snapshot.house)
            self._came(snapshot.cursor, now)
            if events_follow:
                self._db.execute("DELETE FROM fact WHERE name = 'cursor'")
                self._begin_round()

    def apply(self, cursor: str, changes: Iterable[Change], now: datetime) -> None:
        """Changes and the cursor after them, in one transaction: neither is ever there without the other."""
        with self._writing():
            events = False
            for change in changes:
                self._apply(change)
                events = events or change.event is not None
            if events:
                self._drop_untold()
            self._came(cursor, now)

    def _apply(self, change: Change) -> None:
        match change.kind:
            case Kind.HOUSE:
                if change.house:
                    if self._begins_day(change.house):
                        self._drop_untold()
                    self._put_house(change.house)
            case Kind.RESOURCE:
                if change.resource:
                    self._put_resource(change.resource)
                else:
                    self._db.execute("DELETE FROM resource WHERE id = ?", (change.id,))
            case Kind.RESERVATION:
                if change.reservation:
                    self._put_reservations((change.reservation,))
                else:
                    self._db.execute("DELETE FROM reservation WHERE id = ?", (change.id,))
            case Kind.EVENT:
                if change.event:
                    self._put_event(change.event)
                else:
                    self._drop_event(change.id)
            case Kind.PAGE:
                self._put_document(Kind.PAGE, change.id, change.page)
            case Kind.PLAN:
                self._put_document(Kind.PLAN, "", change.plan)
            case Kind.QUESTION:
                self._put_document(Kind.QUESTION, change.id, change.question)
            case Kind.STORY:
                self._put_document(Kind.STORY, "", change.story)
            case Kind.HALL:
                self._put_document(Kind.HALL, "", change.hall)

    def _put_document(self, kind: Kind, key: str, document: object | None) -> None:
        """One of the documents of which there are few and which are read whole; None takes it away."""
        self._db.execute("DELETE FROM document WHERE (kind, id) = (?, ?)", (kind.value, key))
        if document is not None:
            self._db.execute("INSERT INTO document VALUES (?, ?, ?)", (kind.value, key, msgspec.json.encode(document)))

    def _begins_day(self, house: House) -> bool:
        """Whether the hub has come to its next day."""
        told = self._fact("house")
        return told is not None and msgspec.json.decode(told, type=House).hours.known.start < house.hours.known.start

    def _put_house(self, house: House) -> None:
        self._put_fact("house", msgspec.json.encode(house))
        if house.hours.known:
            # What ended before the first day that the hub still tells of is past by the hub's clock, not by ours:
            # a kiosk that woke up in the wrong year must not throw everything away.
            past = seconds(house.hours.known.start)
            self._db.execute("DELETE FROM reservation WHERE ends < ?", (past,))
            self._db.execute("DELETE FROM own WHERE until < ?", (past,))
            self._drop_past_events(past)

    def _put_resource(self, doc: ResourceDoc) -> None:
        # An update keeps the row in its place: the order of the rows is the order of the house.
        self._db.execute(
            "INSERT INTO resource VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET doc = excluded.doc, hours = excluded.hours",
            (doc.resource.id, msgspec.json.encode(doc.resource), msgspec.json.encode(doc.hours)),
        )

    def _put_reservations(self, reservations: Iterable[Reservation]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO reservation VALUES (?, ?, ?)",
            [(each.id, seconds(each.end), msgspec.json.encode(each)) for each in reservations],
        )
