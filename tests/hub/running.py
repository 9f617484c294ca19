"""A hub that really listens, in a thread of the test, and a client that really asks it."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

import requests

from kiosk.hub import devices
from kiosk.hub.audit import audit
from kiosk.hub.clock import Clock
from kiosk.hub.config import HubConfig
from kiosk.hub.hub import Hub
from kiosk.hub.server import Server, listen

_NUMBERS = itertools.count()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def new_code() -> str:
    """A code nobody used before in this run."""
    number, word = next(_NUMBERS), ""
    for _ in range(5):
        number, digit = divmod(number, 26)
        word += _LETTERS[digit]
    return f"koe-{word}-22"


class Client:
    """One device at one hub."""

    def __init__(self, url: str, token: str | None) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        if token is not None:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **query: Any) -> requests.Response:
        return self.session.get(self.url + path, params=query, timeout=40)

    def post(self, path: str, body: Any = None, key: str | None = None) -> requests.Response:
        headers = {"Idempotency-Key": key or uuid4().hex}
        return self.session.post(self.url + path, json=body, headers=headers, timeout=40)

    def book(self, resource: str, start: datetime, end: datetime, code: str | None = None, **more: Any) -> Any:
        """Book; the answer's document with `status` and `code` beside it."""
        code = code or new_code()
        key = more.pop("key", None)
        body = {"resource": resource, "start": start.isoformat(), "end": end.isoformat(), "code": code, **more}
        response = self.post("/v1/reservations", body, key)
        return Answered(response, code)

    def act(self, booked: Answered, what: str, key: str | None = None, **more: Any) -> Answered:
        path = f"/v1/reservations/{booked.id}/{what}"
        return Answered(self.post(path, {"code": booked.code, **more}, key), booked.code)

    def find(self, code: str) -> requests.Response:
        return self.session.post(f"{self.url}/v1/reservations/find", json={"code": code}, timeout=40)

    def state(self, booked: Answered) -> str:
        return str(self.get(f"/v1/reservations/{booked.id}").json()["state"])


class Answered:
    """An answer about a reservation and the code that belongs to it."""

    def __init__(self, response: requests.Response, code: str) -> None:
        self.response = response
        self.status = response.status_code
        self.doc = response.json()
        self.code = code

    @property
    def id(self) -> str:
        return str(self.doc["reservation"]["id"])

    @property
    def state(self) -> str:
        return str(self.doc["reservation"]["state"])

    @property
    def rules(self) -> list[str]:
        assert self.status == 409, self.doc
        return [refusal["rule"] for refusal in self.doc["refusals"]]


class Running:
    """A hub that listens. Its jobs run only when the test says so: `hub.jobs.once()`."""

    def __init__(self, hub: Hub, server: Server, url: str) -> None:
        self.hub = hub
        self.server = server
        self.url = url
        self.token = self.enrol("kioski")
        self.client = Client(url, self.token)

    def enrol(self, name: str, *, staff: bool = False) -> str:
        return self.hub.write_now(lambda tx: devices.add(tx, name, staff=staff, now=self.hub.clock.now()))

    def new_client(self, *, staff: bool = False) -> Client:
        return Client(self.url, self.enrol("toinen", staff=staff))

    def overlaps(self) -> list[Any]:
        with self.hub.engine.connect() as conn:
            return list(audit(conn))


@contextmanager
def running(config: HubConfig, clock: Clock | None = None) -> Iterator[Running]:
    """Open, listen, and close all of it again."""
    hub = Hub(config, clock)
    bound = listen("127.0.0.1", 0)
    up = threading.Event()
    server = Server(hub, up.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        assert up.wait(60), "the server did not come up"
        yield Running(hub, server, f"http://127.0.0.1:{bound.getsockname()[1]}")
    finally:
        server.stop()
        thread.join(10)
        hub.stop()
        bound.close()
