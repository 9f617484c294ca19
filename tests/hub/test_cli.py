"""The commands as staff type them."""

from __future__ import annotations

import itertools
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.cli import main
from tests.hub.running import Client, new_code


@pytest.fixture
def places(tmp_path: Path) -> list[str]:
    config = tmp_path / "config"
    config.mkdir()
    (config / "hub.toml").write_text(
        '[house]\nname = "Talo"\n[hours]\nma-su = "0-24"\n'
        '[rooms.sali]\nname = "Sali"\nconfirmation = "by_staff"\nasks = ["name"]\n'
        '[server]\nlisten = "127.0.0.1:0"\n',
        "utf-8",
    )
    return ["--config", str(config), "--data", str(tmp_path / "data")]


def test_enrol_list_and_revoke(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hub", "enrol", "Aula", *places]) == 0
    token = capsys.readouterr().out.strip()
    assert main(["hub", "enrol", "Toimisto", "--staff", *places]) == 0
    capsys.readouterr()
    assert main(["hub", "devices", *places]) == 0
    listed = capsys.readouterr().out
    assert "Aula" in listed
    assert "henkilökunta/staff  Toimisto" in listed
    assert token.split("_", 2)[2] not in listed
    device = token.split("_")[1]
    assert main(["hub", "revoke", device, *places]) == 0
    assert main(["hub", "revoke", device, *places]) == 1
    capsys.readouterr()
    main(["hub", "devices", *places])
    assert "revoked" in capsys.readouterr().out


def test_an_address_that_is_taken_is_told(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    config = Path(places[1]) / "hub.toml"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        config.write_text(config.read_text("utf-8").replace("127.0.0.1:0", taken), "utf-8")
        assert main(["hub", *places]) == 1
    said = capsys.readouterr().err
    assert f"{taken} (Address already in use)" in said
    assert "[server] listen" in said
    assert "Traceback" not in said


def test_no_requests_are_told_as_well(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hub", "requests", *places]) == 0
    assert "Mikään pyyntö ei odota." in capsys.readouterr().err


def test_requests_are_answered_beside_a_running_hub(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """`kiosk hub` serves in another process; the commands work on the same database meanwhile."""
    assert main(["hub", "enrol", "Aula", *places]) == 0
    token = capsys.readouterr().out.strip()
    served = subprocess.Popen(
        [sys.executable, "-m", "kiosk.cli", "hub", *places], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert served.stderr is not None
    try:
        port = next(line.rsplit(" ", 1)[1] for line in served.stderr if "listens on" in line)
        client = Client(f"http://127.0.0.1:{int(port)}", token)
        _until_it_answers(client)
        day = int(time.time()) // 86_400 * 86_400 + 2 * 86_400
        stamps = [time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(day + hour * 3600)) for hour in (10, 11, 12)]
        ids = []
        for start, end in itertools.pairwise(stamps):
            wish = {"resource": "sali", "start": start, "end": end, "code": new_code(), "details": {"name": "Maija K"}}
            ids.append(client.post("/v1/reservations", wish).json()["reservation"]["id"])
        assert main(["hub", "requests", *places]) == 0
        assert "Maija K" in capsys.readouterr().out
        assert main(["hub", "approve", ids[0], *places]) == 0
        assert main(["hub", "deny", ids[1], *places]) == 0
        assert main(["hub", "approve", ids[1], *places]) == 1
        assert main(["hub", "approve", "nobody", *places]) == 1
        states = [client.get(f"/v1/reservations/{key}").json()["state"] for key in ids]
        assert states == ["confirmed", "denied"]
        assert main(["hub", "audit", *places]) == 0
        assert main(["hub", "trust-clock", *places]) == 0
    finally:
        served.terminate()
        served.wait(10)
        served.stderr.close()
    assert served.returncode == 0


def _until_it_answers(client: Client) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if client.get("/v1/ping").status_code == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the hub does not answer")
