"""A clue: the piece of the letter that leads to it, what to look for, hints, and the input that fits its puzzle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.mystery.engine import Effect, Given, HintGiven, Solved
from kiosk.mystery.kinds.card import card_read
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.seen import hints_given, next_hint_at, shuffled, task_of, wait_until
from kiosk.mystery.story import Card, Story
from kiosk.mystery.team import TeamState
from kiosk.mystery.ways import is_open
from kiosk.ui.mystery_replies import reply, waiting
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.mystery_words import time_left
from kiosk.ui.screen import load_look
from kiosk.ui.widgets.mystery.answering import Answering
from kiosk.ui.widgets.mystery.kinds import TYPED, input_of
from kiosk.ui.widgets.mystery.parts import PaperNote
from kiosk.ui.widgets.refill import refill

load_look(__file__)
Effects = tuple[Effect, ...]


class MysteryClueScreen(TeamScreen):
    """`message` is what the archive says to the last answer."""

    letter = StringProperty()
    signature = StringProperty()
    look = StringProperty()
    places = ListProperty()
    message_tone = StringProperty("told")
    message_icon = StringProperty("information-outline")
    hint_text = StringProperty()
    hint_ready = BooleanProperty(False)
    can_miss = BooleanProperty(False)
    asks_missing = BooleanProperty(False)
    missing_text = StringProperty()
    waits = BooleanProperty(False)
    """Too many guesses: answers are not looked at for a while."""
    types = BooleanProperty(False)
    """The input has a keyboard, which needs the whole width of a narrow panel."""

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._clue = ""
        self._said: Effect | None = None
        self._card: Card | None = None
        self._busy = False
        self._inputs: dict[PuzzleKind, Answering] = {}
        self._second = Clock.create_trigger(lambda _dt: self.update(), 1)
        self._gone = Clock.create_trigger(self._leave)
        super().__init__(context, **kwargs)

    def show(self, clue: str, **_arguments: Any) -> None:
        super().show()
        if clue != self._clue:
            self._forget()
            self._busy = False  # what still comes of the other one does not free this one
        self._clue, self._said, self._card, self.asks_missing = clue, None, None, False
        self.desk.open_clue(self.code, clue)

    def on_leave(self, *_args: Any) -> None:
        self._second.cancel()
        for each in self._inputs.values():
            each.stop()

    def wipe(self) -> None:
        self._forget()
        self._clue, self._said, self._card, self.asks_missing = "", None, None, False
        self.forget_progress()
        self.title = self.letter = self.look = self.message = self.missing_text = self.hint_text = ""
        self.places, self._busy = [], False
        refill(self.ids.hints, (), _slip)

    def _forget(self) -> None:
        """What has been typed belongs to one team and one clue."""
        self._second.cancel()
        self.ids.input.clear_widgets()
        for each in self._inputs.values():
            each.stop()
        self._inputs = {}

    # What stands there

    def fill(self, story: Story, team: TeamState) -> None:
        context, language = self.context, self.context.language
        self._clue = story.renamed().get(self._clue, self._clue)
        clue, task = story.clue(self._clue), task_of(story, team, self._clue, self.mode)
        if clue is None or task is None or not is_open(team, clue) or clue.id in team.solved:
            self._gone()
            return
        self.title = clue.title.in_(language)
        self.tell_progress(story, team)
        self.letter, self.signature = clue.fragment.in_(language), story.signature.in_(language)
        self.look = task.look.in_(language)
        spot = story.spot(clue.spot)
        at_kiosk = spot is None or task is clue.detour
        where = context.tr("Here at the kiosk") if spot is None or at_kiosk else spot.where.in_(language)
        self.places = [("monitor" if at_kiosk else "map-marker", where)]
        self.can_miss = not at_kiosk and clue.detour is not None
        self.asks_missing = self.asks_missing and self.can_miss
        self.missing_text = context.tr("Is it not there? We tell staff, and you get another way to go on.")
        self._fill_hints(story, team, len(task.hints))
        until = wait_until(team, clue.id, context.now())
        self.waits = until is not None
        self._fill_input(task.puzzle, team, locked=self.waits)
        said = waiting(until, context.now(), language) if until else reply(self._said, story, clue, task, language)
        self.message, self.message_tone, self.message_icon = said.text, said.tone, said.icon
        if until is not None:
            self._second()

    def _leave(self, _dt: float) -> None:
        """Solved at another kiosk meanwhile, or taken out of the game by staff: there is nothing to answer here."""
        team, navigator = self.team, self.context.navigator
        if team is None or self._busy or not navigator.shows(self):
            return
        if self._clue in team.solved and self.story is not None and self.story.clue(self._clue) is not None:
            navigator.go("mystery_solved", replace=True, clue=self._clue)
        else:
            navigator.back()  # to the desk, from which every clue is opened

    def _fill_hints(self, story: Story, team: TeamState, count: int) -> None:
        context, now = self.context, self.context.now()
        given = [hint.in_(context.language) for hint in hints_given(story, team, self._clue)]
        slips = [("lightbulb-on-outline", context.tr("Hint {n}", n=n), text) for n, text in enumerate(given, 1)]
        if self._card is not None:
            language = context.language
            slips.append(("cards-outline", self._card.title.in_(language), self._card.text.in_(language)))
        refill(self.ids.hints, slips, _slip)
        due = next_hint_at(story, team, self._clue, now)
        self.hint_ready = due is not None and due <= now
        if due is None:
            self.hint_text = context.tr("All hints are given")
        elif self.hint_ready:
            self.hint_text = context.tr("Hint {n} of {count}", n=len(given) + 1, count=count)
        else:
            self.hint_text = context.tr("Hint in {time}", time=time_left(due, now))
            self._second()

    def _fill_input(self, puzzle: Puzzle, team: TeamState, *, locked: bool) -> None:
        """One input for each kind, kept while the clue is looked at: what has been begun in it stays."""
        made = self._inputs.get(puzzle.kind)
        if made is None:
            made = self._inputs[puzzle.kind] = input_of(puzzle.kind)
            made.bind(on_given=lambda _input, given: self.answer(given))
        if made.parent is None:
            self.ids.input.clear_widgets()
            self.ids.input.add_widget(made)
        self.types, made.readers = puzzle.kind in TYPED, self.context.readers
        made.speech = self.context.speech
        made.put(puzzle, self.context.language, shuffled(puzzle, f"{team.name} {self._clue}"))
        made.locked = locked or self._busy

    @property
    def asking(self) -> bool:
        """An answer is on its way."""
        return self._busy

    # What the team does

    def answer(self, given: Given) -> None:
        self._ask(lambda deliver: self.desk.answer(self.code, self._clue, given, deliver))

    def scanned(self, code: str) -> bool:
        """What the reader has read: an answer where one is asked, or a card, whose text is shown then."""
        made = next(iter(self.ids.input.children), None)
        if made is not None and made.read(code):
            return True
        story = self.story
        card = card_read(story.cards, code) if story is not None else None
        if card is None:
            return super().scanned(code)
        clue = story.clue(self._clue) if story is not None else None
        self._card = card if clue is not None and card.id in clue.cards else None
        self.answer(Given(text=code, scanned=True))
        return True

    def hint(self) -> None:
        self._ask(lambda deliver: self.desk.hint(self.code, self._clue, deliver))

    def ask_missing(self) -> None:
        """Ask before staff are told; a second touch takes it back."""
        self.asks_missing = not self.asks_missing
        if self.asks_missing:
            self.ids.scroll.reveal(self.ids.missing)

    def report_missing(self) -> None:
        self.asks_missing = False
        self._ask(lambda deliver: self.desk.missing(self.code, self._clue, deliver))

    def _ask(self, ask: Callable[[Callable[[Effects], None]], None]) -> None:
        if not self._busy:
            self._busy, self._said = True, None
            asked = (self.code, self._clue)
            ask(self.context.for_this_visit(lambda effects: self._answered(asked, effects)))

    def _answered(self, asked: tuple[str, str], effects: Effects) -> None:
        if asked != (self.code, self._clue):
            return  # another page by now
        self._busy = False
        self._said = effects[-1] if effects else None
        solved = next((effect for effect in effects if isinstance(effect, Solved)), None)
        if solved is not None and self.context.navigator.shows(self):
            self.context.navigator.go("mystery_solved", replace=True, clue=solved.clue, fresh=True)
            return
        self.update()
        new_hint = isinstance(self._said, HintGiven) and self.ids.hints.children
        self.ids.scroll.reveal(self.ids.hints.children[0] if new_hint else self.ids.reply)


def _slip(row: tuple[str, str, str]) -> PaperNote:
    return PaperNote(icon_name=row[0], heading=row[1], text=row[2])
