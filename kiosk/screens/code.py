"""My booking: type the code. The words of the code are offered as soon as a few letters tell them apart."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.domain.codes import WORDS, code_key
from kiosk.services.outcomes import CodeUnknown, Done, Outcome, Refused, Saved, SlowDown, Unreachable
from kiosk.services.scan import booking_code
from kiosk.ui.hours_words import who_helps
from kiosk.ui.identity import kept
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import emblem
from kiosk.ui.widgets.basic import Choice, Words
from kiosk.ui.widgets.keyboard import BACKSPACE, HYPHEN, SPACE
from kiosk.ui.widgets.refill import refill

for _look in (emblem.__file__, __file__):
    load_look(_look)

_LONGEST = 40
_DIGITS = 2
_MOST_SUGGESTIONS = 5


class WordChip(Choice):
    """A word that may be meant; lower than a way on, so that the keys stay in view."""

    offered = True
    """For whoever hears: said with the letter that brought it."""


class NextStep(Words):
    """What to type next."""

    tells_on = True
    """For whoever hears: said with the sign that brought it."""


class CodeScreen(KioskScreen):
    """Code entry."""

    title_id = "My booking"
    typing_first = True
    typed = StringProperty()
    hint = StringProperty()
    """What to type."""
    cramped = BooleanProperty(False)
    """So few lines that the keyboard needs them all; then no words are proposed."""
    searching = BooleanProperty(False)
    readers = BooleanProperty(False)
    """The house has a reader to show the slip to."""
    digits_next = BooleanProperty(False)
    """Both words are there, what remains are the two digits."""
    digits_left = NumericProperty(_DIGITS)
    in_turn = BooleanProperty(False)
    """Letters and digits do not fit at the same time."""
    next_step = StringProperty()
    """Told as the keys change by themselves, and on to the end."""

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._asked: object = None
        """The search that is under way."""
        super().__init__(context, **kwargs)

    def on_typed(self, *_args: Any) -> None:
        parts = self.typed.split(HYPHEN)
        self.digits_left = max(0, _DIGITS - len(parts[-1]))
        self.digits_next = len(parts) > 2

    def on_cramped(self, *_args: Any) -> None:
        self._suggest()

    def show(self, **_arguments: Any) -> None:
        self._start_over()

    def wipe(self) -> None:
        self._start_over()

    def _start_over(self) -> None:
        self.typed, self.message, self.searching = "", "", False
        self._asked = None
        self._suggest()

    def refresh(self) -> None:
        self.readers = self.context.readers

    def key(self, value: str) -> None:
        """A key of the screen or of a keyboard that is plugged in."""
        if self.searching:
            return
        self.message = ""
        if value == BACKSPACE:
            self.typed = self.typed[:-1]
        elif value in (SPACE, HYPHEN):
            if self.typed and not self.typed.endswith(HYPHEN):
                self.typed += HYPHEN
        elif len(self.typed) < _LONGEST:
            self.typed = kept(self.typed + value, typing=True)
            self._end_word()
        self._suggest()

    def _end_word(self) -> None:
        """Set the hyphen when the part typed is a word of the codes and begins no longer one."""
        last = self.typed.rsplit(HYPHEN, 1)[-1]
        key = code_key(last)
        if [word for word in WORDS if code_key(word).startswith(key)] == [last]:
            self.typed += HYPHEN

    def _suggest(self) -> None:
        """Words that begin as the part being typed does; the list is public, it tells nothing of any booking."""
        parts = self.typed.split(HYPHEN)
        begun = code_key(parts[-1])
        if self.cramped or len(parts) > 2 or len(begun) < 2 or begun.isdigit():
            found = []
        else:
            found = [word for word in WORDS if code_key(word).startswith(begun)]
        if found == [parts[-1]]:
            found = []
        refill(self.ids.suggestions, found[:_MOST_SUGGESTIONS], self._chip)

    def _chip(self, word: str) -> WordChip:
        chip = WordChip(text=word)
        chip.bind(on_release=lambda _chip: self._take(word))
        return chip

    def _take(self, word: str) -> None:
        self.typed = HYPHEN.join([*self.typed.split(HYPHEN)[:-1], word, ""])
        self._suggest()

    def scanned(self, code: str) -> bool:
        """The slip of a booking; other codes of the house are none of a booking."""
        if self.searching:
            return False
        found = booking_code(code)
        if found is None:
            tr = self.context.tr
            self.tell(lambda: tr("That was not the code of a booking. Show the slip, or type the code."))
            return False
        self.typed = found
        self._suggest()
        self.find()
        return True

    def find(self) -> None:
        if self.searching or len(code_key(self.typed)) < 4:
            return
        code = kept(self.typed)
        if code != self.typed:
            self.typed = code
            self._suggest()
            return
        self.searching, self.message = True, ""
        asked = self._asked = object()

        def answered(outcome: Outcome) -> None:
            self._answered(asked, outcome)

        self.context.desk.find(self.typed.strip(HYPHEN), self.context.for_this_visit(answered))

    def _answered(self, asked: object, outcome: Outcome) -> None:
        if asked is not self._asked or not self.context.navigator.shows(self):
            return  # whoever has gone elsewhere meanwhile does not look for it any more
        self.searching = False
        tr = self.context.tr
        match outcome:
            case Done() | Saved():
                self.context.navigator.go("booking", replace=True, outcome=outcome)
            case CodeUnknown(wait=wait) if wait < 1:
                self.tell(lambda: tr("No booking was found with this code. Check the code and try again."))
            case CodeUnknown(wait=wait) | SlowDown(wait=wait):
                # The same words either way: a wait must not tell whether a code exists.
                self.tell(lambda: self._again_in(max(1, round(wait))))
            case Unreachable():
                self.tell(self._unreachable)
            case Refused():
                self.context.navigator.go("booking", replace=True, outcome=outcome)
            case _:
                self.tell(lambda: tr("The search did not succeed. Please try again in a moment."))

    def _again_in(self, seconds: int) -> str:
        """Whoever has failed so often is told who helps."""
        return self._or_ask(
            self.context.trn(
                "Check the code and try again in {n} second.", "Check the code and try again in {n} seconds.", seconds
            )
        )

    def _unreachable(self) -> str:
        return self._or_ask(self.context.tr("There is no connection just now, so this code cannot be looked up."))

    def _or_ask(self, why: str) -> str:
        context = self.context
        return f"{why} {who_helps(context.world, context.now(), context.language)}".strip()
