"""`kiosk mystery check` and `kiosk check` as staff meet them: their words and their exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.settings.conftest import SHIPPED
from tests.settings.mystery.conftest import NAME, Folder
from tests.settings.test_check_command import kiosk, program


def test_fine(tmp_path: Path) -> None:
    done = program("mystery", "check", "--config", str(SHIPPED), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    *levels, last = done.stdout.splitlines()
    assert last == "Tarina on kunnossa."
    assert [line.split(":")[0] for line in levels] == ["Lapset", "Perhe", "Etsivä"]
    assert all("min" in line for line in levels)


def test_wrong_in_both_languages(folder: Folder, tmp_path: Path) -> None:
    line = folder.edit("tarina.toml", "height_cm = 110", "height_cm = 160")
    finnish = kiosk("mystery", "check", "--config", "config", cwd=tmp_path)
    english = kiosk("mystery", "check", "--config", "config", "--lang", "en", cwd=tmp_path)
    assert finnish.returncode == english.returncode == 1
    place = f"config/mystery/{NAME}/tarina.toml:{line}: spots.lukusali.height_cm: "
    assert finnish.stdout.splitlines()[0] == (
        f"{place}korkeus on 160 cm. Pyörätuolista ylettyy 40–120 cm:n korkeudelle."
    )
    assert english.stdout.splitlines()[0] == (
        f"{place}the height is 160 cm. From a wheelchair one reaches 40 to 120 cm."
    )
    assert (finnish.stdout.splitlines()[-1], english.stdout.splitlines()[-1]) == (
        "Yksi korjattava.",
        "One thing to correct.",
    )


def test_a_story_that_is_not_there(tmp_path: Path) -> None:
    done = kiosk("mystery", "check", "--config", str(SHIPPED), "--story", "muu", cwd=tmp_path)
    assert done.returncode == 1
    assert "tarina.toml" in done.stdout


def test_a_story_that_hub_toml_names_and_nobody_has(folder: Folder, tmp_path: Path) -> None:
    """With its line and the nearest name; an empty name is no game, and no name at all the shipped one."""
    shutil.copytree(SHIPPED, folder.config, dirs_exist_ok=True)
    hub = folder.config / "hub.toml"
    text = hub.read_text("utf-8")
    own = 'story = "kekkosen-kirje"'
    assert own in text
    line = text[: text.index(own)].count("\n") + 1
    hub.write_text(text.replace(own, 'story = "kekosen-kirje"'), "utf-8")
    near = kiosk("check", "--config", "config", cwd=tmp_path)
    assert near.returncode == 1
    assert f'config/hub.toml:{line}: mystery.story: tarinaa "kekosen-kirje" ei ole' in near.stdout
    assert "Tarkoititko kekkosen-kirje?" in near.stdout
    hub.write_text(text.replace(own, 'story = "ei-ole"'), "utf-8")
    unknown = kiosk("check", "config/hub.toml", "--lang", "en", cwd=tmp_path)
    assert f'config/hub.toml:{line}: mystery.story: there is no story "ei-ole"' in unknown.stdout
    assert "Stories: kekkosen-kirje" in unknown.stdout
    hub.write_text(text.replace(own, 'story = ""'), "utf-8")
    assert kiosk("check", "config/hub.toml", cwd=tmp_path).returncode == 0


def test_the_settings_are_checked_with_the_story(folder: Folder, tmp_path: Path) -> None:
    """`kiosk check` looks into `mystery`; a file of a story stands for the whole of it."""
    shutil.copytree(SHIPPED, folder.config, dirs_exist_ok=True)
    assert kiosk("check", "--config", "config", cwd=tmp_path).returncode == 0
    folder.edit("vihjeet/kuori.fi.md", "## Kysymys", "## Kysyms")
    whole = kiosk("check", "--config", "config", cwd=tmp_path)
    alone = kiosk("check", f"config/mystery/{NAME}/vihjeet/kuori.fi.md", cwd=tmp_path)
    assert whole.returncode == alone.returncode == 1
    assert "Tarkoititko Kysymys?" in whole.stdout
    assert "Tarkoititko Kysymys?" in alone.stdout
