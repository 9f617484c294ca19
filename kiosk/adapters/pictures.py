"""Pictures of the house and its events, by the hub's id: fetched when a screen wants one, kept on the disk.

Two daemon threads check, shrink and decode: one what is kept, the other what has to be fetched, so that a hub that
hangs holds up no picture that is here. A screen gets pixels that only have to be shown. A picture that cannot be had is
None, and the screen shows an icon instead.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import queue
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.adapters.hub_client import HubClient
from kiosk.api.problem import Problem
from kiosk.services.ports import Pixels, Post
from kiosk.services.sync import HubAway

if TYPE_CHECKING:
    from PIL import Image

log = logging.getLogger(__name__)

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PIXELS = 24_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_WAITING = 32
"""Wishes that wait for the hub; more than a screen shows at once."""


@dataclass(frozen=True, slots=True)
class _Wish:
    key: str
    size: tuple[int, int]
    whole: bool
    deliver: Callable[[Pixels | None], None]


class PictureShelf:
    """Implements services.ports.Pictures; `most_bytes` bounds the folder, the longest unseen go first."""

    def __init__(self, folder: Path, client: HubClient, post: Post, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._client = client
        self._post = post
        self._most_bytes = most_bytes
        self._wishes: queue.SimpleQueue[_Wish | None] = queue.SimpleQueue()
        self._missing: deque[_Wish] = deque()
        self._bell = threading.Condition()
        self._stopped = False
        self._threads = [
            threading.Thread(target=self._look_up, name="pictures", daemon=True),
            threading.Thread(target=self._fetch, name="pictures-line", daemon=True),
        ]
        self._lock = threading.Lock()

    def want(
        self, key: str, size: tuple[int, int], deliver: Callable[[Pixels | None], None], whole: bool = False
    ) -> None:
        with self._lock:
            for thread in self._threads:
                if thread.ident is None:
                    thread.start()
        self._wishes.put(_Wish(key, size, whole, deliver))

    def stop(self) -> None:
        """End the threads; what is fetched just now is broken off."""
        self._wishes.put(None)
        with self._bell:
            self._stopped = True
            self._bell.notify()
        self._client.stop()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(0.5)

    def _look_up(self) -> None:
        while self._look_up_one():
            pass

    def _look_up_one(self) -> bool:
        """Serve one wish; False for the last. Of its own, so that nothing of a wish is kept until the next comes."""
        wish = self._wishes.get()
        if wish is None:
            return False
        pixels = self._made(self._kept, wish)
        if pixels is not None:
            self._deliver(wish, pixels)
        else:
            self._ask_for(wish)
        return True

    def _ask_for(self, wish: _Wish) -> None:
        """Have it fetched before those that were wished earlier: they may not be on the screen any more."""
        with self._bell:
            self._missing.append(wish)
            given_up = self._missing.popleft() if len(self._missing) > _MOST_WAITING else None
            self._bell.notify()
        if given_up is not None:
            self._deliver(given_up, None)

    def _fetch(self) -> None:
        while self._fetch_one():
            pass

    def _fetch_one(self) -> bool:
        with self._bell:
            while not self._missing and not self._stopped:
                self._bell.wait()
            if self._stopped:
                return False
            wish = self._missing.pop()
        # Another place of the screen may have wished for the same one.
        self._deliver(wish, self._made(self._kept, wish) or self._made(self._fetched, wish))
        return True

    def _deliver(self, wish: _Wish, pixels: Pixels | None) -> None:
        self._post(lambda: wish.deliver(pixels))

    def _made(self, make: Callable[[_Wish], Pixels | None], wish: _Wish) -> Pixels | None:
        try:
            return make(wish)
        except Exception:  # the next picture must come although this one did something nobody thought of
            log.exception("a picture could not be shown")
            return None

    def _path(self, wish: _Wish) -> Path:
        return self._folder / hashlib.sha256(wish.key.encode()).hexdigest()

    def _kept(self, wish: _Wish) -> Pixels | None:
        path = self._path(wish)
        with suppress(OSError):
            content = path.read_bytes()
            os.utime(path)
            pixels = _pixels(content, wish)
            if pixels is not None:
                return pixels
            log.warning("a kept picture cannot be read; it is fetched again")
            path.unlink()
        return None

    def _fetched(self, wish: _Wish) -> Pixels | None:
        try:
            answer = self._client.picture(wish.key)
        except HubAway as error:
            log.info("a picture did not come: %s", error)
            return None
        if isinstance(answer, Problem):
            return None
        pixels = _pixels(answer, wish)
        if pixels is None:
            log.warning("the hub sent a picture that cannot be shown (%d bytes)", len(answer))
            return None
        self._keep(self._path(wish), answer)
        return pixels

    def _keep(self, path: Path, content: bytes) -> None:
        """Whole or not at all; a full disk costs only the next fetch."""
        part = path.with_name(path.name + ".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_bytes(content)
            part.replace(path)
            self._make_room(path)
        except OSError as error:
            log.warning("a picture is not kept: %s", error.strerror)
            with suppress(OSError):
                part.unlink()

    def _make_room(self, newest: Path) -> None:
        found = [(each, each.stat()) for each in self._folder.iterdir() if each != newest]
        total = newest.stat().st_size + sum(stat.st_size for _, stat in found)
        for each, stat in sorted(found, key=lambda item: item[1].st_mtime_ns):
            if total <= self._most_bytes:
                break
            each.unlink(missing_ok=True)
            total -= stat.st_size


def _pixels(content: bytes, wish: _Wish) -> Pixels | None:
    """The picture at the wished size: cut to fill it, or whole within it. None when it is none that can be shown."""
    from PIL import Image, ImageOps

    width, height = max(1, wish.size[0]), max(1, wish.size[1])
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            # A JPEG can be decoded at an eighth, a quarter or half of its size, and in that much less time.
            opened.draft("RGB", (width, height) if wish.whole else (width * 2, height * 2))
            upright = _on_white(ImageOps.exif_transpose(opened))
            if wish.whole:
                upright.thumbnail((width, height))
                shown = upright
            else:
                shown = ImageOps.fit(upright, (width, height))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Pixels(shown.width, shown.height, shown.tobytes())


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency: drawings are made for paper."""
    if image.mode in {"RGBA", "LA", "P", "PA"}:
        from PIL import Image as Maker

        layered = image.convert("RGBA")
        paper = Maker.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("RGB")
    return image.convert("RGB")
