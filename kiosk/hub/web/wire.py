"""The HTTP protocol of the server: nobody holds a line or fills the memory before having said who is asking, and what
is not HTTP at all is answered by a problem document here too.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kiosk.api.problem import ErrorCode
from kiosk.api.routes import PROBLEM_TYPE
from kiosk.hub.problems import problem

LARGEST_HEAD = 64 * 1024
"""Bytes of a request's line and headers; the parser itself knows no end."""

WHOLE_WITHIN = 30.0
"""Seconds for a whole request from its first byte, and for the first byte of a new line."""


class Wire(HttpToolsProtocol):
    """Reads requests as uvicorn does. What it answers itself ends the connection."""

    _timer: asyncio.TimerHandle | None = None
    _unread = True  # of the request that is coming, or of the first one
    _in_head = True
    _head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._arm()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._unread or not self._answering:
            self._arm()
        if self._in_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers have no end")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._unread = self._in_head = True
        self._head = 0

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._unread = False
        self._disarm()

    @property
    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _arm(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(WHOLE_WITHIN, self._too_late)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_late(self) -> None:
        self._timer = None
        if self.transport.is_closing():
            return
        if self._head and not self._answering:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, "the request did not go on")
        else:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        self._refuse(HTTPStatus.BAD_REQUEST, msg)

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        body = msgspec.json.encode(problem(ErrorCode.BAD_REQUEST, why, status=status))
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\n"
            f"content-type: {PROBLEM_TYPE}\r\n"
            f"content-length: {len(body)}\r\n"
            "connection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
