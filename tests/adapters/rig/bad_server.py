"""Servers that do what servers must not do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

from tests.door import Door

Behaviour = Callable[[socket.socket, bytes], None]


class BadServer:
    """Accepts on the loopback and behaves as told; `requests` keeps what came. `keep` leaves connections open."""

    def __init__(self, behave: Behaviour, keep: bool = False) -> None:
        self.behave = behave
        self.keep = keep
        self.requests: list[bytes] = []
        self._open: list[socket.socket] = []
        self._door = Door(self._take)

    @property
    def url(self) -> str:
        return self._door.url

    def close(self) -> None:
        self._door.close()
        for each in self._open:
            each.close()

    def _take(self, peer: socket.socket) -> None:
        self._open.append(peer)
        threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        try:
            while request := _request(peer):
                self.requests.append(request)
                self.behave(peer, request)
                if not self.keep:
                    break
        except OSError:
            pass
        finally:
            peer.close()


def _request(peer: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        part = peer.recv(65_536)
        if not part:
            return b""
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += peer.recv(65_536)
    return head + b"\r\n\r\n" + body


def answers(body: bytes, status: str = "200 OK", media: str = "application/json", more: str = "") -> Behaviour:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return lambda peer, _: peer.sendall(head.encode() + body)


def hangs(peer: socket.socket, _: bytes) -> None:
    while peer.recv(1):
        pass


def resets(peer: socket.socket, _: bytes) -> None:
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


def drips(text: bytes) -> Behaviour:
    """One byte every twentieth of a second, for ever."""

    def behave(peer: socket.socket, _: bytes) -> None:
        for byte in text:
            peer.sendall(bytes([byte]))
            time.sleep(0.05)

    return behave


def endless(peer: socket.socket, _request: bytes) -> None:
    """40 MB of a JSON text, without saying how long it will be."""
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
    for _ in range(640):
        peer.sendall(b'"' + b"x" * 65_530 + b'",')
