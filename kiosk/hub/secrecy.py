"""What the hub keeps instead of the thing itself: keyed hashes of codes and patron keys, signatures of page links."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

from kiosk.domain.codes import code_key

_SIGNATURE_CHARS = 22  # 132 bits
_TYPED = "23456789abcdefghjkmnpqrstuvwxyz"
"""Signs that nobody takes for another one."""
_ADDRESS_CHARS = 10  # 49 bits: typed by hand, for two weeks, and nothing personal behind it


@dataclass(frozen=True, slots=True)
class Secrecy:
    """Keyed by the hub's own secret, so that a copy of the tables alone does not give codes away."""

    key: bytes = field(repr=False)

    def _mac(self, purpose: str, value: bytes) -> bytes:
        return hmac.digest(self.key, purpose.encode() + b"\0" + value, "sha256")

    def code(self, typed: str) -> str:
        return self._mac("code", code_key(typed).encode()).hex()

    def team(self, typed: str) -> str:
        """Of a team's code, which opens no booking."""
        return self._mac("team", code_key(typed).encode()).hex()

    def certificate(self, team: str) -> str:
        """The end of the address of a team's certificate: short, and of no use for anything else."""
        left, signs = int.from_bytes(self._mac("certificate", team.encode())), ""
        for _ in range(_ADDRESS_CHARS):
            left, sign = divmod(left, len(_TYPED))
            signs += _TYPED[sign]
        return signs

    def patron(self, patron_key: str) -> str:
        return self._mac("patron", patron_key.encode()).hex()

    def fingerprint(self, path: str, body: bytes) -> str:
        """Of a request, to know it again. Keyed, because a body may hold a name that is easily guessed."""
        return self._mac("request", path.encode() + b"\0" + body).hex()

    def idea_key(self, device: str, key: str) -> str:
        """An idempotency key of an idea: neither the key nor the device can be told from it."""
        return self._mac("idea", device.encode() + b"\0" + key.encode()).hex()

    def celia_key(self, device: str, key: str) -> str:
        """The same for a kiosk's part of one of Celia's days."""
        return self._mac("celia", device.encode() + b"\0" + key.encode()).hex()

    def page_token(self, reservation: str) -> str:
        """`<id>.<signature>`: the link that its holder carries on a phone."""
        signature = urlsafe_b64encode(self._mac("page", reservation.encode())).decode()
        return f"{reservation}.{signature[:_SIGNATURE_CHARS]}"

    def of_page_token(self, token: str) -> str | None:
        """The reservation that a link speaks of; None when it was not signed here."""
        reservation = token.partition(".")[0]
        genuine = self.page_token(reservation)
        return reservation if hmac.compare_digest(genuine.encode(), token.encode()) else None
