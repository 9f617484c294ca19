"""The shipped story on paper, in each language: all words there, fonts in the file, every code readable."""

from __future__ import annotations

import pytest

from kiosk.kit.answers import answer
from kiosk.kit.kit import kit
from kiosk.kit.words_staff import ANSWERS, GOES_ON
from tests.unit.kit.paper import codes, fonts, inked, printed, squeezed, story, texts

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv", "en"])


@LANGUAGES
def test_every_word_of_every_card_is_text(language: str) -> None:
    whole = squeezed("".join(texts(printed(language).data)))
    for card in story().cards:
        assert card.code in whole
        for words in (card.title, card.text):
            assert squeezed(words.in_(language)) in whole, card.id


@LANGUAGES
def test_staff_find_places_answers_hints_and_detours(language: str) -> None:
    whole = squeezed("".join(texts(printed(language).data)))
    for spot in story().spots:
        assert squeezed(spot.placing.in_(language)) in whole
        assert squeezed(spot.where.in_(language)) in whole
    for clue in story().clues:
        for task in (*clue.tasks, *filter(None, [clue.detour])):
            right = answer(story(), task.puzzle, language)
            assert right
            assert squeezed(right) in whole, clue.id
            for hint in task.hints:
                assert squeezed(hint.in_(language)) in whole, clue.id


@LANGUAGES
def test_every_page_of_answers_says_whose_they_are(language: str) -> None:
    """Below the heading of the sheet stands a clue, the one that begins there or the one that goes on."""
    pages = [text for text in texts(printed(language).data) if text.startswith(ANSWERS.in_(language))]
    assert len(pages) > 5
    titles = [f"{number}. {clue.title.in_(language)}" for number, clue in enumerate(story().clues, 1)]
    for page in pages[1:]:
        first = page.split("\n")[1]
        assert any(first.startswith(title) for title in titles), first
    assert any(GOES_ON.in_(language) in page for page in pages)


@LANGUAGES
def test_both_codes_of_every_card_are_read_from_the_page(language: str) -> None:
    data = printed(language).data
    read = frozenset().union(*(codes(data, page) for page in range(printed(language).pages)))
    for card in story().cards:
        assert ("QRCode", card.code) in read, card.id
        assert ("Code128", card.code) in read, card.id


@LANGUAGES
def test_fonts_are_those_of_the_house_and_in_the_file(language: str) -> None:
    found = fonts(printed(language).data)
    house = {name: embedded for name, embedded in found.items() if "Atkinson" in name or "Courier" in name}
    assert len(house) >= 4
    assert all(embedded is not None and "/FontFile2" in embedded for embedded in house.values())
    # The library names Helvetica on each page; no word may be set in it.
    assert set(found) - set(house) <= {"/Helvetica"}


@LANGUAGES
def test_only_cut_and_fold_lines_come_near_the_edge(language: str) -> None:
    texts_ = texts(printed(language).data)
    cut = {"fi": "leikkaa", "sv": "klipp", "en": "cut"}[language]
    fold = {"fi": "taita", "sv": "vik", "en": "fold"}[language]
    plain = [n for n, words in enumerate(texts_) if not {cut, fold} & set(words.split())]
    assert len(plain) > 8
    assert not [number for number in plain if inked(printed(language).data, number, 8)]


def test_the_first_page_names_pages_that_are_right() -> None:
    pages = texts(printed("fi").data)
    assert f"sivu 1/{len(pages)}" in pages[0]
    assert printed("fi").pages == len(pages)
    answers = next(n for n, words in enumerate(pages, 1) if words.startswith("Vastaukset"))
    assert f"vastaukset (sivu {answers})" in pages[0]


def test_the_same_story_makes_the_same_file() -> None:
    assert kit(story(), {}, "fi").data == kit(story(), {}, "fi").data


def test_the_shipped_story_is_printed_as_it_is_written() -> None:
    assert [printed(language).told for language in ("fi", "sv", "en")] == [(), (), ()]
