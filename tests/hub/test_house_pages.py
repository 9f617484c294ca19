"""Pages and plan from the staff's folder to the kiosks: told where they differ, followed, and kept when an edit breaks."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.api.feed import Feed, Snapshot
from kiosk.hub.pages import PagesWatch
from tests.hub.running import Running
from tests.settings.pages.conftest import Folder, png
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "house")
    made.write("kuvat/peli.png", png())
    made.page("![Kaksi pelaa](peli.png)\n\n{tila: pelihuone}\n")
    return made


@pytest.fixture
def watch(both: Running, folder: Folder) -> PagesWatch:
    return PagesWatch(both.hub, folder.root)


def settled(watch: PagesWatch) -> None:
    """Two looks: an edit counts when it has been left alone for one."""
    watch.once()
    watch.once()


def snapshot(hub: Running) -> Snapshot:
    return msgspec.json.decode(hub.client.get("/v1/snapshot").content, type=Snapshot)


def changes(hub: Running, since: str) -> dict[str, Any]:
    feed = msgspec.json.decode(hub.client.get("/v1/feed", since=since).content, type=Feed)
    return {change.id: change.page or change.plan for change in feed.changes}


def test_told_at_the_first_look(both: Running, watch: PagesWatch) -> None:
    before = snapshot(both)
    assert (before.pages, before.plan) == ((), None)
    watch.once()
    found = snapshot(both)
    assert [page.id for page in found.pages] == ["pelihuone"]
    assert found.plan is not None
    assert [place.id for place in found.plan.places] == ["pelihuone"]
    assert changes(both, before.cursor) == {"pelihuone": found.pages[0], "plan": found.plan}


def test_only_what_differs_is_told(both: Running, folder: Folder, watch: PagesWatch) -> None:
    watch.once()
    since = snapshot(both).cursor
    folder.write("sivut/toinen.fi.md", "otsikko: Toinen\ningressi: Sivu\n")
    settled(watch)
    assert list(changes(both, since)) == ["toinen"]
    since = snapshot(both).cursor
    (folder.root / "sivut" / "toinen.fi.md").unlink()
    settled(watch)
    assert changes(both, since) == {"toinen": None}
    since = snapshot(both).cursor
    PagesWatch(both.hub, folder.root).once()
    assert not changes(both, since), "after a restart the same folder is no news"


def test_reloading_the_house_leaves_the_pages(both: Running, watch: PagesWatch) -> None:
    watch.once()
    both.hub.reload(both.hub.config)
    both.hub._told = None
    both.hub.tell_house()
    assert len(snapshot(both).pages) == 1


def test_a_broken_edit_keeps_the_last_good_pages(
    hub: Running, folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    """Said on the health page with file and line, once in the log, until it is mended."""
    watch = PagesWatch(hub.hub, folder.root)
    watch.once()
    good = snapshot(hub)
    folder.page("{tila: pelihuonee}")
    folder.plan("at = [2, 1]", "at = [2, 100]")
    for _ in range(3):
        watch.once()
    assert snapshot(hub) == good
    assert len([r for r in caplog.records if r.levelno >= logging.ERROR]) == 1
    health = hub.client.get("/health").json()
    assert (health["ok"], health["pages"], health["configuration"]) == (False, False, True)
    assert "pelihuone.fi.md:4: tila" in health["notes"][0]
    assert "pohja.toml:3" in health["notes"][0]
    page = hub.client.session.get(f"{hub.url}/health", headers={"Accept": "text/html"})
    assert "Kioski näyttää edelliset toimivat" in page.text
    folder.page("Hyvä")
    folder.plan("at = [2, 1]", "at = [3, 1]")
    settled(watch)
    assert snapshot(hub).pages[0].blocks.fi[0].text == "Hyvä"
    assert hub.client.get("/health").json()["ok"]


def test_broken_at_the_start(hub: Running, folder: Folder) -> None:
    """What the kiosks were told before the restart stays."""
    PagesWatch(hub.hub, folder.root).once()
    folder.page("{tila: x}")
    PagesWatch(hub.hub, folder.root).once()
    assert len(snapshot(hub).pages) == 1
    assert not hub.client.get("/health").json()["pages"]


def test_a_picture_that_is_being_copied_is_no_broken_picture(hub: Running, folder: Folder) -> None:
    watch = PagesWatch(hub.hub, folder.root)
    watch.once()
    whole = png(400, 300)
    for part in (40, 90, 150):
        folder.write("kuvat/peli.png", whole[:part])
        watch.once()
    assert hub.client.get("/health").json()["ok"], "it grows from look to look"
    folder.write("kuvat/peli.png", whole)
    settled(watch)
    (picture,) = snapshot(hub).pages[0].in_("fi").pictures
    assert picture.width == 400


def test_a_room_that_goes_is_missed_by_its_page(hub: Running, folder: Folder) -> None:
    """The page has not changed, but what it leans on has."""
    from dataclasses import replace

    watch = PagesWatch(hub.hub, folder.root)
    watch.once()
    config = hub.hub.config
    hub.hub.reload(replace(config, resources=config.resources[1:]))
    settled(watch)
    assert "pelihuone" in str(hub.hub.pages_problem)
    hub.hub.reload(config)
    settled(watch)
    assert hub.hub.pages_problem is None


def test_a_folder_that_vanishes_empties_nothing(hub: Running, folder: Folder) -> None:
    watch = PagesWatch(hub.hub, folder.root)
    watch.once()
    shutil.move(folder.root, folder.root.with_name("away"))
    settled(watch)
    assert len(snapshot(hub).pages) == 1
    assert "Kansiota ei ole" in hub.client.get("/health").json()["notes"][0]
    shutil.move(folder.root.with_name("away"), folder.root)
    settled(watch)
    assert hub.client.get("/health").json()["ok"]


def test_no_folder_at_the_start_is_a_house_without_pages(hub: Running, tmp_path: Path) -> None:
    PagesWatch(hub.hub, tmp_path / "nowhere").once()
    assert snapshot(hub).pages == ()
    assert hub.client.get("/health").json()["ok"]


@pytest.fixture
def running(hub: Running, folder: Folder) -> Iterator[PagesWatch]:
    watch = PagesWatch(hub.hub, folder.root, every=0.05)
    watch.start()
    yield watch
    watch.stop()


def test_the_thread_sees_an_edit_by_itself(hub: Running, folder: Folder, running: PagesWatch) -> None:
    folder.page("Itsestään")
    until(lambda: [page.blocks.fi[0].text for page in snapshot(hub).pages][:1] == ["Itsestään"], every=0.05)


def test_pictures_of_the_pages_can_be_fetched(both: Running, folder: Folder, watch: PagesWatch) -> None:
    """By the id that stands in the page; one that no page shows any more is let go of."""
    from kiosk.hub import pictures

    watch.once()
    (shown,) = snapshot(both).pages[0].in_("fi").pictures
    answer = both.client.get(f"/v1/pictures/{shown.id}")
    assert (answer.status_code, answer.headers["Content-Type"], answer.content) == (200, "image/png", png())
    folder.page("Ilman kuvaa")
    settled(watch)
    with both.hub.engine.connect() as conn:
        assert not pictures.origins(conn, "house")


def test_an_edit_waits_for_a_disk_that_takes_it(hub: Running, folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    """It is not lost, staff read why it is not shown, and the log says it once."""
    watch = PagesWatch(hub.hub, folder.root)
    disk: Any = hub.hub.write_now(lambda tx: tx.conn.connection.driver_connection)
    disk.execute("PRAGMA query_only=ON")  # as a file system that the kernel has made read-only
    for _ in range(3):
        settled(watch)
    assert hub.hub.pages_problem is not None and "Tietokantaan" in hub.hub.pages_problem
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1
    disk.execute("PRAGMA query_only=OFF")
    settled(watch)
    assert [page.id for page in snapshot(hub).pages] == ["pelihuone"]
    assert hub.hub.pages_problem is None
