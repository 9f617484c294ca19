"""Times of day, spans, days and lengths as a person says them. Pure.

What is read is what `ui/times.py` writes and what staff write alike. espeak-ng 1.51 (`-x -q`) says "kolmetoista piste
kolmekymmentä" for 13.30, a point in every date, and nothing for a dash; that is mended here. Finnish spans go from the
elative to the illative (Kielitoimiston ohjepankki: ajanilmaukset), days are an ordinal and a month.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kiosk.services.spoken.numbers import from_number, ordinal, pair, to_number

_CLOCK: Final = {"fi": "kello", "sv": "klockan", "en": ""}
_AT: Final = {"fi": r"(?:klo|kello)\.?\s*", "sv": r"(?:kl\.?|klockan)\s*", "en": r"(?!)"}
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_TIME = rf"({_HOUR})(?:[.:]({_MINUTE}))?"
_FULL_TIME = rf"({_HOUR})[.:]({_MINUTE})"
_DASH = r"\s*[–-]\s*"
_AFTER = r"(?!\d|[.,:]\d|\s?(?:[%€]|(?:mm|cm|m|km|kg)\b))"
_BEFORE = r"(?<![\d.,:/–€-])"

_DAYS: Final = {
    "fi": {"ma": "maanantai", "ti": "tiistai", "ke": "keskiviikko", "to": "torstai", "pe": "perjantai",
           "la": "lauantai", "su": "sunnuntai"},
    "sv": {"mån": "måndag", "tis": "tisdag", "ons": "onsdag", "tors": "torsdag", "fre": "fredag", "lör": "lördag",
           "sön": "söndag"},
    "en": {"Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday",
           "Sat": "Saturday", "Sun": "Sunday"},
}  # fmt: skip
_MONTHS: Final = {
    "fi": ("tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta",
           "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"),
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_TO: Final = {"sv": " till ", "en": " to "}
_UNTIL, _SINCE = "asti|saakka|mennessä", "alkaen|lähtien"


def times(text: str, language: str) -> str:
    """Every day, span and time in words."""
    text = _weekdays(text, language)
    text = _english(text) if language == "en" else _continental(text, language)
    return _lengths(text, language)


def _continental(text: str, language: str) -> str:
    at = _AT[language]
    text = re.sub(rf"(?i)\b{at}{_TIME}{_DASH}{_TIME}{_AFTER}", lambda m: _span(m, language), text)
    if language == "fi":
        text = _limits(text, at)
    text = re.sub(rf"(?i)\b{at}{_TIME}{_AFTER}", lambda m: f"{_CLOCK[language]} {_time(m, 1, language)}", text)
    day, month, year = r"(?<![\d,:/])(?<!\d\.)([0-3]?\d)", r"(0?[1-9]|1[0-2])", r"(\d{4})"
    text = re.sub(rf"{day}\.{month}\.{year}(?!\d)", lambda m: _date(m[1], m[2], m[3], language) or m[0], text)
    month = r"([1-9]|1[0-2])"  # a time has two figures after its point
    last = r"(?:\.(?!\d)|(?=\s+klo\b))" if language == "fi" else r"(?!\.?\d|:)"
    # A point before a capital ends the sentence as well: said with a pause.
    if language == "fi":
        text = re.sub(rf"({day}\.{month})\.(?=\s+[A-ZÅÄÖ])", r"\1..", text)
    text = re.sub(rf"{day}\.?{_DASH}{day}\.{month}{last}", lambda m: _days(m, language), text)
    # Swedish writes 7.11 for a day and 7.11 for a time; a span and "kl." say which, and then a day is more likely.
    spans = rf"{_BEFORE}{_FULL_TIME}{_DASH}{_TIME}{_AFTER}|{_BEFORE}({_HOUR}){_DASH}{_FULL_TIME}{_AFTER}"
    text = re.sub(spans, lambda m: _bare_span(m, language), text)
    text = re.sub(rf"{day}\.{month}{last}", lambda m: _date(m[1], m[2], "", language) or m[0], text)
    text = re.sub(rf"{_BEFORE}{_FULL_TIME}{_AFTER}", lambda m: _time(m, 1, language), text)
    if language == "fi":
        text = re.sub(r"(?<![\d.,])(\d{1,2})\.\s+(kerrokse\w*)", r"\2 \1", text)
        text = re.sub(r"(?<![\d.,])([1-9]\d?)\.(?=\s+[a-zäö])", lambda m: ordinal(int(m[1]), "fi"), text)
    return text


def _limits(text: str, at: str) -> str:
    """What lasts until a time or begins at one: its postposition says the case; a day before it has the essive."""
    for words, inflect in ((_UNTIL, to_number), (_SINCE, from_number)):
        text = re.sub(
            rf"(?i)\b{at}{_TIME}(?=\s+(?:{words})\b)",
            lambda m, inflect=inflect: f"kello {_cased(int(m[1]), int(m[2] or 0), inflect)}",  # type: ignore[misc]
            text,
        )
    days = "|".join(_DAYS["fi"].values())
    return re.sub(rf"\b({days})(?=\s+kello(?: [a-zäö]+){{1,4}} (?:{_UNTIL}|{_SINCE})\b)", r"\1na", text)


def _time(match: re.Match[str], group: int, language: str) -> str:
    return pair(int(match[group]), int(match[group + 1] or 0), language)


def _span(match: re.Match[str], language: str) -> str:
    return f"{_CLOCK[language]} {_from_to(match[1], match[2], match[3], match[4], language)}"


def _bare_span(match: re.Match[str], language: str) -> str:
    if match[1] is not None:
        return _from_to(match[1], match[2], match[3], match[4], language)
    return _from_to(match[5], None, match[6], match[7], language)


def _from_to(hour: str, minute: str | None, later: str, later_minute: str | None, language: str) -> str:
    first, second = (int(hour), int(minute or 0)), (int(later), int(later_minute or 0))
    if language == "fi":
        return f"{_cased(*first, from_number)} {_cased(*second, to_number)}"
    return f"{pair(*first, language)}{_TO[language]}{pair(*second, language)}"


def _cased(hour: int, minute: int, inflect: Callable[[int], str]) -> str:
    if minute == 0:
        return inflect(hour)
    zero = f"{inflect(0)} " if minute < 10 else ""
    return f"{inflect(hour)} {zero}{inflect(minute)}"


def _date(day: str, month: str, year: str, language: str) -> str:
    """Empty when it is no day of the calendar."""
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return ""
    words = f"{ordinal(int(day), language)} {_MONTHS[language][int(month) - 1]}"
    return f"{words} {year}".strip()


def _days(match: re.Match[str], language: str) -> str:
    last = _date(match[2], match[3], "", language)
    first = int(match[1])
    if not last or not 1 <= first <= 31:
        return match[0]
    return f"{ordinal(first, language)} {'viiva' if language == 'fi' else 'till'} {last}"


def _english(text: str) -> str:
    half = r"\s*([ap])\.?m\b\.?"
    clock = r"(1[0-2]|0?[1-9])(?::([0-5]\d))?"
    text = re.sub(
        rf"(?i)\b{clock}(?:{half})?{_DASH}{clock}{half}",
        lambda m: f"{_time(m, 1, 'en')}{f' {m[3].lower()}m' if m[3] else ''} to {_time(m, 4, 'en')} {m[6].lower()}m",
        text,
    )
    text = re.sub(rf"(?i)\b{clock}{half}", lambda m: f"{_time(m, 1, 'en')} {m[3].lower()}m", text)
    text = re.sub(rf"{_BEFORE}({_HOUR}):({_MINUTE}){_AFTER}", lambda m: pair(int(m[1]), int(m[2]), "en"), text)
    short = "|".join(month[:3] for month in _MONTHS["en"])
    return re.sub(
        rf"(?i)\b([0-3]?\d) ({short})\b",
        lambda m: f"{ordinal(int(m[1]), 'en')} of {_month(m[2])}" if 1 <= int(m[1]) <= 31 else m[0],
        text,
    )


def _month(short: str) -> str:
    return next(month for month in _MONTHS["en"] if month.startswith(short.capitalize()))


def _weekdays(text: str, language: str) -> str:
    days = _DAYS[language]
    short = "|".join(sorted(days, key=len, reverse=True))
    text = re.sub(rf"\b({short}){_DASH}({short})\b", lambda m: _from_day_to_day(days[m[1]], days[m[2]], language), text)
    near = rf"\b({short})(?=\s+(?:\d|klo\b|kl\.)|\s*[:,]|\s*$|\s*\n)"
    return re.sub(near, lambda m: days[m[1]], text)


def _from_day_to_day(first: str, last: str, language: str) -> str:
    if language != "fi":
        return f"{first}{_TO[language]}{last}"
    out = f"{first[:-3]}kosta" if first.endswith("kko") else f"{first}sta"
    return f"{out} {last}{'on' if last.endswith('kko') else 'hin'}"


_LENGTHS: Final = {
    "fi": {"h": ("tunti", "tuntia"), "min": ("minuutti", "minuuttia"), "s": ("sekunti", "sekuntia"),
           "vrk": ("vuorokausi", "vuorokautta"), "vk": ("viikko", "viikkoa")},
    "sv": {"h": ("timme", "timmar"), "tim": ("timme", "timmar"), "min": ("minut", "minuter"),
           "s": ("sekund", "sekunder")},
    "en": {"h": ("hour", "hours"), "min": ("minute", "minutes"), "s": ("second", "seconds")},
}  # fmt: skip


def _lengths(text: str, language: str) -> str:
    units = _LENGTHS[language]
    return re.sub(
        rf"(?<![\d.,])(\d+(?:,\d+)?) ?({'|'.join(sorted(units, key=len, reverse=True))})\b\.?(?=\s|[,;:!?)]|$)",
        lambda m: f"{m[1]} {units[m[2]][0 if m[1] == '1' else 1]}",
        text,
    )
