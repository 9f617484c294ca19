"""Answers matched as people write: with endings, number words and dates, a sentence around them, spaces anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.mystery.dates import date_of
from kiosk.mystery.endings import is_form
from kiosk.mystery.normal import tokens
from kiosk.mystery.numerals import with_digits
from kiosk.mystery.story import Words

_AROUND = frozenset(
    """
    se on ne ovat oli vastaus sana vuosi vuonna vuoden vuosiluku v
    det den de en ett ar svaret ordet aret i
    it its is the a an they are was answer word year in
    """.split()  # noqa: SIM905 - easier to read
)
"""What people put before an answer (folded: är and år are one word here)."""
_AFTER_NUMBERS = frozenset("n a ta na ssa sta lla lta lle ksi th st nd rd e".split())  # noqa: SIM905


def accepted(answers: Words, text: str) -> bool:
    """Whether the text is one of the answers; a team may answer in any language."""
    return any(
        matches(answer, text, language)
        for language, listed in (("fi", answers.fi), ("sv", answers.sv), ("en", answers.en))
        for answer in listed
    )


def matches(answer: str, text: str, language: str) -> bool:
    """Whether the text says the answer, which is in this language."""
    wanted, typed = tokens(answer), tokens(text)
    if not wanted or not typed:
        return False
    if any(_alike(one, other, language) for one in _readings(wanted) for other in _readings(typed)):
        return True
    date = date_of(_bare(with_digits(wanted)))
    return date is not None and date == date_of(_bare(with_digits(typed)))


def _alike(wanted: tuple[str, ...], typed: tuple[str, ...], language: str) -> bool:
    if len(wanted) == len(typed) and all(map(is_form, wanted, typed, [language] * len(wanted))):
        return True
    return is_form("".join(wanted), "".join(typed), language)


def _readings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """As they stand, and with digits for number words: "kuusi" may be a tree."""
    bare = _bare(words)
    yield bare
    if words != bare:
        yield words
    digits = _bare(with_digits(words))
    if digits != bare:
        yield digits


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what stands around an answer, as long as something is left; 1937:ssä is 1937."""
    start = next((at for at, word in enumerate(words) if word not in _AROUND), 0)
    kept = words[start:]
    return tuple(
        word
        for at, word in enumerate(kept)
        if not (at and word in _AFTER_NUMBERS and kept[at - 1].replace(".", "").isdigit())
    )
