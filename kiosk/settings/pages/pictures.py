"""The pictures of `config/house/kuvat/`: found by their names, looked into, and made fit for the screen.

A librarian takes a picture with a phone: it is large, lies on its side and knows where it was taken. What goes to the
kiosks is upright, at most `LONGEST` pixels long, and without anything but the picture itself.
"""

from __future__ import annotations

import difflib
import hashlib
import io
import unicodedata
import warnings
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.settings.pages.header import Tell
from kiosk.settings.problems import quoted

LONGEST: Final = 1_600
LARGEST_FILE: Final = 30 << 20
_MOST_PIXELS: Final = 60_000_000
_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_FORMATS: Final = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True)
class Prepared:
    """A picture as the kiosks get it; `id` is made of its bytes, as the hub's store of pictures makes it."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int

    @cached_property
    def id(self) -> str:
        return hashlib.blake2b(self.data, digest_size=16).hexdigest()


class PictureFault(ValueError):
    """A picture that cannot be shown; `code` names the message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Pictures:
    """The folder. Asked for a picture by name it prepares it once; `used` holds those that were asked for, by id."""

    def __init__(self, folder: Path) -> None:
        names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
        self._files = {_plain(name): folder / name for name in names if not name.startswith(".")}
        self.used: dict[str, Prepared] = {}
        self._asked: set[str] = set()

    def find(self, written: str, line: int, tell: Tell) -> tuple[str, int, int] | None:
        """Id, width and height of the picture that a page names; None when it cannot be shown, which is told."""
        name = _plain(written.removeprefix("../").removeprefix("kuvat/"))
        if "/" in name or "\\" in name or ":" in name:
            tell("picture_place", line, value=quoted(written))
            return None
        path = self._files.get(name)
        if path is None:
            self._missing(name, line, tell)
            return None
        self._asked.add(name)
        try:
            prepared = _prepare_file(path)
        except PictureFault as fault:
            tell(fault.code, line, value=quoted(name), longest=str(LARGEST_FILE >> 20))
            return None
        self.used[prepared.id] = prepared
        return prepared.id, prepared.width, prepared.height

    def unused(self) -> list[str]:
        """Pictures that no page names."""
        return sorted(name for name in self._files if name not in self._asked and Path(name).suffix.lower() in _ENDINGS)

    def _missing(self, name: str, line: int, tell: Tell) -> None:
        small = {known.lower(): known for known in self._files}
        near = difflib.get_close_matches(name.lower(), small, n=1, cutoff=0.6)
        figures = {"value": quoted(name), "near": small[near[0]]} if near else {"value": quoted(name)}
        tell("picture_missing_near" if near else "picture_missing", line, **figures)


def _plain(name: str) -> str:
    """Letters with their dots as one character: a Mac writes them as two."""
    return unicodedata.normalize("NFC", name)


def _prepare_file(path: Path) -> Prepared:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PictureFault("picture_large")
        return prepare(path.read_bytes())
    except OSError:
        raise PictureFault("picture_unreadable") from None


@lru_cache(maxsize=64)
def prepare(data: bytes) -> Prepared:
    """The picture as the kiosks get it. Raises PictureFault when it is none that they can show."""
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        raise PictureFault("picture_heic")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        if picture.width * picture.height > _MOST_PIXELS:
            raise PictureFault("picture_large")
        made = _fit(picture, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureFault("picture_large") from None
    except UnidentifiedImageError:
        raise PictureFault("picture_kind") from None
    except (OSError, ValueError, SyntaxError) as error:  # Pillow raises the last for a broken PNG
        raise error if isinstance(error, PictureFault) else PictureFault("picture_broken") from None
    return made


def _fit(picture: Image.Image, data: bytes) -> Prepared:
    """Upright and small enough; a picture that is so already stays as it is, byte for byte."""
    kind = picture.format
    picture.draft("RGB", (LONGEST, LONGEST))  # a JPEG is read at a fraction of its size, which is quick
    picture.load()
    asis = max(picture.size) <= LONGEST and not picture.getexif() and kind == "PNG"
    if not asis:
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        data, kind = _written(picture)
    return Prepared(data, f"image/{str(kind).lower()}", picture.width, picture.height)


def _written(picture: Image.Image) -> tuple[bytes, str]:
    """Bytes and kind of a picture, with nothing but the picture in it."""
    out = io.BytesIO()
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture.convert("RGBA").save(out, "PNG", optimize=True)
        return out.getvalue(), "PNG"
    picture.convert("RGB").save(out, "JPEG", quality=86, optimize=True)
    return out.getvalue(), "JPEG"
