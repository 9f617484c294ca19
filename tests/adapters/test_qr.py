"""A QR code as it is drawn is read by a phone's reader."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from kiosk.adapters.qr import matrix


def _read(rows: list[list[bool]], scale: int = 4, quiet: int = 4) -> str:
    side = (len(rows) + 2 * quiet) * scale
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = (x + quiet) * scale, (y + quiet) * scale
                image.paste(0, (left, top, left + scale, top + scale))
    found = zxingcpp.read_barcodes(image)
    assert len(found) == 1
    return str(found[0].bytes.decode())


@pytest.mark.parametrize("sturdy", [False, True])
def test_it_is_read_back(sturdy: bool) -> None:
    text = "BEGIN:VCALENDAR\r\nSUMMARY:Pöllö, 3D-tulostin\r\nEND:VCALENDAR\r\n"
    assert _read(matrix(text, sturdy)) == text


def test_it_is_square() -> None:
    rows = matrix("https://kirjasto.kalajoki.fi/b/abc")
    assert {len(row) for row in rows} == {len(rows)}


def test_sturdier_is_larger() -> None:
    assert len(matrix("x" * 200, sturdy=True)) > len(matrix("x" * 200))


def test_too_much_is_told() -> None:
    with pytest.raises(ValueError, match="too long"):
        matrix("x" * 4_000)
