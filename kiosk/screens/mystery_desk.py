"""The team's desk: the clues that are open now, its notebook, and the ways to leave the kiosk to others."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.mystery.seen import ClueView, clue_of_card, notes, open_clues
from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.screen import load_look
from kiosk.ui.widgets.mystery import kinds
from kiosk.ui.widgets.mystery.parts import ClueCard, PaperNote
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (kinds,)
load_look(__file__)
_Row = tuple[str, str, str, str, str, bool]
"""Clue, icon, title, where, how it stands, whether it is the last."""


class MysteryDeskScreen(TeamScreen):
    """Several clues may be open; the team takes them in any order."""

    message_tone = StringProperty("told")
    message_icon = StringProperty("information-outline")
    open_heading = StringProperty()
    has_notes = BooleanProperty(False)
    has_solved = BooleanProperty(False)
    finished = BooleanProperty(False)

    def wipe(self) -> None:
        self.forget_progress()
        self.title = self.message = self.open_heading = ""
        self.finished = False
        self.has_notes = self.has_solved = False
        for box in (self.ids.clues, self.ids.solved, self.ids.notes):
            refill(box, (), self._card)

    def fill(self, story: Story, team: TeamState) -> None:
        language, tr = self.context.language, self.context.tr
        self.title = story.title.in_(language)
        self.tell_progress(story, team)
        self.finished = team.finished is not None
        views = open_clues(story, team, self.mode)
        waiting = [view for view in views if not view.solved]
        self.open_heading = tr("You have solved everything") if self.finished else tr("Clues to look for")
        refill(self.ids.clues, (self._row(team, view) for view in waiting), self._card, _tell)
        solved = [view for view in views if view.solved]
        refill(self.ids.solved, (self._row(team, view) for view in solved), self._card, _tell)
        written = [(title.in_(language), found.in_(language)) for title, found in notes(story, team)]
        refill(
            self.ids.notes, written, lambda note: PaperNote(heading=note[0], text=note[1], icon_name="notebook-outline")
        )
        self.has_notes, self.has_solved = bool(written), bool(solved)

    def _row(self, team: TeamState, view: ClueView) -> _Row:
        language, tr, state = self.context.language, self.context.tr, team.clue(view.clue)
        title = view.title.in_(language)
        if view.solved:
            return view.clue, "check-circle-outline", title, "", tr("Solved"), view.is_last
        where = tr("Here at the kiosk") if view.at_kiosk or view.where is None else view.where.in_(language)
        if view.at_kiosk and view.where is not None:
            fact = tr("You can solve this here at the kiosk.")
        elif state.opened is not None:
            fact = tr("Begun")
        else:
            fact = tr("New")
        return view.clue, "email-outline" if state.opened else "email-seal-outline", title, where, fact, view.is_last

    def _card(self, row: _Row) -> ClueCard:
        card = ClueCard()
        _tell(card, row)
        card.bind(on_release=lambda card: self.open(card.clue))
        return card

    def open(self, clue: str) -> None:
        team = self.team
        if team is not None and clue in team.solved:
            self.context.navigator.go("mystery_solved", clue=clue)
        else:
            self.context.navigator.go("mystery_clue", clue=clue)

    def scanned(self, code: str) -> bool:
        """A clue card opens its clue."""
        story, team = self.story, self.team
        clue = clue_of_card(story, team, code) if story is not None and team is not None else None
        if clue is not None:
            self.open(clue)
        return clue is not None

    # Leaving

    def go_on(self) -> None:
        """To the letter when it is whole; till then the team searches, and its clock runs on while others may play."""
        if self.finished:
            self.context.navigator.go("mystery_end")
        else:
            self.context.navigator.go("mystery_code", leaving=True)

    def pause(self) -> None:
        """The clock of the team stands still until it comes back."""
        self.desk.pause(self.code)
        self.context.navigator.go("mystery_code", leaving=True)

    def to_code(self) -> None:
        self.context.navigator.go("mystery_code")


def _tell(card: ClueCard, row: _Row) -> None:
    card.clue, card.icon_name, card.title_text, card.where, card.fact, card.last = row
