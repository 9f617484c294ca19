"""Whatever comes in: a problem document with 4xx, never a 500, and the hub goes on."""

from __future__ import annotations

import json
import logging
import socket
import sqlite3
import time
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.api.routes import PROBLEM_TYPE
from tests.hub.example import at
from tests.hub.running import Answered, Client, Running, new_code

BOOKING = {"resource": "pelihuone", "start": at(14).isoformat(), "end": at(15).isoformat(), "code": "koe-koodi-47"}
JSON = {"Content-Type": "application/json", "Idempotency-Key": "avain-1"}


def _send(client: Client, body: bytes, path: str = "/v1/reservations", **headers: str) -> requests.Response:
    return client.session.post(client.url + path, data=body, headers=JSON | headers, timeout=20)


def _is_problem(answer: requests.Response, *statuses: int) -> None:
    assert answer.status_code in statuses, answer.text
    assert answer.headers["Content-Type"] == PROBLEM_TYPE
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["code"]
    assert problem["title"]


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", {}, 400),
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b"null", {}, 400),
        (b"\xff\xfe", {}, 400),
        (b'{"a":' * 5_000, {}, 400),
        (b'"' + b"x" * 70_000 + b'"', {}, 413),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"{}", {"Content-Type": "application/xml"}, 415),
        (b"{}", {"Content-Type": ""}, 415),
        (b"{}", {"Idempotency-Key": "x" * 129}, 400),
    ],
)
def test_bodies_that_are_none(client: Client, body: bytes, headers: dict[str, str], status: int) -> None:
    _is_problem(_send(client, body, **headers), status)


def test_a_body_without_an_announced_length_is_limited_too(client: Client) -> None:
    def endless() -> Any:
        for _ in range(100):
            yield b" " * 4_096

    answer = client.session.post(f"{client.url}/v1/reservations", data=endless(), headers=JSON, timeout=20)
    _is_problem(answer, 413)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "2026-11-23T14:00:00"),
        ("start", "2026-11-23"),
        ("start", "1700000000"),
        ("start", 1_700_000_000),
        ("start", "0001-01-01T00:00:00Z"),
        ("start", "9999-12-31T23:59:59Z"),
        ("start", "0001-01-01T00:00:00+14:00"),
        ("end", "2026-11-23T14:00:00.5Z"),
        ("end", "2026-02-30T14:00:00Z"),
        ("end", "2026-11-23T25:00:00Z"),
        ("end", None),
        ("made_at", "yesterday"),
        ("code", ""),
        ("code", "ab"),
        ("code", "x" * 61),
        ("code", "ei koodi"),
        ("code", "lumi-kettu-01"),
        ("code", "lumi\u0000kettu-47"),
        ("code", 47),
        ("resource", ""),
        ("resource", "x" * 65),
        ("resource", "peli\u0000huone"),
        ("details", {"name": "x" * 81}),
        ("details", {"name": "Maija\u0000"}),
        ("details", {"people": 0}),
        ("details", {"people": "3"}),
        ("details", {"people": 3.5}),
        ("details", {"people": 10001.0}),
        ("details", {"people": 1e300}),
        ("details", []),
        ("patron_key", "short"),
        ("patron_key", "x" * 129),
    ],
)
def test_fields_that_cannot_be(client: Client, field: str, value: object) -> None:
    _is_problem(_send(client, json.dumps({**BOOKING, field: value}).encode()), 400)


@pytest.mark.parametrize("text", [b'"\\ud800abc-abc-22"', b'"\xed\xa0\x80abc-abc-22"'])
def test_lone_surrogates(client: Client, text: bytes) -> None:
    body = json.dumps(BOOKING).encode().replace(b'"koe-koodi-47"', text)
    _is_problem(_send(client, body), 400)


def test_three_point_nought_is_three(client: Client) -> None:
    body = json.dumps({**BOOKING, "resource": "sali", "details": {"name": "Maija", "people": 3.0}}).encode()
    assert _send(client, body).json()["people"] == 3


def test_errors_name_the_field_and_not_the_value(client: Client) -> None:
    answer = _send(client, json.dumps({**BOOKING, "details": {"name": "Salainen" * 20}}).encode())
    assert answer.json()["errors"][0]["field"] == "details.name"
    assert "Salainen" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/availability", 400),
        ("/v1/availability?start=x&end=y", 400),
        ("/v1/availability?start=2026-11-23T00:00:00Z&end=9999-12-31T00:00:00Z", 400),
        ("/v1/availability?start=2026-11-23T00:00:00Z&end=2026-11-24T00:00:00Z&resource=%00", 404),
        ("/v1/availability?start=2026-11-23T00:00:00Z&end=2026-11-24T00:00:00Z&room=x", 400),
        ("/v1/availability?start=2026-11-23T00:00:00Z&start=2026-11-23T00:00:00Z&end=2026-11-24T00:00:00Z", 400),
        ("/v1/feed", 400),
        ("/v1/feed?since=x&wait=26", 400),
        ("/v1/feed?since=x&wait=-1", 400),
        ("/v1/feed?since=x&wait=1e1", 400),
        ("/v1/feed?since=x&wait=٣", 400),
        ("/v1/feed?since=%00", 410),
        ("/v1/reservations/%00", 404),
        ("/v1/reservations/..%2f..%2f", 404),
        ("/v1/reservations/" + "x" * 5_000, 404),
        ("/v1/nothing", 404),
        ("/", 404),
        ("/v1/ping/", 404),
        ("/v2/ping", 404),
    ],
)  # fmt: skip
def test_paths_and_queries(client: Client, path: str, status: int) -> None:
    _is_problem(client.session.get(client.url + path, timeout=20), status)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "POST"])
