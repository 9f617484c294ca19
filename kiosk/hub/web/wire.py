"""The HTTP protocol of the server; what is not HTTP at all is answered by a problem document here too."""

from __future__ import annotations

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kiosk.api.problem import ErrorCode
from kiosk.api.routes import PROBLEM_TYPE
from kiosk.hub.problems import problem


class Wire(HttpToolsProtocol):
    """Reads requests as uvicorn does."""

    def send_400_response(self, msg: str) -> None:
        body = msgspec.json.encode(problem(ErrorCode.BAD_REQUEST, msg))
        head = (
            "HTTP/1.1 400 Bad Request\r\n"
            f"content-type: {PROBLEM_TYPE}\r\n"
            f"content-length: {len(body)}\r\n"
            "connection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
