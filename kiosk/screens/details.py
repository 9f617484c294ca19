"""What a room's rule asks before it can be booked: a name, how many people. Nothing else, and only when asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.api.booking import Details
from kiosk.domain.rooms import Detail
from kiosk.domain.text import clean
from kiosk.ui.asking import to_review
from kiosk.ui.identity import kept
from kiosk.ui.masks import masked
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import emblem
from kiosk.ui.widgets.keyboard import BACKSPACE, HYPHEN, SPACE, beside_the_keys

for _look in (emblem.__file__, __file__):
    load_look(_look)
_LONGEST_NAME = 60


class DetailsScreen(KioskScreen):
    """Name and people. The name stands readable only while the patron holds the eye."""

    title_id = "For this booking"
    typing_first = True
    name_text = StringProperty()
    shown_name = StringProperty()
    reveal = BooleanProperty(False)
    asks_name = BooleanProperty(False)
    asks_people = BooleanProperty(False)
    people = NumericProperty(1)
    capacity = NumericProperty(0)
    people_text = StringProperty()
    ready = BooleanProperty(False)
    keys_first = BooleanProperty(False)
    """Where lines are few the keys come next to the name and what else is asked below; else both are at the foot."""

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._wish: dict[str, Any] = {}
        super().__init__(context, **kwargs)
        for name in ("name_text", "reveal"):
            self.fbind(name, self._show_name)

    def show(self, resource: str, start: datetime, end: datetime, card: str | None = None, **_arguments: Any) -> None:
        again = self._wish.get("resource") == resource
        self._wish = {"resource": resource, "start": start, "end": end, "card": card}
        if not again:
            self.name_text, self.people = "", 1
        self.reveal = False

    def wipe(self) -> None:
        self._wish, self.name_text, self.shown_name, self.people, self.reveal = {}, "", "", 1, False

    def on_keys_first(self, *_args: Any) -> None:
        ids = self.ids
        beside_the_keys(
            self.keys_first, frame=ids.frame, content=ids.content, typed=ids.typing, keys=ids.board, spare=ids.spare
        )

    def refresh(self) -> None:
        doc = self.context.world.docs.get(self._wish.get("resource", ""))
        if doc is None:
            return
        asks = doc.resource.rules.asks
        self.asks_name, self.asks_people = Detail.NAME in asks, Detail.PEOPLE in asks
        self.capacity = doc.resource.capacity or 0
        self.people_text = self.context.trn("{n} person", "{n} people", int(self.people))
        self.ready = bool(self.name_text.strip()) or not self.asks_name

    def _show_name(self, *_args: Any) -> None:
        typed = self.name_text
        if self.reveal or not typed:
            self.shown_name = typed
        else:
            # The letter just typed is seen, what stands before it is not.
            whole, _, last = typed.rpartition(" ")
            head = masked(whole) + " " if whole else ""
            self.shown_name = head + last[:1] + "•" * max(0, len(last) - 2) + (last[-1:] if len(last) > 1 else "")

    def key(self, value: str) -> None:
        if value == BACKSPACE:
            self.name_text = self.name_text[:-1]
        elif len(self.name_text) < _LONGEST_NAME:
            starts_word = not self.name_text or self.name_text[-1] in (SPACE, HYPHEN)
            if not (value == SPACE and starts_word):
                self.name_text = kept(self.name_text + (value.upper() if starts_word else value), typing=True)
        self.refresh()

    def more_people(self, step: int) -> None:
        most = int(self.capacity) or 10_000
        self.people = min(most, max(1, int(self.people) + step))
        self.refresh()

    def go_on(self) -> None:
        if not self.ready:
            return
        name = kept(self.name_text)
        if name != self.name_text:
            self.name_text = name
            self.refresh()
            return
        details = Details(
            name=clean(name, _LONGEST_NAME) if self.asks_name else None,
            people=int(self.people) if self.asks_people else None,
        )
        to_review(self.context, details=details, **self._wish)
