"""Every message about pages, pictures and the plan can be met: at the right file and line, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.settings.messages_house import MESSAGES_OF_THE_HOUSE
from kiosk.settings.pages.pictures import LARGEST_FILE
from tests.settings.pages.conftest import GOOD, Folder, png
from tests.settings.test_messages import assert_for_staff


class Case(NamedTuple):
    """An edit, and the problem that it makes: code, file, line, key, and words of the Finnish message."""

    code: str
    file: str
    line: int | None
    key: str
    says: str
    edit: Callable[[Folder], object]


PAGE = "sivut/pelihuone.fi.md"
PICTURE = "![Kaksi pelaa](peli.png)\n\n"


def text(code: str, line: int, says: str, words: str, key: str = "") -> Case:
    """A text after a picture that is fine; it begins on line 6."""
    return Case(code, PAGE, line, key, says, lambda folder: folder.page(PICTURE + words))


def header(code: str, line: int, key: str, says: str, rows: str) -> Case:
    return Case(code, PAGE, line, key, says, lambda folder: folder.page(PICTURE, rows))


def plan(code: str, line: int, key: str, says: str, old: str, new: str) -> Case:
    return Case(code, "pohja.toml", line, key, says, lambda folder: folder.plan(old, new))


def file(code: str, name: str, says: str, content: str | bytes = GOOD) -> Case:
    return Case(code, name, None, "", says, lambda folder: folder.write(name, content))


def picture(code: str, says: str, content: bytes, name: str) -> Case:
    def edit(folder: Folder) -> None:
        folder.write(f"kuvat/{name}", content)
        folder.page(PICTURE + f"![Näkymä]({name})")

    return Case(code, PAGE, 6, "", says, edit)


AREA = "area = [10, 2, 4, 4]"
CASES = [
    file("page_name", "sivut/2026.pdf.zip/x", "kirjaimilla nimi ja kieli"),
    file("page_name_near", "sivut/Työpajat.md.txt", "Tarkoititko tyopajat.fi.md?"),
    file("page_name_near", "sivut/pelihuone.selko.md", "Tarkoititko pelihuone.fi_selko.md?"),
    file("page_name_near", "sivut/pelihuone.se.md", "Tarkoititko pelihuone.sv.md?"),
    file("page_finnish", "sivut/sali.sv.md", "Tee tiedosto sali.fi.md"),
    file("page_untranslated", "sivut/sali.fi.md", "kielillä sv, en"),
    file("page_blank", "sivut/sali.fi.md", "sivu on tyhjä", " \n"),
    file("page_large", "sivut/sali.fi.md", "liian suuri sivuksi", b"#" * 2_000_000),
    header("page_missing", 1, "otsikko", "puuttuu", "ingressi: Pelaa.\n"),
    header("page_header_line", 2, "", '"Pelaa yksin"', "otsikko: Pelihuone\nPelaa yksin\ningressi: Pelaa.\n"),
    header("page_key_near", 1, "otsiko", "Tarkoititko otsikko?", "otsiko: Pelihuone\ningressi: Pelaa.\n"),
    header("page_key", 3, "www", "tyhjä rivi", GOOD + "www: x\n"),
    header("page_key_twice", 3, "otsikko", "kahteen kertaan", GOOD + "otsikko: Toinen\n"),
    header("page_empty", 3, "ryhmä", "tyhjä", GOOD + "ryhmä:\n"),
    header("page_long", 1, "otsikko", "61 merkkiä", f"otsikko: {'a' * 61}\ningressi: Pelaa.\n"),
    header("page_order", 3, "järjestys", "kokonaisluku", GOOD + "järjestys: eka\n"),
    header("place_near", 3, "paikka", "Tarkoititko pelihuone?", GOOD + "paikka: pelihuon\n"),
    header("place_unknown", 3, "paikka", "Paikat: pelihuone", GOOD + "paikka: wxyz\n"),
    Case("page_shared", "sivut/pelihuone.sv.md", 3, "kuvake", "Poista rivi tästä",
         lambda folder: folder.page("", GOOD + "kuvake: piano\n", "sv")),
    text("page_html", 7, "HTML", "Hei\n<b>kaikki</b>"),
    text("page_html", 6, "HTML", "<div>x</div>"),
    text("page_table", 6, "taulukko", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
    text("page_quote", 6, "Lainausta", "> viisas sana"),
    text("page_code", 6, "takahipsun", "```\nx\n```\n"),
    text("page_rule", 8, "vaakaviiva", "a\n\n---\n"),
    text("page_nested", 7, "toista luetteloa", "- a\n  - b\n- c"),
    text("page_bold", 6, "lihavointia", "Tämä on **tärkeää**."),
    text("page_text_long", 6, "1201 merkkiä", "a" * 1201),
    text("page_link", 6, "verkko-osoite", "[x](javascript:alert)"),
    text("page_link", 6, "verkko-osoite", "[x](https://aino:hunter2@celia.fi)"),
    text("page_host", 6, "evil.example", "[x](https://evil.example/celia.fi)"),
    text("page_host", 6, "evilcelia.fi", "https://evilcelia.fi/"),
    text("page_link_inside", 7, "keskellä tekstiä", "Katso\n[Celia](https://celia.fi) heti."),
    text("page_link_form", 6, "ylimääräinen merkki", "[Celia](https://celia.fi sivu)"),
    text("page_live_near", 6, "Tarkoititko {aukioloajat}?", "{aukiolojat}"),
    text("page_live", 6, "{aukioloajat} ja {tila: tunnus}", "{sää}"),
    text("room_near", 6, "Tarkoititko pelihuone?", "{tila: pelihuonee}", "tila"),
    text("room_unknown", 6, "Tilat: pelihuone, pienryhmatila", "{tila: xyz}", "tila"),
    text("picture_alt", 6, "mitä kuvassa", "![](peli.png)"),
    text("picture_inside", 6, "keskellä tekstiä", "Tässä ![kuva](peli.png) on."),
    text("picture_name", 6, "välilyönti", "![Sali](oma kuva.png)"),
    text("picture_place", 6, "vain kansiosta kuvat", "![Sali](https://celia.fi/a.png)"),
    text("picture_place", 6, "vain kansiosta kuvat", "![Sali](../../../etc/passwd)"),
    text("picture_missing", 6, "ei ole kuvaa", "![Sali](xyzzy.webp)"),
    text("picture_missing_near", 7, "Tarkoititko peli.png?", "![Sali](peli.png)\n![Sali](Peli.PNG)"),
    picture("picture_heic", "JPEG-kuvana", b"\0\0\0\x18ftypheic" + b"x" * 40, "sali.jpg"),
    picture("picture_kind", "ei ole kuva", b"<svg>", "sali.png"),
    picture("picture_broken", "viallinen", png(400, 300)[:-200], "sali.png"),
    picture("picture_large", "liian suuri", b"x" * (LARGEST_FILE + 1), "sali.png"),
    file("picture_unused", "kuvat/vanha.png", "ei käytä", png()),
    plan("staff_point", 3, "kiosk.at", "[3.5, 2]", "at = [2, 1]", 'at = "ovi"'),
    plan("staff_line", 8, "floors.k1.walls[1]", "viiva", "depth = 10", "depth = 10\nwalls = [[0, 0]]"),
    plan("staff_outline", 11, "places.pelihuone.area", "leveys, syvyys", AREA, "area = [10, 2, 4]"),
    plan("staff_outline_flat", 11, "places.pelihuone.area", "yli 0", AREA, "area = [10, 2, 0, 4]"),
    plan("plan_no_floors", 4, "floors", "kerrosta",
         '[floors.k1]\nname = "1. kerros"\nwidth = 20\ndepth = 10', "[floors]"),
    plan("plan_id", 8, "places.Pelihuone", "pienet kirjaimet", "[places.pelihuone]", "[places.Pelihuone]"),
    plan("plan_same_name", 14, "places.toinen.name", "pelihuone", 'route = ["Kävele suoraan."]\n',
         'route = ["Kävele."]\n[places.toinen]\nname = "pelihuone"\nfloor = "k1"\narea = [1, 1, 2, 2]\n'
         'route = ["Kävele."]\n'),
    plan("plan_no_route", 8, "places.pelihuone.route", "Näytä reitti", 'route = ["Kävele suoraan."]\n', ""),
    plan("plan_route_self", 13, "places.pelihuone.routes.pelihuone", "paikka itse", 'route = ["Kävele suoraan."]\n',
         'route = ["Kävele suoraan."]\nroutes.pelihuone = ["Kävele."]\n'),
    plan("plan_place", 13, "places.pelihuone.routes.xyz", "Paikat: pelihuone", 'route = ["Kävele suoraan."]\n',
         'route = ["Kävele suoraan."]\nroutes.xyz = ["Kävele."]\n'),
    plan("plan_place_near", 13, "places.pelihuone.routes.pelihuonee", "Tarkoititko pelihuone?",
         'route = ["Kävele suoraan."]\n', 'route = ["Kävele suoraan."]\nroutes.pelihuonee = ["Kävele."]\n'),
    plan("plan_floor_near", 10, "places.pelihuone.floor", "Tarkoititko k1?", f'floor = "k1"\n{AREA}',
         f'floor = "k12"\n{AREA}'),
    plan("plan_floor", 2, "kiosk.floor", "Kerrokset: k1", 'floor = "k1"\nat', 'floor = "ullakko"\nat'),
    plan("plan_off_floor", 11, "places.pelihuone.area", "[22, 2]", AREA, "area = [18, 2, 4, 4]"),
    plan("plan_off_floor", 3, "kiosk.at", "20 × 10", "at = [2, 1]", "at = [2, 11]"),
    plan("plan_crosses", 11, "places.pelihuone.area", "leikkaa itsensä", AREA,
         "area = [[0, 0], [4, 4], [4, 0], [0, 4]]"),
    plan("plan_small", 11, "places.pelihuone.area", "liian pieni", AREA, "area = [10, 2, 0.2, 0.2]"),
    plan("room_near", 12, "places.pelihuone.room", "Tarkoititko pelihuone?", AREA, f'{AREA}\nroom = "pelihuonee"'),
    plan("page_near", 12, "places.pelihuone.page", "Tarkoititko pelihuone?", AREA, f'{AREA}\npage = "pelihuon"'),
    plan("page_unknown", 12, "places.pelihuone.page", "Sivut: pelihuone", AREA, f'{AREA}\npage = "xyz"'),
    plan("unknown_near", 12, "places.pelihuone.iconn", "Tarkoititko icon?", AREA, f'{AREA}\niconn = "piano"'),
]  # fmt: skip
WARNINGS = {"page_untranslated", "page_shared", "page_rule", "page_bold", "picture_unused", "plan_no_route"}
ELSEWHERE = {
    "kiosk_place_near",
    "kiosk_place_unknown",
    "house_folder",
    "page_gone",
    "page_markup",
    "picture_unreadable",
}
"""Met below, or guards against what cannot be made to happen here."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.says[:12]}")
def test_message(case: Case, folder: Folder) -> None:
    case.edit(folder)
    problems = folder.problems()
    file = str(folder.root / case.file).split("/x")[0]
    met = [p for p in problems if (p.code, p.file, p.line, p.key) == (case.code, file, case.line, case.key)]
    assert met, [(p.code, p.file, p.line, p.key, p.text()) for p in problems]
    (problem,) = met
    assert case.says in problem.text()
    assert (problem.severity == "warning") == (case.code in WARNINGS)
    assert "hunter2" not in problem.text()
    assert_for_staff(problem)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.says[:12]}")
