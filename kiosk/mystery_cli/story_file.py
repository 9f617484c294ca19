"""The story that a command is about, out of staff's folder."""

from __future__ import annotations

import argparse

from kiosk.errors import KioskError
from kiosk.mystery.story import Story


def story_of(options: argparse.Namespace) -> Story:
    """The story named by --story in the folder of --config; what is wrong with it is told as `check` tells it."""
    from kiosk.settings.mystery import read_story
    from kiosk.settings.places import config_dir

    found = read_story(config_dir(options.config) / "mystery" / options.story)
    if found.story is None:
        lines = "\n".join(problem.text() for problem in found.errors)
        raise KioskError("Tarinaa ei voi pelata ennen kuin se on korjattu. / The story has to be mended first.", lines)
    return found.story
