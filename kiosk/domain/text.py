"""Text from outside made safe, and text in several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")
# Cc control, Cs lone surrogate, Co private use, Cn unassigned. Cf holds the bidi overrides and zero-width marks;
# of these only the soft hyphen and the joiners that emoji need are worth keeping, and the kiosk has no emoji font.
_DROPPED = {"Cc", "Cs", "Co", "Cn", "Cf"}
_EMPTY_LINE = re.compile(r"\n\s*\n")


def clean(value: str, limit: int = 2_000) -> str:
    """Make remote or typed text safe to lay out: no control, surrogate or bidi characters, one line, at most limit.

    A lone surrogate is valid JSON and kills the text renderer; a bidi override can make a refusal read as consent.
    """
    if len(value) <= limit and _is_clean(value):
        return value
    value = _SPACE.sub(" ", value[: limit * 4])
    kept = "".join(c for c in value if unicodedata.category(c) not in _DROPPED)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", kept)).strip()[:limit].rstrip()


def _is_clean(value: str) -> bool:
    """Whether `clean` would leave it as it is, which holds for nearly all of ten million characters: every printable
    character has a category that is kept, and of the spaces only the plain one is printable.
    """
    return (
        value.isprintable()
        and "  " not in value
        and value[:1] != " "
        and value[-1:] != " "
        and (value.isascii() or unicodedata.is_normalized("NFC", value))
    )


def are_clean(value: str) -> bool:
    """The same of what `clean_paragraphs` makes: line ends, at most two together, with no space around them."""
    return (
        "\n\n\n" not in value
        and " \n" not in value
        and "\n " not in value
        and value[:1] != "\n"
        and value[-1:] != "\n"
        and _is_clean(value.replace("\n", "-"))
    )


def clean_paragraphs(value: str, limit: int = 6_000) -> str:
    """As `clean`, but empty lines go on parting paragraphs, and line ends lines within them."""
    if len(value) <= limit and are_clean(value):
        return value
    paragraphs = (
        "\n".join(filter(None, (clean(line, limit) for line in paragraph.split("\n"))))
        for paragraph in _EMPTY_LINE.split(value[: limit * 4])
    )
    return "\n\n".join(filter(None, paragraphs))[:limit].rstrip()


EASY = "fi_selko"
"""Easy Finnish: a language of words only. What has none says it in Finnish."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the house's languages; Finnish is always there and stands in for what is missing."""

    fi: str
    sv: str = ""
    en: str = ""

    def in_(self, language: str) -> str:
        """The words in `language` (fi, sv, en), or in Finnish."""
        if language == "sv":
            return self.sv or self.fi
        if language == "en":
            return self.en or self.fi
        return self.fi
