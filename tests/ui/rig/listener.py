"""A patron who does not see and does not touch: five keys of a keypad, and what the kiosk says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.services.speech import Done, NoSpeech
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
        self.plugged = False
        self.headset: Callable[[bool], None] = lambda _plugged: None

    @property
    def private(self) -> bool:  # type: ignore[override]
        return self.plugged

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        self.heard.append((text, language))
        if done is not None:
            done(True)

    def tone(self, count: int = 1) -> None:
        self.tones.append(count)

    def stop(self) -> None:
        self.stopped += 1

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
        self.presses, self._since = 0, 0

    @property
    def said(self) -> str:
        """What was said last."""
        return self.ear.heard[-1][0] if self.ear.heard else ""

    def words(self, message: str, **values: object) -> str:
        return tr(message, self.app.lang, values)

    def press(self, key: str) -> str:
        """Press a key and listen."""
        heard = len(self.ear.heard), len(self.ear.tones)
        self.pilot.hand.do("key", key)
        self.presses += 1
        for _ in range(20):
            self.pilot.frame()
            if (len(self.ear.heard), len(self.ear.tones)) != heard:
                return self.said
        self.pilot.until(lambda: (len(self.ear.heard), len(self.ear.tones)) != heard, 5, f"an answer to {key}")
        return self.said

    def find(self, words: str, whole: bool = False, most: int = 300) -> str:
        """Go down until something with these words is said; from the top once more when the end is reached."""
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
        raise Lost(f"{words!r} was never said; last: {[text for text, _ in self.ear.heard[-40:]]}")

    def _is(self, words: str, whole: bool) -> bool:
        return self.said.removesuffix(".").split(", ")[0] == words if whole else words in self.said

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
        # What an action brings may take the hub a moment; a person waits until the kiosk is silent.
        quiet = -1
        while quiet != len(self.ear.heard):
            quiet = len(self.ear.heard)
            self.pilot.pump(0.12)

    def meets(self, words: str) -> None:
        """Words that are heard, at once or by going through the screen."""
        if not any(words in text for text, _ in self.ear.heard[self._since :]):
            self.find(words)

    def back(self) -> None:
        self.pilot.key(self.BACK)
        self.presses += 1
        self.pilot.settle()
        self.pilot.pump(0.1)

    def own_code(self) -> str:
        """It is for the patron alone: a loudspeaker says it only when it is asked for once more."""
        self.find(self.words("This is for you alone. Plug in a headset, or press the act key to have it said aloud."))
        return self.press(self.ACT).removesuffix(".")

    def connect(self) -> Any:
        """Listen instead of the kiosk's own voice; returns what undoes it."""
        from kiosk.ui.access import access

        context = self.app.context
        before, pace = context.speech, access._EVERY
        context.speech = self.ear
        # It looks more often: nobody has to wait for it here.
        access._EVERY = 0.02
        self.ear.watch_headset(self.app._on_headset)
        self._forget_access()

        def undo() -> None:
            self.app.context.prefer(speech=False)
            context.speech = before
            access._EVERY = pace
            self._forget_access()

        return undo

    def _forget_access(self) -> None:
        if self.app._access is not None:
            self.app._access.close()
            self.app._access = None
