"""The hub as a child of the kiosk: starts quickly, keeps secrets, ends with its parent, loses nothing to kill -9."""

from __future__ import annotations

import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.cli import main
from kiosk.hub.embedded import DEVICE, Embedded, HubNotStartedError, new_token, start, start_command
from kiosk.settings.places import own_hub_dir
from tests.hub.running import Client, new_code

CONFIG = Path(__file__).parents[2] / "config" / "hub.toml"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A house that is open whenever the tests run."""
    path = tmp_path / "hub.toml"
    path.write_text(
        '[house]\nname = "Talo"\n[hours]\nma-su = "0-24"\n'
        '[rooms.huone]\nname = "Huone"\nslot = "5 min"\nmin_period = "5 min"\ndays_ahead = 60\n'
        '[server]\nlisten = "127.0.0.1:0"\n',
        "utf-8",
    )
    return path


@pytest.fixture
def child(config: Path, tmp_path: Path) -> Iterator[Embedded]:
    started = start(config, tmp_path / "data")
    yield started
    started.stop()


def _slot(number: int) -> dict[str, str]:
    """The number-th five minutes from tomorrow on."""
    begin = int(time.time()) // 86_400 * 86_400 + 86_400 + number * 300
    stamps = [time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(begin + more)) for more in (0, 300)]
    return {"resource": "huone", "start": stamps[0], "end": stamps[1], "code": new_code()}


def test_started_it_serves_and_stopped_it_is_gone(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends by itself, and is not killed for being slow on a busy machine."""
    monkeypatch.setattr("kiosk.hub.embedded._STOP_WITHIN", 30.0)
    child = start(config, tmp_path / "data")
    client = Client(child.url, child.token)
    assert client.get("/v1/ping").status_code == 200
    assert Client(child.url, new_token()).get("/v1/ping").status_code == 401
    child.stop()
    assert (child.process.returncode, child.alive) == (0, False)
    assert psutil.pid_exists(child.process.pid) is False


def test_the_next_start_knows_the_same_kiosk(config: Path, tmp_path: Path) -> None:
    """A new token every time, yet one device: what was sent before is known again and not done twice."""
    wish = _slot(1)
    answers = []
    tokens = []
    for _ in range(2):
        child = start(config, tmp_path / "data")
        answers.append(Client(child.url, child.token).post("/v1/reservations", wish, "avain-1"))
        tokens.append(child.token)
        child.stop()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[1].headers["Idempotency-Replayed"] == "true"
    assert answers[0].content == answers[1].content
    assert tokens[0] != tokens[1]


def test_the_token_is_nowhere_to_be_seen(child: Embedded) -> None:
    """Neither in the command line nor in the environment nor in what it answers; only this machine can connect."""
    process = psutil.Process(child.process.pid)
    secret = child.token.split("_", 2)[2]
    assert secret not in " ".join(process.cmdline())
    assert secret not in str(process.environ())
    assert secret not in repr(child)
    (listening,) = [c for c in process.net_connections() if c.status == psutil.CONN_LISTEN]
    assert listening.laddr.ip == "127.0.0.1"


def test_small_enough_for_a_small_board(child: Embedded) -> None:
    """Proportional memory after some work, in megabytes; the second start is smaller still."""
    client = Client(child.url, child.token)
    for number in range(50):
        assert client.post("/v1/reservations", _slot(number)).status_code == 201
    client.get("/v1/snapshot")
    pss = psutil.Process(child.process.pid).memory_full_info().pss / 1e6
    assert pss < 90


