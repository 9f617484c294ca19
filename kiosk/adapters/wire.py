"""HTTP that cannot be made to wait longer than it wants to, nor be held when the program ends.

The timeouts of a socket start anew with every byte, so a server that drips holds a caller for hours. Here the whole
answer, headers included, has one deadline, and another thread can break it off. Only the worker threads import this:
requests costs more than a hundred milliseconds.
"""

from __future__ import annotations

import http.client
import io
import socket
import threading
import time
from contextlib import suppress
from functools import partial
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class BrokenOff(OSError):
    """Another thread wanted this request to end."""


class Patience:
    """The deadline of the request that is running in one thread, and the handle by which another breaks it off."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._deadline = 0.0
        self._broken_off = False
        self._stopped = False

    def begin(self, seconds: float) -> None:
        """A new request with so many seconds for all of it. Raises BrokenOff after `stop`."""
        with self._lock:
            self._deadline = time.monotonic() + seconds
            self._broken_off = self._stopped
        self.left()

    def left(self) -> float:
        """Seconds left; raises TimeoutError or BrokenOff instead of telling that there are none."""
        if self._broken_off:
            raise BrokenOff("broken off")
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the whole answer took too long")
        return left

    def hold(self, sock: socket.socket) -> None:
        """From now on the request reads from `sock`."""
        with self._lock:
            self._socket = sock
        self.left()

    def end(self) -> None:
        with self._lock:
            self._socket = None

    def break_off(self) -> None:
        """End the running request, if there is one, with BrokenOff. From any thread."""
        with self._lock:
            self._broken_off = True
            if self._socket is not None:
                # Past TLS: its own shutdown would take the session from under the reading thread.
                with suppress(OSError):
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def stop(self) -> None:
        """Break off, for good."""
        self._stopped = True
        self.break_off()


class _Reader(io.RawIOBase):
    """A socket's bytes, every read of them within the deadline."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._sock = sock
        self._patience = patience
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._patience.left())
        count: int | None = self._raw.readinto(buffer)
        if not count:
            self._patience.left()  # an end of file that we made ourselves is not the server's
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Source:
    """What http.client takes for a socket: it asks it for a file and nothing else."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._sock = sock
        self._patience = patience

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._patience))


def _response(patience: Patience, sock: Any, *args: Any, **kwargs: Any) -> http.client.HTTPResponse:
    patience.hold(sock)
    return http.client.HTTPResponse(_Source(sock, patience), *args, **kwargs)  # type: ignore[arg-type]


def _patient(base: Any, patience: Patience) -> Any:
    return type(base.__name__, (base,), {"response_class": staticmethod(partial(_response, patience))})


class _Adapter(HTTPAdapter):
    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **kwargs)
        plain = type("_Plain", (HTTPConnectionPool,), {"ConnectionCls": _patient(HTTPConnection, self._patience)})
        secure = type("_Secure", (HTTPSConnectionPool,), {"ConnectionCls": _patient(HTTPSConnection, self._patience)})
        self.poolmanager.pool_classes_by_scheme = {"http": plain, "https": secure}


def open_session(patience: Patience, verify: str | bool = True) -> requests.Session:
    """A session for one thread. It reads no proxy, certificate or password from the environment."""
    session = requests.Session()
    session.trust_env = False
    session.verify = verify
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Adapter(patience))
    # Compressed answers can be small on the wire and enormous in memory.
    session.headers.update({"Accept-Encoding": "identity", "User-Agent": "virta-kiosk"})
    return session
