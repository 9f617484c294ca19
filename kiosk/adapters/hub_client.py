"""The hub over HTTP: documents in and out, problems as values, and one error for all that is not the hub's word.

One client belongs to one thread; only `break_off` and `stop` may be called from others. Nothing that it logs or raises
names a patron, a code or the token.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import msgspec

from kiosk.adapters.answers import document, name_of, picture_file
from kiosk.adapters.washing import Document
from kiosk.api import routes
from kiosk.api.booking import Booked, CodeProof, ExtendRequest, FindRequest
from kiosk.api.device import CeliaDay, DeviceReport, Ring
from kiosk.api.feed import EventPage, Feed, Snapshot
from kiosk.api.ideas import IdeaTaken
from kiosk.api.problem import Problem
from kiosk.api.teams import TeamLog, TeamRecords
from kiosk.services.celia import DayJob
from kiosk.services.ideas import IdeaJob
from kiosk.services.outbox import Job, JobKind
from kiosk.services.sync import HubAway

if TYPE_CHECKING:
    import requests

    from kiosk.adapters.wire import Patience

_T = TypeVar("_T")

CONNECT = 3.0
ANSWER = 10.0

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


class HubClient:
    """`endpoint` is asked before each request: an embedded hub comes back on another port."""

    def __init__(self, endpoint: Callable[[], Endpoint | None]) -> None:
        self._endpoint = endpoint
        self._session: requests.Session | None = None
        self._patience: Patience | None = None
        self._at: Endpoint | None = None
        self._stopped = False

    def snapshot(self) -> Snapshot | Problem:
        return self._ask("GET", routes.SNAPSHOT, document(Snapshot), within=3 * ANSWER)

    def events(self, after: str) -> EventPage | Problem:
        """The page of events after the given place; an empty text asks for the first."""
        query = {"limit": str(EVENTS_AT_ONCE), **({"after": after} if after else {})}
        return self._ask("GET", routes.EVENTS, document(EventPage), within=2 * ANSWER, query=query)

    def feed(self, cursor: str, wait: float) -> Feed | Problem:
        """Changes after the cursor; the hub may hold the answer for `wait` seconds until there are some."""
        query = {"since": cursor, "wait": f"{wait:g}"}
        return self._ask("GET", routes.FEED, document(Feed), within=wait + ANSWER, query=query)

    def picture(self, key: str) -> bytes | Problem:
        """The file of a picture, whatever kind it is; whoever decodes it finds out."""
        path = routes.PICTURE.format(id=quote(key, safe=""))
        return self._ask("GET", path, picture_file, within=2 * ANSWER)

    def report(self, report: DeviceReport) -> DeviceReport | Problem:
        """Say how this kiosk is; saying it again does no harm."""
        return self._ask("PUT", routes.REPORT, document(DeviceReport), within=ANSWER, body=msgspec.json.encode(report))

    def find(self, code: str, within: float = ANSWER) -> Booked | Problem:
        return self._post(routes.FIND, Booked, FindRequest(code=code), within)

    def send(self, job: Job, within: float = ANSWER) -> Booked | Problem:
        """Do the job; with the same key the hub does it once, however often it is sent."""
        path = _PATHS[job.kind].format(id=job.reservation.id)
        wanted: object = CodeProof(code=job.code, made_at=job.made_at)
        if job.kind is JobKind.BOOK:
            wanted = job.request
        elif job.kind is JobKind.EXTEND:
            wanted = ExtendRequest(code=job.code, end=job.end or job.reservation.end)
        return self._post(path, Booked, wanted, within, key=job.key)

    def leave(self, job: IdeaJob, within: float = ANSWER) -> IdeaTaken | Problem:
        """Hand over an idea; with the same key the hub counts it once, however often it is sent."""
        return self._post(routes.IDEAS, IdeaTaken, job.idea, within, key=job.key)

    def ring(self, within: float = ANSWER) -> Ring | Problem:
        """Call staff to this kiosk; calling again does no harm."""
        return self._ask("POST", routes.RINGS, document(Ring), within=within)

    def tell_celia(self, job: DayJob, within: float = ANSWER) -> CeliaDay | Problem:
        """Bring a day of Celia's count; with the same key the hub adds it once."""
        return self._post(routes.CELIA, CeliaDay, job.told, within, key=job.key)

    def find_team(self, code: str, within: float = ANSWER) -> TeamLog | Problem:
        """The log of the team with this code."""
        return self._post(routes.TEAM_FIND, TeamLog, FindRequest(code=code), within)

    def tell_team(self, team: str, told: TeamRecords) -> TeamLog | Problem:
        """Add records to a team's log and hear what others have added; saying it again does no harm."""
        path = routes.TEAM_RECORDS.format(id=quote(team, safe=""))
        return self._post(path, TeamLog, told, ANSWER)

    def break_off(self) -> None:
        """End the request that is running in the client's own thread; it raises HubAway there."""
        if self._patience is not None:
            self._patience.break_off()

    def stop(self) -> None:
        """Break off, and answer every later request with HubAway."""
        self._stopped = True
        if self._patience is not None:
            self._patience.stop()

    def _post(
        self, path: str, kind: type[Document], told: object, within: float, key: str | None = None
    ) -> Document | Problem:
        """Tell the hub something. What has a key it does once, however often it is sent."""
        headers = None if key is None else {routes.IDEMPOTENCY_KEY: key}
        body = msgspec.json.encode(told)
        return self._ask("POST", path, document(kind), within=within, body=body, headers=headers)

    def _ask(
        self,
        method: str,
        path: str,
        understood: Callable[[requests.Response], _T | Problem],
        within: float,
        query: dict[str, str] | None = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> _T | Problem:
        started = time.monotonic()
        try:
            return self._once(method, path, understood, within, query, body, headers)
        except _Hangup:
            # A kept connection that the hub had closed meanwhile. Every request of ours may be sent twice.
            left = within - (time.monotonic() - started)
            if left < within / 2:
                raise
            return self._once(method, path, understood, left, query, body, headers)

    def _once(
        self,
        method: str,
        path: str,
        understood: Callable[[requests.Response], _T | Problem],
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
                return understood(response)
        except requests.exceptions.ConnectionError as error:
            if "RemoteDisconnected" in repr(error) or "ConnectionResetError" in repr(error):
                raise _Hangup("the hub hung up") from None
            raise HubAway(f"no connection ({name_of(error)})") from None
        except (requests.RequestException, OSError, ValueError) as error:
            raise HubAway(f"no answer ({name_of(error)})") from None
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
