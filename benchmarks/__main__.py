"""`python -m benchmarks [names]`: measure, print the table and write docs/benchmarks.md.

Without names all of them. With names only those are measured; their rows take the place of the old ones in the file, as
long as it is still the same machine.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import os
import platform
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import kept
from benchmarks.report import page

NAMES = (
    "start",
    "memory",
    "idle",
    "touch",
    "changes",
    "scanner",
    "speech",
    "access",
    "restyle",
    "events_list",
    "hub_availability",
    "hub_bookings",
    "events_sync",
    "mystery_check",
    "mystery_engine",
    "mystery_hub",
    "mystery_guesses",
)
_ROOT = Path(__file__).resolve().parent.parent
_PAGE = _ROOT / "docs" / "benchmarks.md"
_KEPT = _PAGE.with_suffix(".json")


def main() -> int:
    """Exit code 1 when a limit is not met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    names = parser.parse_args().names or NAMES
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(NAMES)}")
    machine = _machine()
    found = kept.earlier(_KEPT, machine)
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        module = importlib.import_module(f"benchmarks.{name}")
        began, before = time.monotonic(), os.getloadavg()[0]
        rows = module.run()
        found[name] = {
            "how": (module.__doc__ or "").strip(),
            "rows": rows,
            "day": time.strftime("%Y-%m-%d"),
            "seconds": round(time.monotonic() - began),
            "load": [round(before, 1), round(os.getloadavg()[0], 1)],
        }
        for row in rows:
            print(_line(row), flush=True)
        found = {each: found[each] for each in NAMES if each in found}
        kept.keep(_KEPT, machine, found)
        _PAGE.write_text(page(found, machine), encoding="utf-8")
    print(_PAGE.relative_to(_ROOT))
    return 0 if all(row["ok"] is not False for name in names for row in found[name]["rows"]) else 1


def _line(row: dict[str, Any]) -> str:
    word = {True: "met", False: "NOT MET", None: "no limit"}[row["ok"]]
    return f"  {row['name']}: {row['ours']} / {row['base']} {row['unit']}, ratio {row['ratio']}, {row['limit']}: {word}"


def _machine() -> dict[str, str]:
    return {
        "Processor": _first(Path("/proc/cpuinfo"), "model name", ":"),
        "Cores": str(len(os.sched_getaffinity(0))),
        "Memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GB",
        "System": _first(Path("/etc/os-release"), "PRETTY_NAME", "=").strip('"'),
        "Kernel": platform.release().split("-")[0],
        "Renderer": _renderer(),
        "Python, Kivy": f"{platform.python_version()}, {importlib.metadata.version('kivy')}",
    }


def _first(file: Path, key: str, mark: str) -> str:
    lines: Iterable[str] = file.read_text(encoding="utf-8").splitlines()
    return next((line.partition(mark)[2].strip() for line in lines if line.startswith(key)), "unknown")


def _renderer() -> str:
    import tempfile

    from benchmarks.processes import bare_command, running
    from benchmarks.screen import screen

    with (
        tempfile.TemporaryDirectory() as folder,
        screen(),
        running(bare_command("label"), {"KIVY_HOME": folder}) as bare,
    ):
        return str(bare.told("renderer"))


if __name__ == "__main__":
    raise SystemExit(main())
