"""Asking a server that has a bad day: every answer ends in time, and says in one word what was wrong."""

from __future__ import annotations

import gzip
import logging
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.fetch import Fetcher
from kiosk.hub.upstream.problems import WORDS, SourceError
from kiosk.hub.upstream.secrets import secret_of
from tests.hub.upstream.replay import Asked, Replay, Reply, replaying

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def fetch() -> Iterator[Fetcher]:
    fetcher = Fetcher(deadline=1.0)
    yield fetcher
    fetcher.close()


def code_of(fetch: Fetcher, url: str, **options: Any) -> str:
    with pytest.raises(SourceError) as found:
        fetch.get(url, **options).json()
    assert found.value.words in WORDS.values()
    return found.value.code


def test_a_good_answer(server: Replay, fetch: Fetcher) -> None:
    server.answer = lambda _asked: Reply(b'{"a": [1]}')
    answer = fetch.get(f"{server.url}/v1/", {"page": 2, "q": "ä+b"})
    assert answer.json() == {"a": [1]}
    assert answer.kind == "application/json"
    assert server.asked[0].query == {"page": ["2"], "q": ["ä+b"]}
    assert server.asked[0].headers["User-Agent"].startswith("virta-kiosk/")


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(b"<!doctype html><title>Kirjaudu</title>", headers={"Content-Type": "text/html"}), "web_page"),
        (Reply(b'{"data": [{"id": 1}, {"i', headers=JSON), "garbled"),
        (Reply(b'{"data": "\xff\xfe"}', headers=JSON), "garbled"),
        (Reply(b"", headers=JSON), "garbled"),
        (Reply(b"[" * 100_000, headers=JSON), "garbled"),
        (Reply(b"oops", 500), "failing"),
        (Reply(b"oops", 503), "busy"),
        (Reply(b"{}", 401), "refused"),
        (Reply(b"{}", 410), "missing"),
        (Reply(b"{}", 400), "bad_request"),
        (Reply(b"{}", 301, {"Location": "ftp://127.0.0.1/"}), "elsewhere"),
        (Reply(b"{}", 301, {"Location": "/v1/"}), "elsewhere"),
        (Reply(b"not gzip", headers={"Content-Encoding": "gzip"}), "garbled"),
        (Reply(b"x" * 100, headers={"Content-Length": "40000000"}), "too_large"),
        (Reply(b'{"half": 1}', headers={"Content-Length": "500", "Connection": "close"}), "garbled"),
    ],
)
def test_what_a_bad_answer_is_called(server: Replay, fetch: Fetcher, reply: Reply, code: str) -> None:
    server.answer = lambda _asked: reply
    assert code_of(fetch, f"{server.url}/v1/") == code


def test_forty_megabytes_are_not_read(server: Replay, fetch: Fetcher) -> None:
    """Neither as they are nor packed small; reading ends at the limit, wherever the server goes on to."""
    sent = [0]

    def endless(connection: socket.socket, closing: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while not closing.is_set() and sent[0] < 40_000_000:
            try:
                sent[0] += connection.send(b" " * 65_536)
            except OSError:
                return

    server.answer = lambda _asked: Reply(raw=endless)
    assert code_of(fetch, f"{server.url}/", largest=2_000_000) == "too_large"
    assert sent[0] < 12_000_000
    packed = gzip.compress(b" " * 40_000_000)
    server.answer = lambda _asked: Reply(packed, headers={"Content-Encoding": "gzip"})
    assert len(packed) < 100_000
    assert code_of(fetch, f"{server.url}/", largest=2_000_000) == "too_large"


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_drip_ends_at_the_deadline(server: Replay, fetch: Fetcher, where: str) -> None:
    """A byte every tenth of a second never meets the time-out between two bytes."""

    def drip(connection: socket.socket, closing: threading.Event) -> None:
        start = b"HTTP/1.1 200 OK\r\nX-Slow: "
        connection.sendall(start if where == "head" else start + b"1\r\nContent-Length: 900\r\n\r\n")
        while not closing.wait(0.1):
            try:
                connection.sendall(b"1")
            except OSError:
                return

    server.answer = lambda _asked: Reply(raw=drip)
    began = time.monotonic()
    assert code_of(fetch, f"{server.url}/") == "slow"
    assert time.monotonic() - began < 3
    server.answer = lambda _asked: Reply(b"{}")
    assert fetch.get(server.url).json() == {}, "one late answer must not spoil the next"


def test_nobody_there(fetch: Fetcher) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    assert code_of(fetch, f"http://127.0.0.1:{port}/") == "unreachable"
    assert code_of(fetch, "http://nobody.invalid/") == "unreachable"


def test_hanging_up_is_no_answer(server: Replay, fetch: Fetcher) -> None:
    server.answer = lambda _asked: Reply(raw=lambda connection, _closing: connection.close())
    assert code_of(fetch, server.url) == "unreachable"


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "file:///etc/passwd", "nothing", ""])
def test_only_http(fetch: Fetcher, url: str) -> None:
    assert code_of(fetch, url) in {"elsewhere", "garbled", "bad_request"}


