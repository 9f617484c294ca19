"""All checks of a story."""

from __future__ import annotations

from kiosk.mystery.checker import house, puzzles, same_answers, spoilers, texts, ways_through
from kiosk.mystery.checker.finding import Finding
from kiosk.mystery.story import Story

_CHECKS = (ways_through.check, puzzles.check, same_answers.check, spoilers.check, house.check, texts.check)


def check(story: Story) -> tuple[Finding, ...]:
    """Every finding, each once; those that stop a team first."""
    found: list[Finding] = []
    for each in _CHECKS:
        for finding in each(story):
            if finding not in found[-50:]:  # the same words in three hints are one finding
                found.append(finding)
    return tuple(sorted(found, key=lambda finding: finding.severity != "error"))
