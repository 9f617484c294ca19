"""The kit as somebody else reads it: its words by pypdf, its pages and codes by PDFium and ZXing."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from pypdf import PdfReader

from kiosk.kit.kit import Kit, kit
from kiosk.mystery.story import Story
from kiosk.settings.mystery import StoryFolder, read_story

_SHIPPED = Path(__file__).parents[3] / "config" / "mystery" / "kekkosen-kirje"


@cache
def shipped() -> StoryFolder:
    return read_story(_SHIPPED)


def story() -> Story:
    found = shipped().story
    assert found is not None
    return found


@cache
def printed(language: str) -> Kit:
    return kit(story(), {key: picture.data for key, picture in shipped().pictures.items()}, language)


def squeezed(words: str) -> str:
    """Words without spaces, line ends and the hyphens at them: what must be there however it was broken."""
    return "".join(words.split()).replace("-", "")


@lru_cache(16)
def texts(data: bytes) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def fonts(data: bytes) -> dict[str, Any]:
    """Every font that the pages use, by name, with its descriptor (None for one that is not embedded)."""
    found: dict[str, Any] = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for entry in resources["/Font"].values():
            font = entry.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            found[font["/BaseFont"]] = inner.get("/FontDescriptor")
    return found


@lru_cache(512)
def codes(data: bytes, page: int) -> frozenset[tuple[str, str]]:
    """Kind and content of every code on a page printed at 200 dots to the inch."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[page].render(scale=200 / 72).to_pil().convert("L")
    return frozenset((code.format.name, code.text) for code in zxingcpp.read_barcodes(picture))


def inked(data: bytes, page: int, rim_mm: float) -> bool:
    """Whether anything is printed within `rim_mm` of the edge of the sheet."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[page].render(scale=100 / 72).to_pil().convert("L")
    rim, (wide, high) = int(rim_mm / 25.4 * 100), picture.size
    sides = ((0, 0, wide, rim), (0, high - rim, wide, high), (0, 0, rim, high), (wide - rim, 0, wide, high))
    return any(picture.crop(side).getextrema()[0] < 200 for side in sides)
