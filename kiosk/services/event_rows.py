"""The rows of the list of events: the events in their order, and a heading before each part of them."""

from __future__ import annotations

from bisect import bisect_right
from zoneinfo import ZoneInfo

from kiosk.services.events_view import Order, Section, sections


class EventRows:
    """What stands at which row, counted from 0; headings are rows too."""

    def __init__(self, order: Order, zone: ZoneInfo) -> None:
        self._keys = order.keys
        self._sections = sections(order, zone)
        self._headings = [section.first + n for n, section in enumerate(self._sections)]

    def __len__(self) -> int:
        return len(self._keys) + len(self._sections)

    def heading(self, row: int) -> Section | None:
        """The part whose heading it is; None where an event stands."""
        at = bisect_right(self._headings, row) - 1
        return self._sections[at] if at >= 0 and self._headings[at] == row else None

    def place(self, row: int) -> int:
        """The place in the order of the event that stands there."""
        return row - bisect_right(self._headings, row)

    def key_at(self, row: int) -> int | None:
        """The store's number of the event there, of a heading that of the event before it; None beyond the end."""
        place = max(0, self.place(row))
        return self._keys[place] if place < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """Where an event stands; the first row when it has gone."""
        place = next((n for n, each in enumerate(self._keys) if each == key), None)
        if place is None:
            return 0
        return place + sum(section.first <= place for section in self._sections)
