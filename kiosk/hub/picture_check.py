"""Bytes that claim to be a picture, made into one that a kiosk can show: decoded here, shrunk, stripped of metadata.

What decodes is written anew; nothing of the original file goes on, whatever was hidden in it.
"""

from __future__ import annotations

import io
import warnings

from kiosk.hub.pictures import Picture

KINDS = ("PNG", "JPEG", "WEBP", "GIF")
"""Formats that are opened at all, known by their content and not by their name; of a moving one the first picture."""

LARGEST = 12_000_000
"""Bytes of a picture file."""

_MOST_PIXELS = 40_000_000
_WIDEST = 1200
_TALLEST = 1600


class PictureError(Exception):
    """Not a picture that can be shown; the text says why, for the log."""


def checked(data: bytes) -> Picture:
    """A picture at most 1200 pixels wide. Raises PictureError: lying type, torn file, far too many pixels."""
    from PIL import Image, ImageOps  # here: a hub without pictures does without it

    if len(data) > LARGEST:
        raise PictureError("too many bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=KINDS) as opened:
                width, height = opened.size
                if width * height > _MOST_PIXELS or min(width, height) < 8:
                    raise PictureError(f"{width} x {height} pixels")
                opened.draft("RGB", (_WIDEST, _TALLEST))  # JPEG can be read small to begin with
                opened.load()
                turned = ImageOps.exif_transpose(opened)
                turned.thumbnail((_WIDEST, _TALLEST))
                return _written(turned)
    except PictureError:
        raise
    except Exception as error:  # noqa: BLE001 - decoders meet hostile bytes with whatever they happen to raise
        raise PictureError(type(error).__name__) from None


def _written(image: object) -> Picture:
    from PIL import Image

    assert isinstance(image, Image.Image)  # noqa: S101 - for the type checker
    out = io.BytesIO()
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        if clear.getchannel("A").getextrema() != (255, 255):
            clear.info.clear()
            clear.save(out, "PNG", optimize=True)
            return Picture("image/png", out.getvalue())
    plain = image.convert("RGB")
    plain.info.clear()
    plain.save(out, "JPEG", quality=85, optimize=True)
    return Picture("image/jpeg", out.getvalue())
