"""Opening hours: how the house serves now, week by week, rooms with hours of their own, what self-service means."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.domain.hours import Mode
from kiosk.services.hours_view import monday, own_hours, week, weeks_ahead
from kiosk.ui.hours_lines import DayLine, day_lines, room_lines, week_dates, week_name, week_reason
from kiosk.ui.hours_words import course, hours_as_of, open_fact, who_helps, why_special
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import hours as widgets
from kiosk.ui.widgets.basic import Card
from kiosk.ui.widgets.hours import DayRow
from kiosk.ui.widgets.refill import refill

load_look(str(widgets.__file__))
load_look(__file__)


class RoomHoursCard(Card):
    """A room whose hours are not those of the house."""

    icon_name = StringProperty()
    name_text = StringProperty()


class SelfServiceCard(Card):
    """What self-service hours mean, and how to get help in them."""

    shown = BooleanProperty(True)
    own_help = StringProperty()


class HoursScreen(KioskScreen):
    """Now, a week, and the weeks after it."""

    title_id = "Opening hours"
    fact = StringProperty()
    course = StringProperty()
    notes = ListProperty()
    open = BooleanProperty(False)
    week_name = StringProperty()
    week_dates = StringProperty()
    week_reason = StringProperty()
    weeks = NumericProperty(0)
    """Weeks after this one."""
    most_weeks = NumericProperty(0)
    explains = BooleanProperty(False)
    own_help = StringProperty()

    def warm_up(self) -> None:
        self.update()

    def show(self, **_arguments: Any) -> None:
        self.weeks = 0
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self.weeks = 0

    def turn(self, by: int) -> None:
        """To a later or an earlier week."""
        self.weeks = min(self.most_weeks, max(0, self.weeks + by))
        self.refresh()

    def refresh(self) -> None:
        context = self.context
        now, world, language = context.now(), context.world, context.language
        self.most_weeks = weeks_ahead(world, now)
        self.weeks = min(self.weeks, self.most_weeks)
        first = monday(world, now, int(self.weeks))
        days = week(world, first)
        self._now_card(now)
        self.week_name, self.week_dates = week_name(int(self.weeks), first, language), week_dates(first, language)
        self.week_reason = week_reason(days, language)
        refill(self.ids.days, day_lines(world, days, now, language), _row, _fill)
        refill(self.ids.rooms, room_lines(world, own_hours(world, first), now, language), _room)
        self._explain()

    def _now_card(self, now: datetime) -> None:
        context = self.context
        world, language = context.world, context.language
        opening = world.opening(now)
        self.fact, self.open = open_fact(world, now, language), opening.open
        self.course = course(world, now, language)
        helps = who_helps(world, now, language)
        today = next((note for note in world.house.day_notes if note.day == world.today(now)), None)
        rows = (
            ("calendar-star", why_special(today, language)),
            ("account-question", helps),
            ("cloud-off-outline", hours_as_of(world, now, language)),
        )
        self.notes = [row for row in rows if row[1]]

    def _explain(self) -> None:
        """What self-service is, in a house that has it."""
        house = self.context.world.house
        self.explains = any(period.mode is Mode.SELF_SERVICE for period in house.hours.periods)
        own = house.self_service_help
        self.own_help = own.in_(self.context.language) if own is not None and self.explains else ""


def _row(line: DayLine) -> DayRow:
    row = DayRow()
    row.fill(line)
    return row


def _fill(row: DayRow, line: DayLine) -> None:
    row.fill(line)


def _room(item: tuple[str, str, tuple[DayLine, ...]]) -> RoomHoursCard:
    icon_name, name, lines = item
    card = RoomHoursCard(icon_name=icon_name, name_text=name)
    for line in lines:
        card.add_widget(_row(line))
    return card
