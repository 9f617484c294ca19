"""Each kind of puzzle by touches: what a team puts together is what is given, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from kiosk.domain.pages import Picture
from kiosk.domain.text import Text
from kiosk.mystery.cipher import turned
from kiosk.mystery.puzzle import Area, Puzzle, PuzzleKind
from kiosk.services.speech import Done, NoSpeech
from tests.ui.rig.patron import Patron

Show = Callable[..., Any]
ASK = Text(fi="Kysymys", sv="Fråga", en="Question")
SIGNS = tuple(Text(fi=name, sv=f"{name} (sv)") for name in ("Yksi", "Kaksi", "Kolme"))
PARTNERS = tuple(Text(fi=name) for name in ("Alfa", "Beeta", "Gamma"))


@pytest.fixture
def show(patron: Patron) -> Iterator[Show]:
    """Puts the input of a puzzle on a screen of its own; what it gives is kept in `heard`."""
    from kivy.lang import Builder

    from kiosk.ui.screen import KioskScreen
    from kiosk.ui.widgets.mystery.kinds import input_of

    class InputScreen(KioskScreen):
        archive = True
        title_id = "Answer"

    if not hasattr(Builder, "bench_of_inputs"):
        Builder.load_string(
            "<InputScreen>:\n    TouchScroll:\n        BoxLayout:\n            id: box\n"
            "            orientation: 'vertical'\n            size_hint_y: None\n            height: self.minimum_height\n"
        )
        Builder.bench_of_inputs = True
    screen = InputScreen(patron.app.context)
    screen.name = "inputs"
    patron.app.router._screens["inputs"] = screen

    def put(order: tuple[int, ...] = (0, 1, 2), language: str = "fi", **puzzle: Any) -> Any:
        made = input_of(puzzle["kind"])
        made.heard = []
        made.bind(on_given=lambda made, given: made.heard.append(given))
        screen.ids.box.clear_widgets()
        screen.ids.box.add_widget(made)
        made.put(Puzzle(ask=ASK, **puzzle), language, order)
        patron.app.router.go("inputs")
        patron.pilot.settle()
        return made

    yield put
    patron.app.router.home()
    patron.pilot.settle()
    patron.app.router._screens.pop("inputs")
    patron.app.shell.manager.remove_widget(screen)


def name_of(control: Any) -> str:
    from kiosk.ui.access.tree import name_of

    return name_of(control)


def press(patron: Patron, made: Any, value: str) -> None:
    key = next(w for w in made.walk(restrict=True) if getattr(w, "value", None) == value)
    patron.pilot.touch(key, settle=False)


def can_answer(patron: Patron) -> bool:
    return patron.say("Answer") in [name_of(control) for control in patron.pilot.controls()]


def test_a_lock_takes_as_many_digits_as_it_has_wheels(patron: Patron, show: Show) -> None:
    made = show(kind=PuzzleKind.LOCK, length=3)
    press(patron, made, "\n")
    for digit in "47":
        press(patron, made, digit)
    press(patron, made, "\n")
    assert made.heard == [], "a lock that is not full gives nothing"
    for digit in "29":
        press(patron, made, digit)
    assert [wheel.digit for wheel in made.ids.wheels.children[::-1]] == ["4", "7", "2"]
    press(patron, made, "\b")
    press(patron, made, "1")
    press(patron, made, "\n")
    assert [given.text for given in made.heard] == ["471"]
    made.locked = True
    press(patron, made, "\n")
    assert len(made.heard) == 1, "while one has to wait nothing is given"


def test_words_are_typed(patron: Patron, show: Show) -> None:
    made = show(kind=PuzzleKind.WORD)
    assert not can_answer(patron)
    for letter in (" ", "h", "y", "v", "ä", " ", " ", "a", "x", "\b"):
        press(patron, made, letter)
    patron.touch("Answer")
    assert [given.text for given in made.heard] == ["hyvä a"]
    assert not made.read("K7M4"), "a word is not read from a card"


@pytest.mark.parametrize("kind", [PuzzleKind.CARD, PuzzleKind.CLASS_MARK])
def test_a_reader_answers_at_once(patron: Patron, show: Show, kind: PuzzleKind) -> None:
    made = show(kind=kind)
    assert made.read(" K7M4 ")
    assert [(given.text, given.scanned) for given in made.heard] == [("K7M4", True)]
    made.locked = True
    assert not made.read("K7M5")
    assert len(made.heard) == 1


def test_a_choice_is_the_authors_number(patron: Patron, show: Show) -> None:
    """Whatever the order in which the answers are shown; a second touch takes it back."""
    made = show(kind=PuzzleKind.CHOICE, options=SIGNS, order=(2, 0, 1))
    shown = [card.text for card in made.ids.cards.children[::-1]]
    assert shown == ["Kolme", "Yksi", "Kaksi"]
    patron.pilot.touch("Kolme")
    patron.pilot.touch("Kolme")
    assert not can_answer(patron)
    patron.pilot.touch("Kolme")
    patron.pilot.touch("Kaksi")
    patron.touch("Answer")
    assert [given.picked for given in made.heard] == [(1,)]


def test_things_are_put_in_order_without_dragging(patron: Patron, show: Show) -> None:
    made = show(kind=PuzzleKind.ORDER, options=SIGNS, order=(2, 0, 1))
    patron.touch("Move down: {what}", what="Kolme")
    patron.touch("Move down: {what}", what="Kolme")
    rows = made.ids.rows.children[::-1]
    assert [(row.number, row.text) for row in rows] == [("1.", "Yksi"), ("2.", "Kaksi"), ("3.", "Kolme")]
    assert rows[0].ids.up.disabled
    patron.touch("Move up: {what}", what="Kaksi")
    patron.touch("Answer")
    assert [given.picked for given in made.heard] == [(1, 0, 2)]


def test_pairs_are_joined_and_parted(patron: Patron, show: Show) -> None:
    """The next thing without a partner follows by itself; a partner that is taken again leaves the one it had."""
    made = show(kind=PuzzleKind.PAIRS, options=SIGNS, partners=PARTNERS, order=(1, 2, 0))

    def touch(box: Any, number: int) -> None:
        patron.pilot.touch(next(card for card in box.children if card.number == number))

    options, partners = made.ids.options, made.ids.partners
    assert [card.text for card in partners.children[::-1]] == ["Beeta", "Gamma", "Alfa"]
    touch(partners, 1)
    touch(partners, 2)
    assert not can_answer(patron), "one is without a partner"
    touch(partners, 1)
    assert not can_answer(patron), "the partner has changed hands"
    touch(options, 0)
    touch(partners, 0)
    patron.touch("Answer")
    assert [given.picked for given in made.heard] == [(0, 2, 1)]


def areas() -> tuple[Area, ...]:
    corner = ((0.0, 0.0), (0.4, 0.0), (0.4, 0.4), (0.0, 0.4))
    other = ((0.6, 0.6), (1.0, 0.6), (1.0, 1.0), (0.6, 1.0))
    return Area(id="ylhaalla", name=Text(fi="Ylhäällä"), outline=corner), Area(
        id="alhaalla", name=Text(fi="Alhaalla"), outline=other
    )


def test_a_picture_is_touched_or_its_places_are_taken_from_a_list(patron: Patron, show: Show) -> None:
    picture, seen = Picture(id="ei-ole", alt="", width=4, height=3), Text("Kartta.", "En karta.", "A map.")
    made = show(kind=PuzzleKind.TOUCH, picture=picture, seen=seen, areas=areas(), right_areas=("ylhaalla",))
    box = made.ids.picture
    assert box.name == "Kartta.", "what the picture shows is its name for who does not see it"
    left, bottom = box.to_window(*box.pos)
    assert box.height == pytest.approx(box.width * 0.75)

    def tap(x: float, y: float) -> None:
        patron.pilot.tap(left + x * box.width, bottom + (1 - y) * box.height)

    tap(0.2, 0.2)
    assert patron.sees("You chose: {what}", what="Ylhäällä")
    tap(0.8, 0.2)
    assert made.chosen == "", "beside every place nothing is chosen"
    assert patron.sees("There is nothing to choose in this place. Try another one.")
    assert not can_answer(patron)
    tap(0.8, 0.8)
    patron.touch("Answer")
    patron.touch("Places as a list")
    patron.pilot.touch("Ylhäällä")
    patron.touch("Answer")
    assert [given.areas for given in made.heard] == [("alhaalla",), ("ylhaalla",)]


def test_the_wheel_is_turned_by_buttons(patron: Patron, show: Show) -> None:
    show(kind=PuzzleKind.WHEEL, cipher=Text(fi=turned("Yö ja äiti", 2)), shift=2)
    assert "Yö ja äiti" not in patron.words()
    patron.touch("Turn on")
    patron.touch("Turn on")
    assert "Yö ja äiti" in patron.words()
    patron.touch("Turn on")
    patron.touch("Turn back")
    assert "Yö ja äiti" in patron.words()
    patron.touch("Turn back")
    patron.touch("Turn back")
    patron.touch("Turn back")
    assert turned(turned("Yö ja äiti", 2), 1) in patron.words()


def test_the_lamp_is_slow_and_stops(patron: Patron, show: Show) -> None:
    """At most three flashes a second may do harm; it begins when asked, ends by itself or when the page is left."""
    from kiosk.ui.widgets.mystery.morse import DOT

    assert 1 / (2 * DOT) <= 1.5
    made = show(kind=PuzzleKind.MORSE, signal=Text(fi="ei"))
    assert not made.lit
    seen: list[bool] = []
    made.bind(lit=lambda _made, lit: seen.append(lit))
    patron.touch("Start the lamp")
    patron.pilot.skip(20, lambda: not made.sending)
    assert seen == [True, False] * 3
    patron.touch("Show the signs in writing")
    assert "·   · ·" in patron.words()
    patron.touch("Start the lamp")
    assert made.lit
    patron.touch("Stop the lamp")
    assert not made.lit
    patron.touch("Start the lamp")
    made.stop()
    patron.pilot.skip(DOT * 2)
    assert not made.lit


class Horn(NoSpeech):
    """Writes down what it is told to sound."""

    able = True

    def __init__(self) -> None:
        self.heard: list[Sequence[tuple[bool, float]]] = []
        self.stopped = 0
        self.done: Done | None = None

    def signal(self, steps: Sequence[tuple[bool, float]], done: Done | None = None) -> None:
        self.heard.append(steps)
        self.done = done

    def stop(self) -> None:
        self.stopped += 1


def test_the_signs_are_heard_as_long_as_they_are_seen(patron: Patron, show: Show) -> None:
    from kiosk.ui.widgets.mystery.morse import DOT

    made, horn = show(kind=PuzzleKind.MORSE, signal=Text(fi="ei")), Horn()
    assert patron.say("Listen to the signs") not in patron.words(), "without a voice there is nothing to hear"
    made.speech = horn
    patron.pilot.settle()
    patron.touch("Listen to the signs")
    assert made.lit
    (steps,) = horn.heard
    assert [on for on, _ in steps] == [True, False] * 3
    assert [round(seconds / DOT) for _, seconds in steps] == [1, 3, 1, 1, 1, 7]
    patron.touch("Listen to the signs")
    assert (horn.stopped, made.lit, made.sending) == (1, False, False)
    patron.touch("Listen to the signs")
    made.stop()
    assert horn.stopped == 2
    patron.touch("Listen to the signs")
    assert horn.done is not None
    horn.done(False)
    assert (made.sounding, made.sending) == (False, True), "cut off by something else: the lamp goes on"
    patron.touch("Stop the lamp")
    patron.touch("Start the lamp")
    assert len(horn.heard) == 3, "the lamp alone is silent"
    patron.touch("Stop the lamp")
    assert horn.stopped == 2


def test_a_draft_outlives_the_language_and_not_the_puzzle(patron: Patron, show: Show) -> None:
    made = show(kind=PuzzleKind.CHOICE, options=SIGNS)
    patron.pilot.touch("Kaksi")
    puzzle = made.puzzle
    made.put(puzzle, "sv", (0, 1, 2))
    assert made.ask == "Fråga"
    patron.pilot.settle()
    assert [card.selected for card in made.ids.cards.children[::-1]] == [False, True, False]
    assert "Kaksi (sv)" in patron.words()
    made.put(Puzzle(kind=PuzzleKind.CHOICE, ask=ASK, options=SIGNS[:2]), "sv", (0, 1))
    assert not made.ready
