"""`kiosk mystery stats` and `found`: how the game goes, and that a clue is in its place again."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.api.teams import MysteryFigures
    from kiosk.hub.desk import Desk
    from kiosk.mystery.story import Story
    from kiosk.mystery_cli import Add

_LEVELS = {"children": "lapset", "family": "perhe", "detective": "etsivä"}
_HEADS = ("avasi", "ratkaisi", "min", "vihjeitä", "vääriä")
"""Of the columns: teams, teams, the usual time, and how many of all teams together."""


def register(add: Add) -> None:
    """Add both commands."""
    add("stats", "tilasto ilman henkilöitä / figures without persons", _stats)
    found = add("found", "vihje on taas paikallaan / a clue is in its place again", _found)
    found.add_argument("clue", metavar="VIHJE")


def _stats(options: argparse.Namespace) -> int:
    from kiosk.hub.mystery import health, store
    from kiosk.hub.mystery.figures import figures

    story, desk = _story(options), _desk(options)
    if story is None:
        return 1
    with desk:
        now = desk.now()
        since = now - timedelta(days=desk.config.erase_teams_after_days)
        zone = desk.local(now).tzinfo
        assert zone is not None  # noqa: S101 - `local` gives one
        found = desk.read(lambda conn, _config: figures(story, store.logs(conn, since), zone, store.found_at(conn)))
        for line in lines(story, found):
            print(line)
        for note in health.notes(story, found, desk.local(now).date()):
            print(f"! {note}")
    return 0


def _found(options: argparse.Namespace) -> int:
    from kiosk.hub.mystery import store

    story = _story(options)
    if story is None:
        return 1
    if story.clue(options.clue) is None:
        known = ", ".join(clue.id for clue in story.clues)
        print(f"Vihjettä {options.clue} ei ole. Vihjeet: {known}", file=sys.stderr)
        return 1
    with _desk(options) as desk:
        desk.write(lambda tx, moment: store.found_again(tx, options.clue, moment.now))
    print("Merkitty paikalleen. / Noted as being in its place.")
    return 0


def _desk(options: argparse.Namespace) -> Desk:
    from kiosk.hub.desk import Desk
    from kiosk.hub.source import ConfigFile
    from kiosk.settings.places import config_dir, hub_dir

    config, _ = ConfigFile(config_dir(options.config) / "hub.toml", hub_dir(options.data)).load()
    return Desk(config)


def _story(options: argparse.Namespace) -> Story | None:
    from kiosk.settings.load import MYSTERY_FOLDER
    from kiosk.settings.mystery import read_story
    from kiosk.settings.places import config_dir

    found = read_story(config_dir(options.config) / MYSTERY_FOLDER / options.story)
    for problem in found.errors:
        print(problem.text(), file=sys.stderr)
    return found.story


def lines(story: Story, found: MysteryFigures) -> list[str]:
    """The figures, in words for staff and a table of the clues."""
    if not found.starts:
        return ["Kukaan ei ole vielä pelannut."]
    usual = f" Tavallinen peliaika on {_number(found.minutes)} min." if found.minutes is not None else ""
    told = [f"{_teams(found.starts)} aloitti, {found.finishes} pääsi perille.{usual}"]
    for level, (starts, finishes) in found.by_level.items():
        told.append(f"  {_LEVELS.get(level, level)}: {starts} aloitti, {finishes} perillä")
    names = {clue.id: clue.title.fi for clue in story.clues}
    wide = max(map(len, ("Vihje", *names.values())))
    told += ["", "  ".join([f"{'Vihje':<{wide}}", *_HEADS])]
    for clue in found.clues:
        minutes = _number(clue.minutes) if clue.minutes is not None else "–"
        row = (clue.opened, clue.solved, minutes, clue.hints, clue.wrong)
        cells = [f"{cell:>{len(head)}}" for head, cell in zip(_HEADS, row, strict=True)]
        told.append("  ".join([f"{names.get(clue.clue, clue.clue):<{wide}}", *cells]))
        if clue.often_wrong:
            told.append(f"    usein väärin: {', '.join(clue.often_wrong)}")
    return told


def _teams(count: int) -> str:
    return "Yksi joukkue" if count == 1 else f"{count} joukkuetta"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
