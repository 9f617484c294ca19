"""What somebody answers who does not know: any of the answers that the input of the puzzle can give."""

from __future__ import annotations

from random import Random

from kiosk.mystery.given import Given
from kiosk.mystery.puzzle import Puzzle, PuzzleKind

_WORDS = ("kekkonen", "kirje", "joki", "hiekka", "suomi", "meri", "presidentti", "kala", "talo", "sauna", "vuosi")


def guess(puzzle: Puzzle, chance: Random) -> Given:
    """One of them, drawn."""
    match puzzle.kind:
        case PuzzleKind.LOCK:
            return Given(text="".join(chance.choice("0123456789") for _ in range(puzzle.length or 3)))
        case PuzzleKind.CHOICE:
            return Given(picked=(chance.randrange(max(1, len(puzzle.options))),))
        case PuzzleKind.ORDER:
            return Given(picked=tuple(chance.sample(range(len(puzzle.options)), len(puzzle.options))))
        case PuzzleKind.PAIRS:
            return Given(picked=tuple(chance.sample(range(len(puzzle.partners)), len(puzzle.partners))))
        case PuzzleKind.TOUCH:
            return Given(areas=(chance.choice(puzzle.areas).id,)) if puzzle.areas else Given()
        case PuzzleKind.CLASS_MARK:
            return Given(text=f"{chance.randrange(100)}.{chance.randrange(10)} ABC")
        case PuzzleKind.CARD:
            return Given(text="".join(chance.choice("ABCDEFGHJKMNPRSTUVWXYZ23456789") for _ in range(4)))
    return Given(text=f"{chance.choice(_WORDS)} {chance.randrange(50)}")
