"""A display nobody sees: Xvfb of the size of a panel, for the tour and the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.errors import KioskError


@contextmanager
def virtual_display(width: int, height: int, *options: str) -> Iterator[str]:
    """Run an X server for the time of the block and set DISPLAY to it; `options` are passed on to Xvfb.

    Raises:
        KioskError: Xvfb is not installed or did not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise KioskError("Xvfb puuttuu. / Xvfb is missing.", "apt install xvfb libgl1-mesa-dri xdotool")
    reading, writing = os.pipe()
    # The server picks a free number itself and tells it: no race with another test run.
    command = [program, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen([*command, "+extension", "GLX", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    before = {name: os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    try:
        if not number:
            raise KioskError("Xvfb ei käynnistynyt. / Xvfb did not start.", " ".join(command))
        os.environ["DISPLAY"] = f":{number}"
        os.environ["SDL_VIDEODRIVER"] = "x11"
        os.environ.pop("WAYLAND_DISPLAY", None)
        yield os.environ["DISPLAY"]
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        server.terminate()
        server.wait()
