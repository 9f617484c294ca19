"""`kiosk mystery`: the tools of those who write the game and set it up. One module for each command.

A module has `register(add)`; `add(name, help, command)` gives the parser to which it adds its own words. Modules import
what they need when their command runs. Those that this installation does not have are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

Command = Callable[[argparse.Namespace], int]
COMMANDS: Final = ("check", "kit", "play", "simulate", "stats")
STORY: Final = "kekkosen-kirje"
"""The story that is meant when none is named."""


class Add(Protocol):
    """Adds a command; it has --config, --data and --story already."""

    def __call__(self, name: str, words: str, command: Command) -> argparse.ArgumentParser: ...


def register(commands: Any) -> None:
    """Add `mystery` and its own commands to the program's; `commands` is what add_subparsers gave."""
    mystery = commands.add_parser("mystery", help="arvoituspeli / the mystery: check, kit, play, simulate, stats")
    inner = mystery.add_subparsers(title="komennot / commands", metavar="")

    def list_them(_: argparse.Namespace) -> int:
        mystery.print_help()
        return 2

    mystery.set_defaults(command=list_them)

    def add(name: str, words: str, command: Command) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = inner.add_parser(name, help=words)
        parser.add_argument("--config", metavar="DIR", help="asetusten kansio / folder of the settings")
        parser.add_argument("--data", metavar="DIR", help="tietojen kansio / folder of the hub's data")
        parser.add_argument("--story", metavar="NAME", default=STORY, help="tarinan kansio / the story's folder")
        parser.set_defaults(command=command)
        return parser

    for name in COMMANDS:
        if find_spec(f"{__name__}.{name}") is not None:
            import_module(f"{__name__}.{name}").register(add)
