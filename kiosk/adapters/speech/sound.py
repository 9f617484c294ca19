"""Samples and what is done with them: 16 bits, one channel. Pure; nothing here knows a sound card."""

from __future__ import annotations

import math
import sys
from array import array
from dataclasses import dataclass
from functools import lru_cache

_FULL = 32_767
_TONE_HZ = 880.0
_TONE_LEVEL = 0.35
_RAMP = 0.004
STEP_DB = 3.0
STEP = 10
"""Percent; ten steps from 10 to 100 are 27 dB. EN 301 549, 8.2.1 asks for 18 dB and a step of 12 dB: four of these."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples, little endian, so many a second."""

    rate: int
    data: bytes

    @property
    def seconds(self) -> float:
        return len(self.data) / 2 / self.rate


def silence(rate: int, seconds: float) -> Sound:
    return Sound(rate, bytes(2 * round(rate * seconds)))


@lru_cache(maxsize=16)
def beep(rate: int, seconds: float) -> Sound:
    """A tone that grows and fades; at once it would be heard as a click."""
    count = round(rate * seconds)
    ramp = max(1, min(round(rate * _RAMP), count // 2))
    turn, top = 2 * math.pi * _TONE_HZ / rate, _FULL * _TONE_LEVEL
    wave = (top * min(1.0, i / ramp, (count - 1 - i) / ramp) * math.sin(turn * i) for i in range(count))
    return Sound(rate, _turned(array("h", map(int, wave))).tobytes())


def factor(percent: int) -> float:
    """What a volume multiplies samples with: 100 leaves them alone, each step below takes 3 dB."""
    return float(10 ** ((percent - 100) / STEP * STEP_DB / 20))


def quieted(data: bytes, times: float) -> bytes:
    if times >= 1:
        return data
    samples = array("h")
    samples.frombytes(data)
    return _turned(array("h", [int(sample * times) for sample in _turned(samples)])).tobytes()


def _turned(samples: array[int]) -> array[int]:
    """From the samples' own order of bytes to the machine's, or back."""
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def read_wave(data: bytes) -> Sound | None:
    """A WAVE file of 16 bits and one channel, cut off or not; None when it is none. A stream claims to be endless."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    at, rate = 12, 0
    while at + 8 <= len(data):
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + length]
        if name == b"fmt ":
            if len(body) < 16 or body[2:4] != b"\1\0" or body[14:16] != b"\x10\0":
                return None
            rate = int.from_bytes(body[4:8], "little")
        elif name == b"data":
            return Sound(rate, body[: len(body) // 2 * 2]) if rate else None
        at += 8 + length + length % 2
    return None
