"""Processes for tests that need many: forks of one that has imported everything.

To start a program anew takes most of a second of processor time, and nearly all of it goes into importing.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.adapters.rig.hub_main", "tests.adapters.rig.team_main"])


def born(live: Callable[..., None], *words: Any) -> tuple[ForkServerProcess, Connection]:
    """A process that runs `live(line, *words)`, and the other end of its line."""
    line, there = _FORKS.Pipe()
    child = _FORKS.Process(target=live, args=(there, *words), daemon=True)
    child.start()
    there.close()
    return child, line
