"""A first sync of ten thousand Linked Events into the hub, against fetching and parsing the same pages alone.

Both ask the same server, in a process of its own, over HTTP: a hundred pages of a hundred events made of a recorded
one, each with its own id, names, time and text, in forty places, with a thousand pairs of keywords. Alone: fetched
with requests and parsed with the standard library. Ours: read, understood, cleaned, kept in SQLite with a full sync of
the disk, and told to the feed.
"""

from __future__ import annotations

import json
import multiprocessing
import statistics
import tempfile
import time
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests

from benchmarks.hub_support import house
from benchmarks.rows import table_row

EVENTS = 10_000
PAGE = 100
ROUNDS = 3
_PARAGRAPH = "<p>Tervetuloa, kahvia ja pullaa on tarjolla.</p>"
_SAMPLE = Path(__file__).parent.parent / "tests" / "hub" / "upstream" / "samples" / "le_event_include.json"


def run() -> list[dict[str, Any]]:
    """Alone and ours in turn; the medians count."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,))
    server.start()
    url = here.recv()
    try:
        pairs = [(_alone(url), _ours(url)) for _ in range(ROUNDS)]
    finally:
        server.terminate()
        server.join(10)
    base, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        table_row(
            f"first sync of {EVENTS:,} Linked Events / fetching and parsing their pages",
            ours,
            base,
            unit="s",
            limit="<= 2",
            digits=2,
            note="rounds: " + ", ".join(f"{mine:.2f}/{alone:.2f}" for alone, mine in pairs),
        )
    ]


def _alone(url: str) -> float:
    """As an ordinary client does it: requests, and JSON by the standard library."""
    count = 0
    with requests.Session() as session:
        session.trust_env = False
        began = time.perf_counter()
        following: str | None = f"{url}/v1/event/?page_size={PAGE}"
        while following:
            page = session.get(following, timeout=30).json()
            count += len(page["data"])
            following = page["meta"]["next"]
        took = time.perf_counter() - began
    if count != EVENTS:
        raise AssertionError(f"{count} events")
    return took


def _ours(url: str) -> float:
    from kiosk.hub.hub import Hub
    from kiosk.hub.upstream.config import SourceConfig

    with tempfile.TemporaryDirectory() as folder:
        source = SourceConfig(name="linked", kind="linked_events", every=timedelta(hours=1), url=f"{url}/v1/")
        hub = Hub(replace(house(f"sqlite:///{folder}/hub.db"), sources=(source,), link_hosts=("example.invalid",)))
        try:
            hub.sources.apply()
            runner = hub.sources.runner("linked")
            began = time.perf_counter()
            runner.once()
            took = time.perf_counter() - began
            with hub.engine.connect() as conn:
                told = conn.exec_driver_sql("SELECT count(*) FROM documents WHERE kind = 'event'").scalar()
            if runner.record.problem or told != EVENTS:
                raise AssertionError(f"{told} events, {runner.record}")
            return took
        finally:
            hub.stop()


def _serve(parent: Connection) -> None:
    """Pages are made beforehand: what a real server thinks about meanwhile is not our affair."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            query = dict(parse_qsl(urlsplit(self.path).query))
            body = pages[int(query.get("page", "1")) - 1]
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_address[1]}"
    pages = _pages(url)
    parent.send(url)
    server.serve_forever()


def _pages(url: str) -> list[bytes]:
    sample = json.loads(_SAMPLE.read_text("utf-8"))
    first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    events = []
    for n in range(EVENTS):
        event = deepcopy(sample)
        start = first + timedelta(hours=n % 3_000)
        event |= {
            "id": f"kalajoki:{n}",
            "name": {"fi": f"Tapahtuma {n}", "sv": f"Evenemang {n}", "en": f"Event {n}"},
            "description": dict.fromkeys(("fi", "en"), f"<p>{n}</p>" + _PARAGRAPH * 8),
            "start_time": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "end_time": (start + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "images": [],
        }
        event["location"] |= {"id": f"kalajoki:p{n % 40}", "name": {"fi": f"Paikka {n % 40}"}}
        event["keywords"] = [
            sample["keywords"][0] | {"id": f"kalajoki:k{key}", "name": {"fi": f"Aihe {key}", "en": f"Topic {key}"}}
            for key in (n % 31, 100 + n % 37)
        ]
        events.append(event)
    pages = []
    for at in range(0, EVENTS, PAGE):
        number = at // PAGE + 1
        following = f"{url}/v1/event/?page={number + 1}&page_size={PAGE}" if at + PAGE < EVENTS else None
        meta = {"count": EVENTS, "next": following, "previous": None}
        pages.append(json.dumps({"meta": meta, "data": events[at : at + PAGE]}).encode())
    return pages


if __name__ == "__main__":
    for row in run():
        print(row)
