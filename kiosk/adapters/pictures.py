"""Pictures of the house and its events, by the hub's id: fetched when a screen wants one, kept on the disk.

One daemon thread fetches, checks, shrinks and decodes; a screen gets pixels that only have to be shown. A picture that
cannot be had is None, and the screen shows an icon instead.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import queue
import threading
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
        self._thread = threading.Thread(target=self._run, name="pictures", daemon=True)
        self._lock = threading.Lock()

    def want(
        self, key: str, size: tuple[int, int], deliver: Callable[[Pixels | None], None], whole: bool = False
    ) -> None:
        with self._lock:
            if self._thread.ident is None:
                self._thread.start()
        self._wishes.put(_Wish(key, size, whole, deliver))

    def stop(self) -> None:
        """End the thread; what it fetches just now is broken off."""
        self._wishes.put(None)
        self._client.stop()
        if self._thread.ident is not None:
            self._thread.join(0.5)

    def _run(self) -> None:
        while self._one():
            pass

    def _one(self) -> bool:
        """Serve one wish; False for the last. Of its own, so that nothing of a wish is kept until the next comes."""
        wish = self._wishes.get()
        if wish is None:
            return False
        try:
            pixels = self._serve(wish)
        except Exception:  # the next picture must come although this one did something nobody thought of
            log.exception("a picture could not be shown")
            pixels = None
        self._post(lambda deliver=wish.deliver, found=pixels: deliver(found))  # type: ignore[misc]
        return True

    def _serve(self, wish: _Wish) -> Pixels | None:
        path = self._folder / hashlib.sha256(wish.key.encode()).hexdigest()
        with suppress(OSError):
            content = path.read_bytes()
            os.utime(path)
            pixels = _pixels(content, wish)
            if pixels is not None:
                return pixels
            log.warning("a kept picture cannot be read; it is fetched again")
            path.unlink()
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
        self._keep(path, answer)
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
