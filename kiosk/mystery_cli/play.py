"""`kiosk mystery play`: the game in a terminal, for authors. Nothing is kept."""

from __future__ import annotations

import argparse
from typing import Final

from kiosk.mystery_cli import Add

_LEVELS: Final = {
    "lapset": "children",
    "perhe": "family",
    "etsiva": "detective",
    "children": "children",
    "family": "family",
    "detective": "detective",
}
_MODES: Final = {"palvelu": "staffed", "omatoimi": "self_service", "staffed": "staffed", "self_service": "self_service"}


def register(add: Add) -> None:
    """The command and its words."""
    parser = add("play", "pelaa tarina päätteessä / play the story in the terminal", _play)
    parser.add_argument("--level", choices=tuple(_LEVELS), default="perhe", help="taso / level")
    parser.add_argument("--lang", choices=("fi", "sv", "en"), default="fi", help="kieli / language")
    parser.add_argument("--mode", choices=tuple(_MODES), default="palvelu", help="aukiolo / opening mode")


def _play(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime
    from random import SystemRandom

    from kiosk.domain.hours import Mode
    from kiosk.mystery.names import draw_name
    from kiosk.mystery.story import Level
    from kiosk.mystery_cli.story_file import story_of
    from kiosk.mystery_cli.terminal import Terminal

    story = story_of(options)
    game = Terminal(
        story,
        level=Level(_LEVELS[options.level]),
        language=options.lang,
        mode=Mode(_MODES[options.mode]),
        name=draw_name(story, SystemRandom().choice),
        ask=input,
        tell=print,
        clock=lambda: datetime.now(UTC),
    )
    return 0 if game.play() else 1
