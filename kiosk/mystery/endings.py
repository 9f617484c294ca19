"""Inflected words: whether what was typed is a form of the answer, which stands in its basic form. Folded letters.

Not a grammar: it takes more than the language has (kalot), for a wrong form of the right word is the right word.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.mystery.gradation import strong, weak

SHORTEST = 3
"""Words of fewer letters are taken as they stand."""
_VOWELS = "aeiouy"
_PLURALS = (
    *("ia", "ien", "in", "issa", "ista", "illa", "ilta", "ille", "ina", "iksi", "itta", "ita", "iin", "ihin", "iden"),
    *("itten", "ineen"),
)
"""Plural endings that begin with the i of the plural: what a stem without its last vowel takes."""
_AFTER_VOWEL = ("ja", "jen")
_CLOSED = ("ta", "ten", "na", *_PLURALS)
"""What a stem takes that ends in a consonant (mer-ta, nais-ten)."""
_CASES = (
    *("n", "t", "a", "ta", "tta", "ssa", "sta", "lla", "lta", "lle", "na", "ksi"),
    *_AFTER_VOWEL,
    *("en", "den", "ten", "hin", "seen", "siin"),
    *_PLURALS,
)
_OWNERS = ("ni", "si", "nsa", "mme", "nne")
_TAILS = ("kin", "kaan", "ko", "han", "pa")
_SWEDISH = ("n", "en", "et", "t", "s", "ns", "ens", "ets", "r", "ar", "er", "or", "na", "arna", "erna", "orna", "an")


def is_form(word: str, typed: str, language: str) -> bool:
    """Whether `typed` is the word in some case or number of the language (fi, sv, en)."""
    if typed == word:
        return True
    if len(word) < SHORTEST or len(typed) < SHORTEST or not word.isalpha() or not typed.isalpha():
        return False
    if language == "sv":
        return typed in _swedish(word)
    if language == "en":
        return typed in (f"{word}s", f"{word}es", f"{word[:-1]}ies" if word.endswith("y") else "")
    return _is_finnish(word, typed)


def _is_finnish(word: str, typed: str) -> bool:
    if typed[0] != word[0]:  # whatever a case does, a word begins as it begins
        return False
    whole, cut, closed = frozenset(_stems(word)), frozenset(_cut_stems(word)), frozenset(_closed_stems(word))
    return any(
        stem in whole
        or (stem in cut and (ending in _PLURALS or (stem[-1] == "o" and ending in _AFTER_VOWEL)))
        or (stem in closed and ending in _CLOSED)
        for stem, ending in _readings(typed)
    )


def _readings(typed: str) -> Iterator[tuple[str, str]]:
    """Stem and case without an owner (kirjeeni) and a tail (kirjekin); not every one is a word."""
    for tailless in (typed, *_without(typed, _TAILS)):
        yield tailless, ""
        yield from _cases(tailless)
        for bare in _without(tailless, _OWNERS):
            yield bare, ""
            yield from _cases(bare)
            yield from _cases(f"{bare}n")


def _cases(typed: str) -> Iterator[tuple[str, str]]:
    for ending in _CASES:
        if typed.endswith(ending) and len(typed) - len(ending) >= 2:
            yield typed[: -len(ending)], ending
    if typed.endswith("n") and len(typed) > 4:
        if typed[-2] in _VOWELS and typed[-2] == typed[-3]:  # taloon
            yield typed[:-2], "n"
        if typed[-3] == "h" and typed[-2] == typed[-4]:  # maahan
            yield typed[:-3], "n"


def _without(typed: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if typed.endswith(ending) and len(typed) - len(ending) >= 2:
            yield typed[: -len(ending)]


def _stems(word: str) -> Iterator[str]:
    """What any ending may be put to; the word itself too."""
    yield from weak(word)
    last = word[-1]
    if word.endswith("nen"):
        yield f"{word[:-3]}se"
    elif last == "i":
        yield from weak(f"{word[:-1]}e")
        if word.endswith("si"):
            yield from (f"{word[:-2]}de", f"{word[:-2]}te")
    elif last == "e":
        for stem in strong(word):
            yield from (stem, f"{stem}e")
    elif last not in _VOWELS:
        yield from _after_consonant(word, word[:-1], last)


def _after_consonant(word: str, body: str, last: str) -> Iterator[str]:
    yield f"{word}i"
    for stem in strong(word):
        yield f"{stem}e"
    if last in "st":
        yield from (f"{body}kse", f"{body}de", f"{body}te", f"{body}e")
        for stem in strong(body):
            yield from (f"{stem}{body[-1]}", stem)
    if last == "n":
        for stem in strong(body):
            yield f"{stem}me"


def _cut_stems(word: str) -> Iterator[str]:
    """Before the i of the plural the last vowel goes or becomes another: koir-issa, kalo-ja."""
    for stem in _stems(word):
        if stem[-1] in "ae":
            yield stem[:-1]
        if stem[-1] == "a":
            yield f"{stem[:-1]}o"


def _closed_stems(word: str) -> Iterator[str]:
    """Stems that end in a consonant."""
    if word.endswith("nen"):
        yield f"{word[:-3]}s"
    elif word.endswith("si"):
        yield from (f"{word[:-2]}t", f"{word[:-1]}")
    elif word.endswith("i"):
        yield word[:-1]
    elif word.endswith("e"):
        yield f"{word}t"


def _swedish(word: str) -> Iterator[str]:
    for ending in _SWEDISH:
        yield f"{word}{ending}"
        yield f"{word}{word[-1]}{ending}"  # rum, rummet
        if word[-1] in "ae":
            yield f"{word[:-1]}{ending}"
        if word[-2:] in ("el", "er", "en"):  # nyckel, nycklar
            yield f"{word[:-2]}{word[-1]}{ending}"
