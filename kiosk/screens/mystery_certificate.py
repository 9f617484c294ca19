"""The certificate on the screen: the team's name, the level and the day."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.mystery_slips import certificate_slip
from kiosk.ui.mystery_words import level_word
from kiosk.ui.printing import Prints
from kiosk.ui.screen import load_look
from kiosk.ui.times import full_date
from kiosk.ui.widgets.mystery import kinds
from kiosk.ui.widgets.qr import QrCard
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (kinds,)
load_look(__file__)


class MysteryCertificateScreen(Prints, TeamScreen):
    """Only for a team that has come to the end."""

    title_id = "Certificate"
    story_title = StringProperty()
    team_name = StringProperty()
    level_text = StringProperty()
    day_text = StringProperty()
    mark = StringProperty("K")

    def show(self, **_arguments: Any) -> None:
        super().show()
        self.forget_print()

    def wipe(self) -> None:
        self.forget_print()
        refill(self.ids.phone, (), self._code)
        self.story_title = self.team_name = self.level_text = self.day_text = ""

    def fill(self, story: Story, team: TeamState) -> None:
        context, language = self.context, self.context.language
        if team.finished is None:
            return
        self.follow_printer()
        self.story_title, self.team_name = story.title.in_(language), team.name
        self.level_text, self.mark = level_word(team.level, language), story.mark
        self.day_text = full_date(context.world.today(team.finished), language)
        url = self.desk.certificate(self.code)
        title = context.tr("Take the certificate along on your phone")
        refill(self.ids.phone, [(url, title)] if url else (), self._code)

    def _code(self, row: tuple[str, str]) -> QrCard:
        """The way to it for a phone, and the same to be typed; none where phones do not reach the hub."""
        url, title = row
        return QrCard(modules=self.context.qr(url), title_text=title, short_text=url.partition("://")[2])

    def print_slip(self) -> None:
        story, team = self.story, self.team
        if story is not None and team is not None and team.finished is not None:
            self.put_out(certificate_slip(self.context, story, team))

    def leave(self) -> None:
        self.context.navigator.back()
