"""The hub over HTTP: documents in and out, problems as values, and one error for all that is not the hub's word.

One client belongs to one thread; only `break_off` and `stop` may be called from others. Nothing that it logs or raises
names a patron, a code or the token.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

import msgspec

from kiosk.adapters.washing import washed
from kiosk.api import routes
from kiosk.api.types import (
    Booked,
    CodeProof,
    DeviceReport,
    ErrorCode,
    EventPage,
    ExtendRequest,
    Feed,
    FindRequest,
    IdeaTaken,
    Problem,
    Snapshot,
)
from kiosk.services.ideas import IdeaJob
from kiosk.services.outbox import Job, JobKind
from kiosk.services.sync import HubAway

if TYPE_CHECKING:
    import requests

    from kiosk.adapters.wire import Patience

_T = TypeVar("_T", Snapshot, EventPage, Feed, Booked, DeviceReport, IdeaTaken)

CONNECT = 3.0
ANSWER = 10.0
LARGEST = 8 * 1024 * 1024
"""Bytes of an answer; a house with 20 rooms and 2,000 reservations needs 700,000."""

EVENTS_AT_ONCE = 100
"""Events of a page: with all that can be told of them a few hundred kilobytes, read without holding up a frame."""

_PATHS = {
    JobKind.BOOK: routes.RESERVATIONS,
    JobKind.CHECK_IN: routes.CHECK_IN,
    JobKind.EXTEND: routes.EXTEND,
    JobKind.END: routes.END,
    JobKind.CANCEL: routes.CANCEL,
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the hub is and what it knows this kiosk by. `verify` may name a file of trusted certificates."""

    url: str
    token: str = field(repr=False)
    verify: str | bool = True


class _Core(msgspec.Struct):
    """What is needed of a problem told by a newer hub, with rules this kiosk has no words for."""

    code: str = ErrorCode.INTERNAL
    status: int = 500
    retry_after: int | None = None


