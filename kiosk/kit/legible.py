"""A story in which every character can be printed. What the fonts lack is replaced, and told.

Done once for the whole story, so that no page has to think of it and what is measured is what is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from kiosk.domain.text import Text
from kiosk.kit.faces import letters

MARK: Final = "[?]"
_ALIKE: Final = str.maketrans({"→": "–", "‑": "-", "‐": "-", "−": "–", "\u2009": " ", "\u202f": " ", "\u00a0": " "})
_UNSEEN: Final = frozenset({"Cf", "Cc", "Cs", "Mn", "Me", "Sk"})
_MARKS: Final = re.compile(rf"(?:{re.escape(MARK)})+")
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Replaced:
    """Characters that a text could not be printed with: where it stands in the story, in which language, and which."""

    where: str
    language: str
    characters: str


def legible(value: str) -> tuple[str, str]:
    """The words as they can be printed, and the characters that had to be replaced."""
    known = letters()
    kept: list[str] = []
    lost: list[str] = []
    for character in unicodedata.normalize("NFC", value).translate(_ALIKE):
        if character in known or character == "\n":
            kept.append(character)
            continue
        plain = unicodedata.normalize("NFKD", character)
        base = "".join(each for each in plain if each in known)
        if base and unicodedata.category(character)[0] in "LN":
            kept.append(base)
            lost += character if any(unicodedata.combining(each) for each in plain) else ""
        elif unicodedata.category(character) not in _UNSEEN:
            kept.append(MARK)
            lost.append(character)
    return _MARKS.sub(MARK, "".join(kept)), "".join(dict.fromkeys(lost))


def legible_story(story: Kind) -> tuple[Kind, tuple[Replaced, ...]]:
    """The story, or any part of one, with every text legible."""
    told: list[Replaced] = []
    return _mended(story, "", told), tuple(told)


def _mended(value: Any, where: str, told: list[Replaced]) -> Any:
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return _words(value, where, "fi", told)
    if isinstance(value, Text):
        return Text(**{name: _words(getattr(value, name), where, name, told) for name in ("fi", "sv", "en")})
    if isinstance(value, tuple):
        return tuple(_mended(each, _name(where, each, number), told) for number, each in enumerate(value, 1))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_parts(value, where, told)))
    return value


def _parts(value: Any, where: str, told: list[Replaced]) -> Iterator[tuple[str, Any]]:
    for each in fields(value):
        # Ids and codes are names, not words: they are never printed other than they are compared.
        if each.name not in {"id", "code", "version"}:
            yield each.name, _mended(getattr(value, each.name), f"{where}.{each.name}".lstrip("."), told)


def _name(where: str, value: object, number: int) -> str:
    return f"{where}.{getattr(value, 'id', number)}"


def _words(value: str, where: str, language: str, told: list[Replaced]) -> str:
    good, lost = legible(value)
    if lost:
        told.append(Replaced(where, language, lost))
    return good
