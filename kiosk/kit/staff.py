"""The sheets for staff to set the game up and to put it back: first page, placement list, reset list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.kit import words as card_words
from kiosk.kit import words_staff as say
from kiosk.kit.breaking import lines
from kiosk.kit.faces import BODY, HEADING, SMALL, STRONG, Face, Style
from kiosk.kit.flow import LEFT, ROOM, Flow
from kiosk.kit.sheet import MARGIN, WIDE, Sheet
from kiosk.mystery.story import Card, Spot, Story

_CODE: Final = Style(Face.TYPED_BOLD, 13)
_MINUTES: Final = 1.2
"""To walk to a place and fix a card there; with the kiosk itself a set-up of ten cards stays within 15 minutes."""


def opening(sheet: Sheet, story: Story, told: Sequence[str], props: Sequence[str], language: str) -> None:
    """What to do first, what one needs, and what to look at before printing."""
    flow = Flow(sheet, "opening", story.title, language)
    flow.write(f"{flow.say(say.SUBTITLE)}. {flow.say(say.MADE_OF, version=story.version[:8])}", SMALL, gap=4)
    flow.write(flow.say(say.OPENING), HEADING, gap=1)
    pages = {name: sheet.known.get(name, 1) for name in ("placement", "answers")}
    for number, step in enumerate(say.STEPS, 1):
        flow.need(flow.height(flow.say(step, **pages), BODY, ROOM - 16))
        flow.tick(LEFT, flow.y + 0.4)
        flow.labelled(f"{number}.", flow.say(step, **pages), BODY, STRONG, x=LEFT + 7, wide=7)
        flow.y += 1.2
        if number == 2:
            sheet.line([(LEFT + 14, flow.y + 2), (LEFT + 114, flow.y + 2)], thick=0.5)
            for end in (14, 114):
                sheet.line([(LEFT + end, flow.y), (LEFT + end, flow.y + 4)], thick=0.5)
            sheet.text(LEFT + 117, flow.y + 3.2, flow.say(say.RULER), SMALL)
            flow.y += 7
    flow.y += 4
    flow.need(25)
    flow.write(flow.say(say.NEEDED), HEADING, gap=1)
    pin = (say.PIN,) if "wheel" in props else ()
    needed = (say.SCISSORS, say.TAPE, say.POCKETS, *pin, say.MEASURE, say.PENS)
    listed = ", ".join(flow.say(each) for each in needed)
    flow.write(f"{listed[:1].upper()}{listed[1:]}.", gap=5)
    flow.need(25)
    flow.write(flow.say(say.CONTENTS), HEADING, gap=1)
    for key, title in (
        ("placement", say.PLACEMENT), ("cards", say.CARDS), ("wheel", card_words.WHEEL), ("morse", card_words.MORSE),
        ("answers", say.ANSWERS), ("reset", say.RESET),
    ):  # fmt: skip
        if key in sheet.known:
            flow.need(BODY.line)
            sheet.text(WIDE - MARGIN, flow.y + BODY.rise, str(sheet.known[key]), BODY, "right")
            flow.write(flow.say(title))
    if told:
        flow.y += 5
        flow.need(25)
        flow.write(flow.say(say.MIND), HEADING, gap=1)
        for each in told:
            flow.write(f"– {each}")
    flow.end()


def rounds(story: Story) -> list[tuple[Spot | None, list[Card]]]:
    """Places in the author's order, which is the order of the walk, and their cards; the placeless last."""
    known = {spot.id for spot in story.spots}
    stops: list[tuple[Spot | None, list[Card]]] = [
        (spot, [card for card in story.cards if card.spot == spot.id]) for spot in story.spots
    ]
    lost = [card for card in story.cards if card.spot not in known]
    return [stop for stop in stops if stop[1]] + ([(None, lost)] if lost else [])


