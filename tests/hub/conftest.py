"""Databases of both kinds and a hub on them. A test that takes `database_url` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.hub.db.engine import open_engine
from kiosk.hub.db.migrate import migrate
from tests.hub.example import TurnableClock, house
from tests.hub.postgres import MISSING, binaries, cluster, database
from tests.hub.quick_routes import remember
from tests.hub.running import Client, Running, running

remember()


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    found = binaries()
    if found is None:
        pytest.skip(MISSING)
    with cluster(found) as template:
        yield template


@pytest.fixture(scope="session")
def migrated_postgres(postgres_template: str) -> Iterator[str]:
    """Name of a database with the tables, to be copied: quicker than to make them for every test."""
    with database(postgres_template, "migrated") as url:
        _migrate(url)
        yield "migrated"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "hub.db"
    _migrate(f"sqlite:///{path}")
    return path


def _migrate(url: str) -> None:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()


@pytest.fixture
def postgres_url(postgres_template: str, migrated_postgres: str) -> Iterator[str]:
    with database(postgres_template, f"t{uuid4().hex[:12]}", migrated_postgres) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    shutil.copy(migrated_sqlite, tmp_path / "hub.db")
    return f"sqlite:///{tmp_path / 'hub.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which there is nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'hub.db'}"
        return
    with database(request.getfixturevalue("postgres_template"), f"t{uuid4().hex[:12]}") as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


@pytest.fixture
def hub(sqlite_url: str, clock: TurnableClock) -> Iterator[Running]:
    """The example house on SQLite, at ten on a Monday."""
    with running(house(sqlite_url), clock) as found:
        yield found


@pytest.fixture
def both(database_url: str, clock: TurnableClock) -> Iterator[Running]:
    """The same on each kind of database."""
    with running(house(database_url), clock) as found:
        yield found


@pytest.fixture
def client(hub: Running) -> Client:
    return hub.client
