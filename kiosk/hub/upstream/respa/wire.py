"""Talks to one Respa over HTTP: signs in as its dialect wants, keeps to a deadline and a limit of size.

An answer of any status is handed back whole, for a no is said in its body; what is no answer raises SourceError.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import requests
import urllib3

from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.line import CONNECT, Cutter, opened, read_body
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa import asking, reading
from kiosk.hub.upstream.respa.asking import Ask
from kiosk.hub.upstream.respa.values import UnfitError
from kiosk.hub.upstream.secrets import secret_of

LARGEST = 8_000_000
_BETWEEN_BYTES = 8.0
_LANGUAGE = "fi"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    body: bytes


class Login:
    """The right to ask, shared by all wires to a Respa. Helsinki takes a token that never ends; Turku gives one for a
    quarter of an hour to a user name and a password. Neither is kept longer than needed, or shown.
    """

    def __init__(self, source: SourceConfig) -> None:
        self._source = source
        self._user = next(iter(source.options.get("user", ())), None)
        self._lock = threading.Lock()
        self._token: str | None = None
        self.turku = source.options.get("dialect") == ("turku",)

    def header(self, wire: Wire) -> dict[str, str]:
        """What to send along; signs in first where that is needed. Raises SourceError."""
        if not self.turku:
            secret = secret_of(self._source)
            return {"Authorization": f"Token {secret}"} if secret else {}
        with self._lock:
            if self._token is None:
                self._token = self._sign_in(wire)
            return {"Authorization": f"JWT {self._token}"} if self._token else {}

    def expired(self, sent: dict[str, str]) -> bool:
        """It was not accepted; whether signing in anew may help."""
        with self._lock:
            if self.turku and sent.get("Authorization") == f"JWT {self._token}":
                self._token = None
            return self.turku

    def _sign_in(self, wire: Wire) -> str | None:
        password = secret_of(self._source)
        if not password or not self._user:
            return None
        reply = wire.send(asking.login(self._user, password), {}, base=_beside(wire.base))
        try:
            found = reading.document(reply.body) if reply.status == 200 else {}
        except UnfitError:
            found = {}
        token = found.get("token") or found.get("access") if isinstance(found, dict) else None
        if not isinstance(token, str) or not token.isascii() or not token.isprintable():
            raise SourceError("refused" if reply.status in {400, 401, 403} else "failing", f"HTTP {reply.status}")
        return token


class Wire:
    """One connection; for one thread. `close` from any thread cuts what is under way."""

    def __init__(self, source: SourceConfig, login: Login, deadline: float) -> None:
        self.base = source.url or ""
        self._login = login
        self._deadline = deadline
        self._cutter = Cutter()
        self._session = opened(self._cutter)
        self._session.headers.update({"Accept": "application/json", "Accept-Language": _LANGUAGE})

    def close(self) -> None:
        self._cutter.close()
        self._session.close()

    def ask(self, ask: Ask) -> Reply:
        """Ask, signed in; when the sign-in has run out, once more with a new one. Raises SourceError."""
        header = self._login.header(self)
        reply = self.send(ask, header)
        if reply.status == 401 and self._login.expired(header):
            reply = self.send(ask, self._login.header(self))
        return reply

    def pages(self, ask: Ask) -> Iterator[object]:
        """The items of a list, page by page. Raises SourceError when one of them cannot be had."""
        for _ in range(asking.MOST_PAGES):
            reply = self.ask(ask)
            try:
                page = reading.page(good(reply))
                yield from page.items
                if page.next is None:
                    return
                ask = asking.following(ask, self.base, page.next)
            except UnfitError as error:
                raise SourceError("garbled", str(error)) from None
        raise SourceError("too_large", "pages without end")

    def send(self, ask: Ask, header: dict[str, str], base: str | None = None) -> Reply:
        """One exchange, without any thought. Raises SourceError."""
        body = None if ask.body is None else json.dumps(ask.body).encode()
        headers = {**header, **({"Content-Type": "application/json"} if body is not None else {})}
        try:
            with (
                self._cutter.within(self._deadline),
                self._session.request(
                    ask.method,
                    ask.url(base or self.base),
                    data=body,
                    headers=headers,
                    stream=True,
                    allow_redirects=False,
                    timeout=(CONNECT, _BETWEEN_BYTES),
                ) as response,
            ):
                return Reply(response.status_code, self._read(response))
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise self._why(error) from None

    def _read(self, response: requests.Response) -> bytes:
        body = read_body(response, LARGEST, self._cutter)
        promised = response.headers.get("Content-Length", "")
        if promised.isdigit() and "Content-Encoding" not in response.headers and len(body) < int(promised):
            raise OSError("half an answer")
        return body

    def _why(self, error: Exception) -> SourceError:
        if self._cutter.closed:
            return SourceError("stopped")
        if self._cutter.late or isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
            return SourceError("slow")
        if isinstance(error, requests.exceptions.SSLError):
            return SourceError("certificate")
        return SourceError("unreachable", type(error).__name__)


def good(reply: Reply) -> bytes:
    """The body of an answer to a question. Raises SourceError for every other kind."""
    if reply.status == 200:
        return reply.body
    if reply.status in {401, 403}:
        raise SourceError("refused", f"HTTP {reply.status}")
    if reply.status in {404, 410}:
        raise SourceError("missing", f"HTTP {reply.status}")
    if 300 <= reply.status < 400:
        raise SourceError("elsewhere", f"HTTP {reply.status}")
    if reply.status in {429, 503}:
        raise SourceError("busy", f"HTTP {reply.status}")
    raise SourceError("failing" if reply.status >= 500 else "bad_request", f"HTTP {reply.status}")


def _beside(base: str) -> str:
    """Where signing in is: beside the interface (`.../v1/`), not in it."""
    return base.rstrip("/").rpartition("/")[0] + "/"
