"""A write has the effect of once, however often it is sent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import requests

from tests.hub.example import TurnableClock, at, house
from tests.hub.running import Client, Running, new_code, running


def _wish(code: str | None = None, hour: int = 14, **more: Any) -> dict[str, Any]:
    start, end = at(hour).isoformat(), at(hour + 1).isoformat()
    return {"resource": "pelihuone", "start": start, "end": end, "code": code or new_code(), **more}


def _count(hub: Running) -> int:
    with hub.hub.engine.connect() as conn:
        return int(conn.exec_driver_sql("SELECT count(*) FROM reservations").scalar() or 0)


def test_the_same_key_gives_the_same_answer(both: Running) -> None:
    wish = _wish()
    first = both.client.post("/v1/reservations", wish, "avain-1")
    again = both.client.post("/v1/reservations", wish, "avain-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert _count(both) == 1


def test_a_refusal_is_an_answer_too(client: Client) -> None:
    client.post("/v1/reservations", _wish())
    wish = _wish()
    first = client.post("/v1/reservations", wish, "avain-1")
    again = client.post("/v1/reservations", wish, "avain-1")
    assert (first.status_code, first.content) == (409, again.content)
    assert again.headers["Idempotency-Replayed"] == "true"


def test_another_body_or_path_is_another_request(client: Client) -> None:
    wish = _wish()
    first = client.post("/v1/reservations", wish, "avain-1").json()
    other = client.post("/v1/reservations", {**wish, "end": at(14, 30).isoformat()}, "avain-1")
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    path = f"/v1/reservations/{first['reservation']['id']}/cancel"
    assert client.post(path, {"code": wish["code"]}, "avain-1").status_code == 422
    assert client.get(f"/v1/reservations/{first['reservation']['id']}").json()["state"] == "confirmed"


def test_every_write_needs_a_key(hub: Running) -> None:
    staff = hub.new_client(staff=True)
    booked = hub.client.book("pelihuone", at(14), at(15))
    for path in ("", "/x/cancel", "/x/check-in", "/x/end", "/x/extend", "/x/approve", "/x/deny"):
        body = {"code": booked.code, "end": at(16).isoformat(), **_wish()}
        answer = staff.session.post(f"{hub.url}/v1/reservations{path.replace('/x/', f'/{booked.id}/')}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "key_missing"), path


def test_keys_belong_to_their_device(hub: Running) -> None:
    assert hub.client.post("/v1/reservations", _wish(hour=14), "avain-1").status_code == 201
    assert hub.new_client().post("/v1/reservations", _wish(hour=16), "avain-1").status_code == 201


def test_the_same_key_at_the_same_time(both: Running) -> None:
    """A client that gave up waiting and sent again: one reservation, one answer."""
    wish = _wish()
    clients = [Client(both.url, both.token) for _ in range(12)]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda c: c.post("/v1/reservations", wish, "avain-1"), clients))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 11
    assert _count(both) == 1


def test_a_failure_is_not_kept(hub: Running) -> None:
    """A wrong code may have been a typo: the corrected request is another body, the same one is judged anew."""
    booked = hub.client.book("pelihuone", at(14), at(15))
    path = f"/v1/reservations/{booked.id}/cancel"
    assert hub.client.post(path, {"code": "vaara-koodi-22"}, "avain-1").status_code == 404
    assert hub.client.post(path, {"code": booked.code}, "avain-1").status_code == 200


def test_kept_for_seven_days(sqlite_url: str, clock: TurnableClock) -> None:
    """Over a restart; after eight days the key is forgotten."""
    wish = _wish()
    with running(house(sqlite_url), clock) as hub:
        token = hub.token
        first = hub.client.post("/v1/reservations", wish, "avain-1")
        hub.hub.jobs.once()
    clock.advance(timedelta(days=6, hours=23))
    with running(house(sqlite_url), clock) as hub:
        hub.hub.jobs.once()
        again = Client(hub.url, token).post("/v1/reservations", wish, "avain-1")
        assert (again.status_code, again.json()["reservation"]["id"]) == (201, first.json()["reservation"]["id"])
        clock.advance(timedelta(hours=2))
        hub.hub.jobs.once()
        assert Client(hub.url, token).post("/v1/reservations", wish, "avain-1").json()["code"] == "refused"


def test_kept_for_as_long_as_the_booking_holds(both: Running, clock: TurnableClock) -> None:
    """A kiosk that was cut off for a week asks again: its own booking must not stand in the way of itself."""
    wish = _wish() | {"start": at(14, day=10).isoformat(), "end": at(15, day=10).isoformat()}

    def send() -> requests.Response:
        return both.client.post("/v1/reservations", wish, "avain-1")

    first = send()
    clock.advance(timedelta(days=9))
    both.hub.jobs.once()
    assert send().content == first.content
    clock.advance(timedelta(days=2))
    both.hub.jobs.once()
    assert send().json()["code"] == "refused"


def test_a_replay_tells_what_has_become_of_it(both: Running, clock: TurnableClock) -> None:
    """The kiosk that was cut off has heard by the feed that its booking was let go: the kept answer must not take the
    room again there, until its end.
    """
    wish = _wish(hour=12)

    def send() -> Any:
        return both.client.post("/v1/reservations", wish, "avain-1").json()

    assert send() == send()
    clock.advance(timedelta(hours=2, minutes=20))
    both.hub.jobs.once()
    late = send()
    assert (late["reservation"]["state"], late["actions"], late["release_at"]) == ("released", [], None)


def test_a_replay_tells_names_only_while_they_exist(hub: Running, clock: TurnableClock) -> None:
    """What is kept for the key holds no name; once the name is erased, the replay has none to tell."""
    wish = _wish(details={"name": "Maija Korhonen", "people": 7}) | {"resource": "sali"}

    def send() -> requests.Response:
        return hub.client.post("/v1/reservations", wish, "avain-1")

    assert send().json()["masked_name"] == send().json()["masked_name"] == "M. K."
    with hub.hub.engine.connect() as conn:
        kept = bytes(conn.exec_driver_sql("SELECT body FROM answers").scalar_one())
    assert b"M. K." not in kept
    assert b'"people":7' not in kept
    clock.advance(timedelta(days=4))
    hub.hub.jobs.once()
    assert send().json()["masked_name"] is None
