"""The Kivy application: frame, visit, idle and the minute. It knows no hub and no disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.base import stopTouchApp
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window
from kivy.properties import ObjectProperty, StringProperty

from kiosk.domain.identity import without_identity
from kiosk.domain.keys import Action, KeyPlan
from kiosk.domain.preference_card import read_card
from kiosk.domain.visit import Preferences
from kiosk.services.scan import Doubles
from kiosk.services.speech import Speech
from kiosk.services.world import World
from kiosk.ui.context import Context
from kiosk.ui.fonts import icon
from kiosk.ui.house_times import HouseTimes
from kiosk.ui.idle import Idle, IdleTimes, Presence
from kiosk.ui.phrases import stale
from kiosk.ui.quiet import nothing_dies
from kiosk.ui.rest import Rest
from kiosk.ui.resting import Resting
from kiosk.ui.router import Router
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.theme import Panel, Theme
from kiosk.ui.tidy import Tidy
from kiosk.ui.times import at_clock, day_number, weekday
from kiosk.ui.translate import tr
from kiosk.ui.widgets import basic, shell

if TYPE_CHECKING:  # imported when they are first shown: the first picture has no use for them
    from kivy.uix.widget import Widget

    from kiosk.ui.access.access import Access
    from kiosk.ui.attract import Attract
    from kiosk.ui.dialogs import CountdownDialog
    from kiosk.ui.night import Night

log = logging.getLogger(__name__)

_SWALLOW_AFTER_WAKING = 0.2
"""Seconds in which a touch that follows the waking one does nothing either: children tap twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How this screen is set up: panel, languages, idle times, a patron's starting preferences."""

    panel: Panel
    languages: tuple[str, ...] = ("fi", "sv", "en")
    idle: IdleTimes = field(default_factory=IdleTimes)
    mystery_idle: IdleTimes = field(default_factory=lambda: IdleTimes(warn_after=180.0))
    """In front of a letter one thinks longer."""
    celia_idle: IdleTimes = field(default_factory=lambda: IdleTimes(warn_after=180.0))
    """Whom reading costs an effort is given the time."""
    defaults: Preferences = field(default_factory=Preferences)
    tiles: tuple[str, ...] = ("booking", "my_booking")
    night: bool = True
    """Whether the resting screen goes dark while the house is closed."""
    keys: KeyPlan = field(default_factory=KeyPlan)


