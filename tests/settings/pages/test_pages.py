"""What a good folder becomes: blocks, languages, pictures, the plan."""

from __future__ import annotations

import io
import runpy
from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.pages import Block, BlockKind, Page, ShapeKind
from kiosk.domain.text import EASY, Text
from kiosk.settings.pages import Known, known_of, read_house
from kiosk.settings.pages.pictures import LONGEST
from tests.settings.pages.conftest import GOOD, KNOWN, PLAN, Folder, png

ROOT = Path(__file__).resolve().parents[3]
LIVE = (BlockKind.HOURS, BlockKind.ROOM, BlockKind.LINK)


def only(folder: Folder) -> Page:
    read = folder.read()
    assert not read.errors, [problem.text() for problem in read.errors]
    (page,) = read.pages
    return page


def blocks(folder: Folder, text: str) -> tuple[Block, ...]:
    folder.page(text)
    return only(folder).blocks.fi


def test_every_part(folder: Folder) -> None:
    text = """\
# Mitä täällä on

Ensimmäinen rivi
jatkuu toisella &amp; merkillä \\*.

* peli
* toinen
  jatkuu

1. ensin
2. sitten

{ Aukioloajat }

{tila: pelihuone}

[Celian sivut](https://www.celia.fi/kirjat?a=1&b=2)

https://celia.fi/x
"""
    assert blocks(folder, text) == (
        Block(kind=BlockKind.HEADING, text="Mitä täällä on"),
        Block(kind=BlockKind.PARAGRAPH, text="Ensimmäinen rivi jatkuu toisella & merkillä *."),
        Block(kind=BlockKind.LIST, items=("peli", "toinen jatkuu")),
        Block(kind=BlockKind.LIST, items=("ensin", "sitten"), numbered=True),
        Block(kind=BlockKind.HOURS),
        Block(kind=BlockKind.ROOM, resource="pelihuone"),
        Block(kind=BlockKind.LINK, text="Celian sivut", url="https://www.celia.fi/kirjat?a=1&b=2"),
        Block(kind=BlockKind.LINK, url="https://celia.fi/x"),
    )


def test_pictures_in_a_row_are_one_slide_show(folder: Folder) -> None:
    """On lines below each other or with an empty line between; a text between them makes two."""
    folder.write("kuvat/kesä.png", png(80, 20))
    row = '![a](peli.png "Eka")\n![b](../kuvat/kesä.png)\n\n![c](kuvat/peli.png)\n\nsana\n\n![d](peli.png)\n'
    found = blocks(folder, row)
    assert [block.kind for block in found] == [BlockKind.PICTURES, BlockKind.PARAGRAPH, BlockKind.PICTURES]
    assert [(p.alt, p.caption, p.width, p.height) for p in found[0].pictures] == [
        ("a", "Eka", 40, 30), ("b", "", 80, 20), ("c", "", 40, 30),
    ]  # fmt: skip
    assert {p.id for p in found[0].pictures} == set(folder.read().pictures)


def test_header_of_three_languages(folder: Folder) -> None:
    header = '# huomautus vain henkilökunnalle\nOtsikko : "Pelihuone"\ningressi: Peli: kaikille\nkuvake: piano\n'
    folder.page("fi", header + "järjestys: 20\nryhmä: Tilat\npaikka: pelihuone\n")
    folder.page("sv", "otsikko: Spelrummet\ningressi: Spela\nryhmä: Rum\nkuvake: piano\n", "sv")
    folder.page("", "---\notsikko: Game room\n\ningressi: Play\n---\n", "en")
    page = only(folder)
    assert page.title == Text("Pelihuone", "Spelrummet", "Game room")
    assert page.lead == Text("Peli: kaikille", "Spela", "Play")
    assert page.group == Text("Tilat", "Rum", "")
    assert (page.id, page.icon, page.order, page.place) == ("pelihuone", "piano", 20, "pelihuone")
    assert page.blocks.in_("sv")[0].text == "sv"
    assert page.blocks.in_("en") == page.blocks.fi