def test_one_fault_is_one_error(case: Case, folder: Folder) -> None:
    """A slip is told once, not along with everything that leans on it."""
    case.edit(folder)
    found = folder.read().errors
    assert len(found) == (case.code not in WARNINGS), [problem.text() for problem in found]


def test_every_message_is_met_by_a_case() -> None:
    assert {case.code for case in CASES} | ELSEWHERE >= set(MESSAGES_OF_THE_HOUSE)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "house").write_text("x")
    folder = Folder.__new__(Folder)
    folder.root = tmp_path / "house"
    (problem,) = folder.problems()
    assert problem.code == "house_folder"
    assert_for_staff(problem)


def test_everything_is_told_at_once(folder: Folder) -> None:
    """A page, its Swedish, a picture and the plan, each with a slip: one reading of the report is enough."""
    folder.page("{tila: x}\n\n> a")
    folder.page("<i>", language="sv")
    folder.write("kuvat/peli.png", b"x")
    folder.write("sivut/toinen.fi.md", GOOD + "\n![a](peli.png)")
    folder.plan("at = [2, 1]", "at = [99, 1]")
    assert [problem.code for problem in folder.read().errors] == [
        "room_unknown", "page_quote", "page_html", "picture_kind", "plan_off_floor",
    ]  # fmt: skip