class KioskApp(App):
    """One window, one visit at a time."""

    lang = StringProperty("fi")
    theme: Theme = ObjectProperty()

    def __init__(
        self,
        face: Face,
        context: Context,
        rest: Rest,
        screens: Mapping[str, Callable[[Context], KioskScreen]],
        later: frozenset[str] = frozenset(),
        between_visits: Callable[[], None] = lambda: None,
        ready: Callable[[], None] = lambda: None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.tidy = Tidy()
        self.face, self.context, self.rest = face, context, rest
        self.theme = Theme(face.panel)
        self._later = later
        self._between_visits = between_visits
        self._ready = ready
        self._builders = {name: (lambda name=name: self._build_screen(name, screens[name])) for name in screens}
        self._idle = Idle(times=face.idle)
        self._tick = KivyClock.create_trigger(self._on_idle_time, 1)
        self._minute = KivyClock.create_trigger(self._on_minute, 1)
        self._dialog: CountdownDialog | None = None
        self._deaf_until = 0.0
        self._doubles = Doubles()
        self._team: str | None = None
        self._access: Access | None = None
        self._times = HouseTimes(context)

    @staticmethod
    def glyph(name: str) -> str:
        """For kv: an icon of the icon font."""
        return icon(name)

    @staticmethod
    def tr(message: str, language: str) -> str:
        """For kv: the language is an argument so that the rule follows it."""
        return tr(message, language)

    def open_settings(self, *_args: Any) -> bool:
        """Kivy's F1 panel does not exist here."""
        return False

    def build(self) -> Any:
        for module in (basic, shell):
            load_look(str(module.__file__))
        self.title = "Kiosk"
        self.shell = shell.Shell()
        self._resting = Resting(self.shell, self.context, self._wake, self._be_deaf)
        self.router = Router(self._builders, self._present)
        self.context.navigator = self.router
        self.context.visit_changed = self._on_visit_changed
        self.context.finish = self.end_visit
        self.context.tiles, self.context.languages = self.face.tiles, self.face.languages
        self.context.new_visit(self.face.defaults)
        foot, head = self.shell.foot, self.shell.head
        foot.languages = list(self.face.languages)
        foot.bind(
            on_language_chosen=self._choose_language,
            on_reach_toggled=self._toggle_reach,
            on_reading=self._open_reading,
            on_finish=self._finish,
        )
        head.bind(on_back=self._back)
        foot.bind(on_back=self._back)
        Window.bind(on_touch_down=self._on_touch, on_key_down=self._on_key, on_key_up=self._on_key_up)
        self.router.home()
        self._refresh()
        self._idle = self._idle.touched(self.context.clock.monotonic())
        return self.shell

    def _build_screen(self, name: str, make: Callable[[Context], KioskScreen]) -> KioskScreen:
        if name != "home":
            from kiosk.ui.widgets import keyboard, qr, rooms

            for module in (keyboard, qr, rooms):
                load_look(str(module.__file__))
        return make(self.context)

    def on_start(self) -> None:
        # Wrapped texts in columns in cards settle within forty rounds; at twenty Kivy warns and draws them half done.
        KivyClock.max_iteration = 60
        self.rest.start()
        self._minute.timeout = self._until_next_minute()
        self._minute()
        self._watch_idle()
        # Two frames later the first picture is on the panel; until then nothing else may take time.
        KivyClock.schedule_once(lambda _dt: KivyClock.schedule_once(self._first_picture_is_up, 0), 0)

    def _first_picture_is_up(self, _dt: float) -> None:
        self._ready()
        KivyClock.schedule_once(self._warm_up, 0.6)

    def _warm_up(self, _dt: float) -> None:
        """Build the other screens one by one while nobody needs the frame, so that the first touch is as quick."""
        built = {screen.name for screen in self.router.built} | self._later
        missing = [name for name in self._builders if name not in built]
        if missing:
            self.router.screen(missing[0]).warm_up()
            KivyClock.schedule_once(self._warm_up, 0.15)
        elif self.attract is None:
            self._resting.make()
            self.tidy.start()

    @staticmethod
    def leave() -> None:
        """End the loop after this frame. Kivy's own `stop` takes the app away at once, from under the rules of kv that
        the frame still has to work out.
        """
        stopTouchApp()

    def on_stop(self) -> None:
        self.rest.stop()
        self.tidy.stop()
        Window.unbind(on_touch_down=self._on_touch, on_key_down=self._on_key, on_key_up=self._on_key_up)
        if self._access is not None:
            self._access.close()

    # What is known, and the time

    def world_changed(self, world: World) -> None:
        """A new world from the sync worker; the screen that is up draws itself again."""
        self.context.world = world
        self._refresh()

    def _until_next_minute(self) -> float:
        """Seconds until the clock of the head shows another minute, or the house serves in another way."""
        now = self.context.now()
        minute = 60 - now.second - now.microsecond / 1e6
        changes = self.context.world.opening(now).changes
        return min(minute, (changes - now).total_seconds() if changes is not None else minute) + 0.05

    def _on_minute(self, _dt: float) -> None:
        # Set before the screen draws: one that fails must not stop the clock.
        self._minute.timeout = self._until_next_minute()
        self._minute()
        self._refresh()

    def _refresh(self) -> None:
        context = self.context
        now, world, language = context.now(), context.world, context.language
        head = self.shell.head
        head.clock = at_clock(now, language, world.zone)
        head.date = f"{weekday(world.today(now), language)} {day_number(world.today(now), language)}"
        head.house = world.house.name.in_(language)
        told = self._times.look()
        head.hours, head.open, head.closing = told.hours, told.open, told.closing
        head.notice = stale(world, now, language)
        screen = self.router.current
        screen.update()
        head.title = screen.title
        self._resting.follow(told, may_be_dark=self.face.night)

    # Screens

    def _present(self, screen: KioskScreen, forward: bool) -> None:
        head = self.shell.head
        head.home = screen.name == "home"
        head.can_go_back = self.shell.foot.can_go_back = not head.home
        head.title = screen.title
        self._dress(screen)
        self.shell.show(screen, forward, self.theme.less_motion)

    def _dress(self, screen: KioskScreen) -> None:
        """Screens of the mystery stand in the dark, Celia's in the sun, frame and dialogs with them; both have their
        own idle times.
        """
        self._limit_time(screen)
        if (screen.archive, screen.sunny) != (self.theme.archive, self.theme.sunny):
            with nothing_dies():
                self.theme.dress(archive=screen.archive, sunny=screen.sunny)
                Window.clearcolor = self.theme.page

    def _limit_time(self, screen: KioskScreen) -> None:
        face, pace = self.face, self.context.visit.preferences.pace
        times = face.mystery_idle if screen.archive else face.celia_idle if screen.sunny else face.idle
        self._idle = replace(self._idle, times=times.at_pace(pace))
        self._watch_idle()

    def _back(self, *_args: Any) -> None:
        self.router.back()

    # The visit

    def _on_visit_changed(self) -> None:
        self._hand_over()
        preferences = self.context.visit.preferences
        with nothing_dies():
            self.theme.apply(preferences)
            Window.clearcolor = self.theme.page
            self.shell.reach = preferences.reach
            self.shell.foot.reach = preferences.reach
            self.shell.foot.language = preferences.language
            self.lang = self.context.language
        if self.router.built:
            self._limit_time(self.router.current)
            self._refresh()
        if preferences.speech or self._access is not None:
            self.access.follow()

    def _hand_over(self) -> None:
        """Another team plays now: nothing of the one before may be seen by it."""
        if self.context.visit.team != self._team:
            self._team = self.context.visit.team
            for screen in self.router.built:
                if screen.of_team:
                    screen.wipe()

    def _choose_language(self, _foot: Any, language: str) -> None:
        self.context.prefer(language=language)

    def _toggle_reach(self, *_args: Any) -> None:
        self.context.prefer(reach=not self.context.visit.preferences.reach)

    def _open_reading(self, *_args: Any) -> None:
        from kiosk.ui.reading import ReadingSheet

        ReadingSheet(self.context).open()

    def _finish(self, *_args: Any) -> None:
        self.end_visit()

    def end_visit(self) -> None:
        """The wipe: a new visit with default preferences, every screen emptied, home, rest."""
        self._idle = self._idle.left()
        self.context.speech.reset()
        self._close_dialogs()
        if self._access is not None:
            self._access.visit_over()
        for screen in self.router.built:
            screen.wipe()
        # Home first: a new visit draws the screen that is up, and that one may be what failed.
        self.router.home()
        self.context.new_visit(self.face.defaults)
        self._between_visits()
        self.show_attract()
        self.tidy.visit_over()

    def show_attract(self) -> None:
        """Cover everything with the resting screen."""
        self._resting.show(self._times.look(), may_be_dark=self.face.night)

    def _wake(self) -> None:
        if self.resting:
            self._resting.hide()
            self._be_deaf()
            self._idle = self._idle.touched(self.context.clock.monotonic())
            self._watch_idle()

    def _be_deaf(self) -> None:
        self._deaf_until = self.context.clock.monotonic() + _SWALLOW_AFTER_WAKING

    @property
    def attract(self) -> Attract | None:
        """The resting screen, once it has been made."""
        return self._resting.attract

    @property
    def night(self) -> Night | None:
        """What darkens the resting screen while the house is closed."""
        return self._resting.night

    @property
    def cover(self) -> Widget | None:
        """What is seen while nobody is there: the resting screen, or the night over it."""
        return self._resting.night if self._resting.dark else self._resting.attract

    @property
    def resting(self) -> bool:
        return self._resting.shown

    # Is anybody there

    @property
    def access(self) -> Access:
        """Keys, focus and voice, made when somebody first needs them."""
        if self._access is None:
            from kiosk.ui.access.access import Access

            self._access = Access(self, self.face.keys)
        return self._access

    def _on_touch(self, _window: Any, touch: Any) -> bool:
        if self.context.clock.monotonic() < self._deaf_until:
            return True
        if self.resting:
            return False
        counting = self._dialog is not None
        self.context.speech.stop()
        self.somebody_is_there()
        return not counting and self._access is not None and self._access.touched(touch)

    def _on_key(self, _window: Any, key: int, _scancode: Any = None, _text: Any = None, modifiers: Any = ()) -> bool:
        counting = self._dialog is not None
        if self.resting:
            if not self._resting.light():
                self._wake()
                # The key for speech is found without sight, and need not be pressed twice.
                if self.face.keys.action(key, modifiers) is Action.SPEECH:
                    self.context.prefer(speech=True)
            return True
        self.somebody_is_there()
        return counting or self.access.key_down(key, modifiers)

    def _on_key_up(self, _window: Any, key: int, *_args: Any) -> bool:
        if self._access is not None:
            self._access.key_up(key)
        return False

    def use_speech(self, speech: Speech) -> None:
        """The voice, which is made when the first picture is up."""
        self.context.speech = speech
        if self._access is not None:
            self._access.reader.use(speech)
        speech.watch_headset(self._on_headset)

    def _on_headset(self, plugged: bool) -> None:
        """Whoever plugs a headset in wants to hear; pulled out, nothing goes on aloud."""
        if plugged and self.resting:
            self._resting.light()
            self._wake()
        self.context.prefer(speech=plugged)

    def somebody_is_there(self) -> None:
        """A touch or key: the idle time begins anew."""
        self._idle = self._idle.touched(self.context.clock.monotonic())
        if self._dialog is not None:
            self._dialog.dismiss()
            self._dialog = None
        self._watch_idle()

    def scanned(self, code: str) -> bool:
        """A reader has read a code: as a touch it only wakes whoever rests; a screen that is seen may take it."""
        now = self.context.clock.monotonic()
        if not self._doubles.is_new(code, now) or now < self._deaf_until:
            return False
        if (wishes := read_card(code)) is not None:
            self._take_card(wishes)
            return True
        if self.resting:
            if not self._resting.light():
                self._wake()
            return False
        self.somebody_is_there()
        if without_identity(code) != code:
            from kiosk.ui import identity

            identity.tell()
            return False
        covered = any(hasattr(widget, "dismiss") for widget in Window.children)
        return not covered and self.router.current.scanned(code)

    def _take_card(self, wishes: Preferences) -> None:
        """Preferences that somebody has brought along; at rest they wake the kiosk as well."""
        self._resting.light()
        self._wake()
        self.somebody_is_there()
        self._close_dialogs()
        self.context.adopt(wishes)
        self.context.speech.tone()

    def _watch_idle(self) -> None:
        due = self._idle.next_change(self.context.clock.monotonic())
        self._tick.cancel()
        if due is not None:
            self._tick.timeout = max(0.05, min(due, 1.0) if self._idle.presence is Presence.WARNED else due)
            self._tick()

    def _on_idle_time(self, _dt: float) -> None:
        self.check_idle()

    def check_idle(self) -> None:
        """See what time has made of the visit: the countdown, or its end."""
        now = self.context.clock.monotonic()
        before = self._idle.presence
        self._idle = self._idle.at(now)
        if self._idle.presence is Presence.RESTING and before is not Presence.RESTING:
            self.end_visit()
            return
        if self._idle.presence is Presence.WARNED:
            if self._dialog is None:
                from kiosk.ui.dialogs import CountdownDialog

                self._dialog = CountdownDialog(self.context)
                self._dialog.open()
            self._dialog.seconds = self._idle.seconds_left(now)
        self._watch_idle()

    def _close_dialogs(self) -> None:
        for widget in list(Window.children):
            if widget is not self.shell and hasattr(widget, "dismiss"):
                widget.dismiss(animation=False)
        self._dialog = None

    def change_face(self, face: Face) -> None:
        """New settings, taken between visits."""
        self.face = face
        self.theme.panel = face.panel
        self.shell.foot.languages = list(face.languages)
        self.context.tiles, self.context.languages = face.tiles, face.languages
        if self._access is not None:
            self._access.close()
            self._access = None
        self.context.new_visit(face.defaults)
