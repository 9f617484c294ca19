"""What is on the screen and is no text: markup, icons, controls; and signs that have a word. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kiosk.services.speech import TONE

_MARKUP = re.compile(
    r"\[/?(?:b|i|u|s|sub|sup|(?:color|size|font|font_family|font_features|font_context|font_size|ref|anchor)(?:=[^\[\]]{0,200})?)\]"
)
_ESCAPED: Final = {"&bl;": "(", "&br;": ")", "&amp;": "&"}
_MASKED = re.compile(r"[•●∙⚫]+|(?<!\S)\*{2,}(?!\S)")
_DROPPED: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "So", "Sk"})
"""Controls, formats, private use (icons), halves of signs, unassigned, pictures, modifiers."""
_LIKE: Final = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u2014": " – ",
        "\u2212": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "→": ", ",
        "←": ", ",
        "·": ", ",
        "|": ", ",
        "[": "(",
        "]": ")",
        "{": "(",
        "}": ")",
        "<": " ",
        ">": " ",
        "_": " ",
        "^": " ",
        "~": " ",
        "\\": " ",
        "…": ".",
    }
)
_WORDS: Final = {
    "fi": {"&": "ja", "+": "plus", "=": "on", "×": "kertaa", "@": "ät", "§": "pykälä", "#": "ruutu"},
    "sv": {"&": "och", "+": "plus", "=": "är", "×": "gånger", "@": "snabel-a", "§": "paragraf", "#": "fyrkant"},
    "en": {"&": "and", "+": "plus", "=": "is", "×": "times", "@": "at", "§": "section", "#": "hash"},
}


def bare(text: str) -> str:
    """Without markup and icons; what is masked is one `TONE` for each of its signs."""
    text = _MARKUP.sub("", text)
    for escaped, sign in _ESCAPED.items():
        text = text.replace(escaped, sign)
    text = _MASKED.sub(lambda masked: f" {TONE * len(masked[0])} ", text)
    text = unicodedata.normalize("NFC", text).translate(_LIKE)
    return "".join(sign for sign in text if sign in "\n°" or unicodedata.category(sign) not in _DROPPED)


def named(text: str, language: str) -> str:
    """Signs by their words."""
    for sign, word in _WORDS[language].items():
        text = text.replace(sign, f" {word} ")
    return text


_SPACES = re.compile(r"[^\S\n]+")
_BEFORE = re.compile(r" +([,.;:!?)])")
_COMMAS = re.compile(r",(?:\s*,)+")
_ODD = re.compile(r"(?m)^[\s,.;:–)-]+|[\s,–(-]+$|,(?=[.!?:;])")
_LONE = re.compile(r"(?<!\S)[–\-/*\"'“”’]+(?!\S)")


def tidy(text: str) -> str:
    """Spaces and commas as a person would write them; a dash alone is a pause."""
    text = _LONE.sub(",", text)
    text = _SPACES.sub(" ", text)
    text = _BEFORE.sub(r"\1", text)
    text = _COMMAS.sub(",", text)
    return "\n".join(line for line in (_ODD.sub("", each).strip() for each in text.split("\n")) if line)
