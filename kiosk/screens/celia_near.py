"""Celia for those who serve a reader: parents, teachers, carers, and who comes along with someone."""

from __future__ import annotations

from typing import Any

from kiosk.screens import celia
from kiosk.ui.screen import KioskScreen, load_look

load_look(str(celia.__file__))
load_look(__file__)


class CeliaNearScreen(KioskScreen):
    """How to help someone to begin."""

    title_id = "Someone close to you"
    sunny = True

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def to_celia(self) -> None:
        self.context.navigator.go("celia")
