"""`kiosk check` as staff meet it: its words and its exit code, once from a process of its own."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.settings import places
from tests.settings.conftest import SHIPPED, SMALL_HOUSE


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def kiosk(*arguments: str, cwd: Path) -> Done:
    """What the program says and how it ends, without the time that a process takes to begin."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as end:  # of argparse
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def program(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "kiosk.cli", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environ,
        check=False,
    )


def folder(tmp_path: Path, house: str, screen: str = 'log_level = "info"\n') -> Path:
    config = tmp_path / "config"
    config.mkdir()
    (config / "hub.toml").write_text(house, "utf-8")
    (config / "kiosk.toml").write_text(screen, "utf-8")
    return config


def test_settings_that_were_moved_out_are_the_ones_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said, for the files beside the program are still there to be edited in vain."""
    monkeypatch.delenv("KIOSK_CONFIG", raising=False)
    installed = Path(shutil.copytree(SHIPPED, tmp_path / "etc"))
    monkeypatch.setattr(places, "_INSTALLED", installed)
    assert main(["check"]) == 0
    assert str(installed) in capsys.readouterr().err
    (installed / "hub.toml").write_text("rikki =", "utf-8")
    assert main(["check"]) == 1
    capsys.readouterr()
    assert main(["check", "--config", str(SHIPPED)]) == 0
    assert capsys.readouterr().err == ""


def test_fine(tmp_path: Path) -> None:
    done = program("check", "--config", str(SHIPPED), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Asetukset ovat kunnossa.\n")


def test_line_as_the_issue_wants_it(tmp_path: Path) -> None:
    folder(tmp_path, SMALL_HOUSE.replace("huone", "pelihuone") + 'max_period = "2 hourz"\n')
    finnish = kiosk("check", "--config", "config", cwd=tmp_path)
    english = kiosk("check", "--lang", "en", "config/hub.toml", cwd=tmp_path)
    assert finnish.returncode == english.returncode == 1
    assert program("check", "--config", "config", cwd=tmp_path).returncode == 1
    assert finnish.stdout.splitlines() == [
        (
            'config/hub.toml:7: rooms.pelihuone.max_period: "2 hourz" ei ole kesto. '
            'Kirjoita esimerkiksi "2 h" tai "1 h 30 min".'
        ),
        "Yksi korjattava.",
    ]
    assert english.stdout.splitlines() == [
        (
            'config/hub.toml:7: rooms.pelihuone.max_period: "2 hourz" is not a duration. '
            'Write for example "2 h" or "1 h 30 min".'
        ),
        "One thing to correct.",
    ]


def test_both_files_in_one_go(tmp_path: Path) -> None:
    config = folder(tmp_path, "[house\n", "langauges = 1\nscreen = 2\n")
    done = kiosk("check", "--config", str(config), cwd=config)
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.stdout.splitlines()[:-1]] == [
        "kiosk.toml:1",
        "kiosk.toml:2",
        "hub.toml:1",
    ]
    assert done.stdout.endswith("3 korjattavaa.\n")


def test_warning_is_told_and_is_no_error(tmp_path: Path) -> None:
    folder(tmp_path, SMALL_HOUSE + '[[exceptions]]\nday = "1.1.2020"\nhours = "suljettu"\n')
    done = kiosk("check", "--config", "config", cwd=tmp_path)
    assert done.returncode == 0
    assert "config/hub.toml:8: exceptions[1].day: huomautus: 1.1.2020 on jo mennyt. Rivin voi poistaa." in done.stdout


def test_questions_are_checked_where_there_are_some(tmp_path: Path) -> None:
    config = folder(tmp_path, SMALL_HOUSE)
    assert kiosk("check", "--config", "config", cwd=tmp_path).returncode == 0
    (config / "questions.toml").write_text('[questions.q]\ntext = "Mitä?"\nanswers = ["Yksi"]\n', "utf-8")
    done = kiosk("check", "--config", "config", cwd=tmp_path)
    assert done.returncode == 1
    assert "config/questions.toml:3: questions.q.answers: yhdestä vastauksesta" in done.stdout


def test_missing_folder(tmp_path: Path) -> None:
    done = kiosk("check", "--config", "nowhere", cwd=tmp_path)
    assert done.returncode == 1
    assert "nowhere/kiosk.toml: tiedostoa ei ole." in done.stdout


def test_usage(tmp_path: Path) -> None:
    assert kiosk("check", "--lang", "de", cwd=tmp_path).returncode == 2
    assert kiosk("chekc", cwd=tmp_path).returncode == 2
    assert kiosk(cwd=tmp_path).returncode == 2


def test_where_the_kiosk_stands(tmp_path: Path) -> None:
    """The place of kiosk.toml is one of the plan beside it; without a plan nothing can be said against it."""
    config = folder(tmp_path, SMALL_HOUSE, '[screen]\nplace = "kirja"\n')
    assert kiosk("check", "--config", "config", cwd=tmp_path).returncode == 0
    for name in ("house", "mystery"):
        shutil.copytree(SHIPPED / name, config / name)
    shutil.copy(SHIPPED / "hub.toml", config / "hub.toml")
    shutil.copy(SHIPPED / "events.toml", config / "events.toml")
    near = kiosk("check", "--config", "config", cwd=tmp_path)
    assert near.stdout.splitlines()[0] == (
        'config/kiosk.toml:2: screen.place: pohjapiirroksessa house/pohja.toml ei ole paikkaa "kirja". '
        "Tarkoititko kirjat?"
    )
    (config / "kiosk.toml").write_text('[screen]\nplace = "xyz"\n', "utf-8")
    far = kiosk("check", "--config", "config", cwd=tmp_path)
    assert far.returncode == 1
    assert "Paikat: paaovi, " in far.stdout
    (config / "kiosk.toml").write_text('[screen]\nplace = "kirjat"\n', "utf-8")
    assert kiosk("check", "--config", "config", cwd=tmp_path).returncode == 0


def test_another_house_without_pages_and_without_the_game(tmp_path: Path) -> None:
    """As the guide tells it: the stories that lie there lean on a plan that is gone, and nobody plays them."""
    config = folder(tmp_path, SMALL_HOUSE)
    shutil.copytree(SHIPPED / "mystery", config / "mystery")
    played = kiosk("check", "--config", "config", cwd=tmp_path)
    assert played.returncode == 1
    assert "config/mystery/kekkosen-kirje/tarina.toml" in played.stdout
    (config / "hub.toml").write_text(SMALL_HOUSE + '[mystery]\nstory = ""\n', "utf-8")
    done = kiosk("check", "--config", "config", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Asetukset ovat kunnossa.\n")
