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
        self.presses = 0

    @property
    def said(self) -> str:
        """What was said last."""
        return self.ear.heard[-1][0] if self.ear.heard else ""

    def words(self, message: str, **values: object) -> str:
        return tr(message, self.app.lang, values)

    def press(self, key: str) -> str:
        """Press a key and listen."""
        heard = len(self.ear.heard), len(self.ear.tones)
        self.pilot.key(key)
        self.presses += 1
        self.pilot.until(lambda: (len(self.ear.heard), len(self.ear.tones)) != heard, 5, f"an answer to {key}")
        return self.said

    def find(self, words: str, most: int = 300) -> str:
        """Go down until something with these words is said; from the top once more when the end is reached."""
        if words in self.said:
            return self.said
        turned = False
        for _ in range(most):
            tones = len(self.ear.tones)
            said = self.press(self.DOWN)
            if len(self.ear.tones) > tones:
                if turned:
                    break
                turned = True
                self.to_the_top()
                said = self.said
            if words in said:
                return said
        raise Lost(f"{words!r} was never said; last: {[text for text, _ in self.ear.heard[-12:]]}")

    def to_the_top(self) -> None:
        for _ in range(300):
            tones = len(self.ear.tones)
            self.press(self.UP)
            if len(self.ear.tones) > tones:
                return

    def choose(self, words: str) -> str:
        """Find something and act on it; what is said then."""
        self.find(words)
        heard = len(self.ear.heard)
        self.pilot.key(self.ACT)
        self.presses += 1
        self.pilot.until(lambda: len(self.ear.heard) > heard, 10, f"an answer to choosing {words!r}")
        self.pilot.settle()
        self.pilot.pump(0.3)
        return self.said

    def hears(self, words: str, seconds: float = 10.0) -> None:
        """Wait until something with these words has been said."""
        self.pilot.until(lambda: any(words in text for text, _ in self.ear.heard), seconds, f"hearing {words!r}")

    def connect(self) -> Any:
        """Listen instead of the kiosk's own voice; returns what undoes it."""
        context = self.app.context
        before = context.speech
        context.speech = self.ear
        self.ear.watch_headset(self.app._on_headset)
        self._forget_access()

        def undo() -> None:
            self.app.context.prefer(speech=False)
            context.speech = before
            self._forget_access()

        return undo

    def _forget_access(self) -> None:
        if self.app._access is not None:
            self.app._access.close()
            self.app._access = None
