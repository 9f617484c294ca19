"""Pages and floor plan of the house: told to the kiosks where they differ, followed while the hub runs.

A good edit is taken without a restart. A broken one changes nothing: the last good pages stay, and the health page says
what is wrong. The folder is read off the start, on a thread of its own: pictures take time.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from pathlib import Path

from kiosk.api.types import Kind
from kiosk.hub import pictures
from kiosk.hub.db.transaction import Tx
from kiosk.hub.hub import Hub
from kiosk.hub.publish import Documents, encoded, tell, told
from kiosk.settings.pages import HouseFolder, Known, read_house

_log = logging.getLogger(__name__)
PLAN_ID = "plan"
OWNER = "house"
"""Whose pictures they are in the hub's store."""

_Stamp = tuple[tuple[str, int, int], ...]
_GONE = "Kansiota ei ole. Palauta se tai käynnistä taustapalvelu uudelleen, jos taloa ei enää esitellä."
_MOST_TOLD = 8
"""Problems on the health page; `kiosk check` tells them all."""


def publish_pages(tx: Tx, house: HouseFolder, now: datetime) -> int:
    """Keep the pictures, write the pages and the plan that differ from what the kiosks were told last; how many
    documents that were. Pictures that no page shows any more are let go of.
    """
    for picture in house.pictures.values():
        pictures.put(tx, OWNER, picture.id, pictures.Picture(picture.media_type, picture.data), now)
    pictures.forget(tx, OWNER, pictures.origins(tx.conn, OWNER).keys() - house.pictures.keys())
    new: Documents = {(Kind.PAGE.value, page.id): encoded(page) for page in house.pages}
    if house.plan is not None:
        new[Kind.PLAN.value, PLAN_ID] = encoded(house.plan)
    changed, gone = tell(tx, told(tx, Kind.PAGE, Kind.PLAN), new)
    return len(changed) + gone


class PagesWatch:
    """Looks at the folder every other second; `once` is one look."""

    def __init__(self, hub: Hub, folder: Path, every: float = 2.0) -> None:
        self._hub = hub
        self._folder = folder
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub-pages", daemon=True)
        self._seen: tuple[_Stamp, Known] | None = None
        self._read: tuple[_Stamp, Known] | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        self.once()
        while not self._stop.wait(self._every):
            self.once()

    def once(self) -> None:
        """Read the folder when it, or what its pages lean on, has changed and then been left alone for one look: a
        picture that is still being copied is no broken picture.
        """
        now = (_stamp(self._folder), self._known())
        calm, self._seen = now == self._seen or self._read is None, now
        if now == self._read or not calm:
            return
        first, self._read = self._read is None, now
        try:
            self._take(now[1], first=first)
        except Exception as error:  # noqa: BLE001 - whatever is wrong, the last good pages stay
            self._trouble(f"{type(error).__name__}: {error}")

    def _take(self, known: Known, *, first: bool) -> None:
        if not first and not self._folder.exists():
            self._trouble(_GONE)
            return
        house = read_house(self._folder, known)
        if house.errors:
            lines = [problem.text() for problem in house.errors]
            self._trouble("\n".join([*lines[:_MOST_TOLD], *(["…"] if len(lines) > _MOST_TOLD else [])]))
            return
        count = self._hub.write_now(lambda tx: publish_pages(tx, house, self._hub.clock.now()))
        self._hub.pages_problem = None
        if count:
            _log.info("pages and plan: %d documents told to the kiosks", count)

    def _trouble(self, text: str) -> None:
        _log.error("pages or plan cannot be used, the last good ones stay: %s", text)
        self._hub.pages_problem = text

    def _known(self) -> Known:
        """As a value: equal while nothing has changed."""
        return Known(rooms=tuple(self._hub.house().rooms), hosts=self._hub.config.link_hosts)


def _stamp(folder: Path) -> _Stamp:
    """Every file below the folder with its time and size."""
    found: list[tuple[str, int, int]] = []
    for path in folder.rglob("*"):
        try:
            status = path.stat()
        except OSError:  # it has just gone
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))