def test_the_hub_stops_while_a_server_thinks(server: Replay, fetch: Fetcher) -> None:
    def think(_connection: socket.socket, closing: threading.Event) -> None:
        closing.wait(20)

    server.answer = lambda _asked: Reply(raw=think)
    slow = Fetcher(deadline=30)
    threading.Timer(0.3, slow.close).start()
    began = time.monotonic()
    assert code_of(slow, server.url) == "stopped"
    assert time.monotonic() - began < 3


def test_retry_after_is_handed_on(server: Replay, fetch: Fetcher) -> None:
    for said, wanted in (("120", 120.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", None)):
        server.answer = lambda _asked, said=said: Reply(b"", 429, {"Retry-After": said})  # type: ignore[misc]
        with pytest.raises(SourceError) as found:
            fetch.get(server.url)
        assert (found.value.code, found.value.retry_after) == ("busy", wanted)


def test_not_modified(server: Replay, fetch: Fetcher) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == 'W/"7"':
            return Reply(b"", 304, {"ETag": 'W/"7"'})
        return Reply(b"{}", headers={"ETag": 'W/"7"', "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"})

    server.answer = answer
    first = fetch.get(server.url)
    again = fetch.get(server.url, validators=first.validators)
    assert (first.fresh, again.fresh, again.body) == (True, False, b"")
    assert server.asked[1].headers["If-Modified-Since"] == "Wed, 21 Oct 2015 07:28:00 GMT"


def test_a_redirect_takes_no_secret_to_another_host(server: Replay, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with replaying() as other:
        other.answer = lambda _asked: Reply(b"{}")
        server.answer = lambda asked: (
            Reply(b"", 302, {"Location": "/next"}) if asked.path == "/" else Reply(b"", 307, {"Location": other.url})
        )
        fetcher = Fetcher(lambda: {"apikey": "hunter2"})
        assert fetcher.get(server.url).url == other.url
        fetcher.close()
        assert [asked.headers.get("apikey") for asked in server.asked] == ["hunter2", "hunter2"]
        assert "apikey" not in other.asked[0].headers
    assert "hunter2" not in caplog.text


def test_addresses_of_the_house_are_not_for_strangers(server: Replay, fetch: Fetcher) -> None:
    """What an event names as its picture must not make the hub ask its own network."""
    server.answer = lambda _asked: Reply(b"{}")
    assert code_of(fetch, server.url, public_only=True) == "private"
    assert server.asked == []
    assert fetch.get(server.url).json() == {}


def test_a_key_with_the_mark_that_windows_puts_before_it(tmp_path: Path) -> None:
    key = tmp_path / "avain"
    key.write_bytes(b"\xef\xbb\xbf" + b"a" * 40 + b"\r\n")
    assert secret_of(SourceConfig(name="x", kind="respa", every=timedelta(hours=1), secret_file=key)) == "a" * 40
