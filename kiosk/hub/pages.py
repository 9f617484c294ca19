"""Pages and floor plan of the house: told to the kiosks where they differ, followed while the hub runs."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from kiosk.api.house import Kind
from kiosk.hub import pictures
from kiosk.hub.db.transaction import Tx
from kiosk.hub.folder_watch import FolderWatch
from kiosk.hub.hub import Hub
from kiosk.hub.publish import Documents, encoded, tell, told
from kiosk.settings.pages import HouseFolder, Known, read_house

_log = logging.getLogger(__name__)
PLAN_ID = "plan"
OWNER = "house"
"""Whose pictures they are in the hub's store."""

_GONE = "Kansiota ei ole. Palauta se tai käynnistä taustapalvelu uudelleen, jos taloa ei enää esitellä."


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


class PagesWatch(FolderWatch[Known]):
    """Follows `config/house/`."""

    def __init__(self, hub: Hub, folder: Path, every: float = 2.0) -> None:
        super().__init__(folder, "hub-pages", every)
        self._hub = hub

    def take(self, known: Known, *, first: bool) -> None:
        if not first and not self.folder.exists():
            self.trouble(_GONE)
            return
        house = read_house(self.folder, known)
        if house.errors:
            self.problems(house.errors)
            return
        count = self._hub.write_now(lambda tx: publish_pages(tx, house, self._hub.clock.now()))
        self._hub.pages_problem = None
        if count:
            _log.info("pages and plan: %d documents told to the kiosks", count)

    def trouble(self, text: str) -> None:
        _log.error("pages or plan cannot be used, the last good ones stay: %s", text)
        self._hub.pages_problem = text

    def known(self) -> Known:
        """As a value: equal while nothing has changed."""
        return Known(rooms=tuple(self._hub.house().rooms), hosts=self._hub.config.link_hosts)
