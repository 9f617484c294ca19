"""What was measured before, beside the page that is made of it: names given alone renew their rows and leave the others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.report import Measured


def earlier(file: Path, machine: Mapping[str, str]) -> dict[str, Measured]:
    """What this machine has measured: figures of another one do not stand in one table with ours."""
    try:
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return dict(kept["measured"]) if kept["machine"] == machine else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def keep(file: Path, machine: Mapping[str, str], measured: Mapping[str, Measured]) -> None:
    """One value on a line, so that a change of one figure is a change of one line."""
    text = json.dumps({"machine": machine, "measured": measured}, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
