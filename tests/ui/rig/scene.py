"""Runs a scene of `scenes` in a process of its own: another panel, another start, an ending."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.rig.branch import ROOT


def run_scene(name: str, folder: Path, *words: str, seconds: float = 120) -> str:
    """Play a scene; its output. AssertionError with everything it said when it fails."""
    command = [sys.executable, "-m", "tests.ui.rig.scene", name, str(folder), *words]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KIVY")}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == 0, f"{name}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


if __name__ == "__main__":
    from tests.ui.rig import layouts, scenes

    scene = getattr(scenes, sys.argv[1], None) or getattr(layouts, sys.argv[1])
    sys.exit(scene(Path(sys.argv[2]), *sys.argv[3:]))
