"""Every message about a story's folder: a slip in the shipped one, and the file, line and words that staff get."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from kiosk.settings.messages_checker import MESSAGES_OF_THE_CHECKER
from kiosk.settings.messages_mystery import MESSAGES_OF_THE_MYSTERY
from kiosk.settings.mystery import check_story
from kiosk.settings.problems import Problem
from tests.settings.mystery.conftest import NAME, Folder

TOML = "tarina.toml"
KUORI, DYYNI, NOOTTI = (f"vihjeet/{name}.fi.md" for name in ("kuori", "dyyni", "nootti"))


class Case(NamedTuple):
    """In `file` the text `old` becomes `new`; the problem stands `down` lines below, in `told` if not in that file."""

    code: str
    file: str
    old: str
    new: str
    says: str
    down: int | None = 0
    told: str = ""


CASES = [
    Case("story_id", TOML, "[spots.portaat]", "[spots.portaat_x]", "tunnus"),
    Case("staff_picture_area", TOML, "joki = [[0.842, 0.412],", "joki = [[84.2, 0.412],", "kulmaa"),
    Case("story_clue_near", TOML, 'last = "sinetti"', 'last = "sineti"', "Tarkoititko sinetti?"),
    Case("story_clue_unknown", TOML, 'needs = ["kartta"]', 'needs = ["xyz"]', "Vihjeet: kuori"),
    Case("story_spot_near", TOML, 'spot = "lukusali"\nlook', 'spot = "lukusal"\nlook', "Tarkoititko lukusali?"),
    Case("story_spot_unknown", TOML, 'spot = "lukusali"\nlook', 'spot = "xyz"\nlook', "Paikat: lukusali"),
    Case("story_card_near", TOML, 'cards = ["majakka"]', 'cards = ["majaka"]', "Tarkoititko majakka?"),
    Case("story_card_unknown", TOML, 'cards = ["majakka"]', 'cards = ["xyz"]', "Kortit: majakka"),
    Case("story_area_near", TOML, 'right_areas = ["plassi"]', 'right_areas = ["plasi"]', "Tarkoititko plassi?"),
    Case("story_area_unknown", TOML, 'right_areas = ["plassi"]', 'right_areas = ["xyz"]', "Alueet: joki"),
    Case("story_was_taken", TOML, "[clues.kartta]\n", '[clues.kartta]\nwas = "kuori"\n', "Vihje kartta ei voi ottaa", 1),
    Case("needs_count", TOML, "needs = { count = 1, of", "needs = { count = 3, of", "vain 2 vihjettä"),
    Case("puzzle_none", TOML, "[clues.vaarennos.perhe]", "[clues.vaarennos.lapset]", "Lisää taulukko", -5),
    Case("puzzle_level", TOML, "[clues.vaarennos.perhe]", "[clues.vaarennos.lapset]", "ei näe kukaan"),
    Case("puzzle_needs", TOML, 'answers = ["252"]\nlength = 3', 'answers = ["252"]', "avain length puuttuu", -2),
    Case("puzzle_useless", TOML, 'kind = "word"\n', 'kind = "word"\nshift = 3\n', "Sen avaimet: answers", 1),
    Case("story_text_stray", TOML, 'id = "', 'id = "', "Onko nimi oikein?", None, "vihjeet/kuorri.fi.md"),
    Case("story_title", KUORI, "# ", "", "otsikko puuttuu"),
    Case("story_section_unknown", KUORI, "## Kysymys", "## Xyz", "Osat: Kirje"),
    Case("story_section_near", KUORI, "## Kysymys", "## Kysyms", "Tarkoititko Kysymys?"),
    Case("story_section_twice", KUORI, "## Tehtävä\n", "## Kysymys\nMikä?\n## Tehtävä\n", "kahteen kertaan", 4),
    Case("story_section_empty", KUORI, "## Kysymys\n", "## Muistiin\n## Kysymys\n", "ei ole tekstiä"),
    Case("story_section_missing", KUORI, "## Kirje\n", "", '"Kirje" puuttuu', None),
    Case("story_tag", KUORI, "(lapset)", "(lapsi)", "suluissa on"),
    Case("story_options_differ", NOOTTI, "- Moskova antaa nootin\n", "", "Niitä pitää olla yhtä monta", None, "vihjeet/nootti.sv.md"),
    Case("story_pair", "vihjeet/nimet.fi.md", "Känä = urheilukenttä", "Känä: urheilukenttä", "ei ole paria", None),
    Case("story_right", TOML, "right = [3]", "right = [4]", "ensimmäinen on 0", None, "vihjeet/nimet.fi.md"),
    Case("story_section_missing", "vihjeet/kartta.sv.md", "## Kuva\n", "", '"Kuva" puuttuu', None),
    Case("story_area_unnamed", "vihjeet/kartta.fi.md", "- silta =", "- siltta =", "ei ole nimeä", None),
    # what the kiosk finds when all of it can be read
    Case("place_near", TOML, 'plan_place = "lukusali"', 'plan_place = "lukusal"', "Tarkoititko lukusali?"),
    Case("all_right", TOML, "kind = \"choice\"\nright = [1]", "kind = \"choice\"\nright = [0, 1, 2, 3]", "kaikki vaihtoehdot ovat oikein", 1),
    Case("options_alike", KUORI, "- Hauskaa aamua", "- hyvä aune", "sama vaihtoehto", -3),
    Case("clue_circle", TOML, 'needs = ["kartta"]', 'needs = ["morse"]', "se odottaa vihjettä morse"),
    Case("code_alike", TOML, 'code = "MK72"', 'code = "MK10"', "voi lukea väärin: 1, 0"),
    Case("spot_height", TOML, "height_cm = 110", "height_cm = 160", "Pyörätuolista ylettyy 40–120 cm:n"),
    Case("lock_length", TOML, 'answers = ["252"]\nlength = 3', 'answers = ["252"]\nlength = 4', "on 3 numeroa, mutta lukossa 4"),
    Case("lock_length", TOML, 'answers = ["42"]\nlength = 2', 'answers = ["42"]\nlength = 3', "clues.majakka.lapset.answers: "),
    Case("lock_length", TOML, 'answers = ["168"]\nlength = 3', 'answers = ["168"]\nlength = 4', "clues.majakka.kiertotie.answers: "),
    Case("wheel_reads", "vihjeet/virka.fi.md", "ZUOYKT XOÄOT", "ZUOYKT XOÄOO", "kiekolla luettuna", -1),
    Case("near_is_right", "vihjeet/virka.fi.md", "## Melkein: alkaen; uuniin", "## Melkein: alkaen; myllykirjeestä", "on oikea"),
    Case("text_no_finnish", KUORI, "## Vihje 3 (etsivä)\n", "", "Vihje 3: suomenkielinen teksti puuttuu", -4),
]  # fmt: skip
ELSEWHERE = {
    "story_folder",
    "story_folder_near",
    "story_folder_unknown",
    "story_text_gone",
    "story_hints_few",
    "story_options",
}
"""Met in the tests below and in test_check_command.py, and the checker's in tests/unit/mystery/test_checker.py."""


