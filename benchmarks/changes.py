"""Does the memory stay where it is? PSS before and after a thousand changes of the screen.

Before: after a warm-up round of two hundred changes through the same screens and languages. Every change is drawn;
one in five slides, the others cut. Both figures are taken at home after a garbage collection.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.processes import Program, settled_kiosk
from benchmarks.rows import table_row
from benchmarks.screen import screen
from benchmarks.warm import warm_kiosk

CHANGES = 1_000
WARM_UP = 200
LIMIT = 2.0


def run() -> list[dict[str, Any]]:
    """One kiosk, one thousand changes."""
    with tempfile.TemporaryDirectory() as name, warm_kiosk(Path(name)) as warm, screen(), settled_kiosk(warm) as kiosk:
        before = _after(kiosk, WARM_UP)
        after = _after(kiosk, CHANGES)
    return [
        table_row(
            f"{CHANGES:,} screen changes: memory (PSS) after / before",
            after,
            before,
            unit="MB",
            limit=f"<= {LIMIT:g} MB more",
            met=after - before <= LIMIT,
            note=f"{after - before:+.2f} MB",
        )
    ]


def _after(kiosk: Program, changes: int) -> float:
    kiosk.ask("wander", changes)
    kiosk.until("wandered", seconds=600, every=1)
    kiosk.ask("home")
    time.sleep(2)
    return float(kiosk.ask("pss"))


if __name__ == "__main__":
    for row in run():
        print(row)
