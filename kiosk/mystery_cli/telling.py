"""How the terminal player speaks: lines of plain text, no longer than a braille reader or an old screen likes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import datetime

from kiosk.mystery import effects as told
from kiosk.mystery.again import Again
from kiosk.mystery.story import Story
from kiosk.mystery_cli.said import say

_WIDTH = 78


class Teller:
    """`tell` writes a line."""

    def __init__(self, story: Story, language: str, tell: Callable[[str], None]) -> None:
        self._story, self._language, self.line = story, language, tell

    def head(self, text: str) -> None:
        self.line("")
        self.line(f"== {text}")

    def paragraphs(self, text: str) -> None:
        for line in text.splitlines():
            self.line(textwrap.fill(line, _WIDTH))

    def part(self, key: str, text: str) -> None:
        """A paragraph with its name before it."""
        self.line("")
        self.paragraphs(f"{say(key, self._language)}: {text}")

    def say(self, key: str, **values: object) -> None:
        self.paragraphs(say(key, self._language, **values))

    def effect(self, effect: told.Effect, now: datetime, at: Again = Again.LETTER) -> None:
        """What came of an action; `at` is where a wrong answer sends."""
        language = self._language
        match effect:
            case told.Solved(clue, reply):
                self._solved(clue, reply.in_(language))
            case told.Near(reply):
                self.paragraphs(reply.in_(language))
            case told.Wrong():
                self.say(f"again_{at}")
            case told.Repeated():
                self.say("repeated")
            case told.Unsure():
                self.say("unsure")
            case told.Empty():
                self.say("empty")
            case told.MustWait(until):
                self.say("must_wait", seconds=_seconds(until, now))
            case told.HintGiven(number, text):
                self.paragraphs(f"{say('hint', language, number=number)}: {text.in_(language)}")
            case told.HintNotYet(until):
                self.say("hint_later", seconds=_seconds(until, now))
            case told.OtherWay():
                self.say("other_way")
            case told.CardOf(clue):
                self._card(clue)
            case told.Finished(letter):
                self.head(self._story.title.in_(language))
                self.paragraphs(letter.in_(language))
                self.line(self._story.signature.in_(language))

    def _solved(self, clue: str, reply: str) -> None:
        self.say("solved")
        self.paragraphs(reply)
        known = self._story.clue(clue)
        if known is not None and known.found is not None:
            self.part("note", known.found.in_(self._language))

    def _card(self, clue: str | None) -> None:
        known = self._story.clue(clue) if clue else None
        if known is None:
            self.say("card_later")
        else:
            self.say("card_of", title=known.title.in_(self._language))


def _seconds(until: datetime, now: datetime) -> int:
    return max(1, round((until - now).total_seconds()))
