"""The staff's guide on copies, followed letter by letter: what was booked before the copy is there after the loss."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.hub.embedded import start
from kiosk.settings import places
from tests.hub.running import Client
from tests.hub.test_embedded import _slot

GUIDE = (Path(__file__).parents[2] / "docs" / "henkilokunnan-opas.md").read_text("utf-8")


def commands(heading: str) -> str:
    """The lines to type under a heading."""
    block = re.search(r"^```\n(.*?)^```$", GUIDE.split(f"# {heading}\n", 1)[1], re.MULTILINE | re.DOTALL)
    assert block is not None
    return block[1]


@contextmanager
def _hub(config: Path, data: Path) -> Iterator[Client]:
    child = start(config, data)
    try:
        yield Client(child.url, child.token)
    finally:
        child.stop()


def test_a_copy_brings_back_what_was_booked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, program = tmp_path / "home", tmp_path / "program"
    home.mkdir()
    (program / "config").mkdir(parents=True)
    config = program / "config" / "hub.toml"
    config.write_text(
        '[house]\nname = "Talo"\n[hours]\nma-su = "0-24"\n'
        '[rooms.huone]\nname = "Huone"\nslot = "5 min"\nmin_period = "5 min"\ndays_ahead = 60\n'
        '[server]\nlisten = "127.0.0.1:0"\n',
        "utf-8",
    )
    for name in ("XDG_STATE_HOME", "STATE_DIRECTORY", "KIOSK_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    data = places.own_hub_dir(places.data_dir())

    def typed(heading: str) -> None:
        subprocess.run(["bash", "-ec", commands(heading)], cwd=program, check=True)

    before, after = _slot(1), _slot(2)
    with _hub(config, data) as client:
        assert client.post("/v1/reservations", before).status_code == 201
    typed("Varmuuskopio")
    with _hub(config, data) as client:
        assert client.post("/v1/reservations", after).status_code == 201
    shutil.rmtree(config.parent)
    typed("Palautus")
    subprocess.run(["bash", "-ec", "tar xzf ~/kioskin-asetukset.tar.gz"], cwd=program, check=True)
    with _hub(config, data) as client:
        assert client.find(before["code"]).status_code == 200
        assert client.find(after["code"]).status_code == 404
    assert (data.parent.with_name("virta-kiosk.entinen") / "hub" / "hub.db").exists()
