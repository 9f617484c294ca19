"""The rules of the game, one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery import engine
from kiosk.mystery.engine import (
    CardOf,
    Empty,
    Finished,
    Given,
    HintGiven,
    HintNotYet,
    MustWait,
    Near,
    OtherWay,
    Repeated,
    Solved,
    Unsure,
    Wrong,
)
from kiosk.mystery.story import Level
from kiosk.mystery.team import Deed
from kiosk.mystery.waiting import LONGEST_WAIT, wait_after
from tests.unit.mystery.example import DETOUR, HINTS, NOW, RIGHT, STORY, WRONG, Game

ORDER = ("alku", "sana", "kirja", "valinta", "jono", "kuva", "parit", "ratas", "lamppu", "kortti", "loppu")


@pytest.mark.parametrize("level", [Level.FAMILY, Level.DETECTIVE])
def test_a_whole_game_through_every_kind(level: Level) -> None:
    game = Game(level)
    for key in ORDER:
        assert isinstance(game.answer(key, WRONG[key])[0], Wrong | Near)
        effects = game.answer(key, RIGHT[key])
        assert effects[0] == Solved(key, Text("Oikein."))
    assert effects[1] == Finished(STORY.letter)
    assert game.state.finished == game.log[-1].at
    assert not any(record.given for record in game.log if record.verdict == "right")


def test_a_clue_that_is_not_open_or_not_in_the_level_takes_nothing() -> None:
    game = Game(Level.CHILDREN)
    for key in ("sana", "parit", "no such clue"):
        assert game.answer(key, RIGHT.get(key, Given(text="x"))) == ()
        assert game.hint(key) == game.missing(key) == game.open(key) == ()
    game.solve("alku", "sana", "valinta", "kuva")
    assert game.answer("parit", RIGHT["parit"]) == ()
    assert len(game.log) == 5


def test_three_wrong_answers_are_free_then_the_wait_grows() -> None:
    game = Game()
    waits = []
    for number in range(1, 10):
        assert game.answer("alku", Given(text=f"1{number}0")) == (Wrong(number),)
        effects = game.answer("alku", RIGHT["alku"]) if number > 3 else ()
        if effects:
            assert isinstance(effects[0], MustWait)
            waits.append(round((effects[0].until - game.now).total_seconds()))
            game.now = effects[0].until
    assert waits == [10, 20, 40, 80, 160, 300]
    game.solve("alku")


def test_children_may_try_more_often() -> None:
    game = Game(Level.CHILDREN)
    for number in range(1, 7):
        assert game.answer("alku", Given(text=f"1{number}0")) == (Wrong(number),)
    game.solve("alku")
    game = Game(Level.CHILDREN)
    for number in range(1, 8):
        game.answer("alku", Given(text=f"1{number}0"))
    assert isinstance(game.answer("alku", RIGHT["alku"])[0], MustWait)


def test_the_wait_never_grows_beyond_five_minutes() -> None:
    assert max(wait_after(count) for count in range(10_000)) == LONGEST_WAIT
    assert wait_after(3) == timedelta(0)


def test_a_clock_set_back_locks_nobody_out() -> None:
    game = Game()
    for number in range(4):
        game.answer("alku", Given(text=f"9{number}"))
    game.later(days=-1)
    assert game.answer("alku", RIGHT["alku"])[0] == Solved("alku", Text("Oikein."))
    assert engine.replay(STORY, game.log) == game.state


def test_repeated_near_and_empty_answers_cost_nothing() -> None:
    game = Game()
    game.answer("alku", WRONG["alku"])
    for _ in range(20):
        assert game.answer("alku", WRONG["alku"]) == (Repeated(),)
        assert game.answer("alku", Given(text="2-7-4")) == (Near(Text("Toisin päin.")),)
        assert game.answer("alku", Given(text=" ? ")) == (Empty(),)
    assert [record.verdict for record in game.log[1:]] == ["wrong", "near"]
    game.solve("alku")


def test_saying_that_one_does_not_know_costs_nothing() -> None:
    game = Game()
    game.solve("alku")
    for text in (
        "En tiedä",
        "emme tiedä.",
        "Ei hajuakaan!",
        "jag vet inte",
        "Vi har ingen aning",
        "not a clue",
        "I don't know",
        "idk",
    ):
        assert game.answer("sana", Given(text=text)) == (Unsure(),), text
    assert game.answer("kirja", Given(text="en tiedä")) == (Unsure(),)
    assert game.answer("sana", Given(text="tiedän kyllä")) == (Wrong(1),)
    assert [record.clue for record in game.log[2:]] == ["sana"]


def test_the_first_hint_comes_at_once_and_the_others_in_their_time() -> None:
    game = Game()
    assert game.hint("alku") == (HintGiven(1, HINTS[0]),)
    assert game.hint("alku") == (HintNotYet(NOW + timedelta(microseconds=1, minutes=2)),)
    game.later(minutes=2, microseconds=1)
    assert game.hint("alku") == (HintGiven(2, HINTS[1]),)
    game.later(minutes=3)
    assert game.hint("alku") == (HintGiven(3, HINTS[2]),)
    game.later(minutes=3)
    assert game.hint("alku") == ()


def test_children_wait_a_minute_for_a_hint() -> None:
    game = Game(Level.CHILDREN)
    game.hint("alku")
    game.later(minutes=1, seconds=1)
    assert game.hint("alku") == (HintGiven(2, HINTS[1]),)


def test_a_missing_clue_goes_on_by_its_detour_with_hints_of_its_own() -> None:
    game = Game()
    game.solve("alku")
    game.hint("sana")
    game.answer("sana", Given(text="väärä"))
    assert game.missing("sana") == (OtherWay("sana"),)
    assert game.missing("sana") == ()
    assert game.answer("sana", RIGHT["sana"]) == (Wrong(1),)
    assert game.hint("sana") == (HintGiven(1, HINTS[0]),)
    assert game.answer("sana", DETOUR)[0] == Solved("sana", Text("Oikein."))


def test_a_place_without_staff_opens_by_the_detour_and_stays_there() -> None:
    game = Game()
    game.solve("alku", "sana", "valinta")
    assert game.open("jono", Mode.SELF_SERVICE) == (OtherWay("jono"),)
    assert game.open("kuva", Mode.SELF_SERVICE) == ()
    assert game.open("jono", Mode.STAFFED) == ()
    assert game.answer("jono", DETOUR)[0] == Solved("jono", Text("Oikein."))
    assert [record.deed for record in game.log].count(Deed.DETOUR) == 1


def test_a_card_that_is_not_asked_for_is_no_wrong_answer() -> None:
    game = Game()
    game.solve("alku")
    assert game.answer("sana", Given(text="P3R6", scanned=True)) == (CardOf(None),)
    assert game.answer("sana", Given(text="p3r 6")) == (CardOf(None),), "its code typed is no guess either"
    assert game.answer("sana", Given(text="P3R7")) == (Wrong(1),)
    game.solve("sana", "valinta", "jono")
    assert game.answer("kuva", Given(text="k7m4", scanned=True)) == (CardOf("kortti"),)


def test_time_is_played_time() -> None:
    game = Game()
    game.open("alku")
    game.later(minutes=10)
    game.answer("alku", WRONG["alku"])
    game.pause()
    game.later(hours=3)
    game.open("alku")
    game.later(minutes=5)
    game.solve("alku")
    game.later(hours=2)
    game.open("sana")
    assert round(game.state.played.total_seconds()) == (10 + 5 + 15) * 60
    assert round(game.state.clue("alku").played.total_seconds()) == 15 * 60


def test_the_hall_is_for_those_who_have_finished() -> None:
    game = Game()
    assert engine.hall(STORY, game.state, True, NOW, "h", "k1").record is None
    game.solve(*(key for key in ORDER))
    step = engine.hall(STORY, game.state, True, NOW, "h", "k1")
    assert step.state.in_hall
    assert not engine.hall(STORY, step.state, False, NOW, "i", "k1").state.in_hall
