"""The memory of a process; on its own because the kiosk that is asked for it must not load more than it needs."""

from __future__ import annotations

from pathlib import Path


def pss(pid: int) -> float:
    """Proportional set size of a process in MB: its own memory and its share of what it shares."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
