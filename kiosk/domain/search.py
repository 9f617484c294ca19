"""Words as they are looked for: without case, and without the dots and rings that not every finger finds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MARKS = re.compile(r"[\u0300-\u036f]")


def folded(text: str) -> str:
    """`Sään Äärellä` -> `saan aarella`; typing `ä` finds the same as typing `a`."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def search_words(texts: Iterable[str], limit: int = 2_000) -> str:
    """The folded words of some texts, each once, with a space between: what `sought` words are looked for in."""
    words = dict.fromkeys(word for text in texts for word in folded(text).split())
    return " ".join(words)[:limit]


def sought(typed: str) -> tuple[str, ...]:
    """The parts of what a patron typed; something is found when it has all of them, anywhere in its words."""
    return tuple(dict.fromkeys(folded(typed).split()))
