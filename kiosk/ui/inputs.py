"""Whatever a person does to the kiosk, in one place: touches, keys, a headset, a code that a reader has read.

Resting, the first of them only wakes; what follows at once does nothing either.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.core.window import Window

from kiosk.domain.identity import without_identity
from kiosk.domain.keys import Action
from kiosk.domain.preference_card import read_card
from kiosk.domain.visit import Preferences
from kiosk.services.scan import Doubles
from kiosk.services.speech import Speech
from kiosk.ui.over import dialogs

if TYPE_CHECKING:  # imported when somebody first needs it: the first picture has no use for it
    from kiosk.ui.access.access import Access
    from kiosk.ui.access.bridge.bridge import Bridge
    from kiosk.ui.app import KioskApp

_ASK_TO_HEAR = frozenset({Action.SPEECH, Action.HELP})
SWALLOW_AFTER_WAKING = 0.2
"""Seconds in which a touch that follows the waking one does nothing either: children tap twice."""


class Inputs:
    """What comes in from outside, handed to whoever it concerns."""

    def __init__(self, app: KioskApp) -> None:
        self._app = app
        self._access: Access | None = None
        self.bridge: Bridge | None = None
        """To the desktop's screen reader."""
        self._doubles = Doubles()
        self._held: set[int] = set()
        """Keys that are down: what the keyboard repeats of them is no press, and nobody's sign of being there."""
        self.deaf_until = 0.0

    def listen(self) -> None:
        Window.bind(on_touch_down=self._on_touch, on_key_down=self._on_key, on_key_up=self._on_key_up)

    def stop(self) -> None:
        Window.unbind(on_touch_down=self._on_touch, on_key_down=self._on_key, on_key_up=self._on_key_up)
        self.forget()

    @property
    def access(self) -> Access:
        """Keys, focus and voice, made when somebody first needs them."""
        if self._access is None:
            from kiosk.ui.access.access import Access

            self._access = Access(self._app, self._app.face.keys)
        return self._access

    def let_read(self) -> None:
        """The desktop's screen reader gets the screens, where staff want it."""
        if self._app.face.screen_reader and self.bridge is None:
            from kiosk.ui.access.bridge.bridge import open_bridge

            self.bridge = open_bridge(self._app)

    def speak_by(self, speech: Speech) -> None:
        """Another voice from now on."""
        if self._access is not None:
            self._access.reader.use(speech)

    def follow(self, preferences: Preferences) -> None:
        """The patron's preferences have changed."""
        if preferences.speech or self._access is not None:
            self.access.follow()
        if self.bridge is not None:
            self.bridge.look()

    def visit_over(self) -> None:
        if self._access is not None:
            self._access.visit_over()

    def forget(self) -> None:
        """Other settings, or the end: focus and voice are made anew."""
        if self._access is not None:
            self._access.close()
            self._access = None
        if self.bridge is not None:
            self.bridge.close()
            self.bridge = None

    # Waking

    def wake(self) -> None:
        """Away with the resting screen."""
        if self._app.resting:
            self._app.hide_attract()
            self.be_deaf()
            self._app.attendance.touched()

    def be_deaf(self) -> None:
        self.deaf_until = self._now + SWALLOW_AFTER_WAKING

    @property
    def _deaf(self) -> bool:
        return self._now < self.deaf_until

    @property
    def _now(self) -> float:
        return self._app.context.clock.monotonic()

    # What comes

    def _on_touch(self, _window: Any, touch: Any) -> bool:
        if self._deaf:
            return True
        if self._app.resting:
            return False
        asking = self._app.attendance.asking
        self._app.context.speech.stop()
        self._app.attendance.touched()
        return not asking and self._access is not None and self._access.touched(touch)

    def _on_key(self, _window: Any, key: int, _scancode: Any = None, _text: Any = None, modifiers: Any = ()) -> bool:
        if key in self._held:
            return True
        self._held.add(key)
        app = self._app
        if app.resting:
            lit = app.light()
            # Whoever asks for speech or help may not see: the key need not be pressed twice, in the dark either.
            if app.face.keys.action(key, modifiers) in _ASK_TO_HEAR:
                self.wake()
                app.context.prefer(speech=True)
            elif not lit:
                self.wake()
            return True
        asking = app.attendance.asking
        if asking:
            app.context.speech.stop()
        app.attendance.touched()
        return asking or self.access.key_down(key, modifiers)

    def _on_key_up(self, _window: Any, key: int, *_args: Any) -> bool:
        self._held.discard(key)
        if self._access is not None:
            self._access.key_up(key)
        return False

    def asked(self, act: Callable[[], None]) -> None:
        """A screen reader wants something done. As a touch it only wakes whoever rests, and answers the question."""
        if self._app.resting:
            if not self._app.light():
                self.wake()
            return
        asking = self._app.attendance.asking
        self._app.attendance.touched()
        if not asking:
            act()

    def headset(self, plugged: bool) -> None:
        """Whoever plugs a headset in wants to hear; pulled out, nothing goes on aloud."""
        if plugged and self._app.resting:
            self._app.light()
            self.wake()
        self._app.context.prefer(speech=plugged)

    def scanned(self, code: str) -> bool:
        """A reader has read a code: as a touch it only wakes whoever rests; a screen that is seen may take it."""
        app = self._app
        if not self._doubles.is_new(code, self._now) or self._deaf:
            return False
        if (wishes := read_card(code)) is not None:
            self._take_card(wishes)
            return True
        if app.resting:
            if not app.light():
                self.wake()
            return False
        app.attendance.touched()
        if without_identity(code) != code:
            from kiosk.ui import identity

            identity.tell()
            return False
        return not dialogs() and app.router.current.scanned(code)

    def _take_card(self, wishes: Preferences) -> None:
        """Preferences that somebody has brought along; at rest they wake the kiosk as well."""
        from kiosk.ui.reading import CardTaken

        app = self._app
        app.light()
        self.wake()
        app.attendance.touched()
        app.close_dialogs()
        app.context.adopt(wishes)
        app.context.speech.tone()
        CardTaken(app.context).open()
