"""Lines that hold on to the hub: they are cut off before anybody has said who is asking."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

from kiosk.hub.web import wire
from tests.hub.running import Running


def _line(hub: Running, seconds: float = 5) -> socket.socket:
    told = urlsplit(hub.url)
    return socket.create_connection((told.hostname or "", told.port or 0), seconds)


def test_headers_without_end_are_cut_off(hub: Running) -> None:
    """Nobody fills the hub's memory before saying who is asking."""
    with _line(hub) as line:
        line.sendall(b"GET /v1/house HTTP/1.1\r\nHost: x\r\n")
        sent = 0
        with pytest.raises(OSError):
            while sent < 50_000_000:
                line.sendall(b"X-More: " + b"x" * 8_000 + b"\r\n")
                sent += 8_000
        assert sent < 5_000_000
    assert hub.client.get("/v1/house").status_code == 200


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /v1/house HTTP/1.1\r\nHost: x\r\n",
        b"POST /staff/login HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\ntoken=",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_a_request_that_does_not_go_on_is_cut_off(hub: Running, monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    """Idle lines would use up the hub's files, and with them everybody's way in."""
    monkeypatch.setattr(wire, "WHOLE_WITHIN", 0.3)
    with _line(hub) as line:
        line.sendall(begun)
        while line.recv(4_096):  # a problem document perhaps, then the end
            pass
