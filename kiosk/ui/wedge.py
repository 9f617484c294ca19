"""Readers that type: keys too fast for fingers, ended by Enter or Tab, are a reading and touch nothing on the screen.

Every key waits until the next one or a short pause tells what it was. A person's keys go on as if nothing had been; a
reader's are taken out. Only on where the settings speak of such a reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

PAUSE = 0.05
"""Seconds between two keys of a person, at least."""
LEAST = 4
"""So many keys one after the other without a pause are no person's."""
LONGEST = 2_000
"""Keys of a reading, at most; more come of a key that is stuck, and are nothing."""
_ENDS = frozenset({9, 13, 271})
_KEYPAD = {256 + digit: str(digit) for digit in range(10)} | {269: "-"}
_DOWN, _UP = "on_key_down", "on_key_up"
_Key = tuple[Any, ...]
"""What Kivy's window tells of a key: its code first."""


def letter(key: int, modifiers: Iterable[str]) -> str:
    """What a key writes in codes: letters, digits and marks of the lower row; nothing for keys that write nothing."""
    if key in _KEYPAD:
        return _KEYPAD[key]
    if key < 32 or 256 <= key < 400 or not chr(key).isprintable():
        return ""
    return chr(key).upper() if "shift" in modifiers else chr(key)


@dataclass(slots=True)
class Stream:
    """Keys without a pause between them: what they were, pressed or let go, what they write, and the text that came
    with them.
    """

    keys: list[tuple[str, _Key]] = field(default_factory=list)
    written: str = ""
    texts: list[str] = field(default_factory=list)

    @property
    def fast(self) -> bool:
        return len(self.written) >= LEAST

    @property
    def stuck(self) -> bool:
        return len(self.keys) >= LONGEST


class Wedge:
    """Between the keyboard and the window; `heard` gets a reading."""

    def __init__(self, heard: Callable[[str], object]) -> None:
        self._heard = heard
        self._stream = Stream()
        self._over = Clock.create_trigger(self._look_again, PAUSE)
        self._sure = Clock.create_trigger(self._pause, 0)
        self._passing = False
        self._on = False

    def use(self, on: bool) -> None:
        """Listen, or let every key through."""
        if on and not self._on:
            Window.bind(on_key_down=self._key, on_key_up=self._let_go, on_textinput=self._text)
        elif self._on and not on:
            Window.unbind(on_key_down=self._key, on_key_up=self._let_go, on_textinput=self._text)
            self._release()
        self._on = on

    def _key(self, _window: Any, key: int, scancode: Any = None, codepoint: Any = None, modifiers: Any = ()) -> bool:
        if self._passing or set(modifiers) & {"ctrl", "alt", "meta"}:
            return False
        if key in _ENDS and self._stream.fast:
            stream = self._take()
            if not stream.stuck:
                self._heard(stream.written)
            return True
        if not self._stream.stuck:
            self._stream.keys.append((_DOWN, (key, scancode, codepoint, modifiers)))
            self._stream.written += letter(key, modifiers)
        self._wait()
        return True

    def _let_go(self, _window: Any, key: int, *rest: Any) -> bool:
        """Not before it was pressed: it would be taken for held down from then on."""
        if self._passing or not any(key == waiting[0] for _, waiting in self._stream.keys):
            return False
        if not self._stream.stuck:
            self._stream.keys.append((_UP, (key, *rest)))
        return True

    def _text(self, _window: Any, text: str) -> bool:
        if self._passing or not self._stream.keys:
            return False
        if not self._stream.stuck:
            self._stream.texts.append(text)
        return True

    def _wait(self) -> None:
        self._sure.cancel()
        self._over.cancel()
        self._over()

    def _look_again(self, _dt: float) -> None:
        # A slow frame is no pause: what has come in during it is read before the next one.
        self._sure()

    def _pause(self, _dt: float) -> None:
        self._release()

    def _take(self) -> Stream:
        """What there was; a stream begins anew."""
        self._over.cancel()
        self._sure.cancel()
        stream, self._stream = self._stream, Stream()
        return stream

    def _release(self) -> None:
        """A person's keys go on; a reader's that no end followed are dropped: they must not press anything."""
        stream = self._take()
        if stream.fast or stream.stuck:
            return
        self._passing = True
        try:
            for event, key in stream.keys:
                if not Window.dispatch(event, *key) and event == _DOWN:
                    Window.dispatch("on_keyboard", *key)
            for text in stream.texts:
                Window.dispatch("on_textinput", text)
        finally:
            self._passing = False
