"""Days, times and lengths as a person writes them in each language: `su 22.11. klo 13.42`, `kl. 13.42`, `1:42 pm`.

Instants come in as UTC and are shown in the house's zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from kiosk.domain.text import EASY
from kiosk.ui.translate import PSEUDO, plain, tr

_AT = {"fi": "klo ", EASY: "kello ", "sv": "kl. ", "en": ""}

# As CLDR has them. Written down because reading CLDR takes twenty milliseconds of the start for three dozen words.
_SHORT = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_FULL = {
    "fi": ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ON = ("maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _language(language: str) -> str:
    # Of the three, Finnish has the longest forms of day and time.
    return "fi" if language == PSEUDO else plain(language)


def _at(language: str) -> str:
    return _AT[language if language == EASY else _language(language)]


def clock(instant: datetime, language: str, zone: tzinfo) -> str:
    """Time of day alone: 13.42, 13.42, 1:42 pm; a whole hour without its zeros."""
    local = instant.astimezone(zone)
    if _language(language) == "en":
        hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
        return f"{hour}:{local.minute:02d} {half}" if local.minute else f"{hour} {half}"
    return f"{local.hour}.{local.minute:02d}" if local.minute else f"{local.hour}"


def at_clock(instant: datetime, language: str, zone: tzinfo) -> str:
    """Time of day in a sentence: klo 13.42, kl. 13.42, 1:42 pm."""
    return _at(language) + clock(instant, language, zone)


def between(start: datetime, end: datetime, language: str, zone: tzinfo) -> str:
    """A span of the day in a sentence: klo 13.30–15, kl. 13.30–15, 1:30–3 pm."""
    return _at(language) + clock_span(start, end, language, zone)


def clock_span(start: datetime, end: datetime, language: str, zone: tzinfo) -> str:
    """A span of the day in a table: 13.30–15, 1:30–3 pm; one that ends at midnight ends at 24 where hours go so far."""
    first, second = clock(start, language, zone), clock(end, language, zone)
    if _language(language) == "en":
        return f"{first[:-3] if first[-2:] == second[-2:] else first}–{second}"
    return f"{first}–{'24' if second == '0' else second}"


def weekday(day: date, language: str) -> str:
    """Short name of the weekday: su, sön, Sun; easy Finnish shortens nothing."""
    return weekday_in_full(day, language) if language == EASY else _SHORT[_language(language)][day.weekday()]


def weekday_in_full(day: date, language: str) -> str:
    """Name of the weekday: sunnuntai, söndag, Sunday."""
    return _FULL[_language(language)][day.weekday()]


def on_weekday(day: date, language: str) -> str:
    """The weekday as it stands after "today": sunnuntaina, söndag, Sunday."""
    return _ON[day.weekday()] if _language(language) == "fi" else weekday_in_full(day, language)


def day_number(day: date, language: str) -> str:
    """Day and month: 22.11., 22.11, 22 Nov."""
    if _language(language) == "en":
        return f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{day.day}.{day.month}." if _language(language) == "fi" else f"{day.day}.{day.month}"


def day_and_year(day: date, today: date, language: str) -> str:
    """Day and month, and the year when it is another one: 4.1., 4.1.2027, 4 Jan 2027."""
    return day_number(day, language) if day.year == today.year else full_date(day, language)


def full_date(day: date, language: str) -> str:
    """Day, month and year: 22.11.2026, 22.11.2026, 22 Nov 2026."""
    gap = " " if _language(language) == "en" else "." if _language(language) == "sv" else ""
    return f"{day_number(day, language)}{gap}{day.year}"


def day_name(day: date, today: date, language: str) -> str:
    """Today, tomorrow, or the weekday and date."""
    if day == today:
        return tr("Today", language)
    if day == today + timedelta(days=1):
        return tr("Tomorrow", language)
    return f"{weekday(day, language)} {day_number(day, language)}"


def moment(instant: datetime, language: str, zone: tzinfo) -> str:
    """Weekday, date and time: su 22.11. klo 13.42."""
    day = instant.astimezone(zone).date()
    return f"{weekday(day, language)} {day_number(day, language)} {at_clock(instant, language, zone)}"


def length(duration: timedelta, language: str) -> str:
    """A length of time: 1 h 30 min, in Swedish 1 tim 30 min."""
    minutes = round(duration.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    if language == EASY:
        words = [f"{hours} {'tunti' if hours == 1 else 'tuntia'}"] if hours else []
        words += [f"{rest} {'minuutti' if rest == 1 else 'minuuttia'}"] if rest or not hours else []
        return " ".join(words)
    hour = "tim" if _language(language) == "sv" else "h"
    parts = [f"{hours} {hour}"] if hours else []
    parts += [f"{rest} min"] if rest or not hours else []
    return " ".join(parts)
