"""A door on the loopback through which the servers of the tests let in whoever calls."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress


class Door:
    """Each caller is handed to `take`, on the door's own thread."""

    def __init__(self, take: Callable[[socket.socket], None]) -> None:
        self._take = take
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._open, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        self._listener.close()

    def _open(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            self._take(caller)


def led_on(caller: socket.socket, port: int) -> socket.socket | None:
    """A connection to this port for the caller, who is sent away when nobody is there."""
    try:
        far = socket.create_connection(("127.0.0.1", port))
    except OSError:
        caller.close()
        return None
    for end in (caller, far):
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return far


def hang_up(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            # Closing alone would not wake the thread that still reads from it.
            end.shutdown(socket.SHUT_RDWR)
        end.close()
