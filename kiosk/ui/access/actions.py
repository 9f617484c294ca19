"""What each key does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kiosk.domain.keys import CODES, Action
from kiosk.ui.access.nodes import Node
from kiosk.ui.access.tree import top
from kiosk.ui.access.typing import can_type, eraser, key_for
from kiosk.ui.dialogs import Dialog
from kiosk.ui.wedge import letter
from kiosk.ui.widgets.basic import CallButton

if TYPE_CHECKING:
    from kiosk.ui.access.access import Access

log = logging.getLogger(__name__)

_LETTERS = 0x10FF
"""Higher numbers are keys that write nothing."""


class Actions:
    """From a key to what it does."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._told: set[int] = set()
        reader = access.reader
        self._does: Mapping[Action, Callable[[], object]] = {
            Action.DOWN: lambda: self._move(access.focus.move, 1),
            Action.UP: lambda: self._move(access.focus.move, -1),
            Action.NEXT_GROUP: lambda: self._move(access.focus.leap, 1),
            Action.PREVIOUS_GROUP: lambda: self._move(access.focus.leap, -1),
            Action.ACT: self._act,
            Action.BACK: self._back,
            Action.HELP: self._help,
            Action.START_OVER: access.app.end_visit,
            Action.SPEECH: self._toggle_speech,
            Action.REPEAT: reader.repeat,
            Action.PAUSE: reader.pause,
            Action.LOUDER: lambda: self._volume(True),
            Action.QUIETER: lambda: self._volume(False),
            Action.SWITCH: access.scan.press,
        }

    def key(self, code: int, modifiers: Any) -> bool:
        """Do what a key is for; whether it does anything here."""
        access = self._access
        action = access.action(code, modifiers)
        if action not in (Action.SWITCH, Action.SPEECH, Action.REPEAT, Action.PAUSE):
            access.scan.stop()
        if self._typed(code, modifiers, action):
            return True
        if action is None:
            self._tell_staff(code)
            return False
        self._does[action]()
        return True

    def _tell_staff(self, code: int) -> None:
        """A key of a keypad that has no task yet: its number is what `kiosk.toml` wants to know."""
        if code > _LETTERS and code not in self._told:
            self._told.add(code)
            log.info('a key without a task: [keys] in kiosk.toml can give it one as "code %d"', code)

    def _typed(self, code: int, modifiers: Any, action: Action | None) -> bool:
        """A keyboard that is plugged in writes where letters can be written."""
        nodes = self._access.nodes()
        if not can_type(nodes):
            return False
        if code == CODES["backspace"]:
            return self._erase(nodes)
        if action is not None and (self._access.focus.active or code != CODES["space"]):
            return False
        written = letter(code, modifiers)
        key = key_for(nodes, written) if written else None
        if key is None:
            return False
        self._access.act(key)
        return True

    def _erase(self, nodes: list[Node]) -> bool:
        """The last letter; where none is left the key goes back, so that no screen holds anybody."""
        key = eraser(nodes)
        if key is None:
            return False
        self._access.act(key)
        return [node.name for node in self._access.nodes()] != [node.name for node in nodes]

    def _move(self, move: Callable[[int], Node | None], step: int) -> None:
        access = self._access
        if access.focus.active:
            access.go(move(step))
        else:
            access.arrive_by_key()

    def _act(self) -> None:
        access = self._access
        node = access.focus.node
        if node is not None:
            access.act(node)
            return
        nodes = access.nodes()
        if can_type(nodes):
            # Whoever has typed and presses Enter means the way on.
            call = next((each for each in nodes if isinstance(each.widget, CallButton) and each.enabled), None)
            if call is not None:
                access.act(call)
                return
        access.arrive_by_key()

    def _back(self) -> None:
        row = self._access.focus.leave()
        if row is not None:
            self._access.say_node(row)
            return
        root = top(self._access.app.shell)
        if root is not self._access.app.shell:
            root.dismiss()
        elif not self._access.app.shell.head.home:
            self._access.app.router.back()
        else:
            self._access.reader.edge()
        self._access.watch()

    def _volume(self, up: bool) -> None:
        access = self._access
        access.reader.volume(up, access.language)
        shown = top(access.app.shell)
        if isinstance(shown, Dialog):
            shown.follow()

    def _help(self) -> None:
        access = self._access
        if access.speaks:
            access.reader.help(access.focus.node, access.language)
        else:
            self._toggle_speech()

    def _toggle_speech(self) -> None:
        context = self._access.app.context
        context.prefer(speech=not context.visit.preferences.speech)
