"""Each task alone: something opens it in every language, and the wheel, the light and the lock say what they should."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.text import Text
from kiosk.mystery import morse
from kiosk.mystery.answers import accepted
from kiosk.mystery.checker import picking
from kiosk.mystery.checker.finding import DETOUR, LANGUAGES, TYPED, Asked, Finding, tasks_of
from kiosk.mystery.cipher import turned
from kiosk.mystery.given import Given
from kiosk.mystery.judging import judge
from kiosk.mystery.normal import tokens
from kiosk.mystery.numerals import digits_of
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Story
from kiosk.mystery.team import Verdict


def check(story: Story) -> Iterator[Finding]:
    for asked in tasks_of(story):
        yield from _opens(story, asked)
        yield from _near(story, asked)
        match asked.puzzle.kind:
            case PuzzleKind.LOCK:
                yield from _lock(asked)
            case PuzzleKind.WHEEL:
                yield from _wheel(asked)
            case PuzzleKind.MORSE:
                yield from _morse(asked)
            case PuzzleKind.CARD:
                yield from _card(story, asked)
            case PuzzleKind.CHOICE | PuzzleKind.ORDER | PuzzleKind.PAIRS | PuzzleKind.TOUCH:
                yield from picking.check(asked)


def _opens(story: Story, asked: Asked) -> Iterator[Finding]:
    shut = [language for language in LANGUAGES if solution(story, asked.puzzle, language) is None]
    if shut:
        yield Finding(code="puzzle_shut", path=asked.path(_answer_key(asked)), values={"languages": ", ".join(shut)})


def _answer_key(asked: Asked) -> str:
    match asked.puzzle.kind:
        case PuzzleKind.CHOICE:
            return "right"
        case PuzzleKind.TOUCH:
            return "right_areas"
        case PuzzleKind.CARD:
            return "card"
        case PuzzleKind.ORDER | PuzzleKind.PAIRS:
            return "options"
    return "answers"


def _near(story: Story, asked: Asked) -> Iterator[Finding]:
    """A near answer that opens the clue is never near; one that comes second gets the first one's reply."""
    puzzle = asked.puzzle
    for number, near in enumerate(puzzle.near):
        for answer in near.answers:
            given = _given(asked, answer)
            if given is None:
                continue
            judged = judge(story, puzzle, given)
            if judged.verdict is Verdict.RIGHT:
                yield Finding(code="near_is_right", path=asked.path("near"), values={"value": answer})
            elif judged.verdict is Verdict.NEAR and judged.reply not in (near.reply, None):
                first = next(n for n, other in enumerate(puzzle.near) if other.reply == judged.reply)
                if first < number:
                    yield Finding(
                        code="near_twice", path=asked.path("near"), values={"value": answer}, severity="warning"
                    )


def _given(asked: Asked, answer: str) -> Given | None:
    """How a team would give this near answer; None where only the input's own signs can be given."""
    kind = asked.puzzle.kind
    if kind in TYPED:
        return Given(text=answer)
    if kind is PuzzleKind.TOUCH:
        return Given(areas=(answer,))
    if kind is PuzzleKind.CHOICE:
        said = tokens(answer)
        for number, option in enumerate(asked.puzzle.options):
            if said in [tokens(option.in_(language)) for language in LANGUAGES]:
                return Given(picked=(number,))
    return None


def _lock(asked: Asked) -> Iterator[Finding]:
    length = asked.puzzle.length
    for answer in asked.puzzle.answers:
        digits = digits_of(answer)
        if not answer.isdecimal() or digits != answer:
            yield Finding(code="lock_digits", path=asked.path("answers"), values={"value": answer})
        elif len(digits) != length:
            values = {"value": answer, "count": str(len(digits)), "length": str(length)}
            yield Finding(code="lock_length", path=asked.path("answers"), values=values)


def _wheel(asked: Asked) -> Iterator[Finding]:
    """What the wheel gives is the answer, or an order that tells how to find it: that stands in a hint or is near."""
    cipher = asked.puzzle.cipher
    for language in LANGUAGES if cipher is not None else ():
        plain = turned(cipher.in_(language), -asked.puzzle.shift) if cipher is not None else ""
        if not _known(asked, plain, language):
            yield Finding(
                code="wheel_reads", path=asked.path("cipher"), values={"value": plain.lower()}, language=language
            )


def _morse(asked: Asked) -> Iterator[Finding]:
    signal = asked.puzzle.signal
    for language in LANGUAGES if signal is not None else ():
        sent = signal.in_(language) if signal is not None else ""
        unsent = [sign for sign in sent if not sign.isspace() and not morse.signs(sign)]
        if unsent:
            yield Finding(
                code="morse_signs",
                path=asked.path("signal"),
                values={"value": "".join(dict.fromkeys(unsent))},
                language=language,
            )
        elif not _known(asked, sent, language) and not _known(asked, sent[::-1], language):
            yield Finding(code="morse_reads", path=asked.path("signal"), values={"value": sent}, language=language)


def _known(asked: Asked, plain: str, language: str) -> bool:
    if accepted(asked.puzzle.answers, plain):
        return True
    wanted = f" {' '.join(tokens(plain))} "
    texts: list[Text] = [*asked.task.hints]
    said = [text.in_(language) for text in texts]
    said += [answer for near in asked.puzzle.near for answer in near.answers]
    return any(wanted in f" {' '.join(tokens(each))} " for each in said)


def _card(story: Story, asked: Asked) -> Iterator[Finding]:
    """A card that lies somewhere cannot be read by who is sent around because it is gone."""
    card = story.card(asked.puzzle.card) if asked.puzzle.card else None
    if asked.word == DETOUR and card is not None and card.spot:
        yield Finding(code="detour_card", path=asked.path("card"), values={"value": card.id, "spot": card.spot})
