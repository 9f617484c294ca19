"""What is asked of a Respa, as values: method, path, query, body. Nothing here touches a wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from kiosk.domain.spans import Span
from kiosk.hub.upstream.respa.values import UnfitError

MOST_PAGES = 40
_PAGE_SIZE = 500

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `path` begins where the interface does (`.../v1/`) and ends in the slash that Django wants."""

    method: str
    path: str
    query: Query = ()
    body: Mapping[str, Any] | None = None

    def url(self, base: str) -> str:
        """The address; a plus of a time zone is escaped, or it would arrive as a blank."""
        address = base.rstrip("/") + "/" + self.path
        return f"{address}?{urlencode(self.query)}" if self.query else address


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def room(resource: str, first: date, last: date) -> Ask:
    """A room with its opening hours from the first to the last local day.

    Respa takes the UTC *dates* of the window: one written in local time brings the day before as well.
    """
    window = (("start", f"{first.isoformat()}T00:00:00Z"), ("end", f"{last.isoformat()}T23:59:59Z"))
    return Ask("GET", f"resource/{_segment(resource)}/", window)


def rooms() -> Ask:
    """Every room that there is to see."""
    return Ask("GET", "resource/", (("page_size", "100"),))


def reservations(resource: str, window: Span, *, own: bool = False) -> Ask:
    """What is reserved in a room. One room at a time: older versions take a list of rooms for one name and find
    nothing, which would look like a room that nobody wants.

    `own` asks for the kiosk's own only; an unknown account is answered with everybody's, so look at `own` of each.
    """
    query = [("resource", resource), ("start", instant(window.start)), ("end", instant(window.end))]
    if own:
        query.append(("is_own", "true"))
    return Ask("GET", "reservation/", (*query, ("page_size", str(_PAGE_SIZE))))


def one(reservation: str) -> Ask:
    return Ask("GET", f"reservation/{_segment(reservation)}/")


def create(resource: str, span: Span, extra: Mapping[str, Any]) -> Ask:
    """A new reservation. Respa would drop a field it does not know of and a `user` it does not like, in silence: none
    of them is sent.
    """
    return Ask("POST", "reservation/", body={**extra, **_when(resource, span)})


def move(reservation: str, resource: str, span: Span, extra: Mapping[str, Any]) -> Ask:
    """The whole reservation with other times: PUT, because PATCH knows no times and fails on them."""
    return Ask("PUT", f"reservation/{_segment(reservation)}/", body={**extra, **_when(resource, span)})


def cancel(reservation: str) -> Ask:
    """DELETE keeps the record as cancelled; PATCH is for staff and ends in an error for everybody else."""
    return Ask("DELETE", f"reservation/{_segment(reservation)}/")


def login(user: str, password: str) -> Ask:
    """Turku's way in for machines; the path lies beside the interface, not in it."""
    return Ask("POST", "api-token-auth/", body={"username": user, "password": password})


def following(ask: Ask, base: str, address: str) -> Ask:
    """The next page. Only its query is taken: the address that a server behind a proxy thinks to have is often
    wrong in its scheme, and one of another host is not followed at all.
    """
    try:
        theirs, ours = urlsplit(address), urlsplit(base)
        if theirs.hostname is not None and theirs.hostname != ours.hostname:
            raise UnfitError("next: another host")
        query = tuple(parse_qsl(theirs.query, max_num_fields=30))
    except ValueError as error:
        raise UnfitError("next") from error
    if query == ask.query or not query:
        raise UnfitError("next: the same page")
    return Ask("GET", ask.path, query)


def day_window(span: Span) -> Span:
    """The UTC days that a span touches: what is read again after a refusal."""
    first = span.start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    last = span.end.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return Span(first, last + timedelta(days=1))


def _when(resource: str, span: Span) -> dict[str, str]:
    return {"resource": resource, "begin": instant(span.start), "end": instant(span.end)}


def _segment(name: str) -> str:
    return quote(name, safe="")
