"""What a screen may show: places, ways round, notes, and an order that gives nothing away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery import engine, seen
from kiosk.mystery.names import draw_name, joined
from tests.unit.mystery.example import NOW, PUZZLES, STORY, Game


@given(st.text(max_size=30))
def test_what_is_to_be_sorted_is_shuffled_the_same_way_each_time_and_never_right(seed: str) -> None:
    for key in ("jono", "parit", "valinta"):
        order = seen.shuffled(PUZZLES[key], seed)
        assert sorted(order) == [0, 1, 2]
        assert order == seen.shuffled(PUZZLES[key], seed)
        assert (order == (0, 1, 2)) == (key == "valinta")
        assert order != (2, 1, 0), "turned round it is no puzzle"


def test_clues_that_are_open_and_where_they_lie() -> None:
    game = Game()
    assert [view.clue for view in seen.open_clues(STORY, game.state, Mode.STAFFED)] == ["alku"]
    game.solve("alku", "sana", "valinta")
    views = {view.clue: view for view in seen.open_clues(STORY, game.state, Mode.SELF_SERVICE)}
    assert list(views) == ["alku", "sana", "kirja", "valinta", "jono", "kuva"]
    assert views["kirja"].reachable
    assert views["kirja"].where == Text("Hylly")
    assert not views["kirja"].at_kiosk
    assert (views["jono"].reachable, views["jono"].why, views["jono"].at_kiosk) == (False, Mode.SELF_SERVICE, True)
    assert views["sana"].solved


def test_hours_that_nobody_told_are_hours_without_staff() -> None:
    game = Game()
    game.solve("alku", "sana", "valinta")
    for mode, task in ((Mode.UNKNOWN, "detour"), (Mode.CLOSED, "detour"), (Mode.STAFFED, "own")):
        clue = STORY.clue("jono")
        assert clue is not None
        wanted = clue.detour if task == "detour" else clue.tasks[0]
        assert seen.task_of(STORY, game.state, "jono", mode) is wanted


def test_a_page_that_is_open_stays_as_it_is_when_staff_go_home() -> None:
    game = Game()
    game.solve("alku", "sana", "valinta")
    clue = STORY.clue("jono")
    assert clue is not None
    game.open("jono", Mode.STAFFED)
    assert seen.task_of(STORY, game.state, "jono", Mode.SELF_SERVICE) is clue.tasks[0]
    game.open("jono", Mode.SELF_SERVICE)
    assert seen.task_of(STORY, game.state, "jono", Mode.STAFFED) is clue.detour


def test_notes_in_the_order_they_were_found() -> None:
    game = Game()
    game.solve("alku", "kirja", "sana")
    assert [title.fi for title, _ in seen.notes(STORY, game.state)] == ["alku", "kirja", "sana"]
    assert seen.progress(STORY, game.state) == (3, 11)


def test_a_card_opens_its_clue_only_when_the_team_has_come_so_far() -> None:
    game = Game()
    assert seen.clue_of_card(STORY, game.state, "K7M4") is None
    game.solve("alku", "sana", "valinta", "jono")
    assert seen.clue_of_card(STORY, game.state, " k7-m4 ") == "kortti"
    assert seen.clue_of_card(STORY, game.state, "9100123") is None


def test_two_kiosks_apart_give_the_same_hint_once_and_the_first_solution_counts() -> None:
    game, other = Game(), Game(kiosk="k2")
    other.state, other.log = game.state, list(game.log)
    game.hint("alku")
    other.later(seconds=30)
    other.hint("alku")
    game.later(minutes=1)
    game.solve("alku")
    other.later(minutes=2)
    other.answer("alku", engine.Given(text="111"))
    other.solve("alku")
    own = engine.replay(STORY, [*game.log, *other.log]).clue("alku")
    assert own.hints == 1
    assert own.solved == game.log[-1].at
    assert own.wrong == ()


def test_names_are_drawn_and_written_as_finnish_does() -> None:
    assert draw_name(STORY, lambda words: words[0]) == "Hiihtoveljet"
    assert joined("Hiihto", "oppaat") == "Hiihto-oppaat"
    assert joined("Terva", "sakki") == "Tervasakki"


def test_time_played_until_now() -> None:
    game = Game()
    game.later(minutes=4)
    assert round(seen.played(game.state, game.now).total_seconds()) == 240
    game.later(days=2)
    assert round(seen.played(game.state, game.now).total_seconds()) == 900
    game.pause()
    paused = seen.played(game.state, game.now)
    game.later(minutes=4)
    assert seen.played(game.state, game.now) == paused
    assert seen.played(game.state, NOW) == paused
