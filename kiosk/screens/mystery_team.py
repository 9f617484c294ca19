"""A new team: how many play, how difficult, and a name that is drawn, never typed."""

from __future__ import annotations

from random import SystemRandom
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.mystery.names import draw_name
from kiosk.mystery.story import LEVELS, Level
from kiosk.mystery.team import NewTeam
from kiosk.ui.mystery_words import LEVEL_ICONS, level_note, level_word, players_words
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.translate import plain
from kiosk.ui.widgets.mystery import kinds
from kiosk.ui.widgets.mystery.parts import LevelCard
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (kinds,)
load_look(__file__)
_DRAWS = 20
"""So often another name is tried when the same one comes again."""
_Row = tuple[Level, str, str, bool]


class MysteryTeamScreen(KioskScreen):
    """`most` players share one screen."""

    title_id = "A new team"
    archive = True
    most = 12
    team_name = StringProperty()
    players = NumericProperty(2)
    players_text = StringProperty()
    busy = BooleanProperty(False)

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._level = Level.FAMILY
        super().__init__(context, **kwargs)

    def show(self, **_arguments: Any) -> None:
        self.message, self.busy = "", False
        if not self.team_name:
            self.draw()
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self.team_name, self.players, self.message, self.busy = "", 2, "", False
        self._level = Level.FAMILY

    def refresh(self) -> None:
        context, story = self.context, self.context.world.story
        language = context.language
        self.players_text = players_words(int(self.players), language)
        rows = [
            (
                level,
                level_word(level, language),
                level_note(story, level, language) if story else "",
                level is self._level,
            )
            for level in LEVELS
        ]
        refill(self.ids.levels, rows, self._card, _tell)

    def _card(self, row: _Row) -> LevelCard:
        card = LevelCard()
        _tell(card, row)
        card.bind(on_release=lambda card: self.choose(Level(card.level)))
        return card

    def draw(self) -> None:
        """Another name, of the words that staff have chosen."""
        story, before = self.context.world.story, self.team_name
        if story is None or self.busy:
            return
        for _ in range(_DRAWS):
            self.team_name = draw_name(story, SystemRandom().choice)
            if self.team_name != before:
                return

    def more(self, by: int) -> None:
        self.players = max(1, min(self.most, self.players + by))
        self.refresh()

    def choose(self, level: Level) -> None:
        self._level = level
        self.refresh()

    def start(self) -> None:
        if self.busy or self.context.world.story is None:
            return
        self.busy, self.message = True, ""
        context = self.context
        team = NewTeam(
            name=self.team_name, level=self._level, players=int(self.players), language=plain(context.language)
        )
        context.mystery.begin(team, context.for_this_visit(self._begun))

    def _begun(self, code: str) -> None:
        self.busy = False
        if not self.context.navigator.shows(self):
            return  # gone elsewhere while the disk was slow
        self.context.play(code)
        self.context.navigator.go("mystery_code", replace=True)


def _tell(card: LevelCard, row: _Row) -> None:
    level, card.text, card.note, card.selected = row
    card.level, card.icon_name = level.value, LEVEL_ICONS[level]
