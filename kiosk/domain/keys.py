"""Which key does what: five keys of a keypad are enough, and every one can be set in `kiosk.toml`.

A key that is held repeats nothing (EN 301 549, 5.7), the same key pressed again at once may be left out (5.8), and a
hand that brushes the keys does nothing when keys must be held (dwell).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto


class Action(StrEnum):
    """What a key can do."""

    UP = auto()
    DOWN = auto()
    ACT = auto()
    BACK = auto()
    HELP = auto()
    NEXT_GROUP = auto()
    PREVIOUS_GROUP = auto()
    START_OVER = auto()
    SPEECH = auto()
    REPEAT = auto()
    PAUSE = auto()
    LOUDER = auto()
    QUIETER = auto()
    SWITCH = auto()
    """The one switch of whoever has only one."""


CODES: Mapping[str, int] = {
    "up": 273,
    "down": 274,
    "right": 275,
    "left": 276,
    "home": 278,
    "end": 279,
    "pageup": 280,
    "pagedown": 281,
    "enter": 13,
    "keypad enter": 271,
    "tab": 9,
    "space": 32,
    "escape": 27,
    "backspace": 8,
    "insert": 277,
    "delete": 127,
    "volume up": 1073741952,
    "volume down": 1073741953,
    **{f"f{number}": 281 + number for number in range(1, 16)},
    **{f"keypad {digit}": 256 + digit for digit in range(10)},
    **{chr(code): code for code in (*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1))},
}
"""Names of keys for staff, and the numbers that Kivy's window gives them."""

DEFAULTS: Mapping[Action, tuple[str, ...]] = {
    Action.UP: ("up", "shift+tab"),
    Action.DOWN: ("down", "tab"),
    Action.ACT: ("enter", "keypad enter", "space"),
    Action.BACK: ("escape", "backspace"),
    Action.HELP: ("f1",),
    Action.NEXT_GROUP: ("right", "pagedown"),
    Action.PREVIOUS_GROUP: ("left", "pageup"),
    Action.START_OVER: ("home",),
    Action.SPEECH: ("f2",),
    Action.REPEAT: ("f3",),
    Action.PAUSE: ("f4",),
    Action.QUIETER: ("f5", "volume down"),
    Action.LOUDER: ("f6", "volume up"),
    Action.SWITCH: ("f9",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPlan:
    """Names of keys for each action. `same_key` leaves out the same key pressed again so soon, `hold` asks for a key to
    be held so long, `scan` is how long one-switch scanning stays at a control; all in seconds.
    """

    names: Mapping[Action, tuple[str, ...]] = field(default_factory=lambda: DEFAULTS)
    same_key: float = 0.0
    hold: float = 0.0
    scan: float = 2.0

    def action(self, code: int, modifiers: Iterable[str] = ()) -> Action | None:
        """What a key does; None for one that does nothing here."""
        if {"ctrl", "alt", "meta"} & set(modifiers):
            return None
        shift = "shift" in modifiers
        for action, names in self.names.items():
            for name in names:
                plain = name.removeprefix("shift+")
                if code_of(plain) == code and shift == name.startswith("shift+"):
                    return action
        return None


def code_of(name: str) -> int | None:
    """The number of a key by its name, or of one that has none: `code 1073742085`."""
    if name.startswith("code "):
        return int(name[5:]) if name[5:].isdigit() else None
    return CODES.get(name)


@dataclass(slots=True)
class Presses:
    """Tells presses from repeats and trembling: pure, `now` in seconds."""

    plan: KeyPlan
    _down: dict[int, float] = field(default_factory=dict)
    _last: tuple[int, float] = (-1, float("-inf"))

    def pressed(self, code: int, now: float) -> bool:
        """A key went down; whether it counts at once (not where keys must be held)."""
        if code in self._down:
            return False
        self._down[code] = now
        if self._last[0] == code and now - self._last[1] < self.plan.same_key:
            self._last = (code, now)
            return False
        self._last = (code, now)
        return self.plan.hold <= 0

    def released(self, code: int) -> None:
        self._down.pop(code, None)

    def since(self, code: int) -> float | None:
        """When a key went down that is down."""
        return self._down.get(code)

    def held(self, code: int, now: float) -> bool:
        """Whether a key is still down, and has been for as long as it must."""
        return code in self._down and now - self._down[code] >= self.plan.hold - 1e-3
