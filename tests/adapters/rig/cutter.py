"""A line to the hub that can be cut: a TCP proxy that loses answers, or everything."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import replace

from kiosk.adapters.hub_client import Endpoint


class Cutter:
    """Forwards to `target`. `lose(n)`: the next n answers to writes are lost after the hub has done its part."""

    def __init__(self, target: Endpoint) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lose = 0
        self.lost = 0
        self.black_hole = False
        self._lines: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def endpoint(self) -> Endpoint:
        return replace(self._target, url=f"http://127.0.0.1:{self._listener.getsockname()[1]}")

    def lose(self, answers: int) -> None:
        self._lose = answers

    def cut(self) -> None:
        """From now on bytes go nowhere and nobody is told: a cable that was pulled."""
        self.black_hole = True

    def mend(self) -> None:
        self.black_hole = False
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listener.close()
        self.mend()

    def _accept(self) -> None:
        port = int(self._target.url.rsplit(":", 1)[1])
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self._lines.append(near)
            try:
                far = socket.create_connection(("127.0.0.1", port))
            except OSError:
                near.close()
                continue
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            state = {"losing": False}
            threading.Thread(target=self._up, args=(near, far, state), daemon=True).start()
            threading.Thread(target=self._down, args=(near, far, state), daemon=True).start()

    def _up(self, near: socket.socket, far: socket.socket, state: dict[str, bool]) -> None:
        with contextlib.suppress(OSError):
            while part := near.recv(65_536):
                if self.black_hole:
                    continue
                if self._lose and part.startswith(b"POST"):
                    self._lose -= 1
                    state["losing"] = True
                far.sendall(part)
        far.close()

    def _down(self, near: socket.socket, far: socket.socket, state: dict[str, bool]) -> None:
        with contextlib.suppress(OSError):
            while part := far.recv(65_536):
                if self.black_hole:
                    continue
                if state["losing"]:
                    self.lost += 1
                    break
                near.sendall(part)
        for end in (near, far):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
