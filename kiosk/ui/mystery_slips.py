"""Slips of the mystery: the code to come back with, and the certificate. Nothing on them is personal."""

from __future__ import annotations

from kiosk.mystery.story import Story
from kiosk.mystery.team import TeamState
from kiosk.services.slip import Line, Rule, Slip
from kiosk.ui.context import Context
from kiosk.ui.mystery_words import level_word
from kiosk.ui.slips import code_lines
from kiosk.ui.times import full_date


def team_slip(context: Context, story: Story, team: TeamState, code: str) -> Slip:
    """What a team takes along while it searches."""
    tr = context.tr
    return Slip(
        (
            Line(text=story.title.in_(context.language), bold=True, centred=True),
            Rule(),
            Line(text=team.name, large=True),
            *code_lines(tr("Team code"), code),
            Line(text=tr("With this code you go on where you were, today or on another day.")),
        )
    )


def certificate_slip(context: Context, story: Story, team: TeamState) -> Slip:
    """The certificate as it stands on the screen."""
    tr, language = context.tr, context.language
    day = full_date(context.world.today(team.finished), language) if team.finished else ""
    return Slip(
        (
            Line(text=tr("Certificate"), centred=True),
            Line(text=story.title.in_(language), large=True, bold=True, centred=True),
            Rule(),
            Line(text=tr("This team has solved the mystery"), centred=True),
            Line(text=""),
            Line(text=team.name, large=True, bold=True, centred=True),
            Line(text=level_word(team.level, language), centred=True),
            Line(text=day, centred=True),
            Rule(),
            Line(text=context.world.house.name.in_(language), centred=True),
        )
    )