class HubClient:
    """`endpoint` is asked before each request: an embedded hub comes back on another port."""

    def __init__(self, endpoint: Callable[[], Endpoint | None]) -> None:
        self._endpoint = endpoint
        self._session: requests.Session | None = None
        self._patience: Patience | None = None
        self._at: Endpoint | None = None
        self._stopped = False

    def snapshot(self) -> Snapshot | Problem:
        return self._ask("GET", routes.SNAPSHOT, Snapshot, within=3 * ANSWER)

    def events(self, after: str) -> EventPage | Problem:
        """The page of events after the given place; an empty text asks for the first."""
        query = {"limit": str(EVENTS_AT_ONCE), **({"after": after} if after else {})}
        return self._ask("GET", routes.EVENTS, EventPage, within=2 * ANSWER, query=query)

    def feed(self, cursor: str, wait: float) -> Feed | Problem:
        """Changes after the cursor; the hub may hold the answer for `wait` seconds until there are some."""
        query = {"since": cursor, "wait": f"{wait:g}"}
        return self._ask("GET", routes.FEED, Feed, within=wait + ANSWER, query=query)

    def report(self, report: DeviceReport) -> DeviceReport | Problem:
        """Say how this kiosk is; saying it again does no harm."""
        return self._ask("PUT", routes.REPORT, DeviceReport, within=ANSWER, body=msgspec.json.encode(report))

    def find(self, code: str, within: float = ANSWER) -> Booked | Problem:
        return self._ask("POST", routes.FIND, Booked, within=within, body=msgspec.json.encode(FindRequest(code=code)))

    def send(self, job: Job, within: float = ANSWER) -> Booked | Problem:
        """Do the job; with the same key the hub does it once, however often it is sent."""
        path = _PATHS[job.kind].format(id=job.reservation.id)
        document: object = CodeProof(code=job.code)
        if job.kind is JobKind.BOOK:
            document = job.request
        elif job.kind is JobKind.EXTEND:
            document = ExtendRequest(code=job.code, end=job.end or job.reservation.end)
        headers = {routes.IDEMPOTENCY_KEY: job.key}
        return self._ask("POST", path, Booked, within=within, body=msgspec.json.encode(document), headers=headers)

    def leave(self, job: IdeaJob, within: float = ANSWER) -> IdeaTaken | Problem:
        """Hand over an idea; with the same key the hub counts it once, however often it is sent."""
        headers = {routes.IDEMPOTENCY_KEY: job.key}
        body = msgspec.json.encode(job.idea)
        return self._ask("POST", routes.IDEAS, IdeaTaken, within=within, body=body, headers=headers)

    def break_off(self) -> None:
        """End the request that is running in the client's own thread; it raises HubAway there."""
        if self._patience is not None:
            self._patience.break_off()

    def stop(self) -> None:
        """Break off, and answer every later request with HubAway."""
        self._stopped = True
        if self._patience is not None:
            self._patience.stop()

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[_T],
        within: float,
        query: dict[str, str] | None = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> _T | Problem:
        started = time.monotonic()
        try:
            return self._once(method, path, kind, within, query, body, headers)
        except _Hangup:
            # A kept connection that the hub had closed meanwhile. Every request of ours may be sent twice.
            left = within - (time.monotonic() - started)
            if left < within / 2:
                raise
            return self._once(method, path, kind, left, query, body, headers)

    def _once(
        self,
        method: str,
        path: str,
        kind: type[_T],
        within: float,
        query: dict[str, str] | None,
        body: bytes | None,
        headers: dict[str, str] | None,
    ) -> _T | Problem:
        import requests

        endpoint = self._endpoint()
        if endpoint is None or self._stopped:
            raise HubAway("the hub is not there yet")
        session, patience = self._open(endpoint)
        sent = {"Authorization": f"Bearer {endpoint.token}", "Content-Type": "application/json", **(headers or {})}
        url = endpoint.url.rstrip("/") + path
        try:
            patience.begin(within)
            with session.request(
                method,
                url,
                params=query,
                data=body,
                headers=sent,
                timeout=(min(CONNECT, within), within),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _understood(response, kind)
        except requests.exceptions.ConnectionError as error:
            if "RemoteDisconnected" in repr(error) or "ConnectionResetError" in repr(error):
                raise _Hangup("the hub hung up") from None
            raise HubAway(f"no connection ({_name(error)})") from None
        except (requests.RequestException, OSError, ValueError) as error:
            raise HubAway(f"no answer ({_name(error)})") from None
        finally:
            patience.end()

    def _open(self, endpoint: Endpoint) -> tuple[requests.Session, Patience]:
        from kiosk.adapters.wire import Patience, open_session

        if self._session is not None and self._patience is not None and self._at == endpoint:
            return self._session, self._patience
        if self._session is not None:
            self._session.close()
        self._patience = self._patience or Patience()
        self._session, self._at = open_session(self._patience, endpoint.verify), endpoint
        return self._session, self._patience


class _Hangup(HubAway):
    """The connection ended before a word of the answer."""


def _understood(response: requests.Response, kind: type[_T]) -> _T | Problem:
    media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if response.status_code >= 400 and media == routes.PROBLEM_TYPE:
        return _problem(_body(response), response.headers.get("Retry-After"))
    if response.status_code not in {200, 201} or media != "application/json":
        raise HubAway(f"answered {response.status_code} with {media[:40] or 'no type'}: not the hub")
    try:
        return washed(msgspec.json.decode(_body(response), type=kind))
    except msgspec.MsgspecError as error:
        raise HubAway(f"an answer that cannot be read ({_name(error)})") from None


def _body(response: requests.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(65_536):
        size += len(part)
        if size > LARGEST:
            raise HubAway("an answer that is too large")
        parts.append(part)
    return b"".join(parts)


def _problem(body: bytes, retry_after: str | None) -> Problem:
    try:
        problem = msgspec.json.decode(body, type=Problem)
    except msgspec.MsgspecError:
        try:
            core = msgspec.json.decode(body, type=_Core)
        except msgspec.MsgspecError as error:
            raise HubAway(f"a problem that cannot be read ({_name(error)})") from None
        problem = Problem(
            type="about:blank", title="", status=core.status, code=core.code, retry_after=core.retry_after
        )
    if problem.retry_after is None and retry_after and retry_after.isascii() and retry_after.isdigit():
        problem = replace(problem, retry_after=int(retry_after[:6]))
    return problem


def _name(error: Exception) -> str:
    """The kind of an error: texts of network errors carry addresses, those of decoders carry values."""
    return type(error).__name__
