"""The code of the door: from the other system to the holder, and to nobody else."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest

from kiosk.hub.upstream.respa import reading
from tests.hub.example import HELSINKI, HOUR, at
from tests.hub.respa.fake_house import SAMPLES, Row
from tests.hub.respa.rig import SMALL, Town

CODE = "499280"


def giving(town: Town, code: str | None) -> None:
    """From now on the house over there gives bookings this code as they are made."""
    create = town.fake.house.create

    def made(user: str, body: Any) -> Row:
        row = create(user, body)
        row.access_code = code
        return row

    town.fake.house.create = made  # type: ignore[method-assign]


def door(town: Town, code: str) -> str | None:
    found: str | None = town.client.find(code).json().get("door_code")
    return found


@pytest.mark.parametrize(
    ("name", "code"),
    [("turku_reservation_create_access_code", CODE), ("respa_reservation_create_access_code", "777155")],
)
def test_read_from_recorded_answers(name: str, code: str) -> None:
    told = reading.reservation(reading.document((SAMPLES / f"{name}.json").read_bytes()), HELSINKI)
    assert told.door_code == code
    assert code not in repr(told)


@pytest.mark.parametrize("value", [None, 499280, "", " ", "1" * 21, ["1"], "<b>1</b>"])
def test_what_is_no_code_does_no_harm(value: object) -> None:
    item = reading.document((SAMPLES / "turku_reservation_create_access_code.json").read_bytes())
    assert reading.reservation({**item, "access_code": value}, HELSINKI).door_code is None


def test_told_to_the_holder_alone(here: Town, caplog: pytest.LogCaptureFixture) -> None:
    """In the answer, in its repetition and when it is found again; not in feed, snapshot, log or kept answers."""
    caplog.set_level(logging.DEBUG)
    giving(here, CODE)
    since = here.client.get("/v1/snapshot").json()["cursor"]
    booked = here.client.book(SMALL, at(14), at(15))
    assert booked.doc["door_code"] == CODE
    assert door(here, booked.code) == CODE
    assert here.client.act(booked, "extend", end=at(16).isoformat()).doc["door_code"] == CODE
    here.read()
    for path in (f"/v1/feed?since={since}", "/v1/snapshot", "/health", f"/v1/reservations/{booked.id}"):
        assert CODE not in here.client.get(path).text
    assert CODE not in caplog.text
    with here.hub.hub.engine.connect() as conn:
        kept = conn.exec_driver_sql("SELECT body FROM answers").scalars().all()
    assert kept
    assert not [body for body in kept if CODE.encode() in bytes(body)]


def test_a_code_that_comes_later(here: Town) -> None:
    """A door system may take its time; and it may give another code."""
    booked = here.client.book(SMALL, at(14), at(15))
    assert booked.doc.get("door_code") is None
    (row,) = here.fake.of("kioski")
    for code in ("1234", "98765"):
        row.access_code = code
        here.read()
        assert door(here, booked.code) == code


def test_gone_with_the_booking(here: Town) -> None:
    giving(here, CODE)
    booked = here.client.book(SMALL, at(14), at(15))
    cancelled = here.client.act(booked, "cancel")
    assert cancelled.doc.get("door_code") is None
    assert door(here, booked.code) is None
    assert kept(here) == [None]


def test_erased_after_the_use(here: Town) -> None:
    giving(here, CODE)
    here.client.book(SMALL, at(10), at(11))
    here.clock.advance(timedelta(days=4))
    here.hub.hub.jobs.once()
    here.clock.advance(HOUR)
    here.hub.hub.jobs.once()
    assert kept(here) == [None]


def kept(town: Town) -> list[str | None]:
    with town.hub.hub.engine.connect() as conn:
        return list(conn.exec_driver_sql("SELECT door_code FROM remote").scalars())
