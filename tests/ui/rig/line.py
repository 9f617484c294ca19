"""The line between kiosk and hub, which a test takes down and puts up again."""

from __future__ import annotations

import contextlib
import socket
import threading

from tests.door import Door, led_on


class Line:
    """Forwards to a port of this machine. While it is down calls end at once, as at a hub that is switched off."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.up = True
        self._flows = threading.Event()
        self._flows.set()
        self._door = Door(self._take)

    @property
    def url(self) -> str:
        return self._door.url

    @property
    def flows(self) -> bool:
        """Whether words get through both ways."""
        return self.up and self._flows.is_set()

    def take_down(self) -> None:
        self.up = False
        self._hang_up()

    def put_up(self) -> None:
        self.up = True
        self._flows.set()

    def hold(self) -> None:
        """What the hub says is kept back until `let_go`: a line so slow that a patron walks away."""
        self._flows.clear()

    def let_go(self) -> None:
        self._flows.set()

    def close(self) -> None:
        self._door.close()
        self._hang_up()

    def _hang_up(self) -> None:
        with self._lock:
            ends = list(self._open)
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _take(self, near: socket.socket) -> None:
        if not self.up:
            near.close()
            return
        far = led_on(near, self._port)
        if far is not None:
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with self._lock:
            self._open.add(one)
        with contextlib.suppress(OSError):
            while part := one.recv(65_536):
                if one.getsockname()[1] != self._door.port:
                    self._flows.wait(30)
                if self.up:
                    other.sendall(part)
        with self._lock:
            self._open.discard(one)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
