"""No garbage collection while many rules are told of a change.

A widget that was taken away waits in a reference cycle for the collector. When the collector runs in the middle of a
dispatch, Kivy still has the widget's rules on its list and fails on the dead reference.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_dies() -> Iterator[None]:
    """Hold the collector for the time of the block; as it was before, afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
