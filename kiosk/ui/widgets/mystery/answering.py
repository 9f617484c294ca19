"""What every input of a puzzle has in common. The screen fills it, and hears `on_given` when the team has answered.

What is given is judged elsewhere; an input knows no answer. Looks: answering.kv.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle
from kiosk.services.speech import NoSpeech, Speech
from kiosk.ui.widgets.press import Pressable


class SquareButton(Pressable, BoxLayout):
    """A small control with an icon; `name` says what it does."""

    icon_name = StringProperty()
    name = StringProperty()


class Answering(BoxLayout):
    """One kind of puzzle. Subclasses show it in `fill`, start over in `clear` and say what they hold in `given`."""

    ask = StringProperty()
    """One line above the input."""
    locked = BooleanProperty(False)
    """Nothing may be given now: too many guesses, or an answer is on its way."""
    ready = BooleanProperty(False)
    """There is something to give."""
    readers = BooleanProperty(False)
    """The kiosk has a reader for codes."""
    language = StringProperty("fi")
    speech: Speech = ObjectProperty(NoSpeech())
    __events__ = ("on_given",)

    def __init__(self, **kwargs: Any) -> None:
        self.puzzle: Puzzle | None = None
        self.order: tuple[int, ...] = ()
        super().__init__(**kwargs)

    def put(self, puzzle: Puzzle, language: str, order: tuple[int, ...]) -> None:
        """Show a puzzle. The same one in another language keeps what has been begun."""
        new = puzzle != self.puzzle or order != self.order
        self.puzzle, self.order, self.language = puzzle, order, language
        self.ask = puzzle.ask.in_(language)
        if new:
            self.clear()
        self.fill(puzzle)

    def fill(self, puzzle: Puzzle) -> None:
        """Show the puzzle's texts, in `self.language`."""

    def clear(self) -> None:
        """Begin again."""

    def given(self) -> Given:
        """What the team has put together."""
        raise NotImplementedError

    def read(self, _code: str) -> bool:
        """A scanner has read something; whether this puzzle can be answered with it."""
        return False

    def give(self) -> None:
        if self.ready and not self.locked:
            self.dispatch("on_given", self.given())

    def on_given(self, given: Given) -> None:
        """The team has answered."""

    def stop(self) -> None:
        """The page is left: nothing of it may go on."""