def test_easy_finnish_is_a_file_of_its_own(folder: Folder) -> None:
    """Whoever reads easy Finnish reads it where staff have written it, and is told the Finnish page where not."""
    assert only(folder).in_(EASY) == only(folder).in_("fi")
    assert only(folder).easy is None
    folder.page("Tule pelaamaan.", "otsikko: Pelihuone\ningressi: Täällä voit pelata.\n", EASY)
    page = only(folder)
    leaf = page.in_(EASY)
    assert (leaf.title, leaf.lead, [block.text for block in leaf.blocks]) == (
        "Pelihuone",
        "Täällä voit pelata.",
        ["Tule pelaamaan."],
    )
    assert page.in_("fi").lead == page.lead.fi != leaf.lead
    assert [problem.code for problem in folder.read().problems if EASY in problem.file] == []


def test_the_shipped_pages_in_easy_finnish() -> None:
    """Celia, what can be booked, and the hours: the live parts are there as in the Finnish page."""
    hard = runpy.run_path(str(ROOT / "tools" / "easy_finnish.py"))["hard"]
    read = read_house(ROOT / "config" / "house", Known())
    easy = {page.id: page for page in read.pages if page.easy is not None}
    assert {"celia", "kirjasto", "omatoimi", "pelihuone", "pienryhmatila"} <= easy.keys()
    for page in easy.values():
        live = [[b.kind for b in page.in_(lang).blocks if b.kind in LIVE] for lang in ("fi", EASY)]
        assert live[0] == live[1], page.id
        leaf = page.in_(EASY)
        words = [leaf.title, leaf.lead, *(text for block in leaf.blocks for text in (block.text, *block.items))]
        assert [found for text in words for found in hard(text)] == [], page.id


def test_pages_stand_in_their_order(folder: Folder) -> None:
    for name, order in (("c", 5), ("a", 20), ("b", 20)):
        folder.write(f"sivut/{name}.fi.md", f"otsikko: {name}\ningressi: x\njärjestys: {order}\n")
    assert [page.id for page in folder.read().pages] == ["c", "a", "b", "pelihuone"]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_as_notepad_saves_it(folder: Folder, ends: str) -> None:
    """A byte order mark and other line ends are fine, and lines are counted right."""
    text = f"{GOOD}\nHei\n\n{{sää}}\n".replace("\n", ends)
    folder.write("sivut/pelihuone.fi.md", b"\xef\xbb\xbf" + text.encode())
    assert [(p.code, p.line) for p in folder.read().errors] == [("page_live", 6)]


@pytest.mark.parametrize(
    ("data", "code"), [(GOOD.encode("utf-16"), "file_utf16"), ("otsikko: ä".encode("latin-1"), "file_encoding")]
)
def test_other_encodings_are_told(folder: Folder, data: bytes, code: str) -> None:
    folder.write("sivut/pelihuone.fi.md", data)
    assert [p.code for p in folder.read().errors] == [code]


def test_what_programs_leave_behind_is_left_alone(folder: Folder) -> None:
    for name in (".DS_Store", "~$pelihuone.docx", "pelihuone.fi.md~", "x.bak", "Thumbs.db", ".pelihuone.fi.md.swp"):
        folder.write(f"sivut/{name}", b"\xff\xfe")
    assert not folder.problems()


def test_no_control_or_direction_marks_reach_a_screen(folder: Folder) -> None:
    (block,) = blocks(folder, "Vapaa\u202eeippuv\u200b\x07 [b]ei[/b]")
    assert block.text == "Vapaaeippuv [b]ei[/b]"


# --- pictures ------------------------------------------------------------------------------------------------------


