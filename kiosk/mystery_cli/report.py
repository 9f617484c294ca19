"""The figures of a simulation, as lines that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.mystery.simulate import ClueFigures, Figures, GroupFigures

_WORDS: Final = {
    "children": "lapset / children",
    "family": "perhe / family",
    "detective": "etsivä / detective",
    "steady": "miettivä / steady",
    "slow": "hidas / slow",
    "random": "umpimähkäinen / random",
    "guessing": "arvaileva / guessing",
}


def lines(figures: Figures) -> Iterator[str]:
    """The report, in words that can be read aloud."""
    yield f"Joukkueita / teams: {figures.teams}"
    yield ""
    yield "Taso, pelitapa: perille, minuutteja (puolet alle, 90 % alle)"
    yield "Level, manner: finished, minutes (half below, 90 % below)"
    yield from map(_group, figures.groups)
    yield ""
    yield "Vihje: minuutteja, vihjeitä, vääriä, odotusta s, arvattu %, kiertotie %, valittavana vihjeitä"
    yield "Clue: minutes, hints, wrong answers, waited s, guessed %, detour %, clues to choose from"
    level = None
    for clue in sorted(figures.clues, key=lambda clue: (clue.level, -clue.minutes)):
        if clue.level is not level:
            yield f"{_WORDS[clue.level]}:"
            level = clue.level
        yield _clue(clue)
    yield ""
    if not figures.stuck:
        yield "Kukaan ei jäänyt jumiin. / Nobody is stuck."
    for stuck_level, where, number in figures.stuck:
        yield f"JUMISSA / STUCK: {number} ({_WORDS[stuck_level]}): {', '.join(where)}"


def _group(group: GroupFigures) -> str:
    name = f"{_WORDS[group.level]}, {_WORDS[group.manner]}"
    return f"  {name:<44} {group.finished:>6}/{group.teams:<6} {group.median:5.0f} {group.slowest_tenth:5.0f}"


def _clue(clue: ClueFigures) -> str:
    return (
        f"  {clue.clue:<20} {clue.minutes:5.1f} {clue.hints:5.1f} {clue.wrong:5.1f} {clue.waited:6.0f} "
        f"{clue.guessed * 100:5.0f} {clue.around * 100:5.0f} {clue.choice:5.1f}"
    )
