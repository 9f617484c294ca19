"""What begins after the first picture: one thing a frame, and one that fails does not take the others along."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
from kivy.clock import Clock
from kiosk.ui.tasks import in_turn
said = []
def fail():
    said.append("second")
    raise RuntimeError
in_turn(lambda: said.append("first"), fail, lambda: said.append("third"))
said.append("asked")
for _frame in range(4):
    try:
        Clock.tick()
    except RuntimeError:
        said.append("failed")
    said.append("frame")
print(*said)
"""


def test_one_step_a_frame() -> None:
    """In another process: importing Kivy's clock here would set Kivy up for every test after this one."""
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["asked", "first", "frame", "second", "failed", "frame", "third", "frame", "frame"]
