"""Memory at home, everything built and the hub running: kiosk and embedded hub, and Chromium with its static page.

PSS of smaps_rollup: a process's own pages and its share of those it shares, so that processes can be added up.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.chromium import chromium
from benchmarks.footprint import pss
from benchmarks.processes import family, hub_of, settled_kiosk
from benchmarks.rows import table_row
from benchmarks.screen import screen
from benchmarks.warm import warm_kiosk

KIOSK, HUB = 170, 90


def run() -> list[dict[str, Any]]:
    """One kiosk and one browser beside each other, ten seconds after both are done with their start."""
    with (
        tempfile.TemporaryDirectory() as name,
        warm_kiosk(Path(name)) as warm,
        screen(),
        settled_kiosk(warm) as kiosk,
        screen(),
        chromium(Path(name)) as browser,
    ):
        time.sleep(10)
        hub = hub_of(kiosk)
        ours, its_hub = pss(kiosk.pid), pss(hub)
        browsers = family(browser.pid)
        base = sum(map(pss, browsers))
    note = f"Chromium: {len(browsers)} processes with that page open"
    return [
        _row("memory at home (PSS): kiosk / Chromium", ours, base, KIOSK, note),
        _row("memory at home (PSS): embedded hub / Chromium", its_hub, base, HUB),
    ]


def _row(name: str, ours: float, base: float, limit: int, note: str = "") -> dict[str, Any]:
    return table_row(name, ours, base, unit="MB", limit=f"<= {limit} MB", note=note)


if __name__ == "__main__":
    for row in run():
        print(row)
