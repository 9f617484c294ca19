"""What a check has found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a patron would stumble over."""

    kind: str
    what: str
    figure: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what!r} ({self.figure})"
