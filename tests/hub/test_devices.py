"""Tokens: who may ask, and how a device is shut out."""

from __future__ import annotations

import hashlib

import pytest

from kiosk.hub.desk import Desk, enrol
from tests.hub.example import TurnableClock, at, house
from tests.hub.running import Client, Running, running

PATHS = ("/v1/ping", "/v1/house", "/v1/resources", "/v1/availability", "/v1/feed", "/v1/snapshot", "/v1/requests")


@pytest.mark.parametrize(
    "token",
    [
        None,
        "",
        "kiosk",
        "kiosk__",
        "kiosk_abc_def",
        "kiosk_{id}_",
        "kiosk_{id}_wrong",
        "KIOSK_{id}_{secret}",
        "x" * 9000,
    ],
)
def test_nobody_comes_in_without_a_token(hub: Running, token: str | None) -> None:
    _, device, secret = hub.token.split("_", 2)
    wrong = token.format(id=device, secret=secret) if token is not None else None
    client = Client(hub.url, wrong)
    for path in PATHS:
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("WWW-Authenticate")) == (401, "Bearer")
        assert answer.json()["code"] == "not_authorised"
    assert client.book("pelihuone", at(14), at(15)).status == 401


def test_who_knows_only_the_name_of_a_device_gains_nothing_by_coming_right_after_it(hub: Running) -> None:
    """While the hub remembers the device and asks no database."""
    _, device, secret = hub.token.split("_", 2)
    for wrong in ("wrong", secret[:-1], secret + "x", secret[::-1]):
        assert hub.client.get("/v1/ping").status_code == 200
        assert Client(hub.url, f"kiosk_{device}_{wrong}").get("/v1/ping").status_code == 401


@pytest.mark.parametrize("header", ["Basic eDp5", "Bearer", "Bearer ", "Bearer \xe4", "Token {token}"])
def test_other_schemes_are_refused(hub: Running, header: str) -> None:
    client = Client(hub.url, None)
    client.session.headers["Authorization"] = header.format(token=hub.token)
    assert client.get("/v1/ping").status_code == 401


def test_the_scheme_may_be_written_in_any_case(hub: Running) -> None:
    client = Client(hub.url, None)
    client.session.headers["Authorization"] = f"bearer {hub.token}"
    assert client.get("/v1/ping").status_code == 200


def test_a_revoked_device_is_out_within_seconds(hub: Running, clock: TurnableClock) -> None:
    """By a command of another process, while the hub remembers the device for a moment."""
    assert hub.client.get("/v1/ping").status_code == 200
    with Desk(hub.hub.config) as desk:
        assert desk.revoke(hub.token.split("_")[1])
        assert not desk.revoke(hub.token.split("_")[1])
        assert not desk.revoke("nobody")
        assert desk.devices()[0].revoked_at is not None
    from datetime import timedelta

    clock.advance(timedelta(seconds=6))
    assert hub.client.get("/v1/ping").status_code == 401


def test_enrolled_by_command(empty_url: str, clock: TurnableClock) -> None:
    """Before the hub has ever run, and with staff's rights when asked for."""
    kiosk, staff = enrol(empty_url, "Aulan kioski"), enrol(empty_url, "Toimisto", staff=True)
    with running(house(empty_url), clock) as hub:
        assert Client(hub.url, kiosk).get("/v1/ping").status_code == 200
        assert Client(hub.url, kiosk).get("/v1/requests").status_code == 403
        assert Client(hub.url, staff).get("/v1/requests").status_code == 200


def test_only_a_hash_is_kept(hub: Running) -> None:
    with hub.hub.engine.connect() as conn:
        kept = conn.exec_driver_sql("SELECT secret_hash FROM devices").scalars().all()
    secret = hub.token.split("_", 2)[2]
    assert hashlib.sha256(secret.encode()).hexdigest() in kept
    assert len(secret) >= 43, "256 bits"
