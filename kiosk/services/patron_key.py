"""The key by which a patron's bookings are counted: made of a library card, and no way back to it.

Numbers of cards are few enough to be tried one after the other, so each try is made to cost a twentieth of a second.
The hub hashes the key once more with a secret of its own and erases it with the booking.
"""

from __future__ import annotations

import hashlib

_SHORTEST, _LONGEST = 5, 40
_SALT = b"virta-kiosk/library-card"


def card_number(text: str) -> str | None:
    """The number in what was read or typed, the same however it was spaced; None for what is no card."""
    number = "".join(sign for sign in text if sign not in " -.").upper()
    fits = _SHORTEST <= len(number) <= _LONGEST and number.isascii() and number.isalnum()
    return number if fits and any(sign.isdigit() for sign in number) else None


def patron_key(card: str) -> str:
    """The same at every kiosk. Slow on purpose: not for the thread that draws."""
    return hashlib.scrypt(card.encode(), salt=_SALT, n=2**14, r=8, p=1, dklen=24).hex()
