"""A Respa as one of the hub's sources: read by itself, its health told, changed with the configuration."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.hub.example import ROOMS, TurnableClock, at, house
from tests.hub.respa.fake import respa
from tests.hub.respa.rig import SMALL, Town, rooms, source
from tests.hub.running import running


def _held(hub: object, key: str) -> int:
    return sum(r["resource"] == key for r in hub.client.get("/v1/snapshot").json()["reservations"])  # type: ignore[attr-defined]


def test_a_hub_reads_and_books_by_itself(sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> None:
    """Nothing here is put in motion by hand: the sources of the configuration start with the hub."""
    with respa("helsinki", clock.now) as fake:
        fake.take("toinen", "ryhmatila-1", at(14), at(15))
        told = source(fake, tmp_path / "avain.txt")
        config = house(sqlite_url, resources=(*ROOMS, *rooms()), sources=(told,))
        with running(config, clock) as hub:
            here = Town(hub, fake, clock, None)  # type: ignore[arg-type]
            hub.hub.start()
            here.until(lambda: _held(hub, SMALL) == 1)
            here.until(lambda: hub.client.book(SMALL, at(16), at(17)).status in {201, 409})
            here.until(lambda: len(fake.of("kioski")) == 1)
            (row,) = hub.client.session.get(f"{hub.url}/health", headers={"Accept": "application/json"}).json()[
                "sources"
            ]
            assert (row["name"], row["kind"], row["ok"], row["problem"]) == ("varaamo", "respa", True, None)
            page = hub.client.session.get(f"{hub.url}/health", headers={"Accept": "text/html"}).text
            assert "Tilat (varaamo)" in page


def test_what_is_wrong_is_told_in_words(sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> None:
    with respa("turku", clock.now) as fake:
        told = source(fake, tmp_path / "avain.txt")
        (tmp_path / "avain.txt").write_text("väärä salasana")
        config = house(sqlite_url, resources=(*ROOMS, *rooms()), sources=(told,))
        with running(config, clock) as hub:
            here = Town(hub, fake, clock, None)  # type: ignore[arg-type]
            hub.hub.start()
            here.until(lambda: not hub.client.session.get(f"{hub.url}/health").json()["ok"])
            (note,) = hub.client.session.get(f"{hub.url}/health").json()["notes"]
            assert note.startswith("Tilat (varaamo): ei vielä luettu")
            assert "väärä" not in note


def test_rooms_come_and_go_with_the_configuration(sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> None:
    with respa("helsinki", clock.now) as fake:
        told = source(fake, tmp_path / "avain.txt")
        plain = house(sqlite_url)
        with running(plain, clock) as hub:
            here = Town(hub, fake, clock, None)  # type: ignore[arg-type]
            hub.hub.start()
            hub.hub.reload(house(sqlite_url, resources=(*ROOMS, *rooms()), sources=(told,)))
            here.until(lambda: hub.client.book(SMALL, at(16), at(17)).status == 201, seconds=15)
            here.until(lambda: len(fake.of("kioski")) == 1)
            hub.hub.reload(plain)
            assert hub.client.book(SMALL, at(18), at(19)).rules == ["unknown_resource"]
            assert hub.client.book("pelihuone", at(16), at(17)).state == "confirmed"
            clock.advance(timedelta(seconds=1))
