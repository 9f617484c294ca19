"""The story that hub.toml names."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings.pages.page import teller, unknown
from kiosk.settings.problems import Problem
from kiosk.settings.reading import parse


def story_problem(stories: Path, hub_toml: Path, data: bytes, story: str) -> Problem | None:
    """What is wrong with a name that staff have written; none is no game, and where nothing is written nothing is."""
    document = parse(hub_toml, data)
    if not story or (stories / story / "tarina.toml").is_file() or isinstance(document, Problem):
        return None
    line = document.lines.get(("mystery", "story"))
    if line is None:
        return None
    found: list[Problem] = []
    known = sorted(path.parent.name for path in stories.glob("*/tarina.toml"))
    unknown(story, known, "story_folder", line, "mystery.story", teller(document.file, found))
    return found[0]
