"""What a Respa decides: its rooms, its reservations and its refusals, in both dialects, without the HTTP around it.

Documents and texts are those of the recorded samples; a test holds them to each other byte for byte.
"""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
SAMPLES = Path(__file__).parent / "samples"
Dialect = Literal["helsinki", "turku"]

_FI = {
    "The resource is already reserved for some of the period": "Tila on jo varattu ainakin osan ajanjaksosta",
    "Maximum number of active reservations for this resource exceeded.": "Liikaa voimassa olevia varauksia tähän tilaan.",
    "You do not have permission to perform this action.": "Sinulla ei ole oikeutta suorittaa tätä toimintoa.",
    "Authentication credentials were not provided.": "Autentikaatiotunnuksia ei annettu.",
    "Invalid token.": "Epäkelpo Token.",
    "Not found.": "Ei löydy.",
    "Invalid page.": "Epäkelpo sivu.",
}


def sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


class Refused(Exception):
    """An answer that is not a yes."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(status)
        self.status, self.body = status, body


@dataclass
class Row:
    """A reservation over there."""

    id: int
    resource: str
    user: str
    begin: datetime
    end: datetime
    state: str
    extra: dict[str, Any] = field(default_factory=dict)
    access_code: str | None = None

    @property
    def holds(self) -> bool:
        return self.state not in {"cancelled", "denied"}


def rooms_of(dialect: Dialect) -> dict[str, Any]:
    """The three rooms that were recorded, as each dialect tells them."""
    if dialect == "helsinki":
        found = {doc["id"]: doc for doc in sample("respa_resource_list_availability_7days")["results"]}
        return found | {"ryhmatila-1": sample("respa_resource_availability")}
    found = {doc["id"]: doc for doc in sample("turku_resource_list")["results"]}
    return found | {"ryhmatila-1": {**copy.deepcopy(found["musiikkihuone"]), **_small_room()}}


def _small_room() -> dict[str, Any]:
    """The third room of Turku's was not in the recorded page; its rules are those of Helsinki's."""
    other = sample("respa_resource_availability")
    keys = ("id", "name", "description", "people_capacity", "area", "min_period", "max_period", "slot_size")
    own = {key: other[key] for key in keys}
    return {**own, "max_reservations_per_user": 2, "supported_reservation_extra_fields": [],
            "required_reservation_extra_fields": []}  # fmt: skip


class House:
    """State and rules. `now` is the server's clock; every decision about a room is made under its lock."""

    def __init__(self, dialect: Dialect, now: Callable[[], datetime]) -> None:
        self.dialect = dialect
        self.now = now
        self.base = ""
        self.lock = threading.RLock()
        self.rooms = rooms_of(dialect)
        self.rows: dict[int, Row] = {}
        self.admins: set[str] = set()
        self.week = {day: (time(10), time(19)) for day in range(4)} | {4: (time(10), time(17)), 5: (time(10), time(14))}
        self.closed_days: set[date] = set()

    # -- what everybody may read

    def opening(self, day: date) -> tuple[datetime, datetime] | None:
        hours = self.week.get(day.weekday())
        if hours is None or day in self.closed_days:
            return None
        return datetime.combine(day, hours[0], HELSINKI), datetime.combine(day, hours[1], HELSINKI)

    def room(self, key: str, start: datetime | None, end: datetime | None, user: str | None) -> Any:
        """A resource; with a window its opening hours by UTC date and what is reserved in it, both ends included."""
        if key not in self.rooms:
            raise Refused(404, {"detail": "Not found."})
        doc = copy.deepcopy(self.rooms[key])
        first = start.astimezone(UTC).date() if start else self.now().astimezone(HELSINKI).date()
        last = end.astimezone(UTC).date() if end else first
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        doc["opening_hours"] = [self._open_day(day) for day in days]
        doc["reservations"] = None
        if start and end:
            inside = [r for r in self.sorted() if r.resource == key and r.holds and r.end >= start and r.begin <= end]
            # Token is not read by this part of Respa: everybody is anonymous here.
            doc["reservations"] = [self.row(row, user if self.dialect == "turku" else None) for row in inside]
        return doc

    def _open_day(self, day: date) -> Any:
        hours = self.opening(day)
        opens, closes = (hours[0].isoformat(), hours[1].isoformat()) if hours else (None, None)
        return {"date": day.isoformat(), "opens": opens, "closes": closes}

    def sorted(self) -> list[Row]:
        with self.lock:
            return sorted(self.rows.values(), key=lambda row: (row.begin, row.id))

    def row(self, row: Row, user: str | None) -> Any:
        """A reservation as this user sees it: others learn when and where, never who."""
        own = user is not None and row.user == user
        staff = user in self.admins
        manual = self.rooms[row.resource]["need_manual_confirmation"]
        may = staff or (own and not (manual and row.state == "confirmed"))
        doc: dict[str, Any] = {"url": f"{self.base}reservation/{row.id}/", "id": row.id, "resource": row.resource}
        if staff:
            doc["user"] = {
                "id": f"uuid-{row.user}",
                "display_name": row.user.title(),
                "email": f"{row.user}@example.invalid",
            }
        doc |= {"begin": _local(row.begin), "end": _local(row.end)}
        if staff:
            doc["comments"] = None
        doc |= {"is_own": own, "state": row.state, "need_manual_confirmation": manual, "staff_event": False}
        doc["user_permissions"] = {"can_modify": may, "can_delete": may}
        seen = own or staff
        if seen and row.access_code is not None:
            doc["access_code"] = row.access_code
        if self.dialect == "turku":
            doc |= {"preferred_language": "fi", "type": "normal", "has_arrived": False}
            doc |= {"takes_place_virtually": False, "virtual_address": ""} if seen else {}
            doc["universal_data"] = None
        else:
            doc["type"] = "normal"
            doc |= {"cancel_reason": None} if seen else {}
        if seen:
            doc |= {key: row.extra.get(key, _EMPTY[key]) for key in _SHOWN if key in self._supported(row.resource)}
            doc["has_catering_order"] = False
        return doc

    def visible(self, row: Row, user: str | None) -> bool:
        return row.state in {"confirmed", "requested"} or row.user == user or user in self.admins

    def _supported(self, resource: str) -> list[str]:
        return list(self.rooms[resource]["supported_reservation_extra_fields"])

    # -- what an account may do

    def create(self, user: str, body: Any) -> Row:
        with self.lock:
            resource, begin, end, extra = self._read(body)
            self._check(user, resource, begin, end, None)
            state = "requested" if self.rooms[resource]["need_manual_confirmation"] else "confirmed"
            row = Row(max(self.rows, default=0) + 1, resource, user, begin, end, state, extra)
            self.rows[row.id] = row
            return row

    def move(self, user: str, key: int, body: Any) -> Row:
        with self.lock:
            row = self._mine(user, key)
            resource, begin, end, extra = self._read(body)
            self._check(user, resource, begin, end, row)
            row.resource, row.begin, row.end = resource, begin, end
            row.extra |= extra
            return row

    def cancel(self, user: str, key: int) -> None:
        with self.lock:
            self._mine(user, key).state = "cancelled"

    def _mine(self, user: str, key: int) -> Row:
        row = self.rows.get(key)
        if row is None or not self.visible(row, user):
            raise Refused(404, {"detail": "Not found."})
        if not self.row(row, user)["user_permissions"]["can_modify"]:
            raise Refused(403, {"detail": "You do not have permission to perform this action."})
        return row

    def _read(self, body: Any) -> tuple[str, datetime, datetime, dict[str, Any]]:
        """Fields as DRF reads them: what is missing or wrong is told by field, what is not supported is dropped."""
        wrong: dict[str, list[str]] = {}
        resource = body.get("resource")
        if resource not in self.rooms:
            wrong["resource"] = [f'Invalid pk "{resource}" - object does not exist.']
        times = []
        for name in ("begin", "end"):
            try:
                moment = datetime.fromisoformat(str(body[name]))
                times.append((moment if moment.tzinfo else moment.replace(tzinfo=HELSINKI)).astimezone(UTC))
            except KeyError:
                wrong[name] = ["This field is required."]
            except ValueError:
                wrong[name] = [_FORMATS]
        if resource in self.rooms:
            required = self.rooms[resource]["required_reservation_extra_fields"]
            wrong |= {name: ["This field is required."] for name in required if name not in body}
        if wrong:
            raise Refused(400, wrong)
        known = self._supported(resource)
        return resource, times[0], times[1], {key: body[key] for key in known if key in body}

    def _check(self, user: str, resource: str, begin: datetime, end: datetime, was: Row | None) -> None:
        room, free = self.rooms[resource], user in self.admins
        if end < self.now():
            raise _no("You cannot make a reservation in the past")
        before = room["reservable_before"]
        if before and not free and begin >= datetime.fromisoformat(before):
            raise _no("The resource is reservable only before 2027-02-21 00:00:00+00:00")
        if end <= begin:
            raise _no("You must end the reservation after it has begun", wrapped=True)
        hours = self.opening(begin.astimezone(HELSINKI).date())
        if not free and (hours is None or begin < hours[0] or end > hours[1]):
            raise _no("You must start and end the reservation during opening hours")
        longest = _length(room["max_period"])
        if not free and longest and end - begin > longest:
            raise _no(f"The maximum reservation length is {_words(longest)}")
        self._quota(user, resource, was, free=free)
        slot = _length(room["slot_size"]) or timedelta(minutes=5)
        start = hours[0] if hours else begin
        if (begin - start) % slot or (end - begin) % slot:
            raise _no("Begin and end time must match time slots", wrapped=True)
        others = [r for r in self.rows.values() if r.resource == resource and r.holds and r is not was]
        if any(r.begin < end and begin < r.end for r in others):
            text = "The resource is already reserved for some of the period"
            raise Refused(400, {"period": [text]}) if self.dialect == "turku" else _no(text, wrapped=True)
        gap = _length(room.get("cooldown")) or timedelta(0)
        if gap and any(r.begin < end + gap and begin - gap < r.end for r in others):
            raise Refused(400, {"cooldown": ["Cannot be reserved during cooldown"]})
        shortest = _length(room["min_period"])
        if shortest and end - begin < shortest:
            raise _no(f"The minimum reservation length is {_words(shortest)}", wrapped=True)

    def _quota(self, user: str, resource: str, was: Row | None, *, free: bool) -> None:
        """Before the collision, as over there: a full quota hides that the time is taken."""
        most = self.rooms[resource]["max_reservations_per_user"]
        active = [
            r
            for r in self.rows.values()
            if r.user == user and r.resource == resource and r.holds and r.end > self.now()
        ]
        if was is None and not free and most and len(active) >= most:
            raise _no("Maximum number of active reservations for this resource exceeded.")


