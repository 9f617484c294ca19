"""What the hub said last: house, rooms, reservations, and the cursor from which its feed goes on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from kiosk.adapters.store_base import Database, seconds
from kiosk.api.types import Change, House, Kind, ResourceDoc, Snapshot
from kiosk.domain.bookings import Reservation
from kiosk.domain.hours import Hours
from kiosk.domain.rooms import Resource
from kiosk.services.world import UNKNOWN_HOUSE, World


class HubTables(Database):
    """The hub's half of the store."""

    def hub_world(self) -> World:
        """The world as the hub last told it. Raises StoreError."""
        with self._reading():
            house, as_of = self._fact("house"), self._fact("as_of")
            docs = self._resources()
            reservations = self._documents(Reservation, "SELECT doc FROM reservation")
            return World(
                house=msgspec.json.decode(house, type=House) if house else UNKNOWN_HOUSE,
                docs={doc.resource.id: doc for doc in docs},
                reservations={each.id: each for each in reservations},
                as_of=datetime.fromisoformat(as_of.decode()) if as_of else None,
            )

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

    def start_over(self, snapshot: Snapshot, now: datetime) -> None:
        """Replace all that came from the hub, together with the cursor that goes with it."""
        with self._writing():
            self._db.execute("DELETE FROM resource")
            self._db.execute("DELETE FROM reservation")
            for doc in snapshot.resources:
                self._put_resource(doc)
            self._put_reservations(snapshot.reservations)
            self._put_house(snapshot.house)
            self._came(snapshot.cursor, now)

    def apply(self, cursor: str, changes: Iterable[Change], now: datetime) -> None:
        """Changes and the cursor after them, in one transaction: neither is ever there without the other."""
        with self._writing():
            for change in changes:
                self._apply(change)
            self._came(cursor, now)

    def _apply(self, change: Change) -> None:
        match change.kind:
            case Kind.HOUSE:
                if change.house:
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

    def _put_house(self, house: House) -> None:
        self._put_fact("house", msgspec.json.encode(house))
        if house.hours.known:
            # What ended before the first day that the hub still tells of is past by the hub's clock, not by ours:
            # a kiosk that woke up in the wrong year must not throw everything away.
            past = seconds(house.hours.known.start)
            self._db.execute("DELETE FROM reservation WHERE ends < ?", (past,))
            self._db.execute("DELETE FROM own WHERE until < ?", (past,))

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

    def _came(self, cursor: str, now: datetime) -> None:
        self._put_fact("cursor", cursor.encode())
        self._put_fact("as_of", now.isoformat().encode())
