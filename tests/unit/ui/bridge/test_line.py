"""The line to AccessKit, on a bus of its own: readers come and go while the screens tell what is there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.rig.desktop import ScreenReader, Seen, session_bus

ROOT = Path(__file__).resolve().parents[4]
_KIOSK = """
import sys, threading, time
from kiosk.ui.access.bridge.line import Line
from kiosk.ui.access.bridge.picture import Frame, Item, Picture

sys.setswitchinterval(1)  # Python's lock changes hands only where it is let go: the worst case
asked, came, over = [], set(), threading.Event()
line = Line(lambda action, number: asked.append(number))
threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
print("ready", flush=True)
told = 0
while not over.is_set():
    told += 1
    frame = Frame(house="Talo", title=str(told), view=1, dialog=False, language="fi", size=(540, 960))
    items = tuple(Item(id=n, role="BUTTON", name=str(n), box=(0, 0, 9, 9), acts=True) for n in range(2, 6))
    busy = time.monotonic() + 0.01
    while time.monotonic() < busy:
        pass
    came.add(line.readers)
    line.tell(Picture(frame=frame, items=items, focus=1), (0, 0, 540, 960), True)
    time.sleep(0.002)
print(len(came - {0}), len(asked))
"""


def test_readers_that_come_and_go_never_hold_the_screen_up() -> None:
    """Two threads and two locks: a kiosk that stood still here would stand still in the library."""
    pytest.importorskip("accesskit", reason="AccessKit is not installed: pip install accesskit")
    with session_bus() as address:
        command = [sys.executable, "-c", _KIOSK]
        pipe = subprocess.PIPE
        kiosk = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        reader = ScreenReader(address)
        try:
            assert kiosk.stdout is not None
            assert kiosk.stdout.readline() == "ready\n"
            for _ in range(12):
                reader.switch(True)
                reader.press(_button(reader))
                reader.switch(False)
            out, err = kiosk.communicate("", timeout=60)
        finally:
            kiosk.kill()
            kiosk.wait()
            reader.close()
    assert err == ""
    came, asked = map(int, out.split())
    assert came == asked == 12


def _button(reader: ScreenReader) -> Seen:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        button = next((seen for seen in reader.sees() if seen.role == "push button"), None)
        if button is not None:
            return button
    raise AssertionError("nothing was told")
