"""Numbers as people write them: digits, and words in Finnish, Swedish and English ("tuhat yhdeksänsataa", "tjugofem").

Words come folded (see `normal`). Ordinals are not numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 10
"""Words of one number at the most: "one thousand nine hundred and thirty seven" has seven."""


def digits_of(text: str) -> str:
    """The digits alone, as a lock takes them; number words too, for those who say their numbers."""
    digits = "".join(sign for sign in text if sign in "0123456789")
    return digits or "".join(word for word in with_digits(_words(text)) if word.isdigit())


def with_digits(words: Sequence[str]) -> tuple[str, ...]:
    """The words with every number among them in digits, and "85 100" in one piece."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        taken, number = _number_at(words, at)
        kept.append(number)
        at += taken
    return tuple(kept)


def _number_at(words: Sequence[str], at: int) -> tuple[int, str]:
    if words[at].isdigit():
        end = at + 1
        while end < len(words) and len(words[at]) <= 3 and len(words[end]) == 3 and words[end].isdigit():
            end += 1
        return end - at, "".join(words[at:end])
    if not _BEGINS.match(words[at]):
        return 1, words[at]
    for end in range(min(len(words), at + _LONGEST), at, -1):
        number = number_of("".join(words[at:end]))
        if number is not None:
            return end - at, str(number)
    return 1, words[at]


def number_of(word: str) -> int | None:
    """The number a word (or words without the spaces) says; None when it says none."""
    if word in _ZERO:
        return 0
    return next((number for counting in _COUNTINGS if (number := counting.read(word)) is not None), None)


@dataclass(frozen=True, slots=True)
class _Counting:
    """How a language builds its numbers: those below a hundred, and a pattern with groups k(k), h(h) and r."""

    small: dict[str, int]
    pattern: re.Pattern[str]

    def read(self, word: str) -> int | None:
        met = self.pattern.fullmatch(word)
        if met is None or all(met[name] is None for name in "khr"):
            return None
        return self._part(met, "k", 1000) + self._part(met, "h", 100) + self._part(met, "r", 1)

    def _part(self, met: re.Match[str], name: str, times: int) -> int:
        """A thousand without a word before it is one thousand."""
        if met[name] is None:
            return 0
        return self.small.get(met[name], 1) * times


def _counting(small: dict[str, int], pattern: str) -> _Counting:
    either = "|".join(sorted(small, key=len, reverse=True))
    return _Counting(small, re.compile(pattern.replace("N", f"(?:{either})")))


def _finnish() -> _Counting:
    units = _numbered("yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan")
    small = {**units, "kymmenen": 10} | {f"{word}toista": number + 10 for word, number in units.items()}
    for word, number in list(units.items())[1:]:
        small[f"{word}kymmenta"] = number * 10
        small |= {f"{word}kymmenta{unit}": number * 10 + one for unit, one in units.items()}
    return _counting(small, "(?:(?P<k>N?)tuhat(?:ta)?)?(?:(?P<h>N?)sataa?)?(?P<r>N)?")


def _swedish() -> _Counting:
    units = {**_numbered("ett tva tre fyra fem sex sju atta nio"), "en": 1}
    teens = _numbered("tio elva tolv tretton fjorton femton sexton sjutton arton nitton", 10)
    small = _with_tens(units | teens, "tjugo trettio fyrtio femtio sextio sjuttio attio nittio", units)
    return _counting(small, "(?:(?P<k>N?)tusen)?(?:(?P<h>N?)hundra)?(?:och)?(?P<r>N)?")


def _english(pattern: str) -> _Counting:
    units = _numbered("one two three four five six seven eight nine")
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    small = units | _numbered(teens, 10)
    small = _with_tens(small, "twenty thirty forty fifty sixty seventy eighty ninety", units)
    return _counting(small, pattern)


def _numbered(words: str, start: int = 1) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start)}


def _with_tens(small: dict[str, int], tens: str, units: dict[str, int]) -> dict[str, int]:
    made = dict(small)
    for number, word in enumerate(tens.split(), 2):
        made[word] = number * 10
        made |= {f"{word}{unit}": number * 10 + one for unit, one in units.items()}
    return made


def _words(text: str) -> tuple[str, ...]:
    from kiosk.mystery.normal import tokens

    return tokens(text)


_HUNDREDS = ("sata", "tuhat", "hundra", "tusen", "hundred", "thousand", "a")
_ZERO = frozenset({"nolla", "noll", "zero"})
_COUNTINGS = (
    _finnish(),
    _swedish(),
    _english("(?:(?P<k>N|a|)thousand)?(?:and)?(?:(?P<h>N|a|)hundred)?(?:and)?(?P<r>N)?"),
    _english("(?P<k>(?!))?(?P<h>N)(?:oh)?(?P<r>N)"),  # years in pairs: nineteen thirty-seven
)
_BEGINS = re.compile("|".join({*_ZERO, *(word for each in _COUNTINGS for word in each.small), *_HUNDREDS}))
"""How a number begins: spares looking at every word of a sentence."""
