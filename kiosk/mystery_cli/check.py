"""`kiosk mystery check`: everything that its author would mend in a story, and how long it takes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kiosk.mystery_cli import Add

if TYPE_CHECKING:
    from kiosk.mystery.story import Story


def register(add: Add) -> None:
    """The command and its words."""
    parser = add("check", "tarkista tarina / check the story", _check)
    parser.add_argument("--lang", choices=("fi", "en"), default="fi", help="viestien kieli / language of the messages")


def _check(options: argparse.Namespace) -> int:
    from kiosk.settings.load import HOUSE_FOLDER, MYSTERY_FOLDER
    from kiosk.settings.mystery import check_story
    from kiosk.settings.places import config_dir
    from kiosk.settings.problems import errors

    config = config_dir(options.config)
    checked = check_story(config / MYSTERY_FOLDER / options.story, config / HOUSE_FOLDER)
    for problem in checked.problems:
        print(problem.text(options.lang))
    finnish = options.lang == "fi"
    if checked.story is not None:
        for line in _durations(checked.story, finnish=finnish):
            print(line)
    wrong = len(errors(checked.problems))
    if not wrong:
        print("Tarina on kunnossa." if finnish else "The story is fine.")
    elif finnish:
        print(f"{wrong} korjattavaa." if wrong > 1 else "Yksi korjattava.")
    else:
        print(f"{wrong} things to correct." if wrong > 1 else "One thing to correct.")
    return 1 if wrong else 0


def _durations(story: Story, *, finnish: bool) -> list[str]:
    """By the author's minutes: the shortest way to the end, and every clue."""
    from kiosk.kit.words_staff import LEVEL
    from kiosk.mystery.checker import durations

    lines = []
    for each in durations(story):
        name = LEVEL[each.level].in_("fi" if finnish else "en")
        span = f"{each.least}–{each.all}" if each.least != each.all else f"{each.all}"
        every = each.least_clues == each.clues
        if finnish:
            needed = "kaikki tarvitaan" if every else f"joista loppuun tarvitaan {each.least_clues}"
            lines.append(f"{name}: {each.clues} vihjettä, {needed}; noin {span} min")
        else:
            needed = "all" if every else f"{each.least_clues}"
            lines.append(f"{name}: {each.clues} clues, {needed} needed to finish; about {span} min")
    return lines
