"""What a team gives as an answer: what the input of its puzzle hands over, flat and the same for every kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer.

    `text` is what was typed or read; `picked` are numbers of options: the one chosen, all in the order they were put,
    or for each option the number of its partner; `areas` are ids of touched parts of a picture.
    """

    text: str = ""
    picked: tuple[int, ...] = ()
    areas: tuple[str, ...] = ()
    scanned: bool = False