def jpeg(width: int, height: int, orientation: int | None = None) -> bytes:
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("red", (0, 0, width // 2, height // 2))
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
        exif[0x8825] = {1: "N", 2: (64.0, 15.0, 0.0)}  # where it was taken
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_picture_from_a_phone(folder: Folder) -> None:
    """Large, on its side, and it knows where it was taken: it comes out upright, smaller and silent."""
    folder.write("kuvat/peli.png", jpeg(4000, 3000, orientation=6))
    folder.page("![a](peli.png)")
    (prepared,) = folder.read().pictures.values()
    assert (prepared.width, prepared.height) == (LONGEST * 3 // 4, LONGEST)
    with Image.open(io.BytesIO(prepared.data)) as picture:
        assert picture.size == (prepared.width, prepared.height)
        assert not picture.getexif()
        red = picture.convert("RGB").getpixel((prepared.width - 20, 20))
    assert isinstance(red, tuple)
    assert red[0] > 200
    assert red[1] < 60, "turned by the quarter that the camera noted"


def test_a_small_png_stays_as_it_is(folder: Folder) -> None:
    folder.page("![a](peli.png)")
    (prepared,) = folder.read().pictures.values()
    assert prepared.data == png()


def test_a_bomb_is_refused_before_it_is_unpacked(folder: Folder) -> None:
    whole = bytearray(png())
    whole[16:24] = (60_000).to_bytes(4, "big") + (60_000).to_bytes(4, "big")
    import zlib

    whole[29:33] = zlib.crc32(bytes(whole[12:29])).to_bytes(4, "big")
    folder.write("kuvat/peli.png", bytes(whole))
    assert [p.code for p in folder.read().errors] == ["picture_large"]


# --- the plan ------------------------------------------------------------------------------------------------------


def test_plan(folder: Folder) -> None:
    folder.plan("depth = 10", "depth = 10\nwalls = [[[0, 0], [20, 0]]]\nlifts = [[1, 1, 2, 2.5]]")
    plan = folder.read().plan
    assert plan is not None
    assert (plan.here_floor, plan.here) == ("k1", (2.0, 1.0))
    (floor,) = plan.floors
    assert [(shape.kind, shape.points) for shape in floor.shapes] == [
        (ShapeKind.LIFT, ((1, 1), (3, 1), (3, 3.5), (1, 3.5))),
        (ShapeKind.WALL, ((0, 0), (20, 0))),
    ]
    (place,) = plan.places
    assert place.area == ((10, 2), (14, 2), (14, 6), (10, 6))
    assert place.route == (Text("Kävele suoraan."),)


def test_an_l_shaped_room_may_be_closed_or_not(folder: Folder) -> None:
    corners = "[[10, 2], [14, 2], [14, 4], [12, 4], [12, 6], [10, 6]"
    for end in ("]", ", [10, 2]]"):
        folder.plan("area = [10, 2, 4, 4]", f"area = {corners}{end}")
        plan = folder.read().plan
        assert plan is not None
        assert len(plan.places[0].area) == 6


# --- the folder ----------------------------------------------------------------------------------------------------


def test_no_folder_is_a_house_without_pages(tmp_path: Path) -> None:
    read = read_house(tmp_path / "house", KNOWN)
    assert (read.pages, read.plan, read.problems) == ((), None, ())


def test_no_plan_is_fine_until_a_page_names_a_place(folder: Folder) -> None:
    (folder.root / "pohja.toml").unlink()
    assert not folder.problems()
    folder.page("![a](peli.png)", GOOD + "paikka: sali\n")
    assert [p.code for p in folder.read().errors] == ["place_unknown"]


def test_what_is_not_known_is_not_checked(folder: Folder) -> None:
    """A broken hub.toml or plan has its own message; the pages are not blamed for it."""
    folder.page("{tila: outo}\n\nhttps://evil.example\n", GOOD + "paikka: outo\n")
    folder.write("pohja.toml", PLAN + "[[")
    assert [p.code for p in folder.read(Known()).errors] == ["syntax_key"]


def test_known_of_a_hub_toml(tmp_path: Path) -> None:
    """Rooms and hosts are read though something else in the file is wrong."""
    path = tmp_path / "hub.toml"
    path.write_text('[rooms.a]\nslot = "??"\n[rooms.b]\n[server]\nlink_hosts = ["x.fi", 3]\n')
    assert known_of(path) == Known(rooms=["a", "b"], hosts=["x.fi"])
    path.write_text("[[[")
    assert known_of(path) == Known()
