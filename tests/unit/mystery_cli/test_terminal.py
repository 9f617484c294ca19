"""The terminal player, line by line: what is typed opens every kind of puzzle, and no line breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery.crowd import Manner
from kiosk.mystery.morse import written
from kiosk.mystery.seen import shuffled
from kiosk.mystery.simulate import simulate
from kiosk.mystery.story import Level
from kiosk.mystery_cli.puzzle_text import read
from kiosk.mystery_cli.report import lines
from kiosk.mystery_cli.said import COMMANDS, HELP, SAID
from kiosk.mystery_cli.terminal import Terminal
from tests.unit.mystery.example import PUZZLES, STORY

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
NAME = "Hiihtoveljet"


def played(
    typed: list[str], level: Level = Level.FAMILY, mode: Mode = Mode.STAFFED, language: str = "fi"
) -> tuple[bool, str]:
    """Whether the letter was read, and all that was said."""
    said: list[str] = []
    waiting: Iterator[str] = iter(typed)

    def ask(prompt: str) -> str:
        said.append(prompt)
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    game = Terminal(
        STORY, level=level, language=language, mode=mode, name=NAME, ask=ask, tell=said.append, clock=lambda: NOW
    )
    return game.play(), "\n".join(said)


def numbers(clue: str, wanted: list[int]) -> str:
    order = shuffled(PUZZLES[clue], f"{NAME} {clue}")
    return " ".join(str(order.index(number) + 1) for number in wanted)


def letters(clue: str) -> str:
    order = shuffled(PUZZLES[clue], f"{NAME} {clue}")
    return " ".join("abc"[order.index(number)] for number in range(3))


def test_a_whole_game_is_typed() -> None:
    typed = ["1", "472", "1", "Myllyssä", "1", "84.2 kek", "1", numbers("valinta", [1]), "1"]
    typed += [numbers("jono", [0, 1, 2]), "1", "1", "1", letters("parit"), "1", "mylly", "2", "K7M4", "1", "laiva"]
    finished, text = played([*typed, "1", "sinetti"])
    assert finished, text[-1500:]
    assert "Koko kirje." in text
    assert "LOPPU. Pelattu 0 min, vihjeitä 0." in text


def test_hints_waiting_missing_and_the_way_out() -> None:
    typed = [
        "1",
        "/vihje",
        "/vihje",
        "/odota",
        "/vihje",
        "999",
        "999",
        "274",
        "x",
        "/vastaus",
        "/takaisin",
        "/muistiin",
    ]
    finished, text = played([*typed, "1", "472", "1", "/puuttuu", "/kortti", "kiertotie", "/tila", "zzzz", "/lopeta"])
    assert not finished
    for words in (
        "Vihje 1: Katso.",
        "Seuraava vihje 120 sekunnin päästä.",
        "Kello siirtyi 2 min.",
        "Vihje 2: Katso tarkemmin.",
        "Ei vielä.",
        "Tätä olet jo kokeillut.",
        "Toisin päin.",
        "Tästä ei löydy vastausta.",
        "Oikea vastaus on: 472",
        "Ei vielä mitään.",
        "Jatkat toista tietä",
        "Tällä vihjeellä ei ole korttia.",
        "Aukiolo nyt: omatoimiaika",
        "Sellaista ei ole.",
        "Peli jäi kesken.",
    ):
        assert words in text, words


def test_a_detour_of_the_opening_mode_is_said() -> None:
    typed = ["1", "472", "1", "mylly", "2", numbers("valinta", [1]), "2", "kiertotie"]
    _, text = played(typed, mode=Mode.SELF_SERVICE)
    assert "Sinne ei pääse nyt" in text
    assert "[" not in text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_wheel_and_the_lamp_can_be_read(language: str) -> None:
    opened = ["1", "472", "1", "mylly", "2", numbers("valinta", [1]), "3", "1"]
    _, text = played([*opened, "3", "/turn 3", "/back", "4"], level=Level.CHILDREN, language=language)
    assert "PÄOOÄ" in text
    assert "MYLLY" in text
    assert written("laiva") in text


@given(
    st.lists(
        st.sampled_from(["1", "2", "3", "472", "mylly", *("/" + word for word in COMMANDS)]) | st.text(), max_size=30
    )
)
def test_no_line_breaks_it(typed: list[str]) -> None:
    played(typed)


def test_every_sentence_has_three_languages() -> None:
    assert all(text.fi and text.sv and text.en for text in (*SAID.values(), HELP))
    help_words = {word.strip(",") for text in (HELP.fi, HELP.sv, HELP.en) for word in text.split() if word[0] == "/"}
    assert {word[1:] for word in help_words} <= set(COMMANDS)


def test_the_report_of_a_simulation_can_be_read() -> None:
    text = "\n".join(lines(simulate(STORY, 24, Random(3))))
    assert "Joukkueita / teams: 24" in text
    assert "Kukaan ei jäänyt jumiin." in text
    assert text.count("etsivä / detective, ") == len(Manner)
    assert all(clue.id in text for clue in STORY.clues)


def test_a_choice_is_typed_in_its_own_words() -> None:
    """Also when the words begin with a number that is another option's place."""
    options = (Text("84.2 KEK"), Text("1. luokka"), Text("99.1 KEK"))
    puzzle = replace(PUZZLES["valinta"], options=options)
    for number, option in enumerate(options):
        assert read(puzzle, (0, 1, 2), option.fi, "fi").picked == (number,)
    assert read(puzzle, (0, 1, 2), "3", "fi").picked == (2,)


def test_options_places_and_an_order_are_named() -> None:
    """In full or by the beginning of a word; what fits two names is no answer."""
    three = (0, 1, 2)
    places = replace(PUZZLES["valinta"], options=(Text("Havaijilla"), Text("Kuori B"), Text("Kuori C")))
    assert read(places, three, "havaiji", "fi").picked == (0,)
    assert read(places, three, "b", "fi").picked == (1,)
    assert read(places, three, "kuori", "fi").picked == ()
    assert read(PUZZLES["kuva"], three, "Meri", "fi").areas == ("meri",)
    assert read(PUZZLES["jono"], three, "kolme, yksi, kaksi", "fi").picked == (2, 0, 1)
    assert read(PUZZLES["jono"], three, "kolme ja yksi", "fi").picked == ()
    assert read(PUZZLES["jono"], (2, 1, 0), "312", "fi").picked == (0, 2, 1)


def test_a_card_found_before_its_clue_is_known_as_a_card() -> None:
    _, text = played(["K7M4", "QQQQ"])
    assert text.index("Kortti kuuluu vihjeeseen, joka ei ole auki.") < text.index("Sellaista ei ole.")


def test_a_card_read_on_another_page_is_no_answer_to_it() -> None:
    opened = ["1", "472", "1", "mylly", "2", numbers("valinta", [1])]
    _, text = played([*opened, "3", "K7M4"])
    assert "Kortti kuuluu vihjeeseen" in text
    assert "Tästä ei löydy vastausta." not in text
