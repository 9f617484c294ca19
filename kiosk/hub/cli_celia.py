"""The command for Celia's daily numbers."""

# ruff: noqa: T201 - commands speak to the one who typed them

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.hub.desk import Desk

Command = Callable[["Desk", argparse.Namespace], int]

_WIDEST = 20
_WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")


def register(add: Callable[[str, str, Command], argparse.ArgumentParser]) -> None:
    celia = add("celia", "Celian sivun käyntejä päivittäin / daily numbers of Celia's page", _celia)
    celia.add_argument(
        "--weeks", type=int, default=None, metavar="N", help="monenko viikon ajalta, tavallisesti 6 / how many weeks"
    )


def _celia(desk: Desk, options: argparse.Namespace) -> int:
    from kiosk.domain.celia_count import STEP, Sign
    from kiosk.hub.celia.days import EXPLAINED, MOST_WEEKS, TITLES, WEEKS, called, compared, number, of_weeks

    weeks = min(max(1, options.weeks or WEEKS), MOST_WEEKS)
    today = desk.local(desk.now()).date()
    days = desk.read(lambda conn, config: of_weeks(conn, config.celia, today, weeks))
    # A bar is a sign for five, or for more when the highest would not fit.
    unit = max(STEP, max(number(day, sign) for day in days for sign in Sign) / _WIDEST)
    print(f"{'':14}" + "".join(f"{TITLES[sign]:<32}" for sign in Sign))
    for day in days:
        name = f"{_WEEKDAYS[day.day.weekday()]} {day.day.day}.{day.day.month}."
        columns = (f"{called(number(day, sign)):<11}{'█' * round(number(day, sign) / unit):<21}" for sign in Sign)
        print(f"{name:<14}{''.join(columns)}{'kampanja' if day.campaign else ''}".rstrip())
    for sign in Sign:
        total = called(sum(number(day, sign) for day in days))
        print(f"\n{TITLES[sign]}: {weeks} viikossa yhteensä {total} kertaa. {compared(days, sign)}".rstrip())
    print(f"\n{EXPLAINED}")
    return 0
