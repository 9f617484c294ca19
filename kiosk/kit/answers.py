"""The answer sheet: for each clue and level the answer and the hints, and the detour. Stays behind the desk."""

from __future__ import annotations

from kiosk.kit import words_staff as say
from kiosk.kit.faces import BODY, HEADING, SMALL, STRONG
from kiosk.kit.flow import LEFT, ROOM, Flow
from kiosk.kit.sheet import Sheet
from kiosk.mystery.cipher import turned
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.story import LEVELS, Clue, Needs, Story, Task


def answers(sheet: Sheet, story: Story, language: str) -> None:
    """Every clue, in the author's order."""
    flow = Flow(sheet, "answers", say.ANSWERS, language)
    flow.write(flow.say(say.ANSWERS_HOW), gap=4)
    for number, clue in enumerate(story.clues, 1):
        flow.need(45)
        flow.rule()
        last = f" ({flow.say(say.LAST)})" if clue.id == story.last else ""
        title = f"{number}. {clue.title.in_(language)}"
        flow.write(f"{title}{last}", HEADING, gap=0.5)
        flow.going_on = f"{title} ({flow.say(say.GOES_ON)})"
        flow.write(" · ".join(_facts(flow, story, clue)), SMALL, gap=1.5)
        for task in clue.tasks:
            every = set(task.levels) == set(LEVELS)
            names = [flow.say(say.LEVEL[level]) for level in task.levels]
            _task(flow, story, task, flow.say(say.ALL_LEVELS) if every else ", ".join(names))
        if clue.detour is not None:
            _task(flow, story, clue.detour, flow.say(say.DETOUR))
        flow.going_on = ""
        flow.y += 2
    flow.end()


def answer(story: Story, puzzle: Puzzle, language: str) -> str:
    """What opens the puzzle, in words."""
    options = [option.in_(language) for option in puzzle.options]
    match puzzle.kind:
        case PuzzleKind.CHOICE:
            return " / ".join(options[number] for number in puzzle.right if number < len(options))
        case PuzzleKind.ORDER:
            return "  –  ".join(f"{number}. {option}" for number, option in enumerate(options, 1))
        case PuzzleKind.PAIRS:
            pairs = zip(options, puzzle.partners, strict=False)
            return "; ".join(f"{option} = {partner.in_(language)}" for option, partner in pairs)
        case PuzzleKind.TOUCH:
            return " / ".join(area.name.in_(language) for area in puzzle.areas if area.id in puzzle.right_areas)
        case PuzzleKind.CARD:
            card = story.card(puzzle.card) if puzzle.card else None
            return f"{card.code} ({card.title.in_(language)})" if card else ""
    return " / ".join(dict.fromkeys(puzzle.answers.in_(language) or tuple(puzzle.answers)))


def _task(flow: Flow, story: Story, task: Task, heading: str) -> None:
    puzzle, language = task.puzzle, flow.language
    kind = f"{flow.say(say.KIND[puzzle.kind])}, {flow.say(say.MINUTES, n=task.minutes)}"
    right = answer(story, puzzle, language)
    hints = [hint.in_(language) for hint in task.hints]
    # A level stays on one page: who helps a team must not miss the last hint.
    flow.need(STRONG.line + 6 + sum(flow.height(words, STRONG, ROOM - 30) for words in (right, *hints)))
    flow.write(f"{heading}: {kind}", STRONG, x=LEFT + 4)
    flow.labelled(flow.say(say.ANSWER), right, STRONG, BODY, x=LEFT + 4)
    extra = _extra(flow, puzzle)
    if extra:
        flow.write(extra, SMALL, x=LEFT + 30)
    for number, hint in enumerate(hints, 1):
        flow.labelled(flow.say(say.HINT, n=number), hint, BODY, SMALL, x=LEFT + 4)
    flow.y += 2


def _extra(flow: Flow, puzzle: Puzzle) -> str:
    if puzzle.kind is PuzzleKind.WHEEL and puzzle.cipher is not None:
        plain = turned(puzzle.cipher.in_(flow.language), -puzzle.shift)
        return f"{flow.say(say.KEY, n=puzzle.shift)}: {plain}"
    if puzzle.kind is PuzzleKind.MORSE and puzzle.signal is not None:
        return flow.say(say.SENT, word=puzzle.signal.in_(flow.language))
    return ""


def _facts(flow: Flow, story: Story, clue: Clue) -> list[str]:
    spot = story.spot(clue.spot)
    cards = [card.code for key in clue.cards if (card := story.card(key))]
    facts = [flow.say(say.PLACE_OF, where=spot.where.in_(flow.language))] if spot else []
    if cards:
        facts.append(flow.say(say.CARDS_OF, cards=", ".join(cards)))
    return [*facts, _needs(flow, story, clue.needs)]


def _needs(flow: Flow, story: Story, needs: Needs) -> str:
    def named(keys: tuple[str, ...]) -> str:
        clues = [story.clue(key) for key in keys]
        return ", ".join(clue.title.in_(flow.language) for clue in clues if clue)

    parts = [named(needs.all)] if needs.all else []
    if needs.any:
        parts.append(flow.say(say.ONE_OF, clues=named(needs.any)))
    if needs.count:
        parts.append(flow.say(say.SOME_OF, n=needs.count, clues=named(needs.of)))
    return flow.say(say.AFTER, clues="; ".join(parts)) if parts else flow.say(say.FROM_START)
