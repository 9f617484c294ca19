"""What must fit together in a file whose single values are right. Each check yields findings; words are elsewhere."""

from __future__ import annotations

import difflib
import ipaddress
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.settings.events import EventSettings
from kiosk.settings.house import HubSettings
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.plan import PlanSettings
from kiosk.settings.problems import Severity, quoted
from kiosk.settings.questions import QuestionSettings
from kiosk.settings.story import StorySettings

ICONS = Path(__file__).parents[2] / "assets" / "fonts" / "icons.json"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, at `path`; it also rests on the values at `concerns`.

    `outer` says that it is about the table itself, so that it is told though something inside is wrong as well.
    """

    path: KeyPath
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    concerns: tuple[KeyPath, ...] = ()
    severity: Severity = "error"
    outer: bool = False


def cross_check(settings: object, raw: dict[str, Any], today: date) -> Iterator[Finding]:
    """Every finding about the settings of a screen, of a house or of its questions."""
    if isinstance(settings, KioskSettings):
        from kiosk.settings import cross_devices, cross_keys, cross_speech

        yield from _screen(settings)
        yield from cross_devices.check(settings)
        yield from cross_keys.check(settings.keys)
        yield from cross_speech.check(settings)
    elif isinstance(settings, HubSettings):
        from kiosk.settings import cross_celia, cross_hours, cross_rooms, cross_sources

        yield from _house(settings)
        yield from cross_hours.check(settings, today)
        yield from cross_rooms.check(settings)
        yield from cross_sources.check(settings)
        yield from cross_celia.check(settings, today)
    elif isinstance(settings, EventSettings):
        from kiosk.settings import cross_events

        yield from cross_events.check(settings, today)
    elif isinstance(settings, StorySettings):
        from kiosk.settings import cross_story

        yield from cross_story.check(settings)
    elif isinstance(settings, QuestionSettings):
        from kiosk.settings import cross_questions

        yield from cross_questions.check(settings, today)
    elif isinstance(settings, PlanSettings):
        from kiosk.settings import cross_plan

        yield from cross_plan.check(settings)
    yield from _untranslated((), raw)


def repeated(path: KeyPath, items: tuple[str, ...]) -> Iterator[Finding]:
    for number, item in enumerate(items):
        if item in items[:number]:
            yield Finding((*path, number), "repeated", {"value": quoted(item)}, ((*path, items.index(item)),))


def check_url(path: KeyPath, url: str, code: str = "url") -> Iterator[Finding]:
    """Whole http(s) addresses only, and no password in them."""
    parts = _split(url)
    if parts is None:
        yield Finding(path, code, {"value": quoted(url)})
    elif "@" in parts[1]:
        yield Finding(path, "url_secret")


def check_plain(path: KeyPath, url: str) -> Iterator[Finding]:
    """A key that travels with every request is better not sent in the clear through a network."""
    parts = _split(url)
    if parts and parts[0] == "http" and not _local(parts[2]):
        yield Finding(path, "url_plain", severity="warning")


def _split(url: str) -> tuple[str, str, str] | None:
    """Scheme, authority and host of a usable web address."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    if not usable or re.search(r"[\s<>\"']", url):
        return None
    return parts.scheme, parts.netloc, parts.hostname or ""


def _screen(settings: KioskSettings) -> Iterator[Finding]:
    yield from repeated(("languages",), settings.languages)
    yield from repeated(("tiles",), settings.tiles)
    if settings.hub.embedded:
        return
    address = ("hub", "address")
    yield from check_url(address, settings.hub.address, "hub_address")
    yield from check_plain(address, settings.hub.address)
    token = settings.hub.token_file
    if token is None and not os.environ.get("KIOSK_TOKEN", "").strip():
        yield Finding(("hub",), "hub_token", severity="warning")
    elif token and Path(token).is_absolute() and not Path(token).exists():
        yield Finding(("hub", "token_file"), "hub_token_file", {"value": token}, severity="warning")


def _local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _house(settings: HubSettings) -> Iterator[Finding]:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    zone = settings.house.zone
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Finding(("house", "zone"), "zone", {"value": quoted(zone)})
    server = settings.server
    if server.public_url is not None:
        place = ("server", "public_url")
        yield from check_url(place, server.public_url)
        parts = _split(server.public_url)
        if parts and _local(parts[2]):
            yield Finding(place, "url_local", {"value": quoted(server.public_url)}, severity="warning")
    for number, host in enumerate(server.link_hosts):
        if not re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", host):
            yield Finding(("server", "link_hosts", number), "host", {"value": quoted(host)})
    if not _listens(server.listen):
        yield Finding(("server", "listen"), "listen", {"value": quoted(server.listen)})
    if server.database is not None and not re.match(
        r"sqlite(\+pysqlite)?:///|postgresql(\+psycopg)?://", server.database
    ):
        yield Finding(("server", "database"), "database")


def _listens(listen: str) -> bool:
    match = re.fullmatch(r"(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})", listen)
    return match is not None and int(match[2]) <= 65_535


def _untranslated(path: KeyPath, raw: object) -> Iterator[Finding]:
    """Texts that are written by language but not in every one; a plain text is meant to be the same in all."""
    names = {"sv": "sv", "en": "en"}
    if isinstance(raw, dict):
        if isinstance(raw.get("fi"), str):
            missing = [name for key, name in names.items() if not raw.get(key)]
            if missing:
                yield Finding(path, "text_untranslated", {"languages": ", ".join(missing)}, severity="warning")
            return
        for key, value in raw.items():
            yield from _untranslated((*path, key), value)
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from _untranslated((*path, number), value)


@cache
def known_icons() -> frozenset[str]:
    """Names of the icons that the font has; empty when there is no list to go by."""
    try:
        return frozenset(json.loads(ICONS.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return frozenset()


def check_icon(path: KeyPath, icon: str) -> Iterator[Finding]:
    known = known_icons()
    if known and icon not in known:
        near = near_icon(icon)
        yield Finding(path, "icon_near" if near else "icon", {"value": quoted(icon), "near": near})


def near_icon(icon: str) -> str:
    """The icon whose name is most like this one; empty when none is."""
    near = difflib.get_close_matches(icon, known_icons(), n=1, cutoff=0.6)
    return near[0] if near else ""
