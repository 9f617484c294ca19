"""Personal data: asked only where the rule asks, shown masked, never in the feed or a log, gone in time."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.hub.example import HOUR, TurnableClock, at, house
from tests.hub.running import Running, new_code, running

NAME = "Tiitinen-Öhrnberg"
WHO: dict[str, Any] = {"details": {"name": f"Aino {NAME}", "people": 3187}, "patron_key": "pk-secret-pk-secret-pk"}


def _roomy(url: str) -> Any:
    config = house(url)
    sali = next(item for item in config.resources if item.resource.id == "sali")
    from dataclasses import replace

    return replace(config, resources=(replace(sali, resource=replace(sali.resource, capacity=None)),))


def test_erased_from_tables_and_from_the_file(tmp_path: Path, clock: TurnableClock) -> None:
    """Three days after the end nothing in any file of the database tells who it was."""
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    with running(_roomy(url), clock) as hub:
        booked = hub.client.book("sali", at(14), at(15), **WHO)
        assert booked.doc["masked_name"] == "A. T."
        assert _files_hold(tmp_path, NAME)
        clock.advance(timedelta(days=3, hours=4))
        hub.hub.jobs.once()
        assert _count(hub, "details") == 1, "not yet"
        clock.advance(2 * HOUR)
        hub.hub.jobs.once()
        assert _count(hub, "details") == 0
        assert _count(hub, "reservations WHERE code_hash IS NOT NULL OR patron_hash IS NOT NULL") == 0
        assert _count(hub, "reservations") == 1, "what remains tells no one's name"
        assert not _files_hold(tmp_path, NAME)


@pytest.mark.postgres
def test_erased_on_postgresql_too(postgres_url: str, clock: TurnableClock) -> None:
    with running(_roomy(postgres_url), clock) as hub:
        hub.client.book("sali", at(14), at(15), **WHO)
        clock.advance(timedelta(days=4))
        hub.hub.jobs.once()
        assert _count(hub, "details") == 0


def _count(hub: Running, what: str) -> int:
    with hub.hub.engine.connect() as conn:
        return int(conn.exec_driver_sql(f"SELECT count(*) FROM {what}").scalar() or 0)


def _files_hold(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_never_in_feed_snapshot_log_or_health(
    tmp_path: Path, clock: TurnableClock, caplog: pytest.LogCaptureFixture
) -> None:
    """Names, people, patron keys and codes travel to their holder and to staff, and nowhere else."""
    caplog.set_level(logging.DEBUG)
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    with running(_roomy(url), clock) as hub:
        since = hub.client.get("/v1/snapshot").json()["cursor"]
        code = new_code()
        booked = hub.client.book("sali", at(14), at(15), code, **WHO)
        hub.client.find(code)
        hub.client.find("vaara-koodi-22")
        hub.client.book("sali", at(14), at(15), **WHO)
        hub.client.post("/v1/reservations", {"resource": "sali", **WHO})
        hub.client.act(booked, "cancel")
        hub.hub.jobs.once()
        public = "".join(
            hub.client.get(path).text
            for path in (f"/v1/feed?since={since}", "/v1/snapshot", "/health", f"/v1/reservations/{booked.id}")
        )
        token = hub.token
    for secret in (NAME, "A. T.", "3187", "pk-secret", code, token.split("_", 2)[2]):
        assert secret not in public
        assert secret not in caplog.text


def test_what_is_written_is_hashed(tmp_path: Path, clock: TurnableClock) -> None:
    """Codes, patron keys and tokens cannot be read from the database."""
    with running(_roomy(f"sqlite:///{tmp_path / 'hub.db'}"), clock) as hub:
        code = new_code()
        hub.client.book("sali", at(14), at(15), code, **WHO)
        for secret in (code, code.replace("-", ""), "pk-secret", hub.token, hub.token.split("_", 2)[2]):
            assert not _files_hold(tmp_path, secret)


def test_an_error_of_the_database_tells_no_parameters(hub: Running, caplog: pytest.LogCaptureFixture) -> None:
    with hub.hub.engine.connect() as conn:
        conn.exec_driver_sql("DROP TABLE details")
    broken = hub.client.book("sali", at(14), at(15), details={"name": f"Aino {NAME}", "people": 3})
    assert (broken.status, broken.doc["code"]) == (503, "unavailable")
    assert "the database failed" in caplog.text
    assert NAME not in caplog.text
    assert NAME not in broken.response.text


def test_what_the_database_never_takes_is_no_lack_of_it(hub: Running, caplog: pytest.LogCaptureFixture) -> None:
    """A kiosk waits for a database that is away, with all that stands behind in its outbox; a fault of ours it gives up."""
    with hub.hub.engine.connect() as conn:
        conn.exec_driver_sql(
            "CREATE TRIGGER never BEFORE INSERT ON details BEGIN SELECT RAISE(ABORT, 'no such people'); END"
        )
    broken = hub.client.book("sali", at(14), at(15), details={"name": f"Aino {NAME}", "people": 3})
    assert (broken.status, broken.doc["code"]) == (500, "internal")
    assert "no such people" in caplog.text
    assert NAME not in caplog.text
    assert hub.client.book("pelihuone", at(14), at(15)).status == 201


def test_letters_of_a_name() -> None:
    from kiosk.hub.reservations.documents import mask

    assert mask("Maija Korhonen") == "M. K."
    assert mask("  öhman-Virta, äiti ") == "Ö. Ä."
    assert (mask(""), mask(None), mask("—"), mask("7")) == (None, None, None, "7.")
