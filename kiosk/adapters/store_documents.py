"""Documents of which a house has few, or none: pages, plan, questions, the story and its hall.

Imported when the store has some: what they are made of is a part of the start that a house without them need not wait
for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import msgspec

from kiosk.api.house import Hall, Kind
from kiosk.domain.ideas import Question
from kiosk.domain.pages import Page, Plan
from kiosk.mystery.story import Story
from kiosk.services.world import World

_T = TypeVar("_T")


def with_documents(world: World, rows: Iterable[tuple[str, bytes]]) -> World:
    """The world with the documents of these rows, each with its kind. Raises msgspec's errors."""
    texts: dict[str, list[bytes]] = {}
    for kind, text in rows:
        texts.setdefault(kind, []).append(text)

    def read(made: type[_T], kind: Kind) -> list[_T]:
        return [msgspec.json.decode(text, type=made) for text in texts.get(kind, ())]

    return replace(
        world,
        pages={page.id: page for page in sorted(read(Page, Kind.PAGE), key=lambda page: (page.order, page.id))},
        plan=next(iter(read(Plan, Kind.PLAN)), None),
        questions={question.id: question for question in read(Question, Kind.QUESTION)},
        story=next(iter(read(Story, Kind.STORY)), None),
        hall=next(iter(read(Hall, Kind.HALL)), Hall()),
    )
