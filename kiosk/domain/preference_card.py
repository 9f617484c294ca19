"""A patron's preferences as a few letters: for a QR code, for paper, for the fingers. Nothing of a person is in it.

`VK1` and then a letter and a number for each thing that is not plain: `VK1L1T200P5` is Finnish, text at 200 %, five
times as long. Only letters and digits, so that any reader and any keyboard layout writes it. L language (1 Finnish,
2 Swedish, 3 English), T text in percent, P times as long; 1 for C strong contrast, M less motion, R reach, S speech,
E easy Finnish. What a later kiosk may add is passed over: another letter, or a number that is not known here.
"""

from __future__ import annotations

import re
from typing import Any

from kiosk.domain.visit import LANGUAGES, PACES, TEXT_SCALES, Preferences

_MARK = "VK1"
_LONGEST = 64
_WHOLE = re.compile(r"VK1((?:[A-Z][0-9]{1,3})+)")
_PAIR = re.compile(r"([A-Z])([0-9]+)")
_GAPS = re.compile(r"[ \-]")
_SWITCHES = {"C": "high_contrast", "M": "less_motion", "R": "reach", "S": "speech", "E": "easy"}
_NUMBERS: dict[str, tuple[str, dict[int, Any]]] = {
    "L": ("language", dict(enumerate(LANGUAGES, start=1))),
    "T": ("text_scale", {round(scale * 100): scale for scale in TEXT_SCALES}),
    "P": ("pace", {pace: pace for pace in PACES}),
    **{letter: (name, {0: False, 1: True}) for letter, name in _SWITCHES.items()},
}
"""Per letter what it sets, and the value of each number."""


def card_text(preferences: Preferences) -> str:
    """What a card says. The language is always on it; a text size in between becomes the next larger one."""
    scale = next((each for each in TEXT_SCALES if each >= preferences.text_scale - 0.001), TEXT_SCALES[-1])
    said = {"L": LANGUAGES.index(preferences.language) + 1 if preferences.language in LANGUAGES else 1}
    if scale != TEXT_SCALES[0]:
        said["T"] = round(scale * 100)
    if preferences.pace in PACES[1:]:
        said["P"] = preferences.pace
    said |= {letter: 1 for letter, name in _SWITCHES.items() if getattr(preferences, name)}
    return _MARK + "".join(f"{letter}{number}" for letter, number in said.items())


def spaced(text: str) -> str:
    """For the eye: `VK1 L1 T200 P5`."""
    return " ".join([_MARK, *(letter + number for letter, number in _PAIR.findall(text.removeprefix(_MARK)))])


def read_card(text: str) -> Preferences | None:
    """The preferences of a card that was read or typed; None when it is none. What it does not tell is plain."""
    if len(text) > _LONGEST or not text.isascii():
        return None
    whole = _WHOLE.fullmatch(_GAPS.sub("", text.strip()).upper())
    if whole is None:
        return None
    pairs = _PAIR.findall(whole.group(1))
    if len({letter for letter, _number in pairs}) < len(pairs):
        return None  # twice the same thing: no kiosk writes that
    told: dict[str, Any] = {}
    for letter, number in pairs:
        name, values = _NUMBERS.get(letter, ("", {}))
        if int(number) in values:
            told[name] = values[int(number)]
    return Preferences(**told)
