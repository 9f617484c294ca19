"""A server that answers with recorded answers, byte for byte, or with whatever a bad day brings. Real HTTP."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]

    def one(self, name: str) -> str | None:
        return self.query.get(name, [None])[0]


@dataclass(frozen=True)
class Reply:
    """What is answered: bytes as they go out after the headers. `raw` writes on the socket itself instead."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    raw: Callable[[Any, threading.Event], None] | None = None


Answering = Callable[[Asked], Reply]


class Replay:
    """A running server; `answer` may be replaced at any time, `asked` lists what was asked."""

    def __init__(self) -> None:
        self.answer: Answering = lambda _asked: Reply(status=404)
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        replay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                asked = Asked(parts.path, parse_qs(parts.query, keep_blank_values=True), dict(self.headers.items()))
                replay.asked.append(asked)
                reply = replay.answer(asked)
                if reply.raw is not None:
                    self.close_connection = True
                    reply.raw(self.connection, replay.closing)
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                try:
                    self.wfile.write(reply.body)
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def replaying() -> Iterator[Replay]:
    replay = Replay()
    try:
        yield replay
    finally:
        replay.close()
