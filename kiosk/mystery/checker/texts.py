"""Hints and languages that are missing. What a language does not have is shown in Finnish."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.text import Text
from kiosk.mystery.checker.finding import Finding, tasks_of
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Story

ENOUGH_HINTS = 3


def check(story: Story) -> Iterator[Finding]:
    for asked in tasks_of(story):
        count = len(asked.task.hints)
        if count < ENOUGH_HINTS:
            values = {"count": str(count), "enough": str(ENOUGH_HINTS)}
            severity = "warning" if count else "error"
            yield Finding(code="hints_few", path=asked.path("hints"), values=values, severity=severity)  # type: ignore[arg-type]
    for path, text, hint in _texts(story):
        missing = [language for language in ("fi", "sv", "en") if not getattr(text, language)]
        if "fi" in missing:
            yield Finding(code="text_no_finnish", path=path, values={"hint": hint})
        elif missing:
            values = {"languages": ", ".join(missing), "hint": hint}
            yield Finding(code="text_missing", path=path, values=values, severity="warning", language=missing[0])


def _texts(story: Story) -> Iterator[tuple[tuple[str, ...], Text, str]]:
    """Every text that a team reads, its place, a hint's number. Replies to near answers may differ by language."""
    for clue in story.clues:
        yield ("clues", clue.id, "all", "title"), clue.title, ""
        yield ("clues", clue.id, "all", "fragment"), clue.fragment, ""
        if clue.found is not None:
            yield ("clues", clue.id, "all", "found"), clue.found, ""
    for asked in tasks_of(story):
        task, puzzle = asked.task, asked.puzzle
        yield asked.path("look"), task.look, ""
        yield asked.path("ask"), puzzle.ask, ""
        yield asked.path("reply"), task.reply, ""
        for number, hint in enumerate(task.hints, start=1):
            yield asked.path("hints"), hint, str(number)
        for option in (*puzzle.options, *puzzle.partners):
            yield asked.path("options"), option, ""
        if puzzle.kind is PuzzleKind.TOUCH:
            yield asked.path("seen"), puzzle.seen or Text(""), ""
        for area in puzzle.areas:
            yield asked.path("area_names"), area.name, ""
    for card in story.cards:
        yield ("cards", card.id, "title"), card.title, ""
        yield ("cards", card.id, "text"), card.text, ""
