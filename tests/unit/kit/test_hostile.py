"""Texts that do not fit and characters that no font of the house has; looks, props and pictures that come and go."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from kiosk.domain.pages import Picture
from kiosk.domain.text import Text
from kiosk.kit.breaking import lines
from kiosk.kit.faces import BODY, width
from kiosk.kit.kit import Kit, kit
from kiosk.mystery.cipher import ALPHABET
from kiosk.mystery.story import Card, Story
from tests.unit.kit.paper import codes, squeezed, story, texts

LOOKS = ("letter", "telegram", "note", "plain")
LONG_WORD = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas" * 4


def _card(text: str, look: str = "note", title: str = "Kortti", picture: Picture | None = None) -> Card:
    spot = story().spots[0].id
    return Card(id="x", code="QW23", spot=spot, title=Text(title), text=Text(text), look=look, picture=picture)


def _one(card: Card, pictures: dict[str, bytes] | None = None) -> Kit:
    """One card; few clues, for what staff get to read about the others is the same each time."""
    return kit(replace(story(), cards=(card,), clues=story().clues[:2]), pictures or {}, "fi")


def _pages(made: Kit) -> list[int]:
    return [n for n in range(made.pages) if ("QRCode", "QW23") in codes(made.data, n)]


@pytest.mark.parametrize("look", LOOKS)
def test_a_long_text_goes_on_over_pages_and_loses_nothing(look: str) -> None:
    text = "\n\n".join(f"Kappale {n}: {'sana ' * 60}loppu{n}." for n in range(14))
    made = _one(_card(text, look))
    assert squeezed(text) in squeezed("".join(_body(made)))
    assert len(_pages(made)) > 2


def _body(made: Kit) -> list[str]:
    """The lines of the cards' pages in the order of the text, without what the kit says itself."""
    every = [line for n in _pages(made) for line in texts(made.data)[n].split("\n")]
    return [line for line in every if line.startswith(("Kappale", "loppu")) or "sana" in line]


@pytest.mark.parametrize("room", range(20, 70, 2))
def test_a_number_stays_whole(room: int) -> None:
    """1 040 is one number; 24 30 are two."""
    broken = lines("Presidentti hiihti talvella 1 040 kilometriä, päivinä 24 30 ja 12 1961", BODY, room)
    assert any("1 040" in line for line in broken)
    assert any(line.endswith("24") or "24 30" in line for line in broken)


@pytest.mark.parametrize("look", LOOKS)
def test_a_word_longer_than_the_line_is_parted_and_a_long_title_shrinks(look: str) -> None:
    made = _one(_card(f"Alku {LONG_WORD} loppu", look, title=f"Otsikko {LONG_WORD}"))
    whole = squeezed("".join(texts(made.data)))
    assert whole.count(LONG_WORD) >= 2


@pytest.mark.parametrize("words", [LONG_WORD, "9" * 300, "a/b" * 100, "–" * 200, "ä" * 200])
def test_no_line_is_wider_than_its_room(words: str) -> None:
    broken = lines(words, BODY, 60)
    assert len(broken) > 1
    assert all(width(line, BODY) <= 60 for line in broken)
    assert squeezed("".join(broken)) == squeezed(words)


def test_what_the_fonts_lack_is_replaced_and_told() -> None:
    made = _one(_card("Kekkonen hiihtää 🎿🎿 ja sauna 漢 loppu"))
    whole = "".join(texts(made.data))
    assert "Kekkonen hiihtää [?] ja sauna [?] loppu" in whole
    assert len(made.told) == 1
    assert "cards.x.text" in made.told[0]
    assert "U+1F3BF U+6F22" in made.told[0]
    assert squeezed(made.told[0]) in squeezed(whole)


def test_a_short_card_takes_half_a_sheet_and_two_share_one() -> None:
    cards = tuple(replace(_card("Lyhyt."), id=f"k{n}", code=code) for n, code in enumerate(("AB23", "CD45", "EF67")))
    made = kit(replace(story(), cards=cards), {}, "fi")
    on = [{text for kind, text in codes(made.data, n) if kind == "Code128"} for n in range(made.pages)]
    assert [each for each in on if each] == [{"AB23", "CD45"}, {"EF67"}]


def test_a_picture_is_printed_and_a_missing_one_told() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (200, 30, 30)).save(out, "PNG")
    card = _card("Katso kuvaa.", picture=Picture(id="p", alt="Majakka", width=300, height=200))
    assert _one(card, {"p": out.getvalue()}).told == ()
    without = _one(card)
    assert "cards.x" not in without.told[0]
    assert without.told == ("x: kuvaa ei ole. Kortissa on kuvan selitys.",)
    assert "Kuva puuttuu: Majakka" in "".join(texts(without.data))


def test_a_card_without_a_place_is_told_and_listed() -> None:
    made = _one(replace(_card("Missä?"), spot="ei-ole"))
    assert made.told == ("x: kortilla ei ole paikkaa.",)
    assert "Ei paikkaa" in "".join(texts(made.data))


def test_props_are_there_only_when_the_story_needs_them() -> None:
    bare: Story = replace(story(), clues=tuple(c for c in story().clues if c.id not in {"morse", "virka"}))
    for made, there in ((kit(story(), {}, "fi"), True), (kit(bare, {}, "fi"), False)):
        pages = texts(made.data)
        assert any(page.startswith("Morseaakkoset") for page in pages) is there
        wheels = [page for page in pages if page.startswith("Salakirjoituskiekko")]
        assert len(wheels) == (2 if there else 0)
        assert all(set(ALPHABET) <= set(page) for page in wheels)
