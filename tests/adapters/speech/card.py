"""A sound card that writes what it plays to a file: ALSA's own `file` plugin over its `null` one."""

from __future__ import annotations

import contextlib
import fcntl
import math
import os
import time
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.environment import environment

QUIET = 150
"""What is below it is no sound: a voice breathes out."""
_SYSTEM = "/usr/share/alsa/alsa.conf"


class Card:
    """`device` is its ALSA name, for whoever has `ALSA_CONFIG_PATH` = `config` in the environment."""

    device = "plug:heard"

    def __init__(self, folder: Path) -> None:
        self.config = folder / "asound.conf"
        self._heard = folder / "heard.raw"
        self.config.write_text(
            f"<{_SYSTEM}>\npcm.heard {{ type file slave.pcm null file {self._heard} format raw }}\n", encoding="utf-8"
        )

    def stuck(self) -> tuple[str, int]:
        """Another card, that takes a tenth of a second and no more: its name, and what holds it open."""
        pipe = self.config.with_name("stuck")
        os.mkfifo(pipe)
        held = os.open(pipe, os.O_RDWR)
        fcntl.fcntl(held, fcntl.F_SETPIPE_SZ, 4_096)
        with self.config.open("a", encoding="utf-8") as config:
            config.write(f"pcm.stuck {{ type file slave.pcm null file {pipe} format raw }}\n")
        return "plug:stuck", held

    @property
    def size(self) -> int:
        """Bytes that were played since the last process opened it."""
        try:
            return self._heard.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def samples(self) -> array[int]:
        found = array("h")
        data = self._heard.read_bytes() if self._heard.exists() else b""
        found.frombytes(data[: len(data) // 2 * 2])
        return found

    def forget(self) -> None:
        self._heard.unlink(missing_ok=True)

    def loud(self) -> bool:
        return any(abs(sample) > QUIET for sample in self.samples)

    def silent_since(self, seconds: float) -> bool:
        """Whether nothing is played while one waits so long."""
        before = self.size
        time.sleep(seconds)
        return self.size == before


@contextlib.contextmanager
def card_in_force(folder: Path) -> Iterator[Card]:
    """This process and those that it starts play to a new card in the folder."""
    card = Card(folder)
    with environment(ALSA_CONFIG_PATH=str(card.config)):
        yield card


def level(samples: Sequence[int]) -> float:
    """Root of the mean square."""
    return math.sqrt(sum(s * s for s in samples) / len(samples)) if samples else 0.0


def decibels(samples: Sequence[int], others: Sequence[int]) -> float:
    return 20 * math.log10(level(samples) / level(others))


def children() -> set[int]:
    """Processes of ours that have not been buried: running ones and zombies."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):  # a thread that has just ended
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def players() -> set[int]:
    """Players that run: while there is one a card has something to play, for it is fed ahead of the ear."""
    found = set()
    for pid in children():
        with contextlib.suppress(OSError):
            name, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
            if name.endswith("(aplay") and rest.split()[0] != "Z":
                found.add(pid)
    return found
