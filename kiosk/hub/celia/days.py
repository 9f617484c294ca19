"""Celia's days as staff read them: every day of some weeks, what a number is called, how a campaign compares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from kiosk.domain.celia import Celia
from kiosk.domain.celia_count import STEP, DayCount, Sign
from kiosk.hub.celia import store

WEEKS = 6
MOST_WEEKS = 110
_LEAST_TO_COMPARE = 7
"""Fewer days say nothing: each is only a five here or there."""

TITLES = {Sign.CODE: "Koodi näkyi", Sign.SAMPLE: "Näyte kuunneltiin"}
EXPLAINED = (
    "Luvut ovat päivän käyntejä viiden tarkkuudella. Jokainen kioski pyöristää oman lukunsa arpomalla ylös tai alas,"
    " ennen kuin se lähtee kioskilta, joten yhtäkään käyntiä ei voi päätellä niistä. Tämä päivä näkyy huomenna."
)


def of_weeks(conn: Connection, celia: Celia, today: date, weeks: int = WEEKS) -> list[DayCount]:
    """Every day of so many weeks up to yesterday; today is not over. A campaign that is in the settings now counts for
    days without a number too.
    """
    last = today - timedelta(days=1)
    first = today - timedelta(weeks=weeks)
    told = {each.day: each for each in store.days(conn, first, last)}
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        each = told.get(day, DayCount(day=day))
        found.append(replace(each, campaign=each.campaign or celia.campaign_on(day) is not None))
    return found


def number(day: DayCount, sign: Sign) -> int:
    return day.code if sign is Sign.CODE else day.sample


def called(count: int) -> str:
    """A number in words: never more exact than it is."""
    return f"noin {count}" if count else f"alle {STEP}"


def compared(days: Iterable[DayCount], sign: Sign) -> str:
    """How a day of the campaign and another day do on the average; nothing when there are too few of either."""
    days = list(days)
    inside = [number(day, sign) for day in days if day.campaign]
    outside = [number(day, sign) for day in days if not day.campaign]
    if min(len(inside), len(outside)) < _LEAST_TO_COMPARE:
        return ""
    return f"Kampanjapäivinä keskimäärin {_mean(inside)}, muina päivinä {_mean(outside)} päivässä."


def _mean(counts: list[int]) -> str:
    mean = sum(counts) / len(counts)
    return f"noin {mean:.0f}" if mean >= 1 else "alle yksi"
