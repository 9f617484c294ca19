"""A kiosk starts from what it has: the file, the snapshot, or the last good settings, and says which."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings import KioskSettings, SettingsError, Watch, load_hub, load_kiosk, snapshot
from tests.settings.conftest import SHIPPED, SMALL_HOUSE

GOOD = 'languages = ["sv", "fi"]\n'
BROKEN = 'langauges = ["sv"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_shipped_files_are_fine() -> None:
    assert load_kiosk(SHIPPED / "kiosk.toml").problems == ()
    house = load_hub(SHIPPED / "hub.toml").settings
    assert list(house.rooms) == ["pelihuone", "pienryhmatila", "tulostin-3d", "virta-sali"]


def test_shipped_kiosk_file_says_the_defaults() -> None:
    """What the file shows is what happens without it, so that staff can leave lines out."""
    assert load_kiosk(SHIPPED / "kiosk.toml").settings == KioskSettings()


def test_first_from_the_file_then_from_the_snapshot(file: Path, state: Path) -> None:
    first = load_kiosk(file, state)
    second = load_kiosk(file, state)
    assert (first.source, second.source) == ("file", "snapshot")
    assert first.settings == second.settings
    assert second.settings.language == "sv"


def test_house_survives_the_snapshot_whole(tmp_path: Path, state: Path) -> None:
    first = load_hub(SHIPPED / "hub.toml", state)
    second = load_hub(SHIPPED / "hub.toml", state)
    assert (first.source, second.source) == ("file", "snapshot")
    assert first.settings == second.settings
    assert first.settings.exception_days() == second.settings.exception_days()


def test_good_edit_is_taken(file: Path, state: Path) -> None:
    load_kiosk(file, state)
    file.write_text('languages = ["en"]\n', "utf-8")
    loaded = load_kiosk(file, state)
    assert (loaded.source, loaded.settings.language) == ("file", "en")
    assert load_kiosk(file, state).source == "snapshot"


@pytest.mark.parametrize("damage", ["broken", "syntax", "latin-1", "empty", "missing", "folder"])
def test_broken_edit_keeps_the_last_good(file: Path, state: Path, damage: str) -> None:
    load_kiosk(file, state)
    file.unlink()
    if damage == "folder":
        file.mkdir()
    elif damage != "missing":
        texts = {"broken": BROKEN.encode(), "syntax": b"a = [", "latin-1": b"# \xe4", "empty": b""}
        file.write_bytes(texts[damage])
    loaded = load_kiosk(file, state)
    assert (loaded.source, loaded.settings.language) == ("last_good", "sv")
    assert any(problem.severity == "error" for problem in loaded.problems)


def test_broken_edit_does_not_replace_the_snapshot(file: Path, state: Path) -> None:
    load_kiosk(file, state)
    file.write_text(BROKEN, "utf-8")
    load_kiosk(file, state)
    file.write_text(GOOD, "utf-8")
    assert load_kiosk(file, state).source == "snapshot"


def test_broken_and_nothing_to_go_on_with(file: Path, state: Path) -> None:
    file.write_text(BROKEN + 'log_level = "x"\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_kiosk(file, state)
    assert len(caught.value.problems) == 2
    assert "kiosk.toml:1: langauges: tuntematon avain. Tarkoititko languages?" in str(caught.value)


def test_new_program_validates_again(file: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot by other models may hold what the present rules refuse."""
    load_kiosk(file, state)
    monkeypatch.setattr(snapshot, "models_version", lambda: "another")
    assert load_kiosk(file, state).source == "file"
    file.write_text(BROKEN, "utf-8")
    monkeypatch.setattr(snapshot, "models_version", lambda: "a third")
    assert load_kiosk(file, state).source == "last_good"


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"[]", b'{"digest":"x"}', b"\xff\xfe", b"[" * 100_000])
def test_damaged_snapshot_is_no_snapshot(file: Path, state: Path, content: bytes) -> None:
    load_kiosk(file, state)
    (state / "settings-kiosk.json").write_bytes(content)
    assert load_kiosk(file, state).source == "file"
    assert load_kiosk(file, state).source == "snapshot"


def test_snapshot_with_wrong_types_is_no_snapshot(file: Path, state: Path) -> None:
    load_kiosk(file, state)
    kept = json.loads((state / "settings-kiosk.json").read_bytes())
    kept["settings"]["screen"]["diagonal_inches"] = "big"
    (state / "settings-kiosk.json").write_text(json.dumps(kept), "utf-8")
    assert load_kiosk(file, state).source == "file"


def test_snapshot_is_private_and_leaves_no_rubbish(file: Path, state: Path) -> None:
    """The house's file may hold a database password."""
    load_kiosk(file, state)
    (kept,) = state.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_disk_that_refuses_is_told_and_does_not_stop(file: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text("a file where the folder should be")
    loaded = load_kiosk(file, state)
    assert loaded.source == "file"
    (problem,) = loaded.problems
    assert (problem.code, problem.severity) == ("snapshot_failed", "warning")
    assert problem.text("fi").startswith(f"{file}: huomautus: asetusten varmuuskopion")


def test_failed_write_keeps_the_old_snapshot(file: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_kiosk(file, state)
    before = (state / "settings-kiosk.json").read_bytes()
    file.write_text('languages = ["en"]\n', "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert load_kiosk(file, state).settings.language == "en"
    assert (state / "settings-kiosk.json").read_bytes() == before
    assert [path.name for path in state.iterdir()] == ["settings-kiosk.json"]


def modules_after(code: str, *arguments: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_start_from_a_snapshot_needs_no_pydantic(file: Path, state: Path, tmp_path: Path) -> None:
    load_kiosk(file, state)
    house = tmp_path / "hub.toml"
    house.write_text(SMALL_HOUSE, "utf-8")
    load_hub(house, state)
    code = (
        "from pathlib import Path\nfrom kiosk.settings import load_hub, load_kiosk\n"
        "a = load_kiosk(Path(sys.argv[1]), Path(sys.argv[3]))\nb = load_hub(Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "assert (a.source, b.source) == ('snapshot', 'snapshot')"
    )
    loaded = modules_after(code, str(file), str(house), str(state))
    heavy = {"pydantic", "pydantic_core", "tomllib", "zoneinfo", "kivy", "fastapi", "sqlalchemy"}
    assert not loaded & heavy
    assert "kiosk.settings.load" in loaded


def test_watch_tells_a_change_once(file: Path) -> None:
    watch = Watch(file)
    assert not watch.changed()
    file.write_text(BROKEN, "utf-8")
    assert watch.changed()
    assert not watch.changed()


def test_watch_is_not_fooled_by_a_touch_nor_by_an_equal_size(file: Path) -> None:
    watch = Watch(file)
    os.utime(file, ns=(1, 1))
    assert not watch.changed()
    file.write_text(GOOD.replace("sv", "en"), "utf-8")
    assert watch.changed()


def test_watch_over_an_editor_that_renames(file: Path, tmp_path: Path) -> None:
    watch = Watch(file)
    (tmp_path / "new").write_text(BROKEN, "utf-8")
    (tmp_path / "new").replace(file)
    assert watch.changed()
    file.unlink()
    assert watch.changed()
    assert not watch.changed()
    file.write_text(BROKEN, "utf-8")
    assert watch.changed()
