"""The program itself: `kiosk run` as a process, with a hub of its own, keys pressed and signals sent."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.tour.display import virtual_display
from tests.ui.rig.branch import ROOT
from tests.waiting import until

pytestmark = pytest.mark.slow


def test_run_until_told_to_stop(tmp_path: Path) -> None:
    """It starts its hub, ignores the keys that would end it, ends within seconds on SIGTERM and leaves $HOME alone."""
    home, data, config = tmp_path / "home", tmp_path / "data", tmp_path / "config"
    home.mkdir()
    shutil.copytree(ROOT / "config", config)
    hub = (config / "hub.toml").read_text(encoding="utf-8")
    (config / "hub.toml").write_text(hub.replace('"127.0.0.1:8800"', '"127.0.0.1:0"'), encoding="utf-8")
    command = [sys.executable, "-m", "kiosk.cli", "run", "--windowed", "540x960"]
    command += ["--config", str(config), "--data", str(data)]
    log = data / "log" / "kiosk.log"
    with virtual_display(540, 960):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("KIVY")}
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**environment, "HOME": str(home)},
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            until(lambda: log.exists() and "the hub is there" in log.read_text(), "the hub of its own", 60, every=0.05)
            for key in ("Escape", "F1", "alt+F4", "ctrl+q"):
                subprocess.run(["xdotool", "key", key], check=True)
            time.sleep(0.5)
            assert process.poll() is None
            process.send_signal(signal.SIGTERM)
            assert process.wait(15) == 0, log.read_text(encoding="utf-8")[-3000:]
        finally:
            process.kill()
            process.wait()
    assert list(home.iterdir()) == []
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    """Exit code 2, in Finnish and English, with the way to see it all the same."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    if Path("/dev/dri").exists():
        pytest.skip("this machine has a screen of its own")
    command = [sys.executable, "-m", "kiosk.cli", "run", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "make tour" in done.stderr
    assert "Näyttöä ei ole" in done.stderr