def test_it_dies_with_its_parent(config: Path, tmp_path: Path) -> None:
    """Even when the parent is killed and cannot say good-bye."""
    program = (
        "import sys, time; from pathlib import Path; from kiosk.hub.embedded import start;"
        f"child = start(Path({str(config)!r}), Path({str(tmp_path / 'data')!r}));"
        "print(child.process.pid, child.port, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid, _port = map(int, parent.stdout.readline().split())
    child = psutil.Process(pid)
    assert child.is_running()
    parent.kill()
    parent.wait()
    assert not psutil.wait_procs([child], timeout=10)[1], "the hub outlived its kiosk"
    parent.stdout.close()


def test_a_long_poll_does_not_delay_the_end(child: Embedded) -> None:
    client = Client(child.url, child.token)
    since = client.get("/v1/snapshot").json()["cursor"]
    waiting = threading.Thread(target=lambda: client.get("/v1/feed", since=since, wait=25))
    waiting.start()
    time.sleep(0.5)
    began = time.monotonic()
    child.stop()
    waiting.join(10)
    assert time.monotonic() - began < 4


def test_a_child_that_cannot_start_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "hub.toml"
    broken.write_text("[house]\n", "utf-8")
    with pytest.raises(HubNotStartedError):
        start(broken, tmp_path / "data")
    with pytest.raises(HubNotStartedError):
        start_command([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.5)
    with pytest.raises(HubNotStartedError):
        start_command([sys.executable, "-c", "print('hello')"])


def test_without_a_parent_it_says_what_it_wants(config: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk.hub", "--embedded", "--config", str(config), "--data", str(tmp_path)]
    done = subprocess.run(command, input=b"\n", capture_output=True, timeout=30)
    assert done.returncode == 1
    assert b"--embedded is for the kiosk itself" in done.stderr


def test_the_parent_imports_nothing_heavy() -> None:
    """The kiosk starts in half a second; its hub's libraries are the child's affair."""
    program = (
        "import sys, kiosk.hub.embedded; print([m for m in ('fastapi', 'sqlalchemy', 'uvicorn') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_it_listens_where_staff_look_for_it(config: Path, tmp_path: Path) -> None:
    """Under the port of hub.toml; where that is taken the kiosk is served all the same."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config.write_text(config.read_text("utf-8").replace("127.0.0.1:0", f"0.0.0.0:{port}"), "utf-8")
    first = start(config, tmp_path / "data")
    second = start(config, tmp_path / "other")
    try:
        assert first.port == port
        assert second.port != port
        for child in (first, second):
            assert Client(child.url, child.token).get("/v1/ping").status_code == 200
        seen = {
            conn.laddr.ip for conn in psutil.Process(first.process.pid).net_connections() if conn.status == "LISTEN"
        }
        assert seen == {"127.0.0.1"}
    finally:
        first.stop()
        second.stop()


def test_commands_find_the_hub_of_the_kiosk(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What staff type without saying where is about the hub that the kiosk started, wherever the kiosk keeps it."""
    data = tmp_path / "data"
    child = start(config, own_hub_dir(data))
    try:
        places = ["--config", str(config.parent), "--data", str(data)]
        assert main(["hub", "devices", *places]) == 0
        assert DEVICE in capsys.readouterr().out
        assert main(["hub", "enrol", "--staff", "Tiski", *places]) == 0
        token = capsys.readouterr().out.strip()
        assert Client(child.url, token).get("/v1/ping").status_code == 200
        assert not (data / "hub.db").exists()
    finally:
        child.stop()


def test_an_edit_of_the_file_is_followed(child: Embedded, config: Path) -> None:
    client = Client(child.url, child.token)
    config.write_text(config.read_text("utf-8").replace('"Talo"', '"Uusi talo"'), "utf-8")
    until = time.monotonic() + 10
    while client.get("/v1/house").json()["name"]["fi"] != "Uusi talo" and time.monotonic() < until:
        time.sleep(0.1)
    assert client.get("/v1/house").json()["name"]["fi"] == "Uusi talo"
    config.write_text("rikki =", "utf-8")
    while client.get("/health").json()["configuration"] and time.monotonic() < until + 10:
        time.sleep(0.1)
    assert "hub.toml" in client.get("/health").json()["notes"][0]
    assert client.get("/v1/house").json()["name"]["fi"] == "Uusi talo"


def test_a_broken_file_at_the_start_shows_on_the_health_page(config: Path, tmp_path: Path) -> None:
    """The power comes back after a bad edit: the house opens with the last good settings, and says so."""
    start(config, tmp_path / "data").stop()
    config.write_text("rikki =", "utf-8")
    child = start(config, tmp_path / "data")
    health = Client(child.url, None).get("/health").json()
    child.stop()
    assert (health["configuration"], health["database"]) == (False, True)


@pytest.mark.slow
def test_kill_9_while_writing_loses_nothing(config: Path, tmp_path: Path) -> None:
    """Whatever was answered is there after the crash, once, and the file is whole. Ten crashes."""
    data = tmp_path / "data"
    chance = random.Random(1)
    promised: dict[str, str] = {}
    for crash in range(10):
        child = start(config, data)
        enough = len(promised) + chance.randrange(6, 40)
        done = threading.Event()

        def write(
            worker: int, child: Embedded = child, first: int = crash * 1_500, done: threading.Event = done
        ) -> None:
            client = Client(child.url, child.token)
            for n in range(worker, 1_500, 4):
                if done.is_set():
                    return
                try:
                    answer = client.post("/v1/reservations", _slot(first + n), f"avain-{first + n}")
                except OSError:
                    return
                if answer.status_code == 201:
                    promised[f"avain-{first + n}"] = answer.json()["reservation"]["id"]

        workers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
        for worker in workers:
            worker.start()
        end = time.monotonic() + 60
        while len(promised) < enough:
            assert time.monotonic() < end, "it does not answer"
            time.sleep(0.001)
        time.sleep(chance.random() * 0.02)
        child.process.send_signal(signal.SIGKILL)
        done.set()
        for worker in workers:
            worker.join(30)
        child.stop()
    copy = tmp_path / "after"
    shutil.copytree(data, copy)
    with sqlite3.connect(copy / "hub.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = dict(database.execute("SELECT key, reservation FROM answers"))
        rows = [row[0] for row in database.execute("SELECT id FROM reservations")]
        logged = {row[0] for row in database.execute("SELECT entity FROM changes")}
    assert len(promised) > 50
    assert promised.items() <= kept.items()
    assert len(rows) == len(set(rows))
    assert set(promised.values()) <= set(rows)
    assert set(rows) == {value for value in kept.values() if value}, "a booking without its answer, or the reverse"
    assert set(rows) <= logged


def test_it_shows_the_house_that_lies_beside_its_settings(tmp_path: Path) -> None:
    """The shipped configuration as it is: pages and plan reach whoever asks for everything."""
    child = start(CONFIG, tmp_path / "data")
    client = Client(child.url, child.token)
    until = time.monotonic() + 30
    while not (told := client.get("/v1/snapshot").json())["pages"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    child.stop()
    assert {page["id"] for page in told["pages"]} >= {"kirjasto", "virta-sali", "pelihuone", "celia"}
    assert len(told["plan"]["floors"]) == 2
