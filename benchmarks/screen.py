"""A display of our own that can be looked at and touched from outside: the same eye and hand for every program.

The X server keeps its picture in a file (`-fbdir`); reading a pixel is reading a byte of it, which asks nothing of the
server and takes nothing from the program that is measured. Touches go through XTest, as from a real pointer.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import random
import struct
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from kiosk.tour.display import virtual_display

WIDTH, HEIGHT = 1080, 1920
Rect = tuple[int, int, int, int]
"""left, top, width, height in px, from the upper left corner."""


class Eye:
    """Looks at the framebuffer."""

    def __init__(self, folder: Path) -> None:
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._bytes[:100])
        self._start = header[0] + 12 * header[19]
        self._line = header[12]

    def close(self) -> None:
        self._bytes.close()

    def picture(self) -> bytes:
        """Every pixel, four bytes each."""
        return self._bytes[self._start : self._start + HEIGHT * self._line]

    def points_of(self, wanted: bytes, empty: bytes, count: int = 400) -> list[int]:
        """Offsets of pixels at random places where a picture differs from the empty screen."""
        step = 3
        different = [
            at
            for y in range(0, HEIGHT, step)
            for at in range(y * self._line, y * self._line + WIDTH * 4, 4 * step)
            if wanted[at : at + 3] != empty[at : at + 3]
        ]
        if len(different) < 20:
            raise AssertionError("the picture is empty")
        return random.Random(1).sample(different, min(count, len(different)))

    def share(self, points: Sequence[int], wanted: bytes) -> float:
        """How much of a picture is there already, 0 to 1."""
        pixels, start = self._bytes, self._start
        return sum(pixels[start + at : start + at + 3] == wanted[at : at + 3] for at in points) / len(points)

    def region(self, rect: Rect, step: int = 3) -> bytes:
        """Some rows of a place of the screen; equal as long as nothing there has changed."""
        left, top, width, height = rect
        first = self._start + left * 4
        rows = range(max(0, top), min(HEIGHT, top + height), step)
        return b"".join(self._bytes[first + y * self._line : first + y * self._line + width * 4] for y in rows)


class Watched:
    """A place of the screen, and the moments at which its pixels were seen to change."""

    def __init__(self, eye: Eye, place: Rect) -> None:
        self._eye, self._place = eye, place
        self._last = eye.region(place)
        self._moments: list[float] = []

    def watch(self, seconds: float) -> None:
        """Look for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            now = self._eye.region(self._place)
            if now != self._last:
                self._moments.append(time.monotonic())
                self._last = now
            time.sleep(0.0004)

    @property
    def gaps(self) -> list[float]:
        """Milliseconds from each change to the next."""
        return [(b - a) * 1_000 for a, b in pairwise(self._moments)]


def frame_times(eye: Eye) -> list[float]:
    """Times between two frames of the bare window over two seconds, in ms."""
    watched = Watched(eye, (WIDTH // 2 - 4, HEIGHT - 40, 8, 3))
    watched.watch(2)
    return watched.gaps


class Hand:
    """Touches through XTest."""

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtst = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        for function in (self._x11.XFlush, self._x11.XCloseDisplay):
            function.argtypes = [ctypes.c_void_p]
        self._xtst.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, *[ctypes.c_int] * 3, ctypes.c_ulong]
        self._xtst.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._display = self._x11.XOpenDisplay(None)
        if not self._display:
            raise RuntimeError("the display cannot be opened")

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)

    def move(self, x: float, y: float) -> None:
        self._xtst.XTestFakeMotionEvent(self._display, -1, round(x), round(y), 0)
        self._x11.XFlush(self._display)

    def press(self, down: bool = True) -> None:
        self._xtst.XTestFakeButtonEvent(self._display, 1, int(down), 0)
        self._x11.XFlush(self._display)

    def lift(self) -> None:
        self.press(down=False)


@contextmanager
def screen() -> Iterator[Eye]:
    """A fresh, empty display for the time of the block."""
    # In memory where that is possible: the server writes every frame into it.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        virtual_display(WIDTH, HEIGHT, "-fbdir", folder, "-nocursor"),
    ):
        eye = Eye(Path(folder))
        try:
            yield eye
        finally:
            eye.close()
