"""Which web addresses the kiosk may hand to a patron's phone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

LONGEST = 500
"""Characters of an address that a phone still reads from a screen as a QR code."""

ENTRY = "/v"
"""Under the address of patrons' phones: here the code of a booking is typed. Short, for it is typed too."""

_ORIGIN = re.compile(r"(?:[^/?#]*//)?[^/?#]*")
_UNFIT = re.compile(r"[^\x21-\x7e]|[<>\"'\\^`{|}]")


def host_of(url: str) -> str | None:
    """The host of an http(s) address in small letters; None for any other kind of address, one with
    a login, or one that could not be typed (RFC 3986).
    """
    if len(url) > LONGEST or _UNFIT.search(url):
        return None
    return _host(_ORIGIN.match(url)[0])  # type: ignore[index]  # it matches everything


def entry(public_url: str) -> str:
    """What is typed on a phone to come to a booking: browsers need no scheme."""
    return public_url.partition("://")[2].rstrip("/") + ENTRY


@lru_cache(maxsize=512)  # many addresses, few hosts
def _host(origin: str) -> str | None:
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or port == 0:
        return None
    return (parts.hostname or "").rstrip(".") or None


def allowed(url: str, hosts: Iterable[str]) -> bool:
    """Whether the host is one of `hosts`, or below one of them (www.celia.fi is below celia.fi)."""
    host = host_of(url)
    return host is not None and _below(host, tuple(hosts))


@lru_cache(maxsize=512)
def _below(host: str, hosts: tuple[str, ...]) -> bool:
    names = (name.lower().rstrip(".") for name in hosts)
    return any(host == name or host.endswith(f".{name}") for name in names if name)