def test_other_methods(client: Client, method: str) -> None:
    answer = client.session.request(method, f"{client.url}/v1/house", timeout=20)
    _is_problem(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_a_line_that_breaks_off_within_a_body(hub: Running, caplog: pytest.LogCaptureFixture) -> None:
    """No failure of the hub: its log stays free of it, and it does nothing that it was not told to the end."""
    told = urlsplit(hub.url)
    head = f"POST /v1/reservations HTTP/1.1\r\nHost: {told.netloc}\r\nAuthorization: Bearer {hub.token}\r\n"
    head += "Content-Type: application/json\r\nIdempotency-Key: k\r\nContent-Length: 500\r\n\r\n"
    for _ in range(3):
        with socket.create_connection((told.hostname or "", told.port or 0), 5) as line:
            line.sendall(head.encode() + b'{"resource": "pelihuone"')
            time.sleep(0.1)  # until the hub waits for the rest
    assert hub.client.book("pelihuone", at(14), at(15)).status == 201
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_form_of_countless_fields(hub: Running) -> None:
    _is_problem(hub.client.session.post(f"{hub.url}/staff/login", data="&".join(["a=1"] * 50), timeout=20), 400)


def test_what_is_not_http(hub: Running) -> None:
    """A method nobody knows, a broken header: refused in the same form."""
    _is_problem(hub.client.session.request("FOO", f"{hub.url}/v1/house", timeout=20), 400)


def test_a_full_disk_is_told_and_passes(hub: Running) -> None:
    """No room for one more page: refused as unavailable, nothing half written; later it works."""
    client = hub.client
    assert client.book("pelihuone", at(10), at(10, 30)).status == 201
    _limit_pages(hub, grow=0)
    answers = [client.book("pelihuone", at(11 + n), at(11 + n, 30)) for n in range(8)]
    full = [answer for answer in answers if answer.status == 503]
    assert full, "the limit was not reached"
    _is_problem(full[0].response, 503)
    assert full[0].doc["code"] == "unavailable"
    assert full[0].response.headers["Retry-After"]
    _limit_pages(hub, grow=10_000)
    assert client.book("pelihuone", at(19), at(19, 30)).status == 201
    kept = sum(answer.status == 201 for answer in answers) + 2
    assert len(client.get("/v1/snapshot").json()["reservations"]) == kept


def _limit_pages(hub: Running, grow: int) -> None:
    def limit(tx: Any) -> None:
        pages = tx.conn.exec_driver_sql("PRAGMA page_count").scalar()
        tx.conn.exec_driver_sql(f"PRAGMA max_page_count={pages + grow}")

    hub.hub.write_now(limit)


def test_a_lock_held_by_another_is_waited_for(hub: Running) -> None:
    """A copy made by hand, a command of the staff: the booking waits for a moment and is made."""
    import threading
    import time

    path = hub.hub.engine.url.database
    assert path is not None
    locked = threading.Event()

    def hold() -> None:
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            locked.set()
            time.sleep(0.5)
            other.execute("COMMIT")

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(5)
    assert hub.client.book("pelihuone", at(14), at(15)).status == 201
    holder.join()


_HELD: dict[int, Answered] = {}


def _held(hub: Running) -> Answered:
    """A reservation of this hub that the junk may hit."""
    if id(hub) not in _HELD:
        _HELD[id(hub)] = hub.client.book("pelihuone", at(18), at(19))
    return _HELD[id(hub)]


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_FIELDS = st.sampled_from(["resource", "start", "end", "code", "details", "patron_key", "made_at", "x"])
_INSTANTS = st.datetimes().map(lambda moment: moment.isoformat() + "Z") | st.sampled_from(
    ["2026-11-23T12:00:00Z", "2099-12-31T23:59:59Z", "2000-01-01T00:00:00-14:59", "2026-11-23T12:00:00+23:59"]
)
_PATHS = st.sampled_from(["", "/find", "/x/cancel", "/x/extend", "/x/check-in", "/x/end", "/x/approve", "/%00/deny"])


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(_FIELDS, _JUNK | _INSTANTS, max_size=4),
    path=_PATHS,
    key=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40),
)
def test_no_junk_breaks_it(hub: Running, changes: dict[str, Any], path: str, key: str) -> None:
    """Any value in any field of any write: an answer, and never that of a failure."""
    held = _held(hub)
    code = held.code if "/x/" in path else new_code()
    path = path.replace("/x/", f"/{held.id}/")
    body = json.dumps({**BOOKING, "code": code, **changes}).encode()
    headers: dict[str, str | bytes] = {"Content-Type": "application/json"}
    headers["Idempotency-Key"] = key.strip().encode("latin-1") or b"k"
    answer = hub.client.session.post(f"{hub.url}/v1/reservations{path}", data=body, headers=headers, timeout=20)
    assert answer.status_code in {201, 200, 400, 403, 404, 409, 422, 429}, answer.text
    if answer.status_code >= 400:
        _is_problem(answer, answer.status_code)
