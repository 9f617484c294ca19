"""A running kiosk takes an edit without keeping what it takes to check one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings import SettingsError, load_kiosk
from kiosk.settings.apart import load_kiosk_apart

_GOOD = 'languages = ["sv", "fi"]\n[idle]\nwarn_after = "2 min"\n'
_BROKEN = 'langauges = ["sv"]\n'
_NO_KEY = "[screen]\nplace = 7\n"
_LOAD = """
import sys
from pathlib import Path
from kiosk.settings.apart import load_kiosk_apart
loaded = load_kiosk_apart(Path(sys.argv[1]), Path(sys.argv[2]))
print(loaded.source, loaded.settings.language, *(problem.code for problem in loaded.problems))
print(*sys.modules)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(_GOOD, "utf-8")
    return path


def fresh_process(file: Path, state: Path) -> tuple[list[str], set[str]]:
    """What a process says that has imported nothing yet, and what it has imported then."""
    command = [sys.executable, "-c", _LOAD, str(file), str(state)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return said[0].split(), set(said[1].split())


def test_edit_leaves_no_pydantic_behind(file: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    told, modules = fresh_process(file, state)
    assert told == ["file", "sv"]
    assert not modules & {"pydantic", "pydantic_core", "tomllib"}
    assert fresh_process(file, state)[0] == ["snapshot", "sv"]
    file.write_text(_BROKEN, "utf-8")
    told, modules = fresh_process(file, state)
    assert told[:2] == ["last_good", "sv"]
    assert "pydantic" not in modules


@pytest.mark.parametrize("words", [_GOOD, _BROKEN, _NO_KEY, "no toml at all ["])
def test_child_says_what_would_be_said_here(
    words: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_kiosk(file, tmp_path / "here")
    load_kiosk(file, tmp_path / "there")
    file.write_text(words + "# edited\n", "utf-8")
    here = load_kiosk(file, tmp_path / "here")
    monkeypatch.delitem(sys.modules, "pydantic", raising=False)
    assert load_kiosk_apart(file, tmp_path / "there") == here


def test_nothing_to_go_on_with(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(_BROKEN, "utf-8")
    monkeypatch.delitem(sys.modules, "pydantic", raising=False)
    with pytest.raises(SettingsError) as told:
        load_kiosk_apart(file, tmp_path / "state")
    assert [problem.line for problem in told.value.problems] == [1]


def test_child_that_cannot_be_had_is_done_without(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pydantic", raising=False)
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    assert load_kiosk_apart(file, tmp_path / "state").settings.language == "sv"
