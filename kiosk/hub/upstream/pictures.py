"""The pictures of a source's events: fetched after the events themselves, a few at a time, looked at again weekly;
those that are files of the house whenever they have changed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sqlalchemy import bindparam, select

from kiosk.hub import pictures
from kiosk.hub.db.tables import upstream_items
from kiosk.hub.db.transaction import Tx
from kiosk.hub.picture_check import LARGEST, PictureError, checked
from kiosk.hub.pictures import Origin
from kiosk.hub.upstream import store
from kiosk.hub.upstream.fetch import Answer, Fetcher
from kiosk.hub.upstream.problems import SourceError

if TYPE_CHECKING:
    from kiosk.hub.upstream.runner import Here

_log = logging.getLogger(__name__)
AT_ONCE = 40
"""Pictures of one run; the rest come with the next."""

_AGAIN = timedelta(days=7)
_RETRY = timedelta(hours=1)
_SILENT = {"slow", "unreachable", "busy"}
"""A host that answers so is left alone for this run: forty waits for it would keep the events from being read again."""

_ACCEPT = "image/png, image/jpeg, image/webp, image/gif"
_i = upstream_items.c
_WANTED = select(_i.picture_url).where(_i.source == bindparam("source"), _i.picture_url.is_not(None)).distinct()


def fetch_pictures(here: Here, source: str, fetch: Fetcher, home: str | None, stopping: Callable[[], bool]) -> int:
    """Bring an owner's pictures up to date with what its events name; how many were looked at."""
    now = here.clock.now()
    with here.engine.connect() as conn:
        wanted = {pictures.key_of(url): url for url in conn.execute(_WANTED, {"source": source}).scalars()}
        known = pictures.origins(conn, source)
    unused = known.keys() - wanted.keys()
    if unused:
        here.write_now(lambda tx: pictures.forget(tx, source, unused))
    due = [key for key, url in wanted.items() if _is_due(url, known.get(key), now)]
    looked, silent = 0, set[str]()
    for key in due:
        if looked == AT_ONCE or stopping():
            break
        host = urlsplit(wanted[key]).netloc
        if host in silent:
            continue
        looked += 1
        if _look(here, source, fetch, wanted[key], known.get(key), home) in _SILENT:
            silent.add(host)
    return looked


def _is_due(url: str, seen: Origin | None, now: datetime) -> bool:
    if seen is None:
        return True
    if url.startswith("file:"):
        return _stamp(url) != seen.validators
    return seen.checked_at + _wait(seen) <= now


def _stamp(url: str) -> dict[str, str]:
    """What differs when a file has: staff put another picture in its place, or one where there was none yet."""
    if not url.startswith("file:"):
        return {}
    try:
        found = _path(url).stat()
    except (OSError, ValueError):
        return {}
    return {"file": f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"}


def _path(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


def _wait(origin: Origin) -> timedelta:
    return _AGAIN if origin.failures == 0 else min(_AGAIN, _RETRY * 2 ** min(origin.failures - 1, 8))


def _at_home(url: str, home: str | None) -> bool:
    """Only a source's own server may lie in the house's network; elsewhere a picture must be a public one."""
    return home is not None and urlsplit(url).netloc == urlsplit(home).netloc


def _bytes(fetch: Fetcher, url: str, seen: Origin, home: str | None) -> Answer:
    if url.startswith("file:"):
        return _from_file(url, home)
    validators = seen.validators if seen.picture else {}
    away = not _at_home(url, home)
    return fetch.get(url, accept=_ACCEPT, largest=LARGEST, validators=validators, public_only=away)


def _from_file(url: str, home: str | None) -> Answer:
    """A picture beside the house's own events; a server must not make us read our files."""
    if home is not None:
        raise SourceError("elsewhere", "a file")
    try:
        stamp = _stamp(url)
        with _path(url).open("rb") as stream:
            return Answer(stream.read(LARGEST + 1), url, validators=stamp)
    except OSError as error:
        raise SourceError("missing", type(error).__name__) from None


def _look(here: Here, source: str, fetch: Fetcher, url: str, before: Origin | None, home: str | None) -> str:
    """Look at one; the code of what the server did wrong, if anything."""
    now, rules, key = here.clock.now(), here.rules, pictures.key_of(url)
    seen = before or Origin(None, now)
    try:
        answer = _bytes(fetch, url, seen, home)
        picture = checked(answer.body) if answer.fresh else None
    except (SourceError, PictureError) as error:
        if isinstance(error, SourceError) and error.code == "stopped":
            return error.code
        if seen.failures == 0:
            _log.info("source %s: a picture cannot be used (%s)", source, error)
        failed = Origin(seen.picture, now, _stamp(url) or seen.validators, seen.failures + 1)
        here.write_now(lambda tx: pictures.note(tx, source, key, failed))
        return error.code if isinstance(error, SourceError) else ""

    def work(tx: Tx) -> None:
        if picture is None:
            pictures.note(tx, source, key, Origin(seen.picture, now, seen.validators))
        elif pictures.put(tx, source, key, picture, now, answer.validators) != seen.picture:
            store.refresh(tx, source, store.series_with_picture(tx, source, url), rules)

    here.write_now(work)
    return ""
