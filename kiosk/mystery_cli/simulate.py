"""`kiosk mystery simulate`: thousands of teams play the story; nobody may be stuck, and one sees where time goes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kiosk.mystery_cli import Add

if TYPE_CHECKING:
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


def register(add: Add) -> None:
    """The command and its words."""
    parser = add("simulate", "tuhannet joukkueet pelaavat tarinan / thousands of teams play the story", _simulate)
    parser.add_argument("--teams", type=int, default=10_000, metavar="N", help="joukkueita / teams (10000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="sattuman siemen / seed of the chance (1)")


def _simulate(options: argparse.Namespace) -> int:
    import sys
    from random import Random

    from kiosk.mystery.simulate import simulate
    from kiosk.mystery_cli.story import story_of

    def told(done: int) -> None:
        if done % 500 == 0 and sys.stderr.isatty():
            print(f"\r{done}/{options.teams}", end="", file=sys.stderr, flush=True)

    chance = Random(options.seed)  # noqa: S311 - figures, not secrets
    figures = simulate(story_of(options), max(1, options.teams), chance, told=told)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    for line in lines(figures):
        print(line)
    return 1 if figures.stuck else 0


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
