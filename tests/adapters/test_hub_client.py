"""Whatever answers in place of the hub becomes one error, in time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
import pytest

from kiosk.adapters.hub_client import Endpoint, HubClient
from kiosk.api.booking import Booked
from kiosk.api.feed import Snapshot
from kiosk.api.problem import Problem
from kiosk.domain.bookings import Reservation, State
from kiosk.domain.rooms import Resource
from kiosk.domain.text import Text
from kiosk.services.outbox import booking_job
from kiosk.services.sync import HubAway
from tests.adapters.rig.bad_server import BadServer, Behaviour, answers, drips, endless, hangs, resets
from tests.adapters.rig.house import wish

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TOKEN = "kiosk_secret_token"
Serve = Callable[[Behaviour], tuple[BadServer, HubClient]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[BadServer] = []

    def start(behave: Behaviour) -> tuple[BadServer, HubClient]:
        server = BadServer(behave)
        servers.append(server)
        return server, HubClient(lambda: Endpoint(server.url, TOKEN))

    yield start
    for server in servers:
        server.close()


def _problem(code: str, status: int, more: str = "") -> Behaviour:
    body = msgspec.json.encode({"type": "x", "title": "x", "status": status, "code": code})
    return answers(body, f"{status} X", "application/problem+json", more)


GOOD = msgspec.json.encode(
    Booked(reservation=Reservation(id="a", resource="studio", start=NOW, end=NOW, state=State.CONFIRMED))
)

BAD: dict[str, Behaviour] = {
    "html": answers(b"<html>Login</html>", media="text/html"),
    "html that lies": answers(b"<html>Login</html>"),
    "500 page": answers(b"oops", "500 Internal Server Error", "text/plain"),
    "404 of another server": answers(b"{}", "404 Not Found"),
    "half json": answers(GOOD[:40]),
    "other json": answers(b'{"a": 1}'),
    "half a body": lambda peer, _: peer.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n" + GOOD
    ),
    "redirect": answers(b"", "302 Found", more="Location: http://127.0.0.1:1/\r\n"),
    "compressed": answers(b"\x1f\x8b\x08\x00", more="Content-Encoding: gzip\r\n"),
    "no http": lambda peer, _: peer.sendall(b"\x16\x03\x01 what?\r\n\r\n"),
    "hangs": hangs,
    "resets": resets,
    "closes": lambda _peer, _: None,
    "40 MB": endless,
    "40 MB announced": lambda peer, _: peer.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 40000000\r\n\r\n" + b" " * 9_000_000
    ),
    "drips its body": drips(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + b" " * 10_000),
    "drips its headers": drips(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 1_000),
    "endless header": lambda peer, _: peer.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000),
    "deep json": answers(b"[" * 100_000),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_the_hub_is_one_error_in_time(serve: Serve, name: str) -> None:
    _, client = serve(BAD[name])
    started = time.monotonic()
    with pytest.raises(HubAway) as caught:
        client.find("lumi-kettu-47", within=0.6)
    assert time.monotonic() - started < 1.2
    assert TOKEN not in str(caught.value)
    assert "kettu" not in str(caught.value)


@pytest.mark.parametrize("name", ["40 MB", "40 MB announced"])
def test_an_answer_that_is_too_large_is_left_when_it_is(serve: Serve, name: str) -> None:
    _, client = serve(BAD[name])
    with pytest.raises(HubAway, match="too large"):
        client.find("lumi-kettu-47", within=20)


def test_a_redirect_carries_the_token_nowhere(serve: Serve) -> None:
    elsewhere, _ = serve(answers(GOOD))
    _, client = serve(answers(b"", "307 Temporary Redirect", more=f"Location: {elsewhere.url}/v1/x\r\n"))
    with pytest.raises(HubAway, match="307"):
        client.find("lumi-kettu-47")
    assert elsewhere.requests == []


def test_nobody_listens() -> None:
    client = HubClient(lambda: Endpoint("http://127.0.0.1:9", TOKEN))
    with pytest.raises(HubAway):
        client.snapshot()


def test_no_hub_yet() -> None:
    with pytest.raises(HubAway):
        HubClient(lambda: None).snapshot()


def test_an_address_that_is_none() -> None:
    with pytest.raises(HubAway):
        HubClient(lambda: Endpoint("no address at all", TOKEN)).snapshot()


def test_a_problem_is_a_value(serve: Serve) -> None:
    _, client = serve(_problem("code_unknown", 404))
    answer = client.find("lumi-kettu-47")
    assert isinstance(answer, Problem)
    assert answer.code == "code_unknown"


def test_retry_after_is_read_from_the_header_too(serve: Serve) -> None:
    _, client = serve(_problem("slow_down", 429, "Retry-After: 17\r\n"))
    answer = client.find("lumi-kettu-47")
    assert isinstance(answer, Problem)
    assert answer.retry_after == 17


def test_a_rule_of_a_newer_hub_is_still_a_refusal(serve: Serve) -> None:
    body = b'{"type":"x","title":"x","status":409,"code":"refused","refusals":[{"rule":"full_moon"}]}'
    _, client = serve(answers(body, "409 Conflict", "application/problem+json"))
    answer = client.find("lumi-kettu-47")
    assert isinstance(answer, Problem)
    assert (answer.code, answer.refusals) == ("refused", ())


def test_the_token_and_the_key_travel_as_headers(serve: Serve) -> None:
    server, client = serve(answers(GOOD, "201 Created"))
    job = booking_job(wish(), "the-key", "lumi-kettu-47", NOW)
    assert isinstance(client.send(job), Booked)
    head = server.requests[0].partition(b"\r\n\r\n")[0].lower()
    assert b"authorization: bearer kiosk_secret_token" in head
    assert b"idempotency-key: the-key" in head
    assert b"kettu" not in head.split(b"\r\n")[0]


def test_the_same_job_is_the_same_bytes(serve: Serve) -> None:
    server, client = serve(answers(GOOD, "201 Created"))
    job = booking_job(wish(), "the-key", "lumi-kettu-47", datetime.now(UTC))
    client.send(job)
    client.send(msgspec.json.decode(msgspec.json.encode(job), type=type(job)))
    bodies = [request.partition(b"\r\n\r\n")[2] for request in server.requests]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]


def test_a_kept_connection_that_the_hub_closed_costs_nothing(serve: Serve) -> None:
    """Servers close idle connections; the next request must not look like an outage."""
    closes = iter([False, True, False])

    def behave(peer: socket.socket, request: bytes) -> None:
        if next(closes):
            raise OSError
        answers(GOOD, "201 Created")(peer, request)

    server, client = serve(behave)
    server.keep = True
    client.find("lumi-kettu-47")
    assert isinstance(client.find("lumi-kettu-47"), Booked)
    assert len(server.requests) == 3


def test_remote_words_are_cleaned(serve: Serve) -> None:
    from kiosk.api.house import House, ResourceDoc
    from kiosk.domain.hours import Hours
    from kiosk.domain.spans import Span

    hours = Hours(Span(NOW, NOW))
    snapshot = Snapshot(
        cursor="1",
        house=House(name=Text(fi="Kirjas\u202eto\x00"), zone="Europe/Helsinki", hours=hours),
        resources=(ResourceDoc(resource=Resource(id="a", name=Text(fi="Stu\x07dio\n\n1")), hours=hours),),
        reservations=(),
    )
    _, client = serve(answers(msgspec.json.encode(snapshot)))
    answer = client.snapshot()
    assert isinstance(answer, Snapshot)
    assert answer.house.name.fi == "Kirjasto"
    assert answer.resources[0].resource.name.fi == "Studio 1"


@pytest.mark.parametrize("name", ["hangs", "drips its headers", "drips its body"])
def test_another_thread_breaks_a_request_off_at_once(serve: Serve, name: str) -> None:
    _, client = serve(BAD[name])
    threading.Timer(0.2, client.stop).start()
    started = time.monotonic()
    with pytest.raises(HubAway):
        client.find("lumi-kettu-47", within=20)
    assert time.monotonic() - started < 0.6
    with pytest.raises(HubAway):
        client.find("lumi-kettu-47")


def test_breaking_off_does_not_outlast_the_request(serve: Serve) -> None:
    server, client = serve(hangs)
    threading.Timer(0.1, client.break_off).start()
    with pytest.raises(HubAway):
        client.find("lumi-kettu-47")
    server.behave = answers(GOOD)
    assert isinstance(client.find("lumi-kettu-47"), Booked)
