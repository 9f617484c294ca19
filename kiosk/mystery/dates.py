"""Dates as people write them: 5.3.1962, 5. maaliskuuta 1962, den 5 mars 1962, March 5, 1962, 1962-03-05."""

from __future__ import annotations

from collections.abc import Sequence

_MONTHS = (
    ("tammikuu", "jan"),
    ("helmikuu", "feb"),
    ("maaliskuu", "mar"),
    ("huhtikuu", "apr"),
    ("toukokuu", "maj", "may"),
    ("kesakuu", "jun"),
    ("heinakuu", "jul"),
    ("elokuu", "aug"),
    ("syyskuu", "sep"),
    ("lokakuu", "okt", "oct"),
    ("marraskuu", "nov"),
    ("joulukuu", "dec"),
)
"""How the names begin, folded; Swedish and English ones by three letters."""
_NAMES = frozenset(
    """
    januari februari mars april maj juni juli augusti september oktober november december january february march may
    june july august october jan feb mar apr jun jul aug sep sept okt oct nov dec
    """.split()  # noqa: SIM905 - easier to read
)
_ASIDE = frozenset({"den", "on", "of", "the", "th", "st", "nd", "rd", "e", "a", "paivana"})
Date = tuple[int | None, int, int | None]
"""Year, month, day; a year or a day may be left out."""


def date_of(words: Sequence[str]) -> Date | None:
    """The date that the (folded) words say and nothing else; None when they say none."""
    said = [word for word in words if word not in _ASIDE]
    months = [month for word in said if (month := _month(word))]
    numbers = [part for word in said if not _month(word) for part in word.split(".")]
    if len(months) > 1 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in numbers):
        return None
    if months:
        return _with_month(months[0], [int(part) for part in numbers])
    return _in_digits(numbers)


def _month(word: str) -> int | None:
    for number, names in enumerate(_MONTHS, 1):
        if word.startswith(names[0]) or (word in _NAMES and word.startswith(names[1:])):
            return number
    return None


def _with_month(month: int, numbers: list[int]) -> Date | None:
    days = [number for number in numbers if 1 <= number <= 31]
    years = [number for number in numbers if number > 31]
    if not numbers or len(days) > 1 or len(years) > 1 or len(days) + len(years) != len(numbers):
        return None
    return (years[0] if years else None, month, days[0] if days else None)


def _in_digits(parts: list[str]) -> Date | None:
    if len(parts) not in (2, 3):
        return None
    if len(parts) == 3 and len(parts[0]) == 4:
        parts = parts[::-1]
    day, month = int(parts[0]), int(parts[1])
    year = int(parts[2]) if len(parts) == 3 else None
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and len(parts[2]) != 4):
        return None
    return (year, month, day)
