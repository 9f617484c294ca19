"""Looks at the screen after it has been drawn, tells a screen reader what has changed, and does what it asks."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.access.bridge.ids import Ids
from kiosk.ui.access.bridge.picture import Frame, Picture, Words, found, picture
from kiosk.ui.access.nodes import Node, Role
from kiosk.ui.access.tree import top
from kiosk.ui.tasks import Door
from kiosk.ui.translate import plain, tr

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

log = logging.getLogger(__name__)

_EVERY = 0.1
"""Seconds between two looks at the least: a scroll is not told frame by frame."""
_ARRIVAL = 0.5
"""Seconds between two looks whether somebody has begun to read."""


class Bridge:
    """While nobody reads it costs nothing; while nothing is drawn it does not look."""

    def __init__(self, app: KioskApp) -> None:
        from kiosk.ui.access.bridge.line import FOCUS, Line

        self._app = app
        self._ids = Ids()
        self._door = Door(app.rest)
        self._soon = Clock.create_trigger(lambda _dt: self.look(), _EVERY)
        self._told: tuple[Picture, bool, int] | None = None
        self._focus = FOCUS
        Window.bind(on_flip=self._drawn, focus=self._drawn)
        self._line = Line(lambda action, number: self._door.post(lambda: self._asked(action, number)))
        self._arrival = Clock.schedule_interval(self._look_for_readers, _ARRIVAL)

    def close(self) -> None:
        Window.unbind(on_flip=self._drawn, focus=self._drawn)
        self._soon.cancel()
        self._arrival.cancel()
        self._line.close()

    # What is told

    def _look_for_readers(self, _dt: float) -> None:
        readers = self._line.readers
        if readers and (self._told is None or self._told[2] != readers):
            self.look()

    def _drawn(self, *_args: Any) -> None:
        if self._line.readers:
            self._soon()

    def look(self) -> None:
        """Tell what has changed, if somebody reads."""
        readers = self._line.readers
        if not readers:
            return
        if self._app.shell.manager.transition.is_active and not self._app.resting:
            self._soon()  # two screens are up
            return
        if not self._nodes():
            self._soon()  # a dialog that is only just opening has no sizes yet
            return
        now = (self._picture(), bool(Window.focus), readers)
        if now != self._told:
            if self._told is None or self._told[2] != readers:
                log.info("a screen reader reads the screen")
            self._told = now
            left, upper = Window.left, Window.top
            self._line.tell(now[0], (left, upper, left + Window.width, upper + Window.height), now[1])

    def _picture(self) -> Picture:
        access, nodes = self._app.access, self._nodes()
        return picture(
            self._frame(nodes),
            nodes,
            access.focus.among(nodes),
            self._ids,
            access.reader.may_hear,
            Words(
                hidden=tr("This is for you alone. Plug in a headset, or choose this to have it read.", access.language),
                unavailable=tr("not available now", access.language),
            ),
        )

    def _nodes(self) -> list[Node]:
        """What can be used now; at rest the one thing that can be done."""
        cover = self._app.cover
        if not self._app.resting or cover is None:
            return [node for node in self._app.access.nodes() if not node.listed]
        name = tr("Touch the screen", self._app.access.language)
        whole = (0.0, 0.0, float(Window.width), float(Window.height))
        return [Node(role=Role.BUTTON, name=name, bounds=whole, widget=cover, part="wake", act=lambda: None)]

    def _frame(self, nodes: list[Node]) -> Frame:
        app = self._app
        head, root = app.shell.head, top(app.shell)
        dialog = root is not app.shell and not app.resting
        # A dialog is called by its heading, else by its first words.
        words = [node for node in nodes if not node.control]
        first = next((node for node in words if node.role is Role.HEADING), words[0] if words else None)
        up = app.cover if app.resting else root if dialog else app.router.current
        return Frame(
            house=head.house,
            title=(first.name if first else "") if dialog else head.title or head.house,
            view=self._ids.of(up),
            dialog=dialog,
            language=plain(app.access.language),
            size=(int(Window.width), int(Window.height)),
        )

    # What is asked

    def _asked(self, action: Any, number: int) -> None:
        """A screen reader moves the focus or presses; looking around wakes nobody."""
        if not (action == self._focus and self._app.resting):
            self._app.inputs.asked(lambda: self._do(action, number))
        self.look()

    def _do(self, action: Any, number: int) -> None:
        access = self._app.access
        node = found(access.nodes(), number, self._ids)
        if node is None:
            return
        if action == self._focus:
            access.say_node(node)
        elif node.personal and not access.speaks:
            access.reader.ask(node)
        else:
            # Before it acts: the focus is to follow onto the screen that comes up.
            access.focus.put(node)
            access.watch()
            access.act(node)
            if node.role is Role.KEY:
                access.focus.put(node)  # whoever goes from key to key is led out of no row


def open_bridge(app: KioskApp) -> Bridge | None:
    """None, with a word in the log, where AccessKit is not installed: the kiosk does not depend on it."""
    try:
        return Bridge(app)
    except ImportError:
        log.warning("screen_reader is on, but AccessKit is not installed (the extra 'screenreader')")
        return None
