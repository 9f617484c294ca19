"""Sources that could not be read as they are written, and filters that nothing could fall under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING
from datetime import timedelta

from kiosk.settings.cross import Finding, check_icon, check_plain, check_url, repeated
from kiosk.settings.house import HubSettings
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.sources import HOURS_KINDS, NEEDS, TAKES, SourceTable
from kiosk.settings.written import write_duration

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALWAYS = {"name", "kind", "every"}
_SELDOM = timedelta(minutes=5)


def check(settings: HubSettings) -> Iterator[Finding]:
    yield from _sources(settings.sources)
    yield from _filters(settings)
    for number, table in enumerate(settings.organisers):
        yield from repeated(("organisers", number, "names"), table.names)


def _sources(sources: tuple[SourceTable, ...]) -> Iterator[Finding]:
    for number, source in enumerate(sources):
        path: KeyPath = ("sources", number)
        yield from _id((*path, "name"), source.name, [other.name for other in sources[:number]])
        yield from _keys(path, source)
        if source.url is not None:
            # "webcal" is how pages offer a feed to calendar programs
            yield from check_url((*path, "url"), source.url.replace("webcal://", "https://", 1))
        if source.kind == "respa":
            yield from _respa(path, source)
        yield from _hours_once(path, source, sources[:number])


def _hours_once(path: KeyPath, source: SourceTable, before: tuple[SourceTable, ...]) -> Iterator[Finding]:
    others = [other for other in before if other.kind in HOURS_KINDS]
    if source.kind in HOURS_KINDS and others:
        yield Finding((*path, "kind"), "hours_sources", {"other": others[0].name})


def _respa(path: KeyPath, source: SourceTable) -> Iterator[Finding]:
    if source.url is not None and not source.url.endswith("/v1/"):
        yield Finding((*path, "url"), "respa_url", {"value": source.url})
    if source.url is not None:
        yield from check_plain((*path, "url"), source.url)
    if source.token_env is None and source.token_file is None:
        yield Finding(path, "source_secret", outer=True)
    if source.dialect == "turku" and source.user is None:
        yield Finding(path, "source_needs", {"kind": "respa", "key": "user"}, ((*path, "user"),), outer=True)
    if source.dialect == "helsinki" and source.user is not None:
        yield Finding((*path, "user"), "respa_user", concerns=((*path, "dialect"),), severity="warning")
    if source.every > _SELDOM:
        yield Finding((*path, "every"), "respa_seldom", {"value": write_duration(source.every)}, severity="warning")


def _keys(path: KeyPath, source: SourceTable) -> Iterator[Finding]:
    """What a kind needs and what it has no use for."""
    kind, needed, also = source.kind, NEEDS[source.kind], TAKES[source.kind]
    for name in needed:
        if getattr(source, name) is None:
            yield Finding(path, "source_needs", {"kind": kind, "key": name}, ((*path, name),), outer=True)
    usable = {*_ALWAYS, *needed, *also}
    for name, field in SourceTable.__dataclass_fields__.items():
        default = field.default if field.default_factory is MISSING else field.default_factory()
        if name not in usable and getattr(source, name) != default:
            known = ", ".join(part for part in SourceTable.__dataclass_fields__ if part in usable)
            yield Finding((*path, name), "source_useless", {"kind": kind, "known": known}, ((*path, "kind"),))


def _filters(settings: HubSettings) -> Iterator[Finding]:
    filters = settings.event_filters
    for number, table in enumerate(filters):
        path: KeyPath = ("event_filters", number)
        yield from _id((*path, "id"), table.id, [other.id for other in filters[:number]])
        yield from check_icon((*path, "icon"), table.icon)
        if not table.keywords and not table.places:
            yield Finding(path, "filter_empty", outer=True)
        yield from repeated((*path, "keywords"), table.keywords)
        yield from repeated((*path, "places"), table.places)


def _id(path: KeyPath, value: str, before: list[str]) -> Iterator[Finding]:
    if not _ID.fullmatch(value):
        yield Finding(path, "small_id")
    elif value in before:
        yield Finding(path, "same_id", {"value": value})
