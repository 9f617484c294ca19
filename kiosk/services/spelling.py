"""A booking code as it is printed, from whatever a patron typed."""

from __future__ import annotations

from kiosk.domain.codes import WORDS, code_key


def shown_code(typed: str) -> str:
    """`LUMIKETTU 47` -> `lumi-kettu-47`; what is not made of our words comes back as typed."""
    key = code_key(typed)
    words = {code_key(word): word for word in WORDS}
    for folded, first in words.items():
        second = words.get(key[len(folded) : -2]) if key.startswith(folded) else None
        if second is not None and key[-2:].isdigit():
            return f"{first}-{second}-{key[-2:]}"
    return typed
