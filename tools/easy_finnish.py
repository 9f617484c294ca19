"""What makes a Finnish text hard, as far as a program can see it. The rules are those of selkosuomi: docs/kieli.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_SENTENCE = 11
"""Words; one thing in a sentence."""
LONGEST_WORD = 20
"""Letters of a word that a reader of easy Finnish can be given."""

_SENTENCE = re.compile(r"[^.?!:·]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_PASSIVE = re.compile(
    r"\w+(?:[dt]aan|[dt]ään|[lnr]laan|[lr]lään|nnaan|nnään|rraan|rrään|ttiin|ttaisiin)", re.IGNORECASE
)
_NOT_PASSIVE = {"mitään", "enintään", "viimeistään"}
_SHORTENED = re.compile(r"\b(?:klo|h|min|esim|ks|mm|ym|yms|tms|nro|puh|os|n|ma|ti|ke|to|pe|la|su)\b\.?(?!\})")
_HARD_MARKS = re.compile(r"[;()]")


def hard(text: str) -> Iterator[str]:
    """Each thing in a text that easy Finnish does without."""
    said = _PLACEHOLDER.sub("", text)
    for sentence in _SENTENCE.findall(said):
        words = _WORD.findall(sentence)
        if len(words) > LONGEST_SENTENCE:
            yield f"{len(words)} words in {sentence.strip()!r}"
    for word in _WORD.findall(said):
        if len(word) > LONGEST_WORD:
            yield f"a long word, {word!r}"
        if _PASSIVE.fullmatch(word) and word.lower() not in _NOT_PASSIVE:
            yield f"nobody does it in {word!r}"
    for short in _SHORTENED.findall(said):
        yield f"shortened: {short!r}"
    if _HARD_MARKS.search(said):
        yield f"a mark that parts a sentence, in {text!r}"
