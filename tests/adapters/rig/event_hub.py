"""A small hub over HTTP that tells of events and pictures as the contract says, and can be told to fail."""

from __future__ import annotations

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from kiosk.adapters.hub_client import Endpoint
from kiosk.api import routes
from kiosk.api.feed import Change, EventPage, Feed, Snapshot
from kiosk.api.house import House, Kind, ResourceDoc
from kiosk.api.problem import Problem
from kiosk.domain.events import Event
from kiosk.domain.hours import Hours
from kiosk.domain.text import Text
from tests.adapters.rig.house import always_open, resource


class EventHub:
    """`events` by id; `tell` changes them and lets the feed say so. `fail_after` is how many pages of events it answers
    before it hangs up on whoever asks for more; `asked` keeps the paths in the order in which they came.
    """

    def __init__(self, *events: Event) -> None:
        hours = always_open()
        assert isinstance(hours, Hours)
        self.house = House(name=Text(fi="Kalajoen kirjasto"), zone="Europe/Helsinki", hours=hours)
        self.rooms = (ResourceDoc(resource=resource("studio"), hours=hours),)
        self.events = {each.id: each for each in events}
        self.more: dict[str, Any] = {}
        self.pictures: dict[str, tuple[str, bytes]] = {}
        self.knows_events = True
        self.fail_after: int | None = None
        self.epoch = 1
        self.asked: list[str] = []
        self.sent = 0
        self._log: list[Change] = []
        self._bell = threading.Condition()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self._server.server_port}", "x" * 40)

    def close(self) -> None:
        with self._bell:
            self.epoch += 1
            self._bell.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def tell(self, *changes: Change) -> None:
        with self._bell:
            for change in changes:
                if change.kind is Kind.EVENT and change.event is not None:
                    self.events[change.id] = change.event
                elif change.kind is Kind.EVENT:
                    self.events.pop(change.id, None)
            self._log.extend(changes)
            self._bell.notify_all()

    def forget(self, *events: Event) -> None:
        """Another database: nothing that a kiosk knows from before is worth anything."""
        with self._bell:
            self.epoch += 1
            self._log, self.events = [], {each.id: each for each in events}
            self._bell.notify_all()

    def answer(self, path: str, query: dict[str, str]) -> tuple[str, bytes] | Problem | None:
        """Media type and body, a problem, or None to hang up."""
        if path == routes.SNAPSHOT:
            snapshot = Snapshot(cursor=self._cursor(), house=self.house, resources=self.rooms, reservations=())
            return _json(replace(snapshot, **self.more))
        if path == routes.EVENTS and self.knows_events:
            return self._events(query.get("after", ""), int(query["limit"]))
        if path == routes.FEED:
            return self._feed(query["since"], float(query["wait"]))
        picture = self.pictures.get(path.removeprefix(routes.PICTURE.format(id="")))
        return picture or _problem(404, "not_found")

    def _events(self, after: str, limit: int) -> tuple[str, bytes] | None:
        if self.fail_after is not None:
            if self.fail_after == 0:
                return None
            self.fail_after -= 1
        keys = sorted(key for key in self.events if key > after)
        shown = tuple(self.events[key] for key in keys[:limit])
        return _json(EventPage(events=shown, next=keys[limit - 1] if len(keys) > limit else None))

    def _feed(self, since: str, wait: float) -> tuple[str, bytes] | Problem:
        epoch, _, at = since.partition(".")
        with self._bell:
            self._bell.wait_for(lambda: self.epoch != int(epoch) or len(self._log) > int(at), wait)
            if self.epoch != int(epoch):
                return _problem(410, "start_over")
            news = tuple(self._log[int(at) : int(at) + 200])
            upto = int(at) + len(news)
            return _json(Feed(cursor=f"{epoch}.{upto}", changes=news, more=upto < len(self._log)))

    def _cursor(self) -> str:
        return f"{self.epoch}.{len(self._log)}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                hub.asked.append(parts.path)
                found = hub.answer(parts.path, {key: value[0] for key, value in parse_qs(parts.query).items()})
                if found is None:
                    self.close_connection = True
                    return
                status = found.status if isinstance(found, Problem) else 200
                media, body = (routes.PROBLEM_TYPE, msgspec.json.encode(found)) if isinstance(found, Problem) else found
                hub.sent += len(body)
                self.send_response(status)
                self.send_header("Content-Type", media)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A kiosk that hangs up is no error here."""


def _json(document: object) -> tuple[str, bytes]:
    return "application/json", msgspec.json.encode(document)


def _problem(status: int, code: str) -> Problem:
    return Problem(type="about:blank", title="", status=status, code=code)


def told(event: Event) -> Change:
    return Change(kind=Kind.EVENT, id=event.id, event=event)


def gone(key: str) -> Change:
    return Change(kind=Kind.EVENT, id=key)
