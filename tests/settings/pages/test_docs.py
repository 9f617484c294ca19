"""The worked examples of docs/talosivut.md do what they say, letter by letter."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from kiosk.domain.pages import BlockKind
from kiosk.services.house_pages import way_to
from kiosk.settings.pages import HouseFolder, known_of, read_house
from tests.settings.conftest import SHIPPED
from tests.settings.pages.conftest import png

DOCS = (SHIPPED.parent / "docs" / "talosivut.md").read_text("utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED / "house", tmp_path / "house"))


def read(house: Path) -> HouseFolder:
    return read_house(house, known_of(SHIPPED / "hub.toml"))


def example(kind: str, begins: str) -> str:
    """The code of that kind whose text begins so."""
    codes = re.findall(rf"^ *```{kind}\n(.*?)^ *```$", DOCS, re.MULTILINE | re.DOTALL)
    return next(code for code in map(textwrap.dedent, codes) if code.startswith(begins))


def test_add_a_page_and_a_picture(house: Path) -> None:
    (house / "kuvat" / "soittohuone.jpg").write_bytes(png(400, 300))
    (house / "sivut" / "soittohuone.fi.md").write_text(example("", "otsikko: Soittohuone"), "utf-8")
    found = read(house)
    assert [(problem.code, problem.severity) for problem in found.problems] == [("page_untranslated", "warning")]
    assert "kielillä sv, en" in found.problems[0].text()
    page = next(page for page in found.pages if page.id == "soittohuone")
    assert [block.kind for block in page.blocks.fi] == [
        BlockKind.PICTURES, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.HEADING, BlockKind.LIST,
    ]  # fmt: skip
    order = [page.id for page in found.pages]
    assert order.index("pienryhmatila") + 1 == order.index("soittohuone")


def test_move_a_place(house: Path) -> None:
    path = house / "pohja.toml"
    head, block = path.read_text("utf-8").split("[places.lehdet]")
    block = re.sub(r"^area = .*\n", example("toml", "area"), block, count=1, flags=re.MULTILINE)
    block = re.sub(r"^route = \[\n.*?^\]\n", example("toml", "route"), block, count=1, flags=re.MULTILINE | re.DOTALL)
    path.write_text(f"{head}[places.lehdet]{block}", "utf-8")
    found = read(house)
    assert not found.problems, [problem.text() for problem in found.problems]
    assert found.plan is not None
    place = next(place for place in found.plan.places if place.id == "lehdet")
    assert (place.area[0], place.area[2]) == ((37, 0), (44, 8))
    assert place.route[1].fi.startswith("Käänny ennen ovea")


def test_several_kiosks(house: Path) -> None:
    """The way from another kiosk, put under the usual one; the place in kiosk.toml is one of the plan."""
    path = house / "pohja.toml"
    head, block = path.read_text("utf-8").split("[places.paaovi]")
    way = example("toml", "routes.")
    block = re.sub(r"^]\n", lambda end: end[0] + way, block, count=1, flags=re.MULTILINE)
    path.write_text(f"{head}[places.paaovi]{block}", "utf-8")
    found = read(house)
    assert not found.problems, [problem.text() for problem in found.problems]
    assert found.plan is not None
    place = next(place for place in found.plan.places if place.id == "paaovi")
    start = re.search(r'place = "(.*)"', example("toml", "[screen]"))
    assert start is not None
    assert [step.fi for step in way_to(place, start[1])] == ["Kulje hyllyjen ohi aulaan.", "Ovi on oikealla."]
    assert way_to(place, None) == place.route
    assert way_to(place, "virta-sali") == ()


def test_everything_in_the_table_of_markup_is_understood(house: Path) -> None:
    """Each `{…}`, link and heading that the table names."""
    for written in ("## Väliotsikko", "[Celian sivut](https://www.celia.fi)", "{aukioloajat}", "{tila: pelihuone}"):
        assert f"`{written}`" in DOCS
        text = f"otsikko: A\ningressi: B\n\n{written}\n"
        (house / "sivut" / "koe.fi.md").write_text(text, "utf-8")
        page = next(page for page in read(house).pages if page.id == "koe")
        assert page.blocks.fi[0].kind is not BlockKind.PARAGRAPH
