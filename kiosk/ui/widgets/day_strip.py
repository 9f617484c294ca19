"""The days of which one is chosen: as many as fit, and a chip that brings the next ones."""

from __future__ import annotations

from datetime import date
from math import floor
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.times import day_number, weekday
from kiosk.ui.translate import plain, tr
from kiosk.ui.widgets.refill import refill
from kiosk.ui.widgets.rooms import DayChip

ChipItem = tuple[str, str, str, bool, date | int]
"""Words above and below, its name, whether chosen, and the day or the page of days it stands for."""


class DayStrip(BoxLayout):
    """What is to be shown is told by `show`. Fires `on_day(day)`."""

    __events__ = ("on_day",)

    def __init__(self, **kwargs: Any) -> None:
        self._days: list[date] = []
        self._day: date | None = None
        self._today: date | None = None
        self._language = "fi"
        self._page = 0
        self._theme = App.get_running_app().theme
        super().__init__(**kwargs)
        # In the next frame: a rule that is just being told of a new size must not lose its widget meanwhile.
        self.bind(width=Clock.create_trigger(self._fill, -1))

    def on_day(self, day: date) -> None:
        """A day was touched."""

    def show(self, days: list[date], day: date, today: date, language: str) -> None:
        """These days, one of them chosen."""
        self._days, self._day, self._today, self._language = days, day, today, language
        self._fill()

    def to_first(self) -> None:
        """The first page of days, when they are shown next."""
        self._page = 0

    def _fill(self, *_args: Any) -> None:
        """15 mm each; the last chip turns the page (no dragging needed)."""
        theme, days = self._theme, self._days
        if not days:
            return
        narrowest = max(theme.target, 4.1 * theme.body)
        fit = max(3, floor((self.width + theme.gap) / (narrowest + theme.gap)))
        per_page = fit - 1 if len(days) > fit else fit
        pages = [days[n : n + per_page] for n in range(0, len(days), per_page)]
        self._page = min(self._page, len(pages) - 1)
        chips = [self._day_chip(day) for day in pages[self._page]]
        if len(pages) > 1:
            page = (self._page + 1) % len(pages)
            words = tr("Later", self._language) if page else tr("First days", self._language)
            first = day_number(pages[page][0], self._language)
            name = tr("{words}, from {day}", self._language, {"words": words, "day": first})
            chips.append((words, f"{first}–", name, False, page))
        refill(self, chips, self._chip, _fill_chip)

    def _day_chip(self, day: date) -> ChipItem:
        name = tr("Today", self._language) if day == self._today else weekday(day, plain(self._language))
        return name, day_number(day, self._language), "", day == self._day, day

    def _chip(self, item: ChipItem) -> DayChip:
        chip = DayChip()
        _fill_chip(chip, item)
        chip.bind(on_release=lambda chip: self._released(chip.value))
        return chip

    def _released(self, value: date | int) -> None:
        """A day, or the number of a page of days."""
        if isinstance(value, int):
            self._page = value
            self._fill()
        else:
            self.dispatch("on_day", value)


def _fill_chip(chip: DayChip, item: ChipItem) -> None:
    chip.top_text, chip.bottom_text, chip.name, chip.selected, chip.value = item
    chip.can_be_selected = isinstance(chip.value, date)
