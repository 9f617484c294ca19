"""The Kivy application: frame, visit, idle and the minute. It knows no hub and no disk."""

from __future__ import annotations

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
from kiosk.ui.frame import Frame
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
from kiosk.ui.visiting import Visiting
from kiosk.ui.warming import Warming
from kiosk.ui.widgets import basic, shell

if TYPE_CHECKING:  # imported when they are first shown: the first picture has no use for them
    from kivy.uix.widget import Widget

    from kiosk.ui.access.access import Access
    from kiosk.ui.attract import Attract
    from kiosk.ui.night import Night


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
        self._visiting = Visiting(self, between_visits)
        self.tidy, self.collector = Tidy(self._visiting.let_go), Collector()
        self.face, self.context, self.rest = face, context, rest
        self.theme = Theme(face.panel)
        self.wanted = tuple(name for name in screens if name not in later)
        """Screens that everybody wants; the others are made for who does."""
        self._ready = ready
        self._builders = {name: (lambda name=name: self._build_screen(name, screens[name])) for name in screens}
        self.attendance = Attendance(context, face.idle, self.end_visit)
        self.inputs = Inputs(self)

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
        self._heading = Heading(self.shell.head, self.context, self._visiting.minute_passed)
        self.router = Router(self._builders, self._present)
        self.context.navigator = self.router
        self.frame = Frame(self.shell, self.context, self.router.back, self.end_visit)
        self.frame.offer(self.face.languages)
        self.context.visit_changed = self._visiting.follow
        self.context.finish = self.end_visit
        self.context.tiles, self.context.languages = self.face.tiles, self.face.languages
        self.context.new_visit(self.face.defaults)
        self.inputs.listen()
        self.router.home()
        self.refresh(drawn=True)
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
        self._warming = Warming(self.router, self.wanted, self._all_stand_ready)  # Kivy's clock alone would not hold it
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
        self.refresh()

    def refresh(self, *, drawn: bool = False) -> None:
        """Draw anew what is known; `drawn` when the screen that is up has just been."""
        told = self._heading.fill()
        screen = self.router.current
        if not drawn:
            screen.update()
        self.frame.entitle(screen)
        self._resting.follow(told, may_be_dark=self.face.night)

    # Screens

    def _present(self, screen: KioskScreen, forward: bool) -> None:
        """Screens of the mystery stand in the dark, Celia's in the sun, frame and dialogs with them."""
        self.frame.present(screen)
        self._visiting.limit_time(screen)
        self.theme.dress(archive=screen.archive, sunny=screen.sunny)
        Window.clearcolor = self.theme.page
        self.shell.show(screen, forward, self.theme.less_motion)

    # The visit

    def end_visit(self) -> None:
        """Wipe everything and rest."""
        self._visiting.end()

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
        self.frame.offer(face.languages)
        self.context.tiles, self.context.languages = face.tiles, face.languages
        self.inputs.forget()
        self.inputs.let_read()
        self.context.new_visit(face.defaults)
