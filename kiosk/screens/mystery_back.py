"""A team comes back: its code is typed, or its picture read by the scanner."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty

from kiosk.domain.codes import beginning
from kiosk.services.outcomes import CodeUnknown, SlowDown, TeamAnswer, TeamFound, Unreachable
from kiosk.services.scan import booking_code
from kiosk.ui.hours_words import who_helps
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets.basic import Choice
from kiosk.ui.widgets.keyboard import HYPHEN
from kiosk.ui.widgets.mystery import kinds
from kiosk.ui.widgets.mystery.entry import LONGEST
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (kinds,)
load_look(__file__)
_MOST_SUGGESTIONS = 5


class MysteryBackScreen(KioskScreen):
    """Code entry for teams. `code` is what a reader has read on another screen: it is looked for at once."""

    title_id = "Go on with a team code"
    typing_first = True
    archive = True
    searching = BooleanProperty(False)
    readers = BooleanProperty(False)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._before = ""
        super().__init__(context, **kwargs)

    def show(self, code: str = "", **_arguments: Any) -> None:
        self.wipe()
        self.ids.scroll.to_top()
        if code:
            # When this screen is up: what follows leads to another one.
            Clock.schedule_once(lambda _dt: self.scanned(code), 0)

    def wipe(self) -> None:
        self.message, self.searching = "", False
        self.ids.entry.text = self._before = ""
        self._suggest()

    def refresh(self) -> None:
        self.readers = self.context.readers

    def typed(self) -> None:
        """A hyphen comes by itself where a word has ended; of a word that has been begun its endings are offered."""
        entry = self.ids.entry
        text = entry.text.replace(" ", HYPHEN).replace(HYPHEN * 2, HYPHEN)
        last = text.rsplit(HYPHEN, 1)[-1]
        if len(text) > len(self._before) and beginning(last) == [last]:
            text += HYPHEN
        entry.text = self._before = text
        self.message = ""
        self._suggest()

    def _suggest(self) -> None:
        """The words are public: they tell nothing of any team."""
        last = self.ids.entry.text.rsplit(HYPHEN, 1)[-1]
        found = beginning(last) if len(last) > 1 and last.isalpha() else []
        refill(self.ids.suggestions, found[:_MOST_SUGGESTIONS], self._chip)

    def _chip(self, word: str) -> Choice:
        chip = Choice(text=word)
        chip.bind(on_release=lambda chip: self._take(chip.text))
        return chip

    def _take(self, word: str) -> None:
        text = self.ids.entry.text
        self.ids.entry.text = self._before = text[: text.rfind(HYPHEN) + 1] + word + HYPHEN
        self._suggest()

    def scanned(self, code: str) -> bool:
        if not self.searching:
            self.ids.entry.text = self._before = booking_code(code) or code.strip()[:LONGEST].lower()
            self._suggest()
            self.find()
        return True

    def find(self) -> None:
        code = self.ids.entry.text.strip(" -")
        if not self.searching and code:
            self.searching, self.message = True, ""
            self.context.mystery.find(code, self.context.for_this_visit(self._answered))

    def _answered(self, answer: TeamAnswer) -> None:
        self.searching = False
        if not self.context.navigator.shows(self):
            return
        match answer:
            case TeamFound(code=code):
                self.wipe()
                self.context.play(code)
                self.context.mystery.resume(code)
                self.context.navigator.go("mystery_desk", replace=True)
            case _:
                self.tell(lambda: self._refusal(answer))

    def _refusal(self, answer: TeamAnswer) -> str:
        context = self.context
        match answer:
            case Unreachable():
                why = context.tr("There is no connection just now, so this code cannot be looked up.")
                return f"{why} {who_helps(context.world, context.now(), context.language)}".strip()
            case CodeUnknown(wait=wait) | SlowDown(wait=wait) if wait >= 1:
                return context.trn(
                    "Check the code and try again in {n} second.",
                    "Check the code and try again in {n} seconds.",
                    round(wait),
                )
        return context.tr("There is no team with this code. Check it and try again.")
