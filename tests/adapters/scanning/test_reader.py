"""A reader on a real pseudo terminal, plugged in and pulled out."""

from __future__ import annotations

import logging
import os
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.scanning import reader as module
from kiosk.adapters.scanning.protocol import SerialProtocol, read_code
from kiosk.adapters.scanning.reader import Reader
from kiosk.adapters.serial_ports import Place
from kiosk.services.scan import Scan
from tests.waiting import until


class Plug:
    """A scanner's cable: a port that is there while it is plugged in, by a name that stays."""

    def __init__(self, name: Path) -> None:
        self.name = name
        self.ends: tuple[int, int] | None = None

    def push_in(self) -> None:
        self.ends = os.openpty()
        tty.setraw(self.ends[1])
        self.name.symlink_to(os.ttyname(self.ends[1]))

    def pull_out(self) -> None:
        assert self.ends
        self.name.unlink()
        for end in self.ends:
            os.close(end)
        self.ends = None

    def scan(self, data: bytes) -> None:
        assert self.ends
        os.write(self.ends[0], data)


class Counting(SerialProtocol):
    """Knows how many bytes have come through: only those can be asked for that left the cable."""

    taken = 0

    def feed(self, data: bytes, now: float) -> list[Scan]:
        found = super().feed(data, now)
        self.taken += len(data)
        return found


class Desk:
    """What a reader has told."""

    def __init__(self, name: Path) -> None:
        self.texts: list[str] = []
        self.line = Counting(read_code, pause_ends=False)
        self.troubles: list[str | None] = []
        self.reader = Reader(
            Place(port=str(name)),
            9600,
            self.line,
            lambda scan: self.texts.append(scan.text),
            self.troubles.append,
        )


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    made = Plug(tmp_path / "usb-Reader-if00")
    yield made
    if made.ends:
        made.pull_out()


@pytest.fixture
def desk(plug: Plug) -> Iterator[Desk]:
    made = Desk(plug.name)
    made.reader.start()
    yield made
    made.reader.stop()


def test_a_hundred_times_unplugged_while_scanning(plug: Plug, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was scanned whole is there once, in order; half a line is nowhere, and in no other line."""
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.01)
    whole, sent = [], 0
    for number in range(100):
        plug.push_in()
        whole += [f"first-{number}", f"last-{number}"]
        for data in (f"first-{number}\r\nla", f"st-{number}\r\nhalf-{number}"):
            plug.scan(data.encode())
            sent += len(data)
        until(lambda: desk.line.taken == sent, "every byte")  # noqa: B023 - asked at once
        plug.pull_out()
    until(lambda: len(desk.texts) >= len(whole), "the last reading")
    assert desk.texts == whole
    assert desk.troubles == []


def test_a_plug_that_wobbles_is_no_trouble_and_a_missing_one_is_told_once(
    plug: Plug, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    plug.push_in()
    until(lambda: desk.reader.connected, "the device")
    plug.pull_out()
    until(lambda: desk.troubles, "the trouble")
    time.sleep(0.6)
    assert len(desk.troubles) == 1
    assert "ei löydy" in str(desk.troubles[0])
    plug.push_in()
    until(lambda: len(desk.troubles) == 2, "the end of the trouble")
    assert desk.troubles[1] is None
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_a_port_that_is_no_port_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    (tmp_path / "port").write_text("no device")
    desk = Desk(tmp_path / "port")
    desk.reader.start()
    until(lambda: desk.troubles, "the trouble")
    desk.reader.stop()
    assert "portti ei aukea" in str(desk.troubles[0])


def test_stop_ends_a_reader_that_waits(plug: Plug, desk: Desk) -> None:
    plug.push_in()
    until(lambda: desk.reader.connected, "the device")
    began = time.monotonic()
    desk.reader.stop()
    assert time.monotonic() - began < 0.9
    assert not desk.reader.connected
