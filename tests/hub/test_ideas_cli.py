"""`kiosk hub ideas ...` as staff type it, beside a running hub."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.hub.source import ConfigFile
from tests.hub.running import Running, running

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def config(tmp_path: Path) -> ConfigFile:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "hub.toml").write_text('[house]\nname = "Talo"\n[hours]\nma-su = "10-19"\n', "utf-8")
    (folder / "questions.toml").write_text(
        '[questions.lehdet]\ntext = "Mitä luet?"\nanswers = ["Kalajoki-lehti", "=1+1"]\nmoods = true\n', "utf-8"
    )
    return ConfigFile(folder / "hub.toml", tmp_path / "data")


@pytest.fixture
def run(config: ConfigFile, capsys: pytest.CaptureFixture[str]) -> Run:
    def type_it(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["hub", "ideas", *words, "--config", str(config.path.parent), "--data", str(config.data_dir)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_it


def _leave(hub: Running, **idea: object) -> None:
    assert hub.client.post("/v1/ideas", idea).status_code == 201


def test_read_judged_published_and_taken_back(config: ConfigFile, run: Run) -> None:
    with running(config.load()[0]) as hub:
        assert "Ei lukemattomia ideoita." in run("list")[1]
        assert run("publish", "lehdet")[0] == 1
        _leave(hub, question="lehdet", answer=0, text="Enemmän sarjakuvia")
        _leave(hub, question="lehdet", mood="glad")
        _leave(hub, text="Soita 040 1234567")
        code, said, _ = run("list")
        assert code == 0
        assert "lehdet: Mitä luet?\n      1  Kalajoki-lehti\n      0  =1+1\n      0  harmittaa\n" in said
        good, bad = (
            next(line.split()[0] for line in said.splitlines() if words in line) for words in ("sarjakuvia", "Soita")
        )
        assert run()[1] == said, "without a word it lists"
        assert run("accept", good)[0] == 0
        assert run("erase", bad, "eiole")[0] == 1
        assert "Ei lukemattomia" in run("list")[1]
        assert f"{good}  " in run("list", "--all")[1]
        assert "[hyväksytty]" in run("list", "--all")[1]
        assert "Soita" not in run("list", "--all")[1]

        since = hub.client.get("/v1/snapshot").json()["cursor"]
        assert run("publish", "lehdet")[0] == 0
        (change,) = hub.client.get("/v1/feed", since=since).json()["changes"]
        assert change["question"]["results"] == [1, 0]
        assert change["question"]["mood_results"] == [0, 0, 1]
        assert change["question"]["texts"] == ["Enemmän sarjakuvia"]
        assert "(tulokset näkyvissä" in run("list")[1]
        hub.hub.jobs.once()
        assert hub.client.get("/v1/snapshot").json()["questions"][0]["results"] == [1, 0], "the running hub agrees"
        assert run("unpublish", "lehdet")[0] == 0
        assert hub.client.get("/v1/snapshot").json()["questions"][0]["results"] is None
        code, _, complaint = run("publish", "olematon")
        assert code == 1
        assert "questions.toml" in complaint


def test_export_opens_in_a_spreadsheet_and_reckons_nothing(config: ConfigFile, run: Run) -> None:
    with running(config.load()[0]) as hub:
        _leave(hub, question="lehdet", answer=1, text='=HYPERLINK("http://x";"y")')
        code, said, _ = run("export")
    assert code == 0
    assert said.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(said[1:]), delimiter=";"))
    assert rows[0] == ["kysymys", "laji", "vastaus", "määrä", "päivä", "tila"]
    assert ["lehdet", "vastaus", "Kalajoki-lehti", "0", "", ""] in rows
    assert ["lehdet", "vastaus", "'=1+1", "1", "", ""] in rows
    assert rows[-1][:4] == ["lehdet", "teksti", '\'=HYPERLINK("http://x";"y")', "1"]
    assert rows[-1][5] == "lukematta"
    assert all(row[2][:1] not in set("=+-@") for row in rows[1:])


def test_help_is_finnish_first(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["hub", "ideas", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    for words in ("lukemattomat ideat", "saa näyttää kioskilla", "poista heti", "näytä kysymyksen tulokset", "CSV"):
        assert words in said
