"""The devices of a kiosk as a whole: light to import, troubles told together, settings changed while running."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.adapters.devices import Devices
from kiosk.adapters.scanning import reader
from kiosk.settings.devices import Printer, Scanner


def test_nothing_of_theirs_is_read_before_it_is_used() -> None:
    """The first picture has no use for serial ports, ESC/POS or Pillow."""
    code = "import sys, kiosk.adapters.devices; print(*sorted({'serial', 'escpos', 'PIL', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_troubles_are_told_together_and_end_with_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PATIENCE", 0.0)
    told: list[tuple[str, ...]] = []
    devices = Devices(lambda closure: closure(), lambda scan: None, told.append)
    one, two = (Scanner(port=str(tmp_path / name)) for name in ("one", "two"))
    devices.use((one, two), Printer(port=str(tmp_path / "three")))
    end = time.monotonic() + 10
    while len(told[-1]) < 3:
        assert time.monotonic() < end, told
        time.sleep(0.01)
    assert {each.split(":")[0].split("/")[-1] for each in told[-1]} == {"one", "two", "three"}
    before, same = len(told), devices.printer
    devices.use((one, two), Printer(port=str(tmp_path / "three")))
    assert devices.printer is same
    assert len(told) == before
    devices.use((), None)
    assert told[-1] == ()
    assert devices.printer is None
    devices.stop()
