"""The staff's two files together: each is taken by itself, a broken one never takes the other with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.hub.source import ConfigFile
from kiosk.settings import SettingsError
from tests.settings.conftest import SMALL_HOUSE

ASKED = '[questions.q]\ntext = "Mitä?"\n'


@pytest.fixture
def source(tmp_path: Path) -> ConfigFile:
    (tmp_path / "hub.toml").write_text(SMALL_HOUSE, "utf-8")
    return ConfigFile(tmp_path / "hub.toml", tmp_path / "data")


def test_a_house_need_not_ask_anything(source: ConfigFile) -> None:
    config, problem = source.load()
    assert (config.questions, problem) == ((), None)


def test_broken_questions_keep_the_last_good_ones(source: ConfigFile) -> None:
    source.questions.write_text(ASKED, "utf-8")
    assert [question.id for question in source.load()[0].questions] == ["q"]
    source.questions.write_text(ASKED + "mods = true\n", "utf-8")
    source.path.write_text(SMALL_HOUSE.replace("Kirjasto", "Uusi"), "utf-8")
    config, problem = source.load()
    assert [question.id for question in config.questions] == ["q"]
    assert config.house_name.fi == "Uusi", "the good edit of the other file is taken"
    assert problem is not None
    assert "questions.toml:3: questions.q.mods: tuntematon avain" in problem


def test_questions_that_never_were_right_stop_nobody(source: ConfigFile) -> None:
    source.questions.write_text("[questions.q]\n", "utf-8")
    config, problem = source.load()
    assert config.questions == ()
    assert problem is not None
    assert "questions.q.text: puuttuu" in problem


def test_a_broken_house_is_the_last_good_one_or_none(source: ConfigFile) -> None:
    source.questions.write_text(ASKED, "utf-8")
    source.path.write_text("[house\n", "utf-8")
    with pytest.raises(SettingsError):
        source.load()
    source.path.write_text(SMALL_HOUSE, "utf-8")
    source.load()
    source.path.write_text("[house\n", "utf-8")
    config, problem = source.load()
    assert (config.house_name.fi, [question.id for question in config.questions]) == ("Kirjasto", ["q"])
    assert problem is not None
