"""A Respa of each dialect that listens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hub.example import TurnableClock
from tests.hub.respa.fake import FakeRespa, respa
from tests.hub.respa.fake_house import Dialect


@pytest.fixture(params=["helsinki", "turku"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    found: Dialect = request.param
    return found


@pytest.fixture
def fake(dialect: Dialect, clock: TurnableClock) -> Iterator[FakeRespa]:
    with respa(dialect, clock.now) as found:
        yield found