def placement(sheet: Sheet, story: Story, language: str) -> None:
    """The walk through the house: a box to tick for each card, the place, where exactly, and how high."""
    flow = Flow(sheet, "placement", say.PLACEMENT, language)
    stops = rounds(story)
    minutes = max(1, round(len(stops) * _MINUTES))
    flow.write(flow.say(say.ROUND, cards=len(story.cards), spots=len(stops), minutes=minutes), gap=3)
    for number, (spot, cards) in enumerate(stops, 1):
        where = _where(flow, spot)
        inner, wide = LEFT + 12, ROOM - 12
        high = 8 + len(cards) * 6.5 + flow.height(where, STRONG, wide)
        placing = spot.placing.in_(language) if spot else ""
        if placing:
            high += flow.height(placing, BODY, wide)
        flow.need(high)
        sheet.text(LEFT, flow.y + HEADING.rise - 1, str(number), HEADING)
        flow.write(where, STRONG, x=inner, room=wide)
        if placing:
            flow.write(placing, BODY, x=inner, room=wide)
        flow.y += 1
        for card in cards:
            _card(flow, card, spot, inner, wide)
        sheet.line([(LEFT, flow.y + 1), (WIDE - MARGIN, flow.y + 1)], thick=0.15, tone=0.5)
        flow.y += 3.5
    flow.end()


def _where(flow: Flow, spot: Spot | None) -> str:
    if spot is None:
        return flow.say(say.NOWHERE)
    only = say.ONLY.get(spot.modes[0]) if len(spot.modes) == 1 else None
    return spot.where.in_(flow.language) + (f" – {flow.say(only)}" if only else "")


def _card(flow: Flow, card: Card, spot: Spot | None, x: float, wide: float) -> None:
    flow.need(6.5)
    page = flow.say(say.PRINTED_ON, n=flow.sheet.known.get(f"card:{card.id}", 1))
    if spot:
        page = f"{flow.say(say.HEIGHT, cm=spot.height_cm)}  ·  {page}"
    flow.tick(x, flow.y + 0.6)
    flow.sheet.text(x + 8, flow.y + 4.4, card.code, _CODE)
    flow.sheet.text(x + 32, flow.y + 4.4, _short(card.title.in_(flow.language), BODY, wide - 116), BODY)
    flow.sheet.text(x + wide, flow.y + 4.4, page, SMALL, "right")
    flow.y += 6.5


def reset(sheet: Sheet, story: Story, language: str) -> None:
    """A week of evenings: every card, every day."""
    flow = Flow(sheet, "reset", say.RESET, language)
    flow.write(flow.say(say.RESET_HOW), gap=1.5)
    flow.write(flow.say(say.RESET_ANEW), gap=3)
    sheet.text(WIDE - MARGIN, flow.y + 4, f"{flow.say(say.WEEK)} ________", BODY, "right")
    flow.y += 7
    days = flow.say(say.DAYS).split()
    start = WIDE - MARGIN - len(days) * 9

    def heads() -> None:
        for number, day in enumerate(days):
            sheet.text(start + number * 9 + 4.5, flow.y + 4, day, SMALL, "middle")
        flow.y += 6

    heads()
    for spot, cards in rounds(story):
        for card in cards:
            page = sheet.page
            flow.need(11)
            if sheet.page != page:
                heads()
            title = f"{card.code}  {card.title.in_(language)}"
            where = spot.where.in_(language) if spot else flow.say(say.NOWHERE)
            sheet.text(LEFT, flow.y + 4, _short(title, STRONG, start - LEFT - 4), STRONG)
            sheet.text(LEFT, flow.y + 8.5, _short(where, SMALL, start - LEFT - 4), SMALL)
            for number in range(len(days)):
                flow.tick(start + number * 9 + 2, flow.y + 2, 5)
            sheet.line([(LEFT, flow.y + 10.5), (WIDE - MARGIN, flow.y + 10.5)], thick=0.1, tone=0.6)
            flow.y += 11
    flow.end()


def _short(words: str, style: Style, room: float) -> str:
    """The first line, told to go on; only for names that stand whole elsewhere in the kit."""
    every = lines(words, style, room)
    return every[0] if len(every) == 1 else lines(words, style, room - 4)[0].rstrip(" ,;:-") + "…"
