"""A hub and kiosks for each test, ended in order whatever the test did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.adapters.hub_client import Endpoint
from kiosk.services.ports import Clock
from tests.adapters.rig.hub_process import HubProcess
from tests.adapters.rig.screen import Kiosk

MakeKiosk = Callable[..., Kiosk]


@pytest.fixture(scope="session")
def shared_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One hub for all tests that do not stop it; each books in hours of its own."""
    hub = HubProcess(tmp_path_factory.mktemp("hub"))
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub that the test may stop and start; not started."""
    made = HubProcess(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[MakeKiosk]:
    made: list[Kiosk] = []

    def make(endpoint: Callable[[], Endpoint | None], name: str = "kiosk.db", clock: Clock | None = None) -> Kiosk:
        made.append(Kiosk(tmp_path / name, endpoint, clock))
        return made[-1]

    yield make
    for each in made:
        each.stop()
