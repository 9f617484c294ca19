"""`kiosk mystery simulate`: thousands of teams play the story; nobody may be stuck, and one sees where time goes."""

from __future__ import annotations

import argparse

from kiosk.mystery_cli import Add


def register(add: Add) -> None:
    """The command and its words."""
    parser = add("simulate", "tuhannet joukkueet pelaavat tarinan / thousands of teams play the story", _simulate)
    parser.add_argument("--teams", type=int, default=10_000, metavar="N", help="joukkueita / teams (10000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="sattuman siemen / seed of the chance (1)")


def _simulate(options: argparse.Namespace) -> int:
    import sys
    from random import Random

    from kiosk.mystery.simulate import simulate
    from kiosk.mystery_cli.report import lines
    from kiosk.mystery_cli.story_file import story_of

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
