"""The line between kiosk and hub, which a test takes down and puts up again."""

from __future__ import annotations

import contextlib
import socket
import threading


class Line:
    """Forwards to a port of this machine. While it is down calls end at once, as at a hub that is switched off."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener_port = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.up = True
        self._flows = threading.Event()
        self._flows.set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

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
        self._listener.close()
        self._hang_up()

    def _hang_up(self) -> None:
        with self._lock:
            ends = list(self._open)
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self.up:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._port))
            for one, other in ((near, far), (far, near)):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with self._lock:
            self._open.add(one)
        with contextlib.suppress(OSError):
            while part := one.recv(65_536):
                if one.getsockname()[1] != self._listener_port:
                    self._flows.wait(30)
                if self.up:
                    other.sendall(part)
        with self._lock:
            self._open.discard(one)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
