"""Booking codes at rest: the kiosk keeps no code of a booking that the hub has, only what recognises one.

A stolen store must not open reservations: codes are few enough to be tried one by one, so the hash is keyed with a
secret of the store, and growing waits guard the keyboard. Both live in the same file; what the hash keeps out is the
casual reader of a backup or a log.
"""

from __future__ import annotations

import hmac

from kiosk.domain.codes import code_key

_SEALED_BYTES = 64


def code_hash(secret: bytes, code: str) -> bytes:
    """What a typed code is looked up by; spellings that mean the same code give the same 32 bytes."""
    return hmac.digest(secret, b"find:" + code_key(code).encode(), "sha256")


def seal(secret: bytes, opener: str, code: str) -> bytes:
    """`code` hidden so that only one who types `opener` reads it; codes have at most 63 bytes."""
    plain = code.encode()
    if len(plain) >= _SEALED_BYTES:
        raise ValueError("too long to seal")
    return _mask(secret, opener, bytes([len(plain)]) + plain.ljust(_SEALED_BYTES - 1, b"\0"))


def unseal(secret: bytes, opener: str, sealed: bytes) -> str:
    """The code hidden by `seal`; with another opener an arbitrary text that no booking has."""
    plain = _mask(secret, opener, sealed)
    return plain[1 : 1 + plain[0]].decode(errors="replace")


def _mask(secret: bytes, opener: str, text: bytes) -> bytes:
    stream = hmac.digest(secret, b"seal:" + code_key(opener).encode(), "sha512")
    return bytes(a ^ b for a, b in zip(text, stream, strict=True))
