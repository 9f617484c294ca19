"""Answers matched as people write: with endings, number words and dates, a sentence around them, spaces anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat

from kiosk.mystery.dates import Date, date_of
from kiosk.mystery.endings import is_form
from kiosk.mystery.normal import tokens
from kiosk.mystery.numerals import with_digits
from kiosk.mystery.puzzle import Words

_AROUND = frozenset(
    """
    se on ne ovat oli vastaus sana vuosi vuonna vuoden vuosiluku v
    det den de en ett ar svaret ordet aret i
    it its is the a an they are was answer word year in
    """.split()  # noqa: SIM905 - easier to read
)
"""What stands around an answer, an author's too (folded: är and år are one word here)."""
_BEFORE = _AROUND | frozenset(
    """
    laiva laivan purjelaiva kaljaasi nimi nimelta nimeltaan nimimerkki no siis ehka kai varmaan onko olisiko luulen etta
    skeppet fartyget namnet kanske jag tror att ship name maybe i think that
    """.split()  # noqa: SIM905 - easier to read
)
"""What people put before an answer. Authors' answers keep it: the name of a ship is not only "ship"."""
_AFTER = frozenset("laiva se kai varmaan ehka tietysti tietenkin skeppet det kanske ship maybe".split())  # noqa: SIM905
"""What they put after one."""
_LINKS = frozenset({"ja", "och", "and"})
_CLAUSES = frozenset("joka koska som eftersom which because".split())  # noqa: SIM905
"""What begins a clause that tells more: "se on tuuli, joka työntää"."""
_SAYS = frozenset("on oli ovat tarkoittaa ar var heter betyder for is was are called means".split())  # noqa: SIM905
"""Where a sentence turns to the answer, or from it: "laivan nimi on Ansio", "Ansio on laivan nimi", "står för …"."""
_AFTER_NUMBERS = frozenset("n a ta na ssa sta lla lta lle ksi th st nd rd e".split())  # noqa: SIM905


def accepted(answers: Words, text: str) -> bool:
    """Whether the text is one of the answers; a team may answer in any language."""
    typed = _heard(text)
    return any(
        _matches(_kept(answer), typed, language)
        for language, listed in (("fi", answers.fi), ("sv", answers.sv), ("en", answers.en))
        for answer in listed
    )


def matches(answer: str, text: str, language: str) -> bool:
    """Whether the text says the answer, which is in this language."""
    return _matches(_read(answer), _heard(text), language)


def alike(one: str, other: str, language: str) -> bool:
    """Whether of two answers of a story, both kept, the second says the first, which is in this language."""
    return _matches(_kept(one), _kept(other), language)


@dataclass(frozen=True, slots=True)
class _Said:
    """A text in every way it can be read, and as a date when it is one."""

    readings: tuple[tuple[str, ...], ...]
    date: Date | None


def _read(text: str) -> _Said:
    """As an author writes it."""
    words = tokens(text)
    if not words:
        return _Said((), None)
    bare, digits = _bare(words), _bare(with_digits(words))
    return _Said(tuple(dict.fromkeys((bare, words, digits))), date_of(digits))


_kept = lru_cache(maxsize=4_096)(_read)
"""For the story's answers alone, which are few; what people type is not kept."""


def _heard(text: str) -> _Said:
    """What somebody typed: what stands on either side of its verb may be the answer too, and "and" may be missing."""
    read = _read(text)
    words = tokens(text)
    clause = next((at for at, word in enumerate(words) if at and word in _CLAUSES), len(words))
    words = words[:clause]
    turns = [at for at, word in enumerate(words) if word in _SAYS]
    after = words[turns[-1] + 1 :] if turns else ()
    before = words[: turns[0]] if len(turns) == 1 else ()
    unlinked = tuple(word for word in words if word not in _LINKS)
    heard = tuple(_bare(with_digits(part), _BEFORE, _AFTER) for part in (after, before, unlinked) if part)
    return replace(read, readings=tuple(dict.fromkeys(read.readings + heard)))


def _matches(wanted: _Said, typed: _Said, language: str) -> bool:
    if any(_alike(one, other, language) for one in wanted.readings for other in typed.readings):
        return True
    return wanted.date is not None and wanted.date == typed.date


def _alike(wanted: tuple[str, ...], typed: tuple[str, ...], language: str) -> bool:
    if len(wanted) == len(typed) and all(map(is_form, wanted, typed, repeat(language))):
        return True
    return is_form("".join(wanted), "".join(typed), language)


def _bare(
    words: tuple[str, ...], before: frozenset[str] = _AROUND, after: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Without what stands around an answer, as long as something is left; 1937:ssä is 1937."""
    start = next((at for at, word in enumerate(words) if word not in before), len(words) - 1)
    end = next((at for at in range(len(words), start + 1, -1) if words[at - 1] not in after), start + 1)
    kept = words[start:end]
    return tuple(
        word
        for at, word in enumerate(kept)
        if not (at and word in _AFTER_NUMBERS and kept[at - 1].replace(".", "").isdigit())
    )
