"""What stands beside the shared kiosk for a while: a reader, a printer, another story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kiosk.settings.devices import Printer, Scanner
from kiosk.settings.kiosk import KioskSettings
from tests.adapters.printing.paper import Device
from tests.ui.rig.cable import Cable
from tests.ui.rig.patient_voice import PatientVoice

if TYPE_CHECKING:
    from kiosk.mystery.story import Story
    from tests.ui.rig.branch import Branch
    from tests.ui.rig.detective import Detective
    from tests.ui.rig.patron import Patron


@pytest.fixture
def cable(branch: Branch) -> Iterator[Cable]:
    """A reader that is plugged in."""
    made = Cable()
    branch.kiosk._use_devices(KioskSettings(scanner=(Scanner(port=made.port),)))
    yield made
    branch.kiosk._use_devices(KioskSettings())


@pytest.fixture
def printer(branch: Branch) -> Iterator[Device]:
    """A printer that is plugged in."""
    made = Device()
    branch.kiosk._use_devices(KioskSettings(printer=Printer(port=made.port)))
    yield made
    branch.kiosk._use_devices(KioskSettings())
    made.close()


@pytest.fixture
def story(patron: Patron) -> Iterator[Story]:
    """The story of the unit tests instead of the house's own."""
    from tests.ui.rig.game_table import laid
    from tests.unit.mystery.example import STORY

    with laid(patron.branch, STORY):
        patron.pilot.settle()
        yield STORY


@pytest.fixture
def detective(patron: Patron, story: Story) -> Detective:
    """A team that knows its answers."""
    from tests.ui.rig.detective import Detective

    return Detective(patron, story)


@pytest.fixture
def voice(patron: Patron) -> Iterator[PatientVoice]:
    """The kiosk speaks with a voice that ends a sentence when the test says so."""
    context, found = patron.app.context, PatientVoice()
    before, context.speech = context.speech, found
    yield found
    context.speech = before
