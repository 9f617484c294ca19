"""The commands start light, say what they cannot do, and give the exit codes they promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import __version__, cli
from kiosk.errors import KioskError
from kiosk.settings.kiosk import HubLink
from kiosk.settings.places import config_dir, data_dir, read_token


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    for command in ("run", "tour", "check", "schema", "hub", "version"):
        assert f"    {command} " in told
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out == f"kiosk {__version__}\n"


def test_help_and_run_import_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kiosk.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('modules', *(m for m in sys.modules if m.split('.')[0] in "
        "('pydantic', 'kivy', 'fastapi', 'sqlalchemy', 'requests', 'babel', 'tomllib', 'zoneinfo')))"
    )
    environ = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environ["SDL_VIDEODRIVER"] = "x11"
    for words in (["--help"], ["run", "--data", str(tmp_path)]):
        command = [sys.executable, "-c", code, *words]
        done = subprocess.run(command, capture_output=True, text=True, env=environ, check=True)
        assert done.stdout.splitlines()[-1].split() == ["modules"]


def test_without_a_display_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SDL_VIDEODRIVER", "x11")
    assert cli.main(["run"]) == 2
    told = capsys.readouterr().err
    assert "Näyttöä ei ole" in told
    assert "There is no display" in told
    assert "make tour" in told


def test_windowed_must_be_a_size(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert cli.main(["run", "--windowed", "iso"]) == 2
    assert "1080x1920" in capsys.readouterr().err


def test_error_for_staff_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise KioskError("Otsikko.", "Tee näin.")

    monkeypatch.setattr(cli, "_version", fail)
    assert cli.main(["version"]) == 1
    assert capsys.readouterr().err == "Otsikko.\nTee näin.\n"


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "hub"]) == 0
    assert '"talo' in capsys.readouterr().out.lower().replace("hub.toml: ", '"')


def test_places(tmp_path: Path) -> None:
    assert config_dir("x", {}) == Path("x")
    assert config_dir(None, {"KIOSK_CONFIG": "/y"}) == Path("/y")
    assert config_dir(None, {}).name in {"config", "virta-kiosk"}
    assert data_dir("/x", {"KIOSK_DATA": "/y"}) == Path("/x")
    assert data_dir(None, {"KIOSK_DATA": "/y", "STATE_DIRECTORY": "/z"}) == Path("/y")
    assert data_dir(None, {"STATE_DIRECTORY": "/z:/w"}) == Path("/z")
    assert data_dir(None, {"XDG_STATE_HOME": str(tmp_path)}) == tmp_path / "virta-kiosk"


def test_token(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(" abc \n")
    (tmp_path / "bad").write_text("a b")
    assert read_token(HubLink(), tmp_path, {}) is None
    assert read_token(HubLink(), tmp_path, {"KIOSK_TOKEN": " env "}) == "env"
    assert read_token(HubLink(token_file="token"), tmp_path, {}) == "abc"
    (tmp_path / "windows").write_bytes(b"\xef\xbb\xbfabc\r\n")
    assert read_token(HubLink(token_file="windows"), tmp_path, {}) == "abc"
    for name in ("bad", "missing", "."):
        with pytest.raises(KioskError) as caught:
            read_token(HubLink(token_file=name), tmp_path, {})
        assert "a b" not in str(caught.value)
