"""Calls for staff: one a minute and kiosk, seen by staff, answered once, and nothing but a kiosk and a time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.hub.db.tables import rings as table
from kiosk.hub.source import ConfigFile
from tests.hub.example import HELSINKI, TurnableClock
from tests.hub.running import Client, Running, running
from tests.hub.test_staff_page import Browser

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


def test_the_button_on_the_staff_page(hub: Running, clock: TurnableClock) -> None:
    """By name and local time; pressed, the call is gone for everybody."""
    clock.advance(timedelta(minutes=5))
    hub.client.post(RINGS)
    browser = Browser(hub.url)
    page = browser.log_in(hub.enrol("tiski", staff=True)).text
    assert "<h2>Henkilökuntaa pyydetään</h2>" in page
    local = clock.now().astimezone(HELSINKI)
    assert f"kioski, {local.day}.{local.month}. klo {local.hour}.{local.minute:02d}" in page
    assert "Tehty." in browser.press("Hoidettu").text
    assert "Henkilökuntaa pyydetään" not in browser.open().text
    assert staff(hub).get(RINGS).json() == []


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "hub.toml").write_text('[house]\nname = "Talo"\n[hours]\nma-su = "10-19"\n', "utf-8")
    config = ConfigFile(folder / "hub.toml", tmp_path / "data")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["hub", "rings", *words, "--config", str(folder), "--data", str(config.data_dir)])
        said = capsys.readouterr()
        return code, said.out, said.err

    with running(config.load()[0]) as hub:
        assert run() == (0, "Kukaan ei odota. / Nobody waits.\n", "")
        call = hub.client.post(RINGS).json()
        code, said, _ = run()
        assert code == 0
        assert said.startswith(call["kiosk"]) and said.rstrip().endswith("kioski") and " klo " in said
        assert run("--done", call["kiosk"])[0] == 0
        assert "Kukaan ei odota." in run()[1]
        code, _, problem = run("--done", call["kiosk"])
        assert code == 1 and "Tällaista kutsua ei ole." in problem
