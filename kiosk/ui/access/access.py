"""Brings it together: keys move a focus over the tree, a ring shows it, a voice says it, a switch scans it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.clock import Clock

from kiosk.domain.keys import Action, KeyPlan, Presses
from kiosk.ui.access.actions import Actions
from kiosk.ui.access.explore import Explorer
from kiosk.ui.access.focus import content
from kiosk.ui.access.following import Following
from kiosk.ui.access.news import News
from kiosk.ui.access.nodes import Node, Role
from kiosk.ui.access.reader import Reader
from kiosk.ui.access.rows import leads_out
from kiosk.ui.access.switch import SwitchScan
from kiosk.ui.access.tree import top
from kiosk.ui.access.words import how_to, written
from kiosk.ui.translate import tr

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

_ACTS = frozenset({Action.ACT, Action.SWITCH})


class Access(Following):
    """Made when the first key comes or speech is wanted; at rest it costs nothing."""

    def __init__(self, app: KioskApp, plan: KeyPlan) -> None:
        super().__init__(app)
        self.plan = plan
        self.reader = Reader(app.context.speech)
        self.scan = SwitchScan(self.nodes, self._offer, self.act, lambda: plan.scan * self._pace)
        self.explorer = Explorer(self.nodes, self.say_node, self.act)
        self._actions = Actions(self)
        self._presses = Presses(plan)
        self._news = News(self)
        self._speech_follows()

    @property
    def _pace(self) -> int:
        return self.app.context.visit.preferences.pace

    # Keys

    def key_down(self, code: int, modifiers: Any) -> bool:
        """A key of the keypad or keyboard; whether it was ours."""
        if self.action(code, modifiers) is not Action.PAUSE:  # it is silent by itself, and has to know its place
            self.reader.stop()
        anew = self._catch_up()
        counts = self._presses.pressed(code, self.now)
        # What was meant has gone: nothing is done on the new screen that nobody has seen or heard yet.
        if anew and self.action(code, modifiers) in _ACTS:
            return True
        if not counts:
            if self.plan.hold > 0:
                self._hold(code, modifiers, self._meant(code))
            return True
        return self._actions.key(code, modifiers)

    def _meant(self, code: int) -> object:
        """Of which visit and screen a key speaks, and since when."""
        return self.app.context.visit.number, self._here(), self._presses.since(code)

    def _hold(self, code: int, modifiers: Any, meant: object) -> None:
        """Act when it has been down long enough. A timer counts from the last frame, which may be a second ago: it is
        set again for what is left.
        """
        since = self._presses.since(code)
        if since is None or meant != self._meant(code):
            return
        if self._presses.held(code, self.now):
            self._actions.key(code, modifiers)
        else:
            left = max(0.0, since + self.plan.hold - self.now)
            Clock.schedule_once(lambda _dt: self._hold(code, modifiers, meant), left)

    def key_up(self, code: int) -> None:
        self._presses.released(code)

    @property
    def now(self) -> float:
        """On the monotonic clock."""
        return self.app.context.clock.monotonic()

    def action(self, code: int, modifiers: Any = ()) -> Action | None:
        return self.plan.action(code, modifiers)

    # Touch

    def touched(self, touch: Any) -> bool:
        """A finger came down; whether the screens must not see it."""
        self.reader.stop()
        if self.speaks and self.explorer.down(touch):
            return True
        self.scan.stop()
        self.focus.drop()
        self._ring.hide()
        self._rest()
        return False

    # Focus and voice

    def go(self, node: Node | None) -> None:
        """The focus has come to a node; None: it could not go on."""
        self.watch()
        if node is None:
            self.reader.edge()
            return
        self.say_node(node)

    def say_node(self, node: Node) -> None:
        self.focus.put(node)
        self._news.said(node)
        self.mark([node])
        if self.speaks:
            self.reader.node(node, self.language)
        self.watch()

    def act(self, node: Node) -> None:
        """Do what a control does. What is for this patron alone is said aloud when it is asked for."""
        if self.speaks and node.personal:
            self.reader.consent(node, self.language)
            return
        if node.act is None or not node.enabled:
            self.say_node(node)
            return
        if node.role is Role.ROW:
            self.go(self.focus.enter(node.widget))
            return
        self._news.stands(self.nodes(), node)
        node.act()
        if self.app.resting:
            return  # it was the way out
        self.watch()
        if node.role is not Role.KEY:
            self._news.acted()
            return
        self._news.wrote()
        if leads_out(node) and (row := self.focus.leave()) is not None:
            self.mark([row])
        if self.speaks:
            self.reader.say(written(node, self.app.router.current, self.language), self.language)

    def _offer(self, nodes: list[Node]) -> None:
        """One-switch scanning stands at a control, or at a group of them."""
        self.focus.put(nodes[0])
        self.mark(nodes)
        self.watch()
        if self.speaks:
            self.reader.node(nodes[0], self.language)

    def arrive_by_key(self) -> None:
        """The first key of somebody: the focus begins where the screen does."""
        self.focus.active = True
        self.watch()
        self.arrive()

    # Following the screen

    @property
    def scanning(self) -> bool:
        return self.scan.running

    def look_for_news(self) -> None:
        self._news.look()

    def arrive(self, before: str = "", after: str = "") -> None:
        """A screen or dialog has come up: the focus goes to its first stop, and it is said."""
        if not (self.focus.active or self.speaks):
            return
        root, nodes = top(self.app.shell), self.nodes()
        dialog = root is not self.app.shell
        inside = nodes if dialog else content(nodes, self.app.router.current)
        focus = self.focus.first(inside) or self.focus.first(nodes)
        self._news.stands(self.nodes(), focus)
        self.mark([focus] if focus is not None else [])
        if self.speaks:
            title = " ".join(filter(None, (before, self._title(nodes, dialog))))
            self.reader.screen(title, focus, self.language, after)
        if self.scan.running:
            self.scan.begin()

    def _title(self, nodes: list[Node], dialog: bool) -> str:
        """What a screen is called; of a dialog everything is said, it has little to say."""
        if dialog:
            return ". ".join(node.name for node in nodes if not node.control)
        return str(self.app.shell.head.title or self.app.shell.head.house)

    # The visit

    def follow(self) -> None:
        """The patron's preferences have changed."""
        wanted = self.app.context.visit.preferences.speech
        if wanted != self.speaks:
            self.speaks = wanted
            self._speech_follows()

    def _speech_follows(self) -> None:
        self.focus.everything = self.speaks
        self.explorer.use(self.speaks)
        if self.speaks and not self.app.resting:
            self.watch()
            self.arrive(tr("Speech is on.", self.language), how_to(self.language))
        elif not self.speaks:
            self.reader.stop()

    def visit_over(self) -> None:
        """Everything is as at first: no focus, no voice."""
        self.scan.stop()
        self._nobody()
        self._news.forget()
        self.explorer.forget()
        self.reader.forget()

    def close(self) -> None:
        self.visit_over()
        self.explorer.use(False)
