"""A Respa that listens: real HTTP, real sockets, the recorded headers and bytes, and failures that can be switched on."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.hub.respa.fake_house import HELSINKI, SAMPLES, Dialect, House, Refused, Row, translated

Trouble = Literal["lost", "deaf", "html500", "login", "drip", "slow", "garbled", "quota", "proxy"]
"""lost: done, but the answer never arrives. deaf: the line is cut before anything is done. quota: refused for the
quota although the time is taken. proxy: a web page with status 200."""


@dataclass
class Fault:
    """What goes wrong with the next `times` requests of a method whose path matches."""

    trouble: Trouble
    method: str = ""
    path: str = ""
    times: int = 1
    seconds: float = 0.0
    token: str = ""

    def fits(self, method: str, path: str, said: str) -> bool:
        return (
            self.times > 0
            and self.token in said
            and self.method in ("", method)
            and re.search(self.path, path) is not None
        )


@dataclass(frozen=True)
class Seen:
    """A request that came."""

    method: str
    path: str
    query: dict[str, str]
    user: str | None
    status: int
    body: Any = None


class FakeRespa:
    """One server. `users` are accounts by token (Helsinki) or by name with a password (Turku)."""

    def __init__(self, dialect: Dialect, now: Callable[[], datetime]) -> None:
        self.house = House(dialect, now)
        self.dialect = dialect
        self.tokens = {"a" * 40: "kioski", "b" * 40: "toinen", "c" * 40: "kolmas"}
        self.passwords = {"kioski": "salainen-1", "toinen": "salainen-2", "kolmas": "salainen-3"}
        self.jwt: dict[str, tuple[str, datetime]] = {}
        self.jwt_life = timedelta(seconds=900)
        self.page_size = 20
        self.largest_page = 500
        self.faults: list[Fault] = []
        self.seen: list[Seen] = []
        self.lock = threading.Lock()
        self.url = ""

    @property
    def base(self) -> str:
        return f"{self.url}/v1/"

    def fail(
        self, trouble: Trouble, method: str = "", path: str = "", times: int = 1, seconds: float = 0.0, token: str = ""
    ) -> None:
        self.faults.append(Fault(trouble, method, path, times, seconds, token))

    def well(self) -> None:
        self.faults.clear()

    def take(self, user: str, resource: str, begin: datetime, end: datetime, state: str = "confirmed") -> Row:
        """A reservation that somebody made elsewhere, whatever the rules; Refused when the time is taken."""
        house = self.house
        with house.lock:
            if any(row.begin < end and begin < row.end for row in self.held(resource)):
                raise Refused(400, "taken")
            key = max(house.rows, default=0) + 1
            house.rows[key] = Row(key, resource, user, begin, end, state)
            return house.rows[key]

    def held(self, resource: str) -> list[Row]:
        return [row for row in self.house.sorted() if row.resource == resource and row.holds]

    def of(self, user: str) -> list[Row]:
        return [row for row in self.house.sorted() if row.user == user and row.holds]

    def count(self, method: str, path: str = "") -> int:
        return sum(1 for seen in self.seen if seen.method == method and re.search(path, seen.path))

    def overlaps(self) -> list[tuple[int, int]]:
        rows = [row for row in self.house.sorted() if row.holds]
        return [(a.id, b.id) for a in rows for b in rows
                if a.id < b.id and a.resource == b.resource and a.begin < b.end and b.begin < a.end]  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "WSGIServer/0.2"
    sys_version = "CPython/3.8.18"
    fake: FakeRespa

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the log of requests is `seen`."""

    def _any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length)
        parts = urlsplit(self.path)
        fault = self._fault(parts.path)
        if fault is not None and fault.seconds:
            time.sleep(fault.seconds)
        match fault.trouble if fault else None:
            case "deaf":
                self._cut()
                return
            case "html500":
                self._bytes(500, b"<h1>Server Error (500)</h1>", "text/html")
                return
            case "proxy":
                self._bytes(200, b"<!doctype html><title>Huoltokatko</title>", "text/html")
                return
            case "login":
                self._answer(401, {"detail": "Authentication credentials were not provided."}, None, parts.path)
                return
        user: str | None = None
        try:
            user = self._user(parts.path)
            status, body = self._route(parts.path, dict(parse_qsl(parts.query)), raw, user, fault)
        except Refused as no:
            status, body = no.status, no.body
        with self.fake.lock:
            sent = json.loads(raw) if raw else None
            self.fake.seen.append(Seen(self.command, parts.path, dict(parse_qsl(parts.query)), user, status, sent))
        if fault is not None and fault.trouble == "lost":
            self._cut()
        elif fault is not None and fault.trouble == "garbled":
            self._bytes(status, json.dumps(body).encode()[:25], "application/json")
        elif fault is not None and fault.trouble == "drip":
            self._drip(json.dumps(body).encode())
        else:
            self._answer(status, body, user, parts.path)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any

    def _fault(self, path: str) -> Fault | None:
        said = self.headers.get("Authorization", "")
        with self.fake.lock:
            found = next((fault for fault in self.fake.faults if fault.fits(self.command, path, said)), None)
            if found is not None:
                found.times -= 1
            return found

    def _user(self, path: str) -> str | None:
        fake, said = self.fake, self.headers.get("Authorization", "")
        scheme, _, token = said.partition(" ")
        if scheme == "Token" and fake.dialect == "helsinki":
            if "/reservation/" not in path:  # ignored, as over there: the asker is anonymous
                return None
            if token not in fake.tokens:
                raise Refused(401, {"detail": "Invalid token."})
            return fake.tokens[token]
        if scheme == "JWT" and fake.dialect == "turku" and "api-token-auth" not in path:
            user, until = fake.jwt.get(token, ("", fake.house.now()))
            if until <= fake.house.now():
                raise Refused(401, json.loads((_BAD_JWT).read_text()))
            return user
        return None

    def _route(
        self, path: str, query: dict[str, str], raw: bytes, user: str | None, fault: Fault | None
    ) -> tuple[int, Any]:
        house, method = self.fake.house, self.command
        if path == "/api-token-auth/" and method == "POST":
            return self._login(json.loads(raw))
        if match := re.fullmatch(r"/v1/resource/([^/]+)/", path):
            return 200, house.room(match[1], *_window(query), user)
        if path == "/v1/resource/" and method == "GET":
            found = [house.room(key, None, None, user) for key in sorted(house.rooms)]
            return 200, {"count": len(found), "next": None, "previous": None, "results": found}
        if path == "/v1/reservation/" and method == "GET":
            return 200, self._list(query, user)
        if method != "GET" and user is None:
            raise Refused(401, {"detail": "Authentication credentials were not provided."})
        if path == "/v1/reservation/" and method == "POST":
            if fault is not None and fault.trouble == "quota":
                raise Refused(
                    400, {"non_field_errors": ["Maximum number of active reservations for this resource exceeded."]}
                )
            return 201, house.row(house.create(str(user), json.loads(raw)), user)
        if match := re.fullmatch(r"/v1/reservation/(\d+)/", path):
            return self._one(int(match[1]), raw, user)
        raise Refused(404, {"detail": "Not found."})

    def _login(self, body: Any) -> tuple[int, Any]:
        fake = self.fake
        if fake.dialect != "turku" or fake.passwords.get(body.get("username")) != body.get("password"):
            raise Refused(401, {"detail": "No active account found with the given credentials"})
        token = f"jwt.{len(fake.jwt)}.{body['username']}"
        fake.jwt[token] = (body["username"], fake.house.now() + fake.jwt_life)
        return 200, {"refresh": token, "access": token, "token": token}

    def _one(self, key: int, raw: bytes, user: str | None) -> tuple[int, Any]:
        house = self.fake.house
        if self.command == "GET":
            row = house.rows.get(key)
            if row is None or not house.visible(row, user):
                raise Refused(404, {"detail": "Not found."})
            return 200, house.row(row, user)
        if self.command == "PUT":
            return 200, house.row(house.move(str(user), key, json.loads(raw)), user)
        if self.command == "DELETE":
            house.cancel(str(user), key)
            return 204, None
        # PATCH by an owner: Helsinki falls over its own feet, Turku says no.
        if self.fake.dialect == "helsinki":
            raise Refused(500, "KeyError: 'begin'")
        raise Refused(400, {"state": ["Illegal state change"]})

    def _list(self, query: dict[str, str], user: str | None) -> Any:
        fake, house = self.fake, self.fake.house
        start, end = _window(query, both=False)
        found = [row for row in house.sorted() if house.visible(row, user)]
        found = [row for row in found if "resource" not in query or row.resource == query["resource"]]
        found = [row for row in found if start is None or row.end >= start]
        found = [row for row in found if end is None or row.begin <= end]
        if query.get("is_own") == "true" and user is not None:
            found = [row for row in found if row.user == user]
        if not {"start", "end", "all"} & query.keys():
            found = [row for row in found if row.end >= house.now()]
        size = min(int(query.get("page_size", fake.page_size)), fake.largest_page)
        page = int(query.get("page", 1))
        if page > max(1, -(-len(found) // size)):
            raise Refused(404, {"detail": "Invalid page."})
        more = page * size < len(found)
        following = f"{fake.base}reservation/?{urlencode({**query, 'page': page + 1})}" if more else None
        before = f"{fake.base}reservation/?{urlencode({**query, 'page': page - 1})}" if page > 1 else None
        shown = [house.row(row, user) for row in found[(page - 1) * size : page * size]]
        return {"count": len(found), "next": following, "previous": before, "results": shown}

    def _answer(self, status: int, body: Any, user: str | None, path: str) -> None:
        if status == 500:
            self._bytes(500, str(body).encode(), "text/plain; charset=utf-8")
            return
        language = self.headers.get("Accept-Language", "fi")[:2]
        extra = {"Content-Language": language}
        if status == 401:
            extra["WWW-Authenticate"] = 'JWT realm="api"'
        if status == 201:
            extra["Location"] = body["url"]
        raw = (
            b""
            if body is None
            else json.dumps(translated(body, language), separators=(",", ":"), ensure_ascii=False).encode()
        )
        self._bytes(status, raw, "application/json" if raw else "", extra)

    def _bytes(self, status: int, raw: bytes, kind: str, extra: dict[str, str] | None = None) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _cut(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _drip(self, raw: bytes) -> None:
        """One byte every so often, for longer than anybody should wait."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        with contextlib.suppress(OSError):
            for byte in raw:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.2)


_BAD_JWT = SAMPLES / "turku_jwt_bad.json"


def _window(query: dict[str, str], *, both: bool = True) -> tuple[datetime | None, datetime | None]:
    if both and ("start" in query) != ("end" in query):
        raise Refused(400, {"detail": "You must supply both 'start' and 'end'"})
    found = []
    for name in ("start", "end"):
        try:
            moment = datetime.fromisoformat(query[name]) if name in query else None
        except ValueError:
            raise Refused(400, {"detail": f"'{name}' must be a timestamp in ISO 8601 format"}) from None
        found.append(moment.replace(tzinfo=HELSINKI) if moment is not None and moment.tzinfo is None else moment)
    return found[0], found[1]


@contextmanager
def respa(dialect: Dialect, now: Callable[[], datetime]) -> Iterator[FakeRespa]:
    """A server that listens until the block ends."""
    fake = FakeRespa(dialect, now)

    class Handler(_Handler):
        pass

    Handler.fake = fake

    class Server(ThreadingHTTPServer):
        request_queue_size = 128
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went away is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    fake.house.base = fake.base
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
