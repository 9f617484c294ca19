"""The command for calls from the kiosks: who waits for staff, and that somebody has gone."""

# ruff: noqa: T201 - commands speak to the one who typed them

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.hub.desk import Desk

Command = Callable[["Desk", argparse.Namespace], int]


def register(add: Callable[[str, str, Command], argparse.ArgumentParser]) -> None:
    rings = add("rings", "kutsut kioskeilta / calls from the kiosks", _rings)
    rings.add_argument("--done", metavar="KIOSKI", help="tämä on hoidettu / this one has been seen to")


def _rings(desk: Desk, options: argparse.Namespace) -> int:
    from kiosk.hub import rings
    from kiosk.hub.problems import ProblemError

    if options.done:
        try:
            desk.write(lambda tx, moment: rings.answer(tx, moment, options.done))
        except ProblemError:
            print("Tällaista kutsua ei ole. / There is no such call.", file=sys.stderr)
            return 1
        print("Tehty. / Done.")
        return 0
    found = desk.read(lambda conn, _config: rings.waiting(conn, desk.now()))
    for each in found:
        at = desk.local(each.at)
        print(f"{each.kiosk}  {at:%d.%m.%Y} klo {at:%H.%M}  {each.name}")
    if not found:
        print("Kukaan ei odota. / Nobody waits.")
    return 0
