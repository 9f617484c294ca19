"""Text as it is compared: small letters, no marks, ä as a and ö as o, for not every keyboard has them."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 120
"""Signs that are looked at; no answer is as long."""
_APOSTROPHES = re.compile("['’´`]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def folded(text: str) -> str:
    """Small letters without dots, rings and accents."""
    apart = unicodedata.normalize("NFKD", text[: LIMIT * 4]).casefold()
    kept = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFKD", kept.replace("ø", "o").replace("æ", "a"))[:LIMIT]


def tokens(text: str) -> tuple[str, ...]:
    """Words and numbers; commas in numbers are points, everything else between them is left out."""
    return tuple(token.replace(",", ".") for token in _TOKEN.findall(_APOSTROPHES.sub("", folded(text))))


def plain_key(text: str) -> str:
    """By this wrong answers are told from each other: words with one space between them."""
    return " ".join(tokens(text))


def joined_key(text: str) -> str:
    """Letters and digits alone, in one piece: class marks and codes."""
    return "".join(sign for sign in folded(text) if sign.isalnum())