def told(folder: Folder, code: str) -> list[Problem]:
    return [problem for problem in check_story(folder.path, folder.house).problems if problem.code == code]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_message(case: Case, folder: Folder) -> None:
    line = folder.edit(case.file, case.old, case.new)
    if case.code == "story_text_stray":
        (folder.path / case.told).write_text("# Kuori\n", "utf-8")
    found = told(folder, case.code)
    assert found, [problem.text() for problem in check_story(folder.path, folder.house).problems]
    problem = found[0]
    text = problem.text("fi")
    place = f"config/mystery/{NAME}/{case.told or case.file}"
    assert problem.line is not None or case.code == "story_text_stray"
    assert text.startswith(f"{place}:{line + case.down}: " if case.down is not None else place), text
    assert case.says in text
    assert not re.search(r"[{}]|virhe |error ", text + problem.text("en"))
    assert problem.text("en") != text


def test_every_message_of_the_reader_is_met() -> None:
    assert {case.code for case in CASES} | ELSEWHERE >= set(MESSAGES_OF_THE_MYSTERY)
    assert not set(MESSAGES_OF_THE_MYSTERY) & set(MESSAGES_OF_THE_CHECKER)


def test_no_folder(folder: Folder) -> None:
    (folder.path / TOML).unlink()
    (problem,) = check_story(folder.path).problems
    assert problem.text("en") == f"config/mystery/{NAME}/{TOML}: there is no tarina.toml in the story's folder."


def test_a_language_that_is_missing(folder: Folder) -> None:
    (folder.path / "vihjeet/kuori.sv.md").unlink()
    (problem,) = told(folder, "story_text_gone")
    assert problem.text().startswith(f"config/mystery/{NAME}/vihjeet/kuori.sv.md: tekstitiedosto puuttuu")


@pytest.mark.parametrize(("encoding", "code"), [("utf-16", "file_utf16"), ("latin-1", "file_encoding")])
def test_a_text_that_an_editor_wrote_in_its_own_way(folder: Folder, encoding: str, code: str) -> None:
    (folder.path / "vihjeet/kuori.sv.md").write_bytes("# Kuvertet på hyllan\n".encode(encoding))
    (problem,) = told(folder, code)
    assert problem.file == f"config/mystery/{NAME}/vihjeet/kuori.sv.md"


def test_no_hints_and_no_options(folder: Folder) -> None:
    path = folder.path / KUORI
    text = re.sub(r"## Vihje \d\n.*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("- Hyvä Aune\n- Hauskaa aamua\n- Huuda aina\n", ""), "utf-8")
    (few,) = {problem.text() for problem in told(folder, "story_hints_few") if "lapset" in problem.text()}
    assert "on 0" in few
    (options,) = told(folder, "story_options")
    assert options.line == text.split("\n").index("## Vaihtoehdot (lapset)") + 1


def test_all_at_once(folder: Folder) -> None:
    """Slips in the structure, in two texts and in a name that nothing has: one report, each with its line."""
    folder.edit(KUORI, "## Kysymys", "## Kysyms")
    folder.edit(NOOTTI, "## Vastaus", "## Vastuas")
    folder.edit("kortit/latu.fi.md", "# ", "")
    files = {problem.file.rsplit("/", 1)[-1] for problem in check_story(folder.path, folder.house).problems}
    assert {"kuori.fi.md", "nootti.fi.md", "latu.fi.md"} <= files


def test_the_shipped_story_has_nothing_to_mend(folder: Folder) -> None:
    assert [problem.text() for problem in check_story(folder.path, folder.house).problems] == []
