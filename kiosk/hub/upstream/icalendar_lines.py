"""A calendar feed (RFC 5545) taken apart into events before anything is parsed: one bad event must not cost the rest.

Only the properties that are read later are kept: no attachment of megabytes, no alarm, no odd extension gets further.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

LARGEST_EVENT = 100_000
"""Characters of one event without what is not read."""

_READ = frozenset(
    {
        "UID",
        "RECURRENCE-ID",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "SUMMARY",
        "DESCRIPTION",
        "X-ALT-DESC",
        "LOCATION",
        "ORGANIZER",
        "CATEGORIES",
        "CLASS",
        "STATUS",
        "URL",
        "IMAGE",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    }
)
_ONCE = frozenset({"SUMMARY", "LOCATION", "ORGANIZER", "STATUS"})
"""What an event has one of. Of several (a title in two languages, a program that repeats itself) the first holds."""

_BARE_ZONE = re.compile(r"(;TZID=)([^\";]{1,100})(:[0-9]{8}[^:]*)$", re.IGNORECASE)
_FOLD = re.compile(rb"[\r\n]+[ \t]")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_UID = re.compile(r"^UID(?:;[^:\n]*)?:(.*)$", re.MULTILINE)


@dataclass(slots=True)
class Feed:
    """A feed in pieces: zones as text, events as text by UID in the order of the feed, and how many were not whole.

    `ended` is False when the feed stops before its end: a program that died while it wrote, a line that broke off.
    """

    zone: str | None = None
    zones: list[str] = field(default_factory=list)
    events: dict[str, list[str]] = field(default_factory=dict)
    broken: int = 0
    ended: bool = False


class NotACalendarError(ValueError):
    """What came is no calendar at all."""


def take_apart(body: bytes) -> Feed:
    """The pieces of a feed.

    Raises:
        NotACalendarError: there is no VCALENDAR in it.
    """
    feed, inside, depth, seen = Feed(), "", 0, False
    kept: list[str] = []
    had: set[str] = set()
    for line in _unfolded(body):
        word = line.strip().upper()
        if word in {"BEGIN:VEVENT", "BEGIN:VTIMEZONE"}:
            feed.broken += inside == "VEVENT"  # another begins before this one has ended
            inside, depth, kept, had = word[6:], 0, [line.strip()], set()
        elif inside and word == f"END:{inside}":
            _take(feed, inside, [*kept, word])
            inside = ""
        elif inside == "VTIMEZONE":
            kept.append(line)
        elif inside:
            depth = max(0, depth + word.startswith("BEGIN:") - word.startswith("END:"))
            found = _NAME.match(line)
            name = found[0].upper() if found else ""
            if depth == 0 and name in _READ and not (name in _ONCE and name in had):
                kept.append(_quoted(line))
                had.add(name)
        elif word.startswith("X-WR-TIMEZONE"):
            feed.zone = line.partition(":")[2].strip() or None
        seen = seen or word == "BEGIN:VCALENDAR"
        feed.ended = word == "END:VCALENDAR"
    if not seen:
        raise NotACalendarError
    feed.broken += inside == "VEVENT"
    return feed


def _quoted(line: str) -> str:
    """A zone like "GMT+02:00" or "(UTC+02:00) Helsinki, Kiova" belongs in quotes, which Google and Exchange forget."""
    found = _BARE_ZONE.search(line)
    if found is None or not {":", ","} & set(found[2]):
        return line
    return f'{line[: found.start()]}{found[1]}"{found[2]}"{found[3]}'


def _take(feed: Feed, component: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    if component == "VTIMEZONE":
        feed.zones.append(text)
    elif len(text) > LARGEST_EVENT:
        feed.broken += 1
    else:
        named = _UID.search(text)
        uid = named[1].strip() if named else ""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        feed.events.setdefault(uid or f"~{digest}", []).append(text)


def _unfolded(body: bytes) -> Iterator[str]:
    """Logical lines: a line that begins with a blank goes on with the one before (RFC 5545, 3.1). Put together before
    they are letters, for simple programs fold in the middle of an ä.
    """
    for line in _FOLD.sub(b"", body.removeprefix(codecs.BOM_UTF8)).splitlines():
        if line:
            yield _text(line)


def _text(line: bytes) -> str:
    """Line by line: one that is spoilt must not cost the letters of the others."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")  # what old programs on Windows write
