"""What an answer is worth. The right one is looked for first: an edit of the story may make right what was wrong."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.text import Text
from kiosk.mystery.given import Given
from kiosk.mystery.kinds import KINDS
from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.normal import plain_key
from kiosk.mystery.puzzle import Puzzle
from kiosk.mystery.story import Story
from kiosk.mystery.team import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict, the answer as it was compared, and the author's reply to a near one.

    A near one's key is the first of the answers it belongs to: "tuulessa" and "se on tuuli" are one, and written once.
    """

    verdict: Verdict
    key: str = ""
    reply: Text | None = None


def judge(story: Story, puzzle: Puzzle, given: Given) -> Judged:
    """Right, near, wrong or empty; whether it is repeated or must wait is not seen from here."""
    kind = KINDS[puzzle.kind]
    asked = Asked(puzzle, given, story.cards)
    key = kind.key(asked)
    if not key:
        return Judged(Verdict.EMPTY)
    if kind.is_right(asked):
        return Judged(Verdict.RIGHT, key)
    for near in puzzle.near:
        if kind.is_near(asked, near):
            return Judged(Verdict.NEAR, plain_key(next(iter(near.answers), key)), near.reply)
    return Judged(Verdict.WRONG, key)