def translated(body: Any, language: str) -> Any:
    """The texts of an error in the asked language, as far as they were recorded in it."""
    if language != "fi":
        return body
    if isinstance(body, dict):
        return {key: translated(value, language) for key, value in body.items()}
    if isinstance(body, list):
        return [translated(value, language) for value in body]
    if isinstance(body, str) and body.startswith("['"):
        return f"['{_FI.get(body[2:-2], body[2:-2])}']"
    return _FI.get(body, body) if isinstance(body, str) else body


def _no(text: str, *, wrapped: bool = False) -> Refused:
    return Refused(400, {"non_field_errors": [f"['{text}']" if wrapped else text]})


def _local(moment: datetime) -> str:
    return moment.astimezone(HELSINKI).isoformat()


def _length(value: str | None) -> timedelta | None:
    if not value:
        return None
    hours, minutes, seconds = (int(part) for part in value.split(":"))
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _words(length: timedelta) -> str:
    hours = length / timedelta(hours=1)
    return f"{hours:g} hour{'s' if hours != 1 else ''}"


_SHOWN = ("reserver_name", "reserver_phone_number", "event_subject", "number_of_participants", "reserver_email_address")
_EMPTY: dict[str, Any] = {**dict.fromkeys(_SHOWN, ""), "number_of_participants": None}
_FORMATS = (
    "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."
)
