"""A Respa of each dialect that listens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.example import TurnableClock
from tests.hub.respa.fake import FakeRespa, respa
from tests.hub.respa.fake_house import Dialect
from tests.hub.respa.rig import Town, town


@pytest.fixture(params=["helsinki", "turku"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    found: Dialect = request.param
    return found


@pytest.fixture
def fake(dialect: Dialect, clock: TurnableClock) -> Iterator[FakeRespa]:
    with respa(dialect, clock.now) as found:
        yield found


@pytest.fixture
def here(sqlite_url: str, clock: TurnableClock, fake: FakeRespa, tmp_path: Path) -> Iterator[Town]:
    """A hub on SQLite with rooms in a Respa of each dialect."""
    with town(sqlite_url, clock, fake, tmp_path) as found:
        yield found


@pytest.fixture
def helsinki(sqlite_url: str, clock: TurnableClock, tmp_path: Path) -> Iterator[Town]:
    """The same, one dialect only: for what does not differ between them."""
    with respa("helsinki", clock.now) as fake, town(sqlite_url, clock, fake, tmp_path) as found:
        yield found
