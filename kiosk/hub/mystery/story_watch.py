"""The story of the mystery: read from staff's folder, told to the kiosks as one document, followed while the hub runs.

A team's progress is in its log and names clues by their ids: an edit never takes back what a team has.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from kiosk.api.house import Kind
from kiosk.hub import pictures
from kiosk.hub.db.transaction import Tx
from kiosk.hub.folder_watch import FolderWatch
from kiosk.hub.hub import Hub
from kiosk.hub.mystery import hall
from kiosk.hub.publish import Documents, encoded, tell, told
from kiosk.settings.mystery import StoryFolder, read_story

_log = logging.getLogger(__name__)
STORY_ID = "story"
OWNER = "mystery"
"""Whose pictures they are in the hub's store."""

_GONE = "Kansiota ei ole. Palauta se, tai tyhjennä story tiedostosta hub.toml, jos peliä ei enää pelata."


def publish_story(tx: Tx, found: StoryFolder, now: datetime) -> int:
    """Keep the pictures, tell the story where it differs from what the kiosks know; how many documents that were."""
    for picture in found.pictures.values():
        pictures.put(tx, OWNER, picture.id, pictures.Picture(picture.media_type, picture.data), now)
    pictures.forget(tx, OWNER, pictures.origins(tx.conn, OWNER).keys() - found.pictures.keys())
    new: Documents = {(Kind.STORY.value, STORY_ID): encoded(found.story)} if found.story is not None else {}
    changed, gone = tell(tx, told(tx, Kind.STORY), new)
    return len(changed) + gone


class StoryWatch(FolderWatch[str]):
    """Follows `config/mystery/`, and in hub.toml which of its stories is played; an empty name plays none."""

    def __init__(self, hub: Hub, folder: Path, every: float = 2.0) -> None:
        super().__init__(folder, "hub-story", every)
        self._hub = hub

    def known(self) -> str:
        return self._hub.config.story

    def take(self, known: str, *, first: bool) -> None:
        there = self.folder.is_dir()
        if known and not there and not first:
            self.trouble(_GONE)
            return
        found = read_story(self.folder / known) if known and there else StoryFolder()
        if found.errors:
            self.problems(found.errors)
            return
        hub = self._hub
        count = hub.write_now(lambda tx: publish_story(tx, found, hub.clock.now()))
        hub.write_now(lambda tx: hall.publish(tx, hub.house().day))
        hub.story, hub.story_problem = found.story, None
        if count:
            _log.info("the story of the mystery was told to the kiosks")

    def trouble(self, text: str) -> None:
        _log.error("the story cannot be used, the last good one stays: %s", text)
        self._hub.story_problem = text
