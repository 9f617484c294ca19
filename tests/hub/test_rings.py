"""Calls for staff: one a minute and kiosk, seen by staff, answered once, and nothing but a kiosk and a time."""

from __future__ import annotations

from kiosk.hub.db.tables import rings as table
from tests.hub.running import Client, Running

RINGS = "/v1/rings"


def staff(hub: Running) -> Client:
    return Client(hub.url, hub.enrol("tiski", staff=True))


def test_a_call_is_seen_and_answered(hub: Running) -> None:
    """Ringing again within the minute is the same call."""
    desk = staff(hub)
    first, again = (hub.client.post(RINGS).json() for _ in range(2))
    assert first == again
    (call,) = desk.get(RINGS).json()
    assert call == first
    assert set(call) == {"kiosk", "name", "at"}
    assert hub.client.get("/health").json()["rings"] == [call]
    answer = f"{RINGS}/{call['kiosk']}/answer"
    assert desk.post(answer).status_code == 200
    assert desk.get(RINGS).json() == []
    assert desk.post(answer).status_code == 404


def test_only_staff_see_and_answer(hub: Running) -> None:
    call = hub.client.post(RINGS).json()
    assert hub.client.get(RINGS).status_code == 403
    assert hub.client.post(f"{RINGS}/{call['kiosk']}/answer").status_code == 403


def test_what_is_kept_is_a_kiosk_and_a_time() -> None:
    assert {column.name for column in table.columns} == {"device", "at", "answered"}
