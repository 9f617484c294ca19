"""The certificate on the screen: the team's name, the level and the day."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.ui.mystery_screen import TeamScreen
from kiosk.ui.mystery_words import level_word, seal_of
from kiosk.ui.screen import load_look
from kiosk.ui.times import full_date
from kiosk.ui.widgets.mystery import kinds

USED_IN_KV = (kinds,)
load_look(__file__)


class MysteryCertificateScreen(TeamScreen):
    """Only for a team that has come to the end."""

    title_id = "Certificate"
    story_title = StringProperty()
    team_name = StringProperty()
    level_text = StringProperty()
    day_text = StringProperty()
    mark = StringProperty("K")

    def wipe(self) -> None:
        self.story_title = self.team_name = self.level_text = self.day_text = ""

    def fill(self, story: Story, team: TeamState) -> None:
        context, language = self.context, self.context.language
        if team.finished is None:
            return
        self.story_title, self.team_name = story.title.in_(language), team.name
        self.level_text, self.mark = level_word(team.level, language), seal_of(story)
        self.day_text = full_date(context.world.today(team.finished), language)

    def leave(self) -> None:
        self.context.navigator.back()
