"""What the archive says to an answer: the author's words where there are some, otherwise a calm sentence of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.mystery.again import Again, again
from kiosk.mystery.engine import CardOf, Effect, Near, OtherWay, Repeated, Unsure, Wrong
from kiosk.mystery.story import Clue, Story, Task
from kiosk.ui.mystery_words import time_left
from kiosk.ui.translate import tr


@dataclass(frozen=True, slots=True)
class Reply:
    """Words with the tone in which they are said, and the icon that says the same."""

    text: str = ""
    tone: str = "told"
    icon: str = "information-outline"


def waiting(until: datetime, now: datetime, language: str) -> Reply:
    """Too many guesses."""
    text = tr("Take your time. You can answer again in {time}.", language, {"time": time_left(until, now)})
    return Reply(text, "wrong", "timer-sand")


def reply(effect: Effect | None, story: Story, here: Clue, task: Task, language: str) -> Reply:
    """What is said to an answer to the task of the clue here; nothing to an effect that shows by itself."""
    match effect:
        case Near(reply=near):
            return Reply(near.in_(language), "near", "compass-outline")
        case Wrong():
            return Reply(_not_yet(again(here, task), language), "wrong", "email-search-outline")
        case Unsure():
            return Reply(tr("Never mind. A hint will help you on.", language), "near", "lightbulb-on-outline")
        case Repeated():
            return Reply(tr("You have tried this before. It costs nothing.", language))
        case OtherWay():
            return Reply(
                tr("Thank you. This way you can go on here at the kiosk.", language), "near", "directions-fork"
            )
        case CardOf(clue=key):
            clue = story.clue(key) if key else None
            if clue is None:
                return Reply(tr("This card belongs to a clue that you have not come to yet.", language))
            if key == here.id:
                return Reply(
                    tr("The card is the right one. Now answer the question.", language), "near", "cards-outline"
                )
            return Reply(tr("This card belongs to the clue {clue}.", language, {"clue": clue.title.in_(language)}))
    return Reply()


def _not_yet(at: Again, language: str) -> str:
    match at:
        case Again.CODE:
            return tr("Not yet. Check the code on the card.", language)
        case Again.LIGHT:
            return tr("Not yet. Watch the light once more.", language)
        case Again.TASK:
            return tr("Not yet. Read the task once more.", language)
        case Again.CARD:
            return tr("Not yet. Look at the card once more.", language)
    return tr("Not yet. Look at the letter once more.", language)
