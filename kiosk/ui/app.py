"""The Kivy application: frame, visit, idle and the minute. It knows no hub and no disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.base import stopTouchApp
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window
from kivy.properties import ObjectProperty, StringProperty

from kiosk.services.speech import Speech
from kiosk.services.world import World
from kiosk.ui.attendance import Attendance
from kiosk.ui.collector import Collector
from kiosk.ui.context import Context
from kiosk.ui.face import Face
from kiosk.ui.fonts import icon
from kiosk.ui.heading import Heading
from kiosk.ui.inputs import Inputs
from kiosk.ui.over import dialogs
from kiosk.ui.rest import Rest
from kiosk.ui.resting import Resting
from kiosk.ui.router import Router
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.theme import Theme
from kiosk.ui.tidy import Tidy
from kiosk.ui.translate import tr
from kiosk.ui.warming import Warming
from kiosk.ui.widgets import basic, shell

if TYPE_CHECKING:  # imported when they are first shown: the first picture has no use for them
    from kivy.uix.widget import Widget

    from kiosk.ui.access.access import Access
    from kiosk.ui.attract import Attract
    from kiosk.ui.night import Night

log = logging.getLogger(__name__)


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
        self.tidy, self.collector = Tidy(self._let_go), Collector()
        self.face, self.context, self.rest = face, context, rest
        self.theme = Theme(face.panel)
        self._later = later
        self._between_visits = between_visits
        self._ready = ready
        self._builders = {name: (lambda name=name: self._build_screen(name, screens[name])) for name in screens}
        self.attendance = Attendance(context, face.idle, self.end_visit)
        self.inputs = Inputs(self)
        self._team: str | None = None

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
        self._resting = Resting(self.shell, self.context, self.inputs.wake, self.inputs.be_deaf)
        self._heading = Heading(self.shell.head, self.context, self._refresh)
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
        self.inputs.listen()
        self.router.home()
        self._refresh(drawn=True)
        self.attendance.touched()
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
        self._heading.start()
        self.attendance.watch()
        # Two frames later the first picture is on the panel; until then nothing else may take time.
        KivyClock.schedule_once(lambda _dt: KivyClock.schedule_once(self._first_picture_is_up, 0), 0)

    def _first_picture_is_up(self, _dt: float) -> None:
        self.collector.start()
        self._ready()
        names = (name for name in self._builders if name not in self._later)
        self._warming = Warming(self.router, names, self._all_stand_ready)  # Kivy's clock alone would not hold it
        self._warming.start()

    def _all_stand_ready(self) -> None:
        if self.attract is None:
            self._resting.make()
            self.tidy.start()
            self.inputs.let_read()

    @staticmethod
    def leave() -> None:
        """End the loop after this frame. Kivy's own `stop` takes the app away at once, from under the rules of kv that
        the frame still has to work out.
        """
        stopTouchApp()

    def on_stop(self) -> None:
        self.rest.stop()
        self.tidy.stop()
        self.collector.stop()
        self.attendance.stop()
        self.inputs.stop()

    # What is known, and the time

    def world_changed(self, world: World) -> None:
        """A new world from the sync worker; the screen that is up draws itself again."""
        self.context.world = world
        self._refresh()

    def _refresh(self, *, drawn: bool = False) -> None:
        """Draw anew what is known; `drawn` when the screen that is up has just been."""
        told = self._heading.fill()
        screen = self.router.current
        if not drawn:
            screen.update()
        self.shell.head.title = screen.title
        self._resting.follow(told, may_be_dark=self.face.night)

    # Screens

    def _present(self, screen: KioskScreen, forward: bool) -> None:
        head = self.shell.head
        head.home, head.typing = screen.name == "home", screen.typing_first
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
            self.theme.dress(archive=screen.archive, sunny=screen.sunny)
            Window.clearcolor = self.theme.page

    def _limit_time(self, screen: KioskScreen) -> None:
        face, pace = self.face, self.context.visit.preferences.pace
        times = face.mystery_idle if screen.archive else face.celia_idle if screen.sunny else face.idle
        self.attendance.limit(times.at_pace(pace))

    def _back(self, *_args: Any) -> None:
        self.router.back()

    # The visit

    def _on_visit_changed(self) -> None:
        self._hand_over()
        preferences = self.context.visit.preferences
        self.theme.apply(preferences)
        Window.clearcolor = self.theme.page
        self.shell.reach = preferences.reach
        self.shell.foot.reach = preferences.reach
        self.shell.foot.language = preferences.language
        self.lang = self.context.language
        if self.router.built:
            self._limit_time(self.router.current)
            self._refresh()
        for dialog in dialogs():
            dialog.follow()
        self.inputs.follow(preferences)

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
        self.attendance.left()
        self.context.speech.reset()
        self.close_dialogs()
        self.inputs.visit_over()
        for screen in self.router.built:
            screen.wipe()
        # Home first: a new visit draws the screen that is up, and that one may be what failed.
        self.router.home()
        self.context.new_visit(self.face.defaults)
        self._between_visits()
        self.show_attract()
        self.tidy.visit_over()

    def _let_go(self) -> None:
        """Screens that not everybody wants are made anew for who does: all that stand there, seen or not, are laid out
        anew with every change of text size or language.
        """
        if self.resting and not self.shell.manager.transition.is_active:
            at_once = self._builders.keys() - self._later
            self.shell.let_go(self.router.let_go(at_once))

    def show_attract(self) -> None:
        """Cover everything with the resting screen."""
        self._resting.show(self._heading.look(), may_be_dark=self.face.night)

    def hide_attract(self) -> None:
        """Show what is under the resting screen."""
        self._resting.hide()

    def light(self) -> bool:
        """End the dark of the night; False when it was not dark."""
        return self._resting.light()

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
        return self._resting.cover

    @property
    def resting(self) -> bool:
        return self._resting.shown

    # Is anybody there

    @property
    def access(self) -> Access:
        """Keys, focus and voice, made when somebody first needs them."""
        return self.inputs.access

    def use_speech(self, speech: Speech) -> None:
        """The voice, which is made when the first picture is up."""
        self.context.speech = speech
        self.inputs.speak_by(speech)
        speech.watch_headset(self.inputs.headset)

    def scanned(self, code: str) -> bool:
        """A reader has read a code; whether anything on this screen could do something with it."""
        return self.inputs.scanned(code)

    def check_idle(self) -> None:
        """See what time has made of the visit: the countdown, or its end."""
        self.attendance.check()

    def close_dialogs(self) -> None:
        """Nothing lies over the screen any more."""
        for dialog in dialogs():
            dialog.dismiss(animation=False)
        self.attendance.forget_question()

    def change_face(self, face: Face) -> None:
        """New settings, taken between visits."""
        self.face = face
        self.theme.panel = face.panel
        self.shell.foot.languages = list(face.languages)
        self.context.tiles, self.context.languages = face.tiles, face.languages
        self.inputs.forget()
        self.inputs.let_read()
        self.context.new_visit(face.defaults)
