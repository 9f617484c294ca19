"""While a source tells of thousands of events Python looks for garbage seldom.

All that has come and is not yet written looks to it like something that stays, so it would look through everything the
hub has again and again: a tenth of a first sync, in pauses in which nobody gets an answer. What is really garbage waits
until twenty thousand things more have been made than given up.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (20_000, 10, 10)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """From any thread; of several at once the first one brings back what was before."""
    usual = gc.get_threshold()
    if usual == _SELDOM:
        yield
        return
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
