"""Wrong codes typed by people without a kiosk: each slows its source down, and all of them together have an end.

Kept in memory alone: where somebody asks from is not written down. The limit of an hour bounds what is remembered too.
"""

from __future__ import annotations

import ipaddress
import math

from kiosk.api.problem import ErrorCode
from kiosk.domain.throttle import FORGET_AFTER, Throttle
from kiosk.hub.hour_limit import HourLimit
from kiosk.hub.problems import ProblemError, problem

MOST_WRONG = 100
"""Within an hour, from everywhere: more than a house mistypes, and years of guessing for one of two million codes."""
_EVERYBODY = ""


class Strangers:
    """A try counts as wrong until it proves right, so many at once gain nothing. One event loop asks."""

    def __init__(self) -> None:
        self._throttles: dict[str, Throttle] = {}
        self._together = HourLimit(MOST_WRONG, ErrorCode.SLOW_DOWN)

    def begin(self, source: str, now: float) -> Throttle:
        """A try is about to be made; what was known before it. Raises `slow_down` when it comes too soon."""
        self._forget(now)
        self._together.check(_EVERYBODY, now)
        known = self._throttles.get(source, Throttle())
        wait = known.wait(now)
        if wait > 0:
            raise ProblemError(problem(ErrorCode.SLOW_DOWN, retry_after=math.ceil(wait)))
        self._throttles[source] = known.after_wrong(now)
        self._together.count(_EVERYBODY, now)
        return known

    def was_right(self, source: str, before: Throttle) -> None:
        """Take one count back."""
        self._throttles[source] = self._throttles.get(source, before).after_right(before)
        self._together.take_back(_EVERYBODY)

    def _forget(self, now: float) -> None:
        old = FORGET_AFTER.total_seconds()
        self._throttles = {name: each for name, each in self._throttles.items() if now - each.last < old}


def address_of(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An address of a line; one of IPv4 that came in on a socket of both kinds is one of IPv4. Raises ValueError."""
    found = ipaddress.ip_address(text)
    return (found.ipv4_mapped if found.version == 6 else None) or found


def source_of(peer: str, forwarded: str) -> str:
    """Who asks: the other end of the line; behind a proxy of this machine the address that it wrote down last. One
    line of IPv6 has as many addresses as it likes, so its network counts.
    """
    try:
        found = address_of(peer)
        if found.is_loopback and forwarded:
            found = address_of(forwarded.rpartition(",")[2].strip())
    except ValueError:
        return peer
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
