"""Everything on the screen follows the visit; at its end it is wiped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kivy.core.window import Window

from kiosk.ui.over import dialogs
from kiosk.ui.screen import KioskScreen
from kiosk.ui.widgets.press import let_all_go

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp


class Visiting:
    """`between` is called between two visits, and every minute while nobody is there: new settings are taken then."""

    def __init__(self, app: KioskApp, between: Callable[[], None]) -> None:
        self._app, self._between = app, between
        self._team: str | None = None

    def follow(self) -> None:
        """The visit is another one by now, or the patron's preferences are."""
        app = self._app
        self._hand_over()
        preferences = app.context.visit.preferences
        app.theme.apply(preferences)
        Window.clearcolor = app.theme.page
        app.frame.follow(preferences)
        app.lang = app.context.language
        if app.router.built:
            self.limit_time(app.router.current)
            app.refresh()
        for dialog in dialogs():
            dialog.follow()
        app.inputs.follow(preferences)

    def _hand_over(self) -> None:
        """Another team plays now: nothing of the one before may be seen by it."""
        team = self._app.context.visit.team
        if team != self._team:
            self._team = team
            for screen in self._app.router.built:
                if screen.of_team:
                    screen.wipe()

    def limit_time(self, screen: KioskScreen) -> None:
        """How long nobody need touch it, at the pace the patron has chosen; mystery and Celia have their own times."""
        face, pace = self._app.face, self._app.context.visit.preferences.pace
        times = face.mystery_idle if screen.archive else face.celia_idle if screen.sunny else face.idle
        self._app.attendance.limit(times.at_pace(pace))

    def end(self) -> None:
        """The wipe: a new visit with default preferences, every screen emptied, home, rest."""
        app = self._app
        app.attendance.left()
        let_all_go()  # lifted later, it would press something on the screen of the next one
        app.context.speech.reset()
        app.close_dialogs()
        app.inputs.visit_over()
        for screen in app.router.built:
            screen.wipe()
        # Home first: a new visit draws the screen that is up, and that one may be what failed.
        app.router.home()
        app.context.new_visit(app.face.defaults)
        self._between()
        app.show_attract()
        app.tidy.visit_over()

    def minute_passed(self) -> None:
        """Also while it rests: whoever has just changed the settings stands before it and waits."""
        if self._app.resting:
            self._between()
        self._app.refresh()

    def let_go(self) -> None:
        """Screens that not everybody wants are made anew for who does: all that stand there, seen or not, are laid out
        anew with every change of text size or language.
        """
        app = self._app
        if app.resting and not app.shell.manager.transition.is_active:
            app.shell.let_go(app.router.let_go(app.wanted))
