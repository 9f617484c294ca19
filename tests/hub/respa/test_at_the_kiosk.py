"""A kiosk, its hub and a Respa in one line: what a patron is told, and what the code shows later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.adapters.hub_client import Endpoint
from kiosk.domain.bookings import Action, State
from kiosk.domain.refusals import Rule
from kiosk.domain.spans import Span
from kiosk.services.outcomes import Done, Refused, Wish
from tests.adapters.rig.screen import Kiosk
from tests.hub.example import TurnableClock, at
from tests.hub.respa.fake import respa
from tests.hub.respa.rig import SMALL, Town, town

TURN = timedelta(seconds=20)
WISH = Wish(resource=SMALL, span=Span(at(14), at(15)))


@pytest.fixture
def here(sqlite_url: str, clock: TurnableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setattr("kiosk.hub.remote.hearing.PATIENCE", 0.8)
    with respa("helsinki", clock.now) as fake, town(sqlite_url, clock, fake, tmp_path) as found:
        yield found


@pytest.fixture
def kiosk(here: Town, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path / "kiosk.db", lambda: Endpoint(here.hub.url, here.hub.token), here.clock)
    yield made.start().online()
    made.stop()


def _state(kiosk: Kiosk, key: str) -> State:
    return kiosk.world.reservations[key].state


def test_provisional_then_confirmed(here: Town, kiosk: Kiosk) -> None:
    """The patron leaves with a code; the screen and the code learn the town's word by themselves."""
    here.fake.fail("deaf", "POST", "/reservation/")
    done = kiosk.book(WISH)
    assert isinstance(done, Done)
    key = done.booked.reservation.id
    assert done.booked.reservation.state is State.PROVISIONAL
    assert kiosk.worker.status.outbox == 0  # it does not stand in the way of bookings of other rooms
    here.until(here.idle, TURN)
    kiosk.screen.until(lambda: _state(kiosk, key) is State.CONFIRMED)
    found = kiosk.find(done.code)
    assert isinstance(found, Done)
    assert Action.CANCEL in found.booked.actions


def test_a_provisional_booking_is_found_and_cancelled_by_its_code(here: Town, kiosk: Kiosk) -> None:
    here.fake.fail("deaf", "", "/reservation/", times=50)
    done = kiosk.book(WISH)
    assert isinstance(done, Done)
    found = kiosk.find(done.code)
    assert isinstance(found, Done)
    assert (found.booked.reservation.state, found.booked.actions) == (State.PROVISIONAL, (Action.CANCEL,))
    gone = kiosk.act(Action.CANCEL, found.booked.reservation.id, found.code)
    assert isinstance(gone, Done)
    assert gone.booked.reservation.state is State.CANCELLED
    here.fake.well()
    here.until(here.idle, TURN)
    assert here.fake.of("kioski") == []


def test_somebody_was_quicker(here: Town, kiosk: Kiosk) -> None:
    """Refused with the rule and something that works, as in any other room."""
    here.fake.take("toinen", "ryhmatila-1", at(14), at(15))
    refused = kiosk.book(WISH)
    assert isinstance(refused, Refused)
    assert [each.rule for each in refused.refusals] == [Rule.TAKEN]
    assert refused.alternatives
    kiosk.screen.until(lambda: any(span == WISH.span for span in kiosk.world.busy(SMALL)))


def test_what_the_kiosk_is_told_fits_its_decoder(here: Town, kiosk: Kiosk) -> None:
    """Rules and notes of rooms from elsewhere come through the feed while the kiosk runs."""
    here.fake.house.rooms["ryhmatila-1"]["max_price"] = "10.00"
    here.clock.advance(timedelta(hours=1))
    here.read()
    kiosk.screen.until(lambda: not kiosk.world.docs[SMALL].resource.rules.bookable)
    note = kiosk.world.docs[SMALL].resource.note
    assert note is not None
    assert "maksullinen" in note.fi
