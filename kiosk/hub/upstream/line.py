"""Connections that can be cut from outside, so that a server that drips cannot hold a thread longer than allowed.

requests knows a time-out between two bytes but no deadline for the whole; a server that sends a byte a second would
keep us for ever. So every connection tells its `Cutter`, which shuts the socket down when time is up or the hub stops.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from kiosk import __version__
from kiosk.hub.upstream.problems import SourceError

CONNECT = 5.0
"""Seconds to wait for a connection."""


class PrivateAddressError(OSError):
    """The address lies in the house's own network, where only the source itself may be."""


class Cutter:
    """The sockets in use by one fetcher; `within(seconds)` cuts them when its block takes longer.

    One thread sleeps until the first deadline and looks then which one holds: a thread for each of a hundred pages
    would take longer to start than some of them to come.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._late = False
        self._closed = False
        self._turn = threading.Condition()
        self._due: float | None = None
        self._wakes = 0.0
        self._watched = False
        self.public_only = False

    @property
    def late(self) -> bool:
        return self._late

    @property
    def closed(self) -> bool:
        return self._closed

    def hold(self, connected: socket.socket) -> None:
        """A new connection; cut at once when it comes too late."""
        with self._lock:
            self._sockets = {known for known in self._sockets if known.fileno() >= 0}
            self._sockets.add(connected)
            cut = self._late or self._closed
        if cut:
            _shut(connected)

    def close(self) -> None:
        """Cut everything, now and from now on."""
        self._closed = True
        self._cut()

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """One block at a time."""
        with self._turn:
            self._late = False
            self._due = time.monotonic() + seconds
            if not self._watched:
                self._watched = True
                threading.Thread(target=self._watch, name="deadline", daemon=True).start()
            elif self._due < self._wakes:
                self._turn.notify()
        try:
            yield
        finally:
            with self._turn:
                self._due = None

    def _watch(self) -> None:
        with self._turn:
            while self._due is not None:
                left = self._due - time.monotonic()
                if left > 0:
                    self._wakes = self._due
                    self._turn.wait(left)
                else:
                    self._due, self._late = None, True
                    self._cut()
            self._watched = False

    def _cut(self) -> None:
        with self._lock:
            sockets = list(self._sockets)
        for held in sockets:
            _shut(held)


def _shut(held: socket.socket) -> None:
    with contextlib.suppress(OSError, ValueError):
        # Past SSLSocket's own method, which would take the TLS state away from the thread that reads.
        socket.socket.shutdown(held, socket.SHUT_RDWR)


class _Session(requests.Session):
    """Asks the environment for proxies and certificates once a host, not for every page."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, str], Any] = {}

    def merge_environment_settings(self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any) -> Any:
        parts = urlsplit(url)
        here = parts.scheme, parts.netloc
        if here not in self._known:
            self._known[here] = super().merge_environment_settings(url, proxies, stream, verify, cert)
        return {**self._known[here], "stream": stream}


def opened(cutter: Cutter) -> requests.Session:
    """A session whose connections the cutter holds, that says who asks."""
    session = _Session()
    session.auth = _as_it_is
    session.headers["User-Agent"] = f"virta-kiosk/{__version__}"
    transport = _adapter(cutter)
    session.mount("http://", transport)
    session.mount("https://", transport)
    return session


def read_body(response: requests.Response, largest: int, cutter: Cutter) -> bytes:
    """The body as it comes, unpacked, until its end or the limit. Raises SourceError, or OSError when it was cut."""
    parts: list[bytes] = []
    size = 0
    while chunk := response.raw.read1(262_144, decode_content=True):
        size += len(chunk)
        if size > largest:
            raise SourceError("too_large", f"more than {largest} bytes")
        parts.append(chunk)
    if cutter.late or cutter.closed:
        raise OSError("cut")
    return b"".join(parts)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Requests would look for a login in ~/.netrc."""
    return request


def _adapter(cutter: Cutter) -> HTTPAdapter:

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _admit(self, cutter)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _admit(self, cutter)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    class Transport(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **options: Any) -> None:
            super().init_poolmanager(*args, **options)
            self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    return Transport(pool_connections=2, pool_maxsize=2, max_retries=0)


def _admit(connection: HTTPConnection, cutter: Cutter) -> None:
    connected = connection.sock
    if connected is None:
        return
    if cutter.public_only and connection.proxy is None and not _public(connected):
        connection.close()
        raise PrivateAddressError("private address")
    cutter.hold(connected)


def _public(connected: socket.socket) -> bool:
    """Asked of the connection itself: a name may have led elsewhere a moment ago."""
    try:
        return ipaddress.ip_address(connected.getpeername()[0].partition("%")[0]).is_global
    except (OSError, ValueError):
        return False
