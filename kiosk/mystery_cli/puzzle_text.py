"""A puzzle as lines of text, and a typed line as the answer that the kiosk's input would give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.mystery.cipher import turned
from kiosk.mystery.given import Given
from kiosk.mystery.morse import written
from kiosk.mystery.normal import tokens
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery_cli.said import say

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def lines(puzzle: Puzzle, order: tuple[int, ...], language: str) -> Iterator[str]:
    """What stands at the kiosk's input; `order` is how options (of pairs: partners) are shown."""
    options = [option.in_(language) for option in puzzle.options]
    match puzzle.kind:
        case PuzzleKind.LOCK:
            yield say("how_lock", language, length=puzzle.length)
        case PuzzleKind.CHOICE | PuzzleKind.ORDER:
            yield from (f"  {number}. {options[option]}" for number, option in enumerate(order, 1))
            yield say("how_choice" if puzzle.kind is PuzzleKind.CHOICE else "how_order", language)
        case PuzzleKind.PAIRS:
            yield from (f"  {number}. {option}" for number, option in enumerate(options, 1))
            yield say("partners", language)
            partners = [puzzle.partners[partner].in_(language) for partner in order]
            yield from (f"  {letter}. {partner}" for letter, partner in zip(_LETTERS, partners, strict=False))
            yield say("how_pairs", language)
        case PuzzleKind.TOUCH:
            yield say("picture", language)
            yield from (f"  {number}. {area.name.in_(language)}" for number, area in enumerate(puzzle.areas, 1))
            yield say("how_choice", language)
        case PuzzleKind.WHEEL:
            yield say("cipher", language, text=puzzle.cipher.in_(language) if puzzle.cipher else "-")
            yield say("how_wheel", language)
        case PuzzleKind.MORSE:
            yield say("morse", language, text=written(puzzle.signal.in_(language)) if puzzle.signal else "-")
        case PuzzleKind.CARD:
            yield say("how_card", language)


def read(puzzle: Puzzle, order: tuple[int, ...], typed: str, language: str) -> Given:
    """The answer, by number or by name; an empty one when the line does not say any."""
    options = [option.in_(language) for option in puzzle.options]
    match puzzle.kind:
        case PuzzleKind.CHOICE:
            return Given(picked=tuple((_named(options, [typed]) or _numbers(typed, order))[:1]))
        case PuzzleKind.ORDER:
            return Given(picked=tuple(_numbers(typed, order) or _named(options, re.split(r"[\s,;-]+", typed.strip()))))
        case PuzzleKind.PAIRS:
            letters = re.findall(r"[A-Z]", typed.upper())
            return Given(picked=tuple(order[at] for at in map(_LETTERS.index, letters) if at < len(order)))
        case PuzzleKind.TOUCH:
            names = [area.name.in_(language) for area in puzzle.areas]
            numbers = _numbers(typed, tuple(range(len(names)))) or _named(names, [typed])
            return Given(areas=tuple(puzzle.areas[number].id for number in numbers[:1]))
    return Given(text=typed)


def turned_back(puzzle: Puzzle, by: int, language: str) -> str:
    """The wheel's text with its letters turned back."""
    return turned(puzzle.cipher.in_(language), -by) if puzzle.cipher else ""


def shown(puzzle: Puzzle, given: Given, language: str) -> str:
    """An answer in words, for authors."""
    if puzzle.kind is PuzzleKind.PAIRS:
        pairs = zip(puzzle.options, (puzzle.partners[number] for number in given.picked), strict=False)
        return "; ".join(f"{option.in_(language)} = {partner.in_(language)}" for option, partner in pairs)
    if given.picked:
        return " - ".join(puzzle.options[number].in_(language) for number in given.picked)
    names = {area.id: area.name.in_(language) for area in puzzle.areas}
    return given.text or ", ".join(names.get(area, area) for area in given.areas)


def _numbers(typed: str, order: tuple[int, ...]) -> list[int]:
    """Digits in one piece are as many numbers when there are so many to be put in order."""
    numbers = re.findall(r"\d{1,3}", typed)
    if len(order) < 10 and re.fullmatch(r"\d+", typed.strip()) and len(typed.strip()) == len(order):
        numbers = list(typed.strip())
    return [order[int(number) - 1] for number in numbers if 1 <= int(number) <= len(order)]


def _named(names: list[str], said: list[str]) -> list[int]:
    """What each says, as a name in full or as the beginning of its words; none at all when one of them fits no name."""
    found = [_one(names, tokens(each)) for each in said if tokens(each)]
    return [number for number in found if number is not None] if None not in found else []


def _one(names: list[str], said: tuple[str, ...]) -> int | None:
    known = [tokens(name) for name in names]
    if said in known:
        return known.index(said)
    fits = [at for at, name in enumerate(known) if all(any(word.startswith(each) for word in name) for each in said)]
    return fits[0] if len(fits) == 1 else None
