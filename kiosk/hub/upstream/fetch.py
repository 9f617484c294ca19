"""Ask a server over HTTP and believe nothing: time-outs, a deadline for the whole, a limit of size, few redirects,
what came is what was asked for. Blocking; each source has a fetcher and a thread of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
import requests
import urllib3

from kiosk.hub.upstream.line import CONNECT, Cutter, PrivateAddressError, opened, read_body
from kiosk.hub.upstream.problems import SourceError

LARGEST = 20_000_000
"""Bytes of one answer, unpacked; a page of a hundred events with everything in it has half a megabyte."""

DEADLINE = 60.0
"""Seconds for one answer from the first byte asked to the last one read."""

_BETWEEN_BYTES = 15.0
_REDIRECTS = 3
_MOVED = {301, 302, 303, 307, 308}
_CODES = {401: "refused", 403: "refused", 404: "missing", 410: "missing", 429: "busy", 503: "busy"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the body unpacked, the headers that matter, the address it came from in the end.

    `fresh` False is a 304: what was fetched before still holds, `body` is empty.
    """

    body: bytes
    url: str
    kind: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    fresh: bool = True

    def json(self) -> Any:
        """The body as JSON. Raises SourceError for half a document, a web page, anything else."""
        return self.decoded(msgspec.json.Decoder())

    def decoded(self, decoder: msgspec.json.Decoder[Any]) -> Any:
        """The same by a decoder of one's own; of a wrong shape too it says `garbled`."""
        try:
            return decoder.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            mended = _mended(self.body)
            if mended is not None:
                return Answer(mended, self.url, self.kind).decoded(decoder)
            if self.body[:200].lstrip().startswith(b"<"):
                raise SourceError("web_page", self.kind) from None
            raise SourceError("garbled", str(error)[:200]) from None


class Fetcher:
    """GET requests of one source. `secret` gives headers with its key; they go to the first host only."""

    def __init__(self, secret: Callable[[], Mapping[str, str]] | None = None, deadline: float = DEADLINE) -> None:
        self._secret = secret or dict
        self._deadline = deadline
        self._cutter = Cutter()
        self._session = opened(self._cutter)

    def get(
        self,
        url: str,
        params: Mapping[str, Any] | None = None,
        *,
        accept: str = "application/json",
        largest: int = LARGEST,
        validators: Mapping[str, str] | None = None,
        public_only: bool = False,
    ) -> Answer:
        """Fetch an address.

        Args:
            url: http or https; anything else is refused.
            params: query, escaped here.
            accept: the media types wanted.
            largest: bytes of the unpacked body; more is an error, and not read.
            validators: of an earlier Answer, to hear "not modified" instead of the same again.
            public_only: refuse addresses of the house's own network (for links that strangers wrote).

        Raises:
            SourceError: whatever went wrong, by code.
        """
        headers = {"Accept": accept, **self._secret(), **conditions(validators or {})}
        self._cutter.public_only = public_only
        try:
            with self._cutter.within(self._deadline):
                return self._follow(_prepared(url, params), headers, largest)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise self._why(error) from None

    def close(self) -> None:
        """Cut what is under way, from any thread."""
        self._cutter.close()
        self._session.close()

    def _follow(self, url: str, headers: dict[str, str], largest: int) -> Answer:
        first = urlsplit(url)
        for _ in range(_REDIRECTS + 1):
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or (first.scheme, parts.scheme) == ("https", "http"):
                raise SourceError("elsewhere", f"to {parts.scheme}")
            if (parts.scheme, parts.netloc) != (first.scheme, first.netloc):
                headers = {"Accept": headers["Accept"]}
            with self._session.get(
                url, headers=headers, stream=True, allow_redirects=False, timeout=(CONNECT, _BETWEEN_BYTES)
            ) as response:
                if response.status_code not in _MOVED:
                    return self._answer(response, url, largest)
                url = urljoin(url, response.headers.get("Location", ""))
        raise SourceError("elsewhere", "too many redirects")

    def _answer(self, response: requests.Response, url: str, largest: int) -> Answer:
        status = response.status_code
        known = {name: response.headers[name] for name in ("ETag", "Last-Modified") if name in response.headers}
        if status == 304:
            return Answer(b"", url, validators=known, fresh=False)
        if status != 200:
            code = _CODES.get(status, "failing" if status >= 500 else "bad_request")
            raise SourceError(code, f"HTTP {status}", retry_after=_retry_after(response.headers.get("Retry-After")))
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(self._read(response, largest), url, kind, known)

    def _read(self, response: requests.Response, largest: int) -> bytes:
        promised = response.headers.get("Content-Length", "")
        if promised.isdigit() and int(promised) > largest:
            raise SourceError("too_large", f"{promised} bytes")
        return read_body(response, largest, self._cutter)

    def _why(self, error: Exception) -> SourceError:
        if self._cutter.closed:
            return SourceError("stopped")
        if self._cutter.late or isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
            connecting = isinstance(error, requests.ConnectTimeout) and not self._cutter.late
            return SourceError("unreachable" if connecting else "slow")
        if _caused_by(error, PrivateAddressError):
            return SourceError("private")
        if isinstance(error, requests.exceptions.SSLError):
            return SourceError("certificate")
        if isinstance(error, requests.ConnectionError):
            return SourceError("unreachable", type(error).__name__)
        return SourceError("garbled", type(error).__name__)


def _mended(body: bytes) -> bytes | None:
    """Half an emoji, cut off by whoever made the text, is JSON but not for msgspec: without it the rest is well."""
    if b"\\u" not in body:
        return None
    try:
        mended = json.dumps(json.loads(body), ensure_ascii=False).encode("utf-8", "ignore")
    except (ValueError, RecursionError):
        return None
    return mended if mended != body else None


def conditions(validators: Mapping[str, str]) -> dict[str, str]:
    """Request headers that ask for an answer only if it differs from the one that had these validators."""
    names = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
    return {names[name]: value for name, value in validators.items() if name in names}


def _prepared(url: str, params: Mapping[str, Any] | None) -> str:
    request = requests.PreparedRequest()
    request.prepare_url(url, params)
    if request.url is None:
        raise SourceError("bad_request", "no address")
    return request.url


def _caused_by(error: BaseException, kind: type[BaseException]) -> bool:
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None or isinstance(seen, kind):
            return seen is not None
        inner = next((part for part in seen.args if isinstance(part, BaseException)), None)
        seen = getattr(seen, "reason", None) or seen.__cause__ or seen.__context__ or inner
        if not isinstance(seen, BaseException):
            seen = inner
    return False


def _retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header (RFC 9110): a number, or a date."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
