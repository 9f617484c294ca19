"""What the house tells of itself made safe: events, pages, the plan and the question of the week.

Times, numbers and ids come through as they are; every text is cleaned, and cut to what a screen can lay out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.domain.events import Event
from kiosk.domain.ideas import LONGEST_TEXT, Question
from kiosk.domain.pages import Block, Blocks, Leaf, Page, Place, Plan, Route
from kiosk.domain.text import Text
from kiosk.domain.text import clean as safe
from kiosk.domain.text import clean_paragraphs as safe_paragraphs

_TITLE = 200
_LINE = 300
_ITEM = 1_000
_STORY = 6_000
# Emoji and pictograms: people put them into titles, and the font of the screens has none of them.
_PICTOGRAMS = re.compile("[\U00010000-\U0010ffff\u20e3\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f]+")


def clean(words: str, limit: int) -> str:
    return safe(_PICTOGRAMS.sub("", words), limit)


def clean_paragraphs(words: str, limit: int) -> str:
    return safe_paragraphs(_PICTOGRAMS.sub("", words), limit)


def washed_text(text: Text, limit: int = 2_000) -> Text:
    return Text(clean(text.fi, limit), clean(text.sv, limit), clean(text.en, limit))


def _maybe(text: Text | None, limit: int) -> Text | None:
    """The clean text; None when nothing is left of it."""
    cleaned = washed_text(text, limit) if text is not None else None
    return cleaned if cleaned is not None and cleaned.fi else None


def _story(text: Text | None) -> Text | None:
    if text is None:
        return None
    return Text(*(clean_paragraphs(words, _STORY) for words in (text.fi, text.sv, text.en)))


def washed_event(event: Event) -> Event:
    return replace(
        event,
        title=washed_text(event.title, _TITLE),
        lead=_maybe(event.lead, _ITEM),
        description=_story(event.description),
        place=_maybe(event.place, _TITLE),
        address=_maybe(event.address, _LINE),
        organiser=_maybe(event.organiser, _TITLE),
        price=_maybe(event.price, _LINE),
        icon=clean(event.icon, _TITLE),
        picture_alt=_maybe(event.picture_alt, _LINE),
        picture_credit=clean(event.picture_credit, _LINE),
        accessibility=_story(event.accessibility),
        links=tuple(replace(link, url=clean(link.url, _ITEM)) for link in event.links),
    )


def washed_page(page: Page) -> Page:
    def parts(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_block(block) for block in blocks)

    easy = page.easy
    return replace(
        page,
        title=washed_text(page.title, _TITLE),
        lead=washed_text(page.lead, _ITEM),
        group=_maybe(page.group, _TITLE),
        icon=clean(page.icon, _TITLE),
        blocks=Blocks(fi=parts(page.blocks.fi), sv=parts(page.blocks.sv), en=parts(page.blocks.en)),
        easy=easy and Leaf(title=clean(easy.title, _TITLE), lead=clean(easy.lead, _ITEM), blocks=parts(easy.blocks)),
    )


def _block(block: Block) -> Block:
    return replace(
        block,
        text=clean_paragraphs(block.text, _STORY),
        items=tuple(clean(item, _ITEM) for item in block.items),
        pictures=tuple(
            replace(each, alt=clean(each.alt, _LINE), caption=clean(each.caption, _LINE)) for each in block.pictures
        ),
        url=block.url and clean(block.url, _ITEM),
    )


def washed_plan(plan: Plan) -> Plan:
    return replace(
        plan,
        floors=tuple(replace(floor, name=washed_text(floor.name, _TITLE)) for floor in plan.floors),
        places=tuple(_place(place) for place in plan.places),
    )


def _place(place: Place) -> Place:
    return replace(
        place,
        name=washed_text(place.name, _TITLE),
        icon=clean(place.icon, _TITLE),
        note=_maybe(place.note, _ITEM),
        route=tuple(washed_text(step, _LINE) for step in place.route),
        also=tuple(clean(name, _LINE) for name in place.also),
        routes=tuple(
            Route(start=clean(way.start, _TITLE), steps=tuple(washed_text(step, _LINE) for step in way.steps))
            for way in place.routes
        ),
    )


def washed_question(question: Question) -> Question:
    return replace(
        question,
        text=washed_text(question.text, _LINE),
        answers=tuple(washed_text(answer, _TITLE) for answer in question.answers),
        texts=tuple(clean(text, LONGEST_TEXT) for text in question.texts),
    )
