"""Kiosks say how they are; staff read it on the health page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import requests

from tests.hub.example import TurnableClock
from tests.hub.running import Client, Running

PROBLEM = "Asetusten viimeisin muutos ei kelpaa: config/kiosk.toml:4: idle: ..."


def _report(client: Client, **said: Any) -> requests.Response:
    return client.session.put(f"{client.url}/v1/report", json={"version": "1.2", **said}, timeout=10)


def _health(hub: Running) -> Any:
    return requests.get(f"{hub.url}/health", timeout=10).json()


def _page(hub: Running) -> str:
    return requests.get(f"{hub.url}/health", headers={"Accept": "text/html"}, timeout=10).text


def test_what_a_kiosk_says_stands_on_the_health_page(hub: Running) -> None:
    assert _report(hub.client, waiting=3, problems=[PROBLEM]).status_code == 200
    health = _health(hub)
    assert not health["ok"]
    assert [note for note in health["notes"] if note.endswith(PROBLEM)]
    assert health["kiosks"][0]["report"] == {"version": "1.2", "waiting": 3, "problems": [PROBLEM]}
    page = _page(hub)
    assert "Jotakin on korjattava" in page
    assert "3 lähettämättä" in page
    _report(hub.client)
    assert _health(hub)["ok"], "the last word counts"
    assert "Kaikki on kunnossa" in _page(hub)


def test_a_silent_kiosk_is_told_of(hub: Running, clock: TurnableClock) -> None:
    _report(hub.client)
    clock.advance(timedelta(minutes=14))
    assert _health(hub)["notes"] == []
    clock.advance(timedelta(minutes=2))
    assert "ei ole kuultu" in "".join(_health(hub)["notes"])


def test_what_is_said_is_washed(hub: Running) -> None:
    _report(hub.client, problems=["<b>\u202ekoodi\nuusi rivi</b>"])
    assert _health(hub)["kiosks"][0]["report"]["problems"] == ["<b>koodi uusi rivi</b>"]
    assert "<b>" not in _page(hub)


@pytest.mark.parametrize(
    "said", [{"version": "x" * 41}, {"waiting": -1}, {"problems": ["y" * 601]}, {"problems": ["z"] * 21}]
)
def test_too_much_is_refused(hub: Running, said: dict[str, Any]) -> None:
    answer = _report(hub.client, **said)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
    assert _health(hub)["kiosks"] == []


def test_strangers_say_nothing(hub: Running) -> None:
    assert _report(Client(hub.url, None)).status_code == 401
