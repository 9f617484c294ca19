"""Head and foot around every screen: what their controls do, and how they follow the screen and the visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kiosk.domain.visit import Preferences
from kiosk.ui.context import Context
from kiosk.ui.screen import KioskScreen
from kiosk.ui.widgets.shell import Shell


class Frame:
    """`back` and `finish` are called when somebody wants to go back, or is done."""

    def __init__(self, shell: Shell, context: Context, back: Callable[[], None], finish: Callable[[], None]) -> None:
        self._head, self._foot, self._shell, self._context = shell.head, shell.foot, shell, context
        self._foot.bind(
            on_language_chosen=self._choose_language,
            on_reach_toggled=self._toggle_reach,
            on_reading=self._open_reading,
            on_finish=lambda *_: finish(),
            on_back=lambda *_: back(),
        )
        self._head.bind(on_back=lambda *_: back())

    def offer(self, languages: Iterable[str]) -> None:
        """Languages to choose from."""
        self._foot.languages = list(languages)

    def present(self, screen: KioskScreen) -> None:
        """Another screen is up."""
        head = self._head
        head.home, head.typing = screen.name == "home", screen.typing_first
        head.can_go_back = self._foot.can_go_back = not head.home
        self.entitle(screen)

    def entitle(self, screen: KioskScreen) -> None:
        """A screen may have another title by now."""
        self._head.title = screen.title

    def follow(self, preferences: Preferences) -> None:
        self._shell.reach = self._foot.reach = preferences.reach
        self._foot.language = preferences.language

    def _choose_language(self, _foot: Any, language: str) -> None:
        self._context.prefer(language=language)

    def _toggle_reach(self, *_args: Any) -> None:
        self._context.prefer(reach=not self._context.visit.preferences.reach)

    def _open_reading(self, *_args: Any) -> None:
        from kiosk.ui.reading import ReadingSheet

        ReadingSheet(self._context).open()
