"""What staff write by hand, read: durations, opening times, days, weekdays and window sizes. Pure; raises `Unreadable`.

The names of errors are codes of `messages.py`. Nothing here guesses: what can be read in two ways is refused.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.domain.hours import LocalPeriod, Mode

LATEST_CLOSING = time(6)
"""An opening may run past midnight until this; a later closing before the opening time is a slip of the pen."""


class Unreadable(ValueError):
    """A value that cannot be read; `code` names the message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Days:
    """One day or an unbroken run of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Size:
    """A window in pixels."""

    width: int
    height: int


_UNITS = {
    "s": ("s", "sek", "sekunti", "sekuntia", "sec", "second", "seconds"),
    "min": ("min", "m", "minuutti", "minuuttia", "minute", "minutes"),
    "h": ("h", "t", "tunti", "tuntia", "hour", "hours"),
    "d": ("d", "pv", "vrk", "päivä", "päivää", "day", "days"),
}
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86_400}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_PART_FI = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,2}))?\s*([a-zäö]+)\.?\s*", re.IGNORECASE)


def read_duration(value: object) -> timedelta:
    """`2 h`, `1 h 30 min`, `90 min`, `1,5 t`, `30 s`, `1 pv`; a plain 0 needs no unit, every other number does."""
    if isinstance(value, bool):
        raise Unreadable("duration")
    if isinstance(value, int):
        if value == 0:
            return timedelta(0)
        raise Unreadable("duration_unit")
    if not isinstance(value, str):
        raise Unreadable("duration")
    text = value.strip()
    if text == "0":
        return timedelta(0)
    if re.fullmatch(r"[0-9]+", text):
        raise Unreadable("duration_unit")
    seconds, position, seen = 0.0, 0, list[int]()
    while position < len(text):
        part = _PART_FI.match(text, position)
        unit = _UNIT.get(part[3].lower()) if part else None
        if part is None or unit is None:
            raise Unreadable("duration")
        seen.append(_SECONDS[unit])
        seconds += float(f"{part[1]}.{part[2] or 0}") * _SECONDS[unit]
        position = part.end()
    # "30 min 1 h" or "1 h 2 h" is rather a mistake than a wish
    if not seen or any(a <= b for a, b in itertools.pairwise(seen)):
        raise Unreadable("duration")
    return timedelta(seconds=seconds)


def write_duration(length: timedelta) -> str:
    """The way staff would write it; `read_duration` reads it back."""
    rest, parts = int(length.total_seconds()), list[str]()
    for unit, word in (("d", "pv"), ("h", "h"), ("min", "min"), ("s", "s")):
        count, rest = divmod(rest, _SECONDS[unit])
        if count:
            parts.append(f"{count} {word}")
    return " ".join(parts) or "0 min"


_CLOCK = r"([0-9]{1,2})(?:[.:]([0-9]{2}))?"
_PERIOD = re.compile(rf"(?:klo\s*)?{_CLOCK}\s*[-–—]\s*{_CLOCK}\s*([a-zäöå -]*)", re.IGNORECASE)
_MODES = {
    Mode.STAFFED: ("", "palvelu", "henkilökunta", "palveluaika", "staffed"),
    Mode.SELF_SERVICE: ("omatoimi", "omatoimiaika", "omatoiminen", "self-service", "self service", "selfservice"),
}
_MODE = {word: mode for mode, words in _MODES.items() for word in words}
CLOSED = frozenset({"suljettu", "kiinni", "closed", "stängt"})


def read_period(value: object) -> LocalPeriod:
    """`10-19`, `10.00–19.00`, `7:30-10 omatoimi`; 24 is midnight, and up to 6 o'clock means the night after."""
    match = _PERIOD.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise Unreadable("period")
    mode = _MODE.get(" ".join(match[5].lower().split()))
    if mode is None:
        raise Unreadable("period_mode")
    opens, closes = _clock(match[1], match[2]), _clock(match[3], match[4])
    if opens == 24 * 60:
        raise Unreadable("period")
    if opens == closes or (closes < opens and closes > LATEST_CLOSING.hour * 60):
        raise Unreadable("period_reversed")
    return LocalPeriod(time(*divmod(opens, 60)), time(*divmod(closes % (24 * 60), 60)), mode)


def _clock(hours: str, minutes: str | None) -> int:
    """Minutes from midnight, 24.00 included."""
    total = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or total > 24 * 60:
        raise Unreadable("period")
    return total


