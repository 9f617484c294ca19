"""The worked examples of docs/kekkosen-kirje.md do what they say, letter by letter."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery.checker.graph import Graph, Solvable
from kiosk.mystery.story import LEVELS, Clue, Level
from kiosk.settings.mystery import check_story
from tests.settings.conftest import SHIPPED
from tests.settings.mystery.conftest import Folder
from tests.settings.test_check_command import kiosk

DOCS = (SHIPPED.parent / "docs" / "kekkosen-kirje.md").read_text("utf-8")
TOML = "tarina.toml"


def example(begins: str) -> str:
    """The indented block that begins so."""
    blocks = re.findall(r"(?:^ {7}.*\n|^\n(?= {7}))+", DOCS, re.MULTILINE)
    return next(text for text in (textwrap.dedent(block).strip() + "\n" for block in blocks) if text.startswith(begins))


def test_add_a_clue(folder: Folder) -> None:
    with (folder.path / TOML).open("a", encoding="utf-8") as file:
        file.write("\n" + example("[spots.aula]"))
    for language in ("fi", "sv", "en"):
        (folder.path / f"kortit/lippu.{language}.md").write_text(example("# Lippulappu"), "utf-8")
        (folder.path / f"vihjeet/lippu.{language}.md").write_text(example("# Lippu\n"), "utf-8")
    folder.edit(TOML, 'of = ["dyyni", "hiihto", "vaarennos"] }', example("of = [").strip())
    checked = check_story(folder.path, folder.house)
    assert [problem.text() for problem in checked.problems] == []
    story = checked.story
    assert story is not None
    clue = story.clue("lippu")
    assert clue is not None
    assert clue.detour is not None
    assert [len(task.hints) for task in (*clue.tasks, clue.detour)] == [3, 3]
    solvable = Solvable(story)
    for level in LEVELS:

        def playable(each: Clue, level: Level = level) -> bool:
            return solvable.at(each, level, Mode.STAFFED)

        assert "lippu" in Graph(story, level).reached(playable)


def test_a_forgotten_detour_is_told(folder: Folder) -> None:
    """Without the last table of the example: the clue can still be left out, so that it is a remark."""
    with (folder.path / TOML).open("a", encoding="utf-8") as file:
        file.write("\n" + example("[spots.aula]").partition("[clues.lippu.kiertotie]")[0])
    for language in ("fi", "sv", "en"):
        (folder.path / f"kortit/lippu.{language}.md").write_text(example("# Lippulappu"), "utf-8")
        (folder.path / f"vihjeet/lippu.{language}.md").write_text(example("# Lippu\n"), "utf-8")
    problems = check_story(folder.path, folder.house).problems
    (detour,) = (problem for problem in problems if problem.code.startswith("detour"))
    assert (detour.severity, detour.key) == ("warning", "clues.lippu")


def test_move_a_clue_to_another_shelf(folder: Folder) -> None:
    """The shelf moves downstairs: three keys of its spot, and nothing else."""
    text = (folder.path / TOML).read_text("utf-8")
    spot = text[text.index("[spots.elamakerrat]") : text.index("[spots.portaat]")]
    moved = '[spots.elamakerrat]\nwhere = "Hylly 99.1, 1. kerros"\nplacing = "Hyllyn pääty."\nplan_place = "kirjat"\n\n'
    folder.edit(TOML, spot, moved)
    checked = check_story(folder.path, folder.house)
    assert [problem.text() for problem in checked.problems] == []
    assert checked.story is not None
    torppa = checked.story.clue("torppa")
    assert torppa is not None
    found = checked.story.spot(torppa.spot)
    assert found is not None
    assert (found.where.fi, found.plan_place) == ("Hylly 99.1, 1. kerros", "kirjat")
    assert found.placing == Text("Hyllyn pääty.")
    assert torppa.task(Level.FAMILY) is not None


def test_where_a_card_goes_is_missed_in_a_language_only_where_another_has_it(folder: Folder) -> None:
    """A plain text is Finnish and enough for staff; who begins to translate is told what is left."""
    folder.edit(
        TOML, 'placing = { fi = "Kortti lehtitelineen päätyyn, 100 cm lattiasta.", sv', "placing = { fi = 'Pääty', sv"
    )
    assert check_story(folder.path, folder.house).problems == ()
    text = (folder.path / TOML).read_text("utf-8")
    (line,) = (number for number, row in enumerate(text.split("\n"), 1) if "'Pääty'" in row)
    folder.edit(TOML, text.split("\n")[line - 1], "placing = { fi = 'Pääty', sv = 'Gaveln' }")
    (problem,) = check_story(folder.path, folder.house).problems
    assert (problem.code, problem.key, problem.line) == ("text_untranslated", "spots.lehtisali.placing", line)
    folder.edit(TOML, "placing = { fi = 'Pääty', sv = 'Gaveln' }", "placing = 'Pääty'")
    assert check_story(folder.path, folder.house).problems == ()


def test_a_clue_may_go_to_a_spot_that_is_there(folder: Folder) -> None:
    """The card moves and the clue is forgotten: that is told."""
    folder.edit(TOML, 'spot = "elamakerrat"\nlook', 'spot = "portaat"\nlook')
    codes = {problem.code for problem in check_story(folder.path, folder.house).problems}
    assert codes == {"card_elsewhere"}


def test_commands_exist(tmp_path: Path) -> None:
    told = set(re.findall(r"`kiosk mystery ([a-z]+)", DOCS))
    known = set(re.findall(r"^    ([a-z]+) ", kiosk("mystery", "--help", cwd=tmp_path).stdout, re.MULTILINE))
    assert "check" in told
    assert told <= known, told - known
