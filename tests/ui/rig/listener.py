"""A patron who does not see and does not touch: five keys of a keypad, and what the kiosk says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.services.speech import Done, NoSpeech
from kiosk.services.spoken import as_spoken, spell
from kiosk.ui.access.words import sign_name
from kiosk.ui.translate import tr
from tests.ui.rig.branch import Branch


class Ear(NoSpeech):
    """In the place of the voice: it writes down what the voice is told to say."""

    able = True

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.tones: list[int] = []
        self.stopped = 0
        self.percent = 60
        self.paused: list[bool] = []
        self.plugged = False
        self.headset: Callable[[bool], None] = lambda _plugged: None

    @property
    def private(self) -> bool:  # type: ignore[override]
        return self.plugged

    @property
    def volume(self) -> int:  # type: ignore[override]
        return self.percent

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        self.heard.append((text, language))
        if done is not None:
            done(True)

    def tone(self, count: int = 1) -> None:
        self.tones.append(count)

    def stop(self) -> None:
        self.stopped += 1

    def pause(self) -> None:
        self.paused.append(True)

    def resume(self) -> None:
        self.paused.append(False)

    def louder(self) -> int:
        self.percent = min(100, self.percent + 10)
        return self.percent

    def quieter(self) -> int:
        self.percent = max(10, self.percent - 10)
        return self.percent

    def reset(self) -> None:
        self.percent = 60

    def watch_headset(self, changed: Callable[[bool], None]) -> None:
        self.headset = changed


class Lost(AssertionError):
    """What the listener looks for was not said anywhere on the screen."""


class Listener:
    """Knows nothing of widgets. Words are message ids, heard in the language of the visit."""

    DOWN, UP, ACT, BACK, HELP = "Down", "Up", "Return", "Escape", "F1"

    def __init__(self, branch: Branch) -> None:
        self.pilot, self.app = branch.pilot, branch.app
        self.ear = Ear()
        self.presses, self._since, self._downs = 0, 0, 0
        self._before = (0, 0)
        self._row = ""
        """The row of keys on which one stands, as it was said; whoever writes a letter stands there again."""

    @property
    def said(self) -> str:
        """What was said last."""
        return self.ear.heard[-1][0] if self.ear.heard else ""

    def words(self, message: str, **values: object) -> str:
        return tr(message, self.app.lang, values)

    def press(self, key: str) -> str:
        """Press a key and listen until something is said about it."""
        downs = self._downs
        self.pilot.hand.do("key", key)
        self.presses += 1
        while self._downs == downs:
            self.pilot.frame()
        self.pilot.until(lambda: self._heard() != self._before, 5, f"an answer to {key}")
        if key != self.ACT:
            self._row = self.said if self.said.startswith(self.words("Row: {signs}", signs="")) else ""
        return self.said

    def _heard(self) -> tuple[int, int]:
        return len(self.ear.heard), len(self.ear.tones)

    def _key_down(self, *_args: Any) -> bool:
        """The key has come: only what is said from now on is an answer to it."""
        self._before = self._heard()
        self._downs += 1
        return False

    def find(self, words: str, whole: bool = False, most: int = 300) -> str:
        """Go down until something with these words is said; from the top once more when the end is reached."""
        if whole and len(words) == 1:
            return self._find_key(words)
        if self._is(words, whole):
            return self.said
        turned = False
        for _ in range(most):
            tones = len(self.ear.tones)
            self.press(self.DOWN)
            if len(self.ear.tones) > tones:
                if turned:
                    break
                turned = True
                self.to_the_top()
            if self._is(words, whole):
                return self.said
        raise Lost(f"{words!r} was never said; last: {[text for text, _ in self.ear.heard]}")

    def _find_key(self, sign: str) -> str:
        """Down from where one is, then up: to the row that has the key, and in it round; or to the key itself, where
        there is one row only.
        """
        for key in (self.DOWN, self.UP):
            while True:
                tones, row = len(self.ear.tones), self._row
                if sign_name(sign, self.app.lang) in self._signs():
                    return self._in_row(sign)
                if not row and self._is(sign, whole=True):
                    return self.said
                self.press(key)
                if len(self.ear.tones) > tones or (row and not self._row):
                    break
        raise Lost(f"no key {sign!r}; last: {[text for text, _ in self.ear.heard]}")

    def _signs(self) -> list[str]:
        return self._row.removeprefix(self.words("Row: {signs}", signs="")).removesuffix(".").split(", ")

    def _in_row(self, sign: str) -> str:
        """The nearest way round: what a row holds is known from hearing it."""
        row, signs = self._row, self._signs()
        at = signs.index(sign_name(sign, self.app.lang))
        self.press(self.ACT)
        for _ in range(min(at, len(signs) - at)):
            self.press(self.DOWN if at <= len(signs) - at else self.UP)
        if not self._is(sign, whole=True):
            raise Lost(f"{self.said!r} is not {sign!r}")
        self._row = row
        return self.said

    def _is(self, words: str, whole: bool) -> bool:
        if whole:
            wanted = sign_name(words, self.app.lang) if len(words) == 1 else words
            return self.said.removesuffix(".").split(", ")[0] == wanted
        lead = ", " if words.startswith(", ") else ""
        return lead + as_spoken(words.removeprefix(lead), self.app.lang) in self.said

    def to_the_top(self) -> None:
        for _ in range(300):
            tones = len(self.ear.tones)
            self.press(self.UP)
            if len(self.ear.tones) > tones:
                return

    def choose(self, words: str, whole: bool = False) -> None:
        """Find something and act on it, and hear what comes of it."""
        self.find(words, whole)
        self._since = len(self.ear.heard)
        self.press(self.ACT)
        if not (whole and len(words) == 1):
            self._row = ""
        # What an action brings may take the hub a moment; a person waits until the kiosk is silent.
        quiet = -1
        while quiet != len(self.ear.heard):
            quiet = len(self.ear.heard)
            self.pilot.pump(0.12)

    def meets(self, words: str) -> None:
        """Words that are heard, at once or by going through the screen."""
        self.pilot.pump(0.15)
        if not any(as_spoken(words, self.app.lang) in text for text, _ in self.ear.heard[self._since :]):
            self.find(words)

    def back(self) -> None:
        self._row = ""
        self.pilot.key(self.BACK)
        self.presses += 1
        self.pilot.settle()
        self.pilot.pump(0.1)

    def own_code(self) -> str:
        """It is for the patron alone: a loudspeaker says it only when it is asked for once more."""
        self.find(self.words("This is for you alone. Plug in a headset, or press the act key to have it said aloud."))
        figures = {spell(figure, self.app.lang): figure for figure in "0123456789"}
        *words, tens, ones = self.press(self.ACT).removesuffix(".").split(", ")
        return "-".join((*words, figures[tens] + figures[ones]))

    def connect(self) -> Any:
        """Listen instead of the kiosk's own voice; returns what undoes it."""
        from kivy.core.window import Window

        from kiosk.ui.access import following

        Window.bind(on_key_down=self._key_down)
        context = self.app.context
        before, pace = context.speech, following._EVERY
        context.speech = self.ear
        # It looks more often: nobody has to wait for it here.
        following._EVERY = 0.02
        self.ear.watch_headset(self.app.inputs.headset)
        self._forget_access()

        def undo() -> None:
            Window.unbind(on_key_down=self._key_down)
            self.app.context.prefer(speech=False)
            context.speech = before
            following._EVERY = pace
            self._forget_access()

        return undo

    def _forget_access(self) -> None:
        if self.app.inputs._access is not None:
            self.app.inputs._access.close()
            self.app.inputs._access = None
