"""A4 pages to draw on, in millimetres from the upper left corner. Hides the library that writes the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, Literal

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from kiosk.kit.faces import MM, Style, ready, width

WIDE: Final = 210.0
HIGH: Final = 297.0
MARGIN: Final = 12.0
"""Nothing is printed nearer to the edge: printers of offices leave up to 6 mm white, and hands need a rim."""
Align = Literal["left", "middle", "right"]
Spot = tuple[float, float]


class Sheet:
    """The pages in the making. `known` tells on which page things are, as far as an earlier run has seen them."""

    def __init__(self, title: str, language: str, known: Mapping[str, int] | None = None) -> None:
        ready()
        self._out = io.BytesIO()
        # Invariant: the same story makes the same file, byte for byte.
        self._canvas = Canvas(self._out, pagesize=A4, invariant=1, pageCompression=1, lang=language)
        self._canvas.setTitle(title)
        self._canvas.setCreator("Virta-kiosk")
        self.marks: dict[str, int] = {}
        self.known = known or {}
        self.page = 1

    def done(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._out.getvalue()

    def turn(self) -> None:
        """This page is whole; on to the next."""
        self._canvas.showPage()
        self.page += 1

    def mark(self, key: str, title: str = "", depth: int = 0) -> None:
        """`key` is on this page; with a `title` it stands in the reader's list of contents."""
        self.marks.setdefault(key, self.page)
        if title:
            self._canvas.bookmarkPage(key)
            self._canvas.addOutlineEntry(title, key, depth, closed=depth > 0)

    def text(self, x: float, y: float, words: str, style: Style, align: Align = "left", spread: float = 0) -> None:
        """One line with its baseline at `y`; `spread` parts the letters by millimetres."""
        room = width(words, style) + spread * max(0, len(words) - 1)
        x -= {"left": 0.0, "middle": room / 2, "right": room}[align]
        self._canvas.setFillGray(style.tone)
        self._canvas.setFont(style.face.value, style.size)
        self._canvas.drawString(x * MM, self._up(y), words, charSpace=spread * MM)

    def line(self, points: Sequence[Spot], thick: float = 0.2, tone: float = 0.0, dashes: Sequence[float] = ()) -> None:
        self._pen(thick, tone, dashes)
        self._canvas.drawPath(self._path(points), stroke=1, fill=0)

    def shape(self, points: Sequence[Spot], fill: float | None, thick: float = 0.0, tone: float = 0.0) -> None:
        """A closed polygon, filled and edged."""
        path = self._path(points)
        path.close()
        self._canvas.drawPath(path, **self._filling(fill, thick, tone))

    def box(
        self, x: float, y: float, wide: float, high: float, *,
        fill: float | None = None, thick: float = 0.2, tone: float = 0.0, radius: float = 0,
        dashes: Sequence[float] = (),
    ) -> None:  # fmt: skip
        kinds = self._filling(fill, thick, tone, dashes)
        self._canvas.roundRect(x * MM, self._up(y + high), wide * MM, high * MM, radius * MM, **kinds)

    def disc(
        self, x: float, y: float, radius: float, *,
        fill: float | None = None, thick: float = 0.2, tone: float = 0.0, dashes: Sequence[float] = (),
    ) -> None:  # fmt: skip
        kinds = self._filling(fill, thick, tone, dashes)
        self._canvas.circle(x * MM, self._up(y), radius * MM, **kinds)

    def picture(self, data: bytes, x: float, y: float, wide: float, high: float) -> None:
        self._canvas.drawImage(ImageReader(io.BytesIO(data)), x * MM, self._up(y + high), wide * MM, high * MM, "auto")

    @contextmanager
    def turned(self, x: float, y: float, degrees: float) -> Iterator[None]:
        """What is drawn meanwhile is turned clockwise around a point, which becomes (0, 0)."""
        self._canvas.saveState()
        self._canvas.translate(x * MM, self._up(y))
        self._canvas.rotate(-degrees)
        self._canvas.translate(0, -HIGH * MM)
        try:
            yield
        finally:
            self._canvas.restoreState()

    def _up(self, y: float) -> float:
        return (HIGH - y) * MM

    def _path(self, points: Sequence[Spot]) -> PDFPathObject:
        path = self._canvas.beginPath()
        path.moveTo(points[0][0] * MM, self._up(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x * MM, self._up(y))
        return path

    def _filling(self, fill: float | None, thick: float, tone: float, dashes: Sequence[float] = ()) -> dict[str, int]:
        """Pen and fill of what comes next; which of the two it has is told as reportlab wants it."""
        self._pen(thick, tone, dashes)
        if fill is not None:
            self._canvas.setFillGray(fill)
        return {"stroke": int(thick > 0), "fill": int(fill is not None)}

    def _pen(self, thick: float, tone: float, dashes: Sequence[float] = ()) -> None:
        self._canvas.setStrokeGray(tone)
        self._canvas.setLineWidth(thick * MM)
        self._canvas.setLineJoin(1)
        self._canvas.setLineCap(0 if dashes else 1)
        self._canvas.setDash([dash * MM for dash in dashes])
