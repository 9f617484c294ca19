"""Prices, shares, measures, ranges, shelf marks and telephone numbers as a person says them. Pure.

Shelf marks are YKL's: a class with its decimals and the first letters of the author (84.2 KEK). espeak-ng 1.51 reads a
point and a comma of Finnish right, the comma of Swedish as a point, and mixes the figures of a telephone number up.
"""

from __future__ import annotations

import re
from typing import Final

from kiosk.services.spoken.letters import apart
from kiosk.services.spoken.numbers import from_number, to_number

_NUMBER = r"(?<!\d)(\d{1,12}(?: \d{3}){0,4}(?:[.,]\d{1,9})?)"
_POINT: Final = {"fi": "piste", "sv": "punkt", "en": "point"}
_COMMA: Final = {"fi": "pilkku", "sv": "komma", "en": "point"}
_MONEY: Final = {
    "fi": ("euro", "euroa", "sentti", "senttiä", " "),
    "sv": ("euro", "euro", "cent", "cent", " och "),
    "en": ("euro", "euros", "cent", "cents", " "),
}
_PERCENT: Final = {"fi": ("prosentti", "prosenttia"), "sv": ("procent", "procent"), "en": ("percent", "percent")}
_UNITS: Final = {
    "fi": {"mm": "millimetriä", "cm": "senttimetriä", "m": "metriä", "km": "kilometriä", "m²": "neliömetriä",
           "m2": "neliömetriä", "kg": "kiloa", "°C": "astetta", "°": "astetta", "kpl": "kappaletta",
           "hlö": "henkilöä", "hlöä": "henkilöä"},
    "sv": {"mm": "millimeter", "cm": "centimeter", "m": "meter", "km": "kilometer", "m²": "kvadratmeter",
           "m2": "kvadratmeter", "kg": "kilo", "°C": "grader", "°": "grader", "st": "stycken"},
    "en": {"mm": "millimetres", "cm": "centimetres", "m": "metres", "km": "kilometres", "m²": "square metres",
           "m2": "square metres", "kg": "kilos", "°C": "degrees", "°": "degrees"},
}  # fmt: skip
_ONE: Final = {"fi": {"metriä": "metri", "astetta": "aste", "kiloa": "kilo", "kappaletta": "kappale"}}
_BETWEEN: Final = {"fi": " viiva ", "sv": " till ", "en": " to "}


def amounts(text: str, language: str) -> str:
    """Every amount in words; numbers that need no word stay in figures."""
    text = re.sub(r"(?<![\d.,-])(\+358[ -]?\d|0\d{1,3}[ -]\d)[\d -]*\d", lambda m: apart(m[0]), text)
    text = re.sub(
        r"(?<![\d.,])(\d{1,2}(?:\.\d+)?) ([A-ZÅÄÖ]{1,4})(?![\w:-]|\.\w)",
        lambda m: f"{_pointed(m[1], language)}, {apart(m[2])}",
        text,
    )
    text = re.sub(rf"€ ?{_NUMBER}", r"\1 €", text)
    text = re.sub(rf"{_NUMBER} ?(?:€|euroa\b|eur\b|EUR\b)", lambda m: _price(m[1], language), text)
    one, more = _PERCENT[language]
    text = re.sub(rf"{_NUMBER} ?%", lambda m: f"{m[1]} {one if m[1] == '1' else more}", text)
    units = "|".join(sorted(map(re.escape, _UNITS[language]), key=len, reverse=True))
    text = re.sub(rf"{_NUMBER} ?({units})(?![\w²])", lambda m: _measure(m[1], m[2], language), text)
    text = re.sub(r"(?<![\d-])\d+(?:-\d+){2,}(?![\d-])", lambda m: m[0].replace("-", ", "), text)
    text = re.sub(r"(?<![\w.,–-])(\d+)\s?[–-]\s?(\d+)(?![\d–])(-?)", lambda m: _range(m, language), text)
    text = re.sub(r"(?<=\d)\s*–\s*(?=\d)|(?<=\w)–(?=\w)", _BETWEEN[language], text)
    if language != "fi":
        text = re.sub(r"(?<![\d.,])(1[1-9])(\d\d)(?![\d.,]\d|\d)(?! ?(?:€|euro))", lambda m: _year(m, language), text)
    return re.sub(r"(?<![\d.,])\d+[.,]\d+(?![.,]?\d)", lambda m: _pointed(m[0], language), text)


def _pointed(number: str, language: str) -> str:
    if language == "en":
        if re.fullmatch(r"\d{1,3}(,\d{3})+", number):
            return number.replace(",", "")
        whole, _, rest = number.replace(",", ".").partition(".")
        return f"{whole} point {' '.join(rest)}" if rest else whole
    sign = _COMMA[language] if "," in number else _POINT[language]
    return re.sub(r"[.,]", f" {sign} ", number)


def _price(number: str, language: str) -> str:
    whole, _, rest = number.replace(".", ",").partition(",")
    one, more, cent, cents, between = _MONEY[language]
    words = f"{whole} {one if whole == '1' else more}"
    if len(rest) == 2 and int(rest):
        words += f"{between}{int(rest)} {cent if rest == '01' else cents}"
    return words


def _measure(number: str, unit: str, language: str) -> str:
    words = _UNITS[language][unit]
    if number == "1":
        words = words.removesuffix("s") if language == "en" else _ONE.get(language, {}).get(words, words)
    return f"{number} {words}"


def _range(match: re.Match[str], language: str) -> str:
    """Small ranges in Finnish cases: viidestä seitsemään henkilöä. What is part of a word keeps its number."""
    first, last, joined = match[1], match[2], match[3]
    if joined:
        return f"{first}{_BETWEEN[language]}{last}-"
    if language == "fi" and len(first) < 3 and len(last) < 3:
        return f"{from_number(int(first))} {to_number(int(last))}"
    return f"{first}{_BETWEEN[language]}{last}"


def _year(match: re.Match[str], language: str) -> str:
    century, rest = match[1], int(match[2])
    if language == "sv":
        return f"{century} hundra {rest}" if rest else f"{century} hundra"
    return f"{century} hundred" if rest == 0 else f"{century} oh {rest}" if rest < 10 else f"{century} {rest}"
