"""From a slip to paper, over a pseudo terminal; and what is told when nothing comes out."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import zxingcpp

from kiosk.adapters.printing.printer import SerialPrinter
from kiosk.adapters.printing.render import render
from kiosk.adapters.serial_ports import Place
from kiosk.services.slip import Line, Printed, Rule, Slip, Square
from tests.adapters.printing.paper import Device, read

SLIP = Slip(
    (
        Line(text="Kalajoen kirjasto", bold=True, centred=True),
        Rule(),
        Line(text="Pienryhmätila – yläkerta", large=True),
        Line(text="ke 25.11. klo 15–16"),
        Line(text="pöllö-kettu-47", large=True, bold=True),
        Square("pöllö-kettu-47"),
        Line(text="Koodilla voit jatkaa, lopettaa tai perua varauksen kohdassa Oma varaus."),
    )
)


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_what_stands_on_the_paper(columns: int) -> None:
    """Finnish letters, wrapped rows, large rows, a QR code that reads, one cut."""
    paper = read(render(SLIP, columns))
    text = "\n".join(paper.rows)
    assert "pöllö-kettu-47" in paper.large
    assert "ke 25.11. klo 15-16" in paper.rows
    assert "-" * columns in paper.rows
    assert " ".join(paper.rows[-8:]).count("varauksen") == 1, text
    assert paper.widest <= columns
    assert paper.cuts == 1
    (picture,) = paper.pictures
    assert picture.width <= 384
    (found,) = zxingcpp.read_barcodes(_on_paper(picture))
    assert found.text == "pöllö-kettu-47"


def _on_paper(picture: Any) -> Any:
    from PIL import ImageOps

    return ImageOps.expand(picture.convert("L"), 40, 255)


class Desk:
    """Prints and waits for the ending."""

    def __init__(self, device: Device, *, answers: bool = True) -> None:
        self.troubles: list[str | None] = []
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        place = Place(port=device.port)
        self.printer = SerialPrinter(
            place, 9600, 42, answers=answers, post=self._posted.put, trouble=self.troubles.append
        )
        self.printer.start()

    def print(self) -> Printed:
        endings: list[Printed] = []
        self.printer.print(SLIP, endings.append)
        self._posted.get(timeout=20)()
        (ending,) = endings
        return ending


@pytest.fixture
def device() -> Iterator[Device]:
    made = Device()
    yield made
    made.close()


@pytest.fixture
def desk(device: Device) -> Iterator[Desk]:
    made = Desk(device)
    yield made
    made.printer.stop()


def test_two_slips(device: Device, desk: Desk) -> None:
    assert [desk.print(), desk.print()] == [Printed.DONE] * 2
    assert device.paper.cuts == 2
    assert desk.troubles == []


def test_without_paper_nothing_is_sent_and_staff_are_told_once(device: Device, desk: Desk) -> None:
    device.has_paper = False
    assert [desk.print(), desk.print()] == [Printed.NO_PAPER] * 2
    assert device.printed == b""
    assert len(desk.troubles) == 1
    assert "paperi on lopussa" in str(desk.troubles[0])
    device.has_paper = True
    assert desk.print() is Printed.DONE
    assert desk.troubles[1:] == [None]


def test_paper_that_ends_in_a_slip_takes_the_slip_back(
    device: Device, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """New paper must not bring the code of somebody who has gone."""
    caplog.set_level(logging.DEBUG)
    device.loses_paper = True
    assert desk.print() is Printed.NO_PAPER
    end = time.monotonic() + 5
    while not device.forgotten and time.monotonic() < end:
        time.sleep(0.01)
    assert device.forgotten == 1
    assert "kettu" not in caplog.text
    assert "Pienryhm" not in caplog.text


def test_the_end_of_a_slip_is_heard_while_something_else_is_asked(
    device: Device, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow printer is asked now and then how it is; that it has printed everything may come before that answer."""
    device.is_slow = True
    monkeypatch.setattr("kiosk.adapters.printing.printer._ANSWER", 0.3)
    monkeypatch.setattr("kiosk.adapters.printing.printer._LONGEST", 2.0)
    assert [desk.print(), desk.print()] == [Printed.DONE] * 2
    assert device.forgotten == 0


def test_an_open_lid_and_a_silent_printer(device: Device, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    device.is_closed = False
    assert desk.print() is Printed.AWAY
    device.answers = False
    monkeypatch.setattr("kiosk.adapters.printing.printer._ANSWER", 0.3)
    assert desk.print() is Printed.AWAY
    assert "kansi" in str(desk.troubles[0])
    assert "ei vastaa" in str(desk.troubles[1])


def test_a_printer_that_cannot_answer(device: Device) -> None:
    device.answers = False
    desk = Desk(device, answers=False)
    assert desk.print() is Printed.DONE
    desk.printer.stop()


def test_a_printer_that_is_not_there(device: Device, desk: Desk) -> None:
    device.close()
    assert desk.print() is Printed.AWAY
