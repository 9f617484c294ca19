"""The hall of fame of this month: drawn names of teams that wished to stand there."""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, StringProperty

from kiosk.ui.mystery_words import level_word
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.times import full_date
from kiosk.ui.widgets.basic import Card
from kiosk.ui.widgets.mystery import kinds
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (kinds,)
load_look(__file__)


class HallRow(Card):
    """A team, or the words that none stands here."""

    name_text = StringProperty()
    fact = StringProperty()


class MysteryHallScreen(KioskScreen):
    """The latest first; no race, so no times stand there."""

    title_id = "Hall of fame"
    archive = True
    lead = StringProperty()
    notes = ListProperty()

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        refill(self.ids.rows, (), _row)

    def refresh(self) -> None:
        context, language = self.context, self.context.language
        teams = context.mystery.hall_of_fame()
        rows = [(team.name, f"{level_word(team.level, language)} · {full_date(team.day, language)}") for team in teams]
        refill(self.ids.rows, rows or [(context.tr("No team stands here yet this month."), "")], _row)
        self.lead = context.tr("These teams found the whole letter this month.") if rows else ""
        self.notes = [
            ("shield-account-outline", context.tr("Only drawn names stand here, and only if the team wished it."))
        ]


def _row(row: tuple[str, str]) -> HallRow:
    return HallRow(name_text=row[0], fact=row[1])
