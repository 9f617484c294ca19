"""A line to the hub that can be cut: a TCP proxy that loses answers, or everything."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import replace

from kiosk.adapters.hub_client import Endpoint
from tests.door import Door, hang_up, led_on


class Cutter:
    """Forwards to `target`. `lose(n)`: the next n answers to writes are lost after the hub has done its part."""

    def __init__(self, target: Endpoint) -> None:
        self._target = target
        self._lose = 0
        self.lost = 0
        self.black_hole = False
        self._lines: list[socket.socket] = []
        self._door = Door(self._take)

    @property
    def endpoint(self) -> Endpoint:
        return replace(self._target, url=self._door.url)

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
        self._door.close()
        self.mend()

    def _take(self, near: socket.socket) -> None:
        self._lines.append(near)
        far = led_on(near, int(self._target.url.rsplit(":", 1)[1]))
        if far is None:
            return
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
        hang_up(near, far)