def split_periods(value: object) -> object:
    """A day's hours as a list: one text may hold several, parted by commas; `suljettu` is none, `10,00-16` is one."""
    if isinstance(value, str):
        if value.strip().lower() in CLOSED:
            return []
        parts = [part.strip() for part in value.split(",")]
        return parts if all(re.search("[-–—]", part) for part in parts) else [value]
    return value


_DAY_NAMES = (
    ("ma", "maanantai", "mon", "monday"),
    ("ti", "tiistai", "tue", "tuesday"),
    ("ke", "keskiviikko", "wed", "wednesday"),
    ("to", "torstai", "thu", "thursday"),
    ("pe", "perjantai", "fri", "friday"),
    ("la", "lauantai", "sat", "saturday"),
    ("su", "sunnuntai", "sun", "sunday"),
)
_DAY = {name: number for number, names in enumerate(_DAY_NAMES) for name in names}


def day_name(weekday: int) -> str:
    """The Finnish abbreviation, as the shipped files write it."""
    return _DAY_NAMES[weekday][0]


def read_weekdays(value: object) -> tuple[int, ...]:
    """`ma`, `ma-to`, `la-su`, `ma, ke`, `mon-thu` as weekdays from 0, Monday."""
    found: list[int] = []
    for part in (value if isinstance(value, str) else "").lower().split(","):
        ends = [_DAY.get(name.strip()) for name in re.split("[-–—]", part)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2 or first > last:
            raise Unreadable("weekdays")
        found += range(first, last + 1)
    if len(found) != len(set(found)):
        raise Unreadable("weekdays")
    return tuple(found)


def check_weekdays(value: object) -> str:
    """The key as it was written, when it can be read."""
    read_weekdays(value)
    return str(value)


def read_days(value: object, otherwise: str = "day") -> Days:
    """`24.12.2026`, `2026-12-24`, a TOML date, or a run: `24.12.2026-26.12.2026`, `24.-26.12.2026`."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return Days(value, value)
    if not isinstance(value, str):
        raise Unreadable(otherwise)
    text = re.sub(r"\s+", "", value).replace("–", "-").replace("—", "-")
    short = re.fullmatch(r"([0-9]{1,2})\.(?:([0-9]{1,2})\.)?-([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    if short:
        days = Days(_date(short[5], short[2] or short[4], short[1]), _date(short[5], short[4], short[3]))
    else:
        one = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
        run = re.fullmatch(rf"({one})(?:-({one}))?", text)
        if run is None:
            raise Unreadable(otherwise)
        days = Days(_one_day(run[1]), _one_day(run[2] or run[1]))
    if days.first > days.last:
        raise Unreadable("day_reversed")
    if (days.last - days.first).days > 366:
        raise Unreadable("day_long")
    return days


_WEEK = re.compile(r"(?:viikko|vko|vk|week)\s*([0-9]{1,2})\s*/\s*([0-9]{4})", re.IGNORECASE)


def read_days_or_week(value: object) -> Days:
    """What `read_days` takes, or `viikko 49/2026`: an ISO week, Monday to Sunday."""
    match = _WEEK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return read_days(value, "day_or_week")
    try:
        monday = date.fromisocalendar(int(match[2]), int(match[1]), 1)
    except ValueError:
        raise Unreadable("day_missing") from None
    return Days(monday, monday + timedelta(days=6))


def _one_day(text: str) -> date:
    if "." in text:
        day, month, year = text.split(".")
        return _date(year, month, day)
    return _date(*text.split("-"))


def _date(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable("day_missing") from None


FULL_SCREEN = frozenset({"koko näyttö", "koko ruutu", "fullscreen", "full screen"})


def read_size(value: object) -> Size | None:
    """`1080x1920`, or None for the whole screen."""
    if not isinstance(value, str):
        raise Unreadable("size")
    if value.strip().lower() in FULL_SCREEN:
        return None
    match = re.fullmatch(r"\s*([0-9]{3,5})\s*[x×*]\s*([0-9]{3,5})\s*", value, re.IGNORECASE)
    if match is None or not all(320 <= int(side) <= 10_000 for side in match.groups()):
        raise Unreadable("size")
    return Size(int(match[1]), int(match[2]))


_LIBRARY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_library(value: object) -> str | None:
    """The number of a library in Kirjastohakemisto, or the short name that stands in its addresses there."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else value
    if text is None or (isinstance(text, str) and len(text) <= 60 and _LIBRARY.fullmatch(text)):
        return text
    raise Unreadable("library")
