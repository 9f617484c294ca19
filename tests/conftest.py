"""The one window that tests of screens share, and the patron who stands before it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.ui.rig.branch import Branch
    from tests.ui.rig.listener import Listener
    from tests.ui.rig.patron import Patron


# Whatever test imports a part of Kivy first: nothing is read from the home of who runs the tests, or written there.
os.environ.update(
    KIVY_HOME=str(Path(tempfile.gettempdir()) / "virta-kiosk-tests-kivy"),
    KIVY_NO_ARGS="1",
    KIVY_NO_CONFIG="1",
    KIVY_NO_ENV_CONFIG="1",
    KIVY_NO_FILELOG="1",
    KIVY_LOG_MODE="PYTHON",
)
# Hubs and kiosks are started by the hundred: none should have to compile all that another has compiled before.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# How long an example takes says something of the machine, nothing of the code.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is begun first, so that no process is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("longest") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Why some ran again: whoever looks for what is unsteady finds it in the log of a run that passed."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.write_sep("_", f"again: {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


@pytest.fixture(scope="session")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Branch]:
    """A kiosk in its window with a hub, for the whole run."""
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is missing: apt install xvfb xdotool libgl1-mesa-dri")
    from tests.ui.rig.branch import open_branch

    folder: Path = tmp_path_factory.mktemp("branch")
    # What it says is heard by nobody: a machine without a sound card is no trouble, one with a card stays silent.
    (folder / "asound.conf").write_text("pcm.default { type null }\n")
    os.environ["ALSA_CONFIG_PATH"] = str(folder / "asound.conf")
    with open_branch(folder) as found:
        found.pilot.until(lambda: found.app.context.world.online, 30, "the hub's first word")
        found.pilot.until(lambda: found.app.attract is not None, 30, "all screens built")
        yield found


@pytest.fixture
def patron(branch: Branch) -> Iterator[Patron]:
    """Somebody who has just woken the kiosk, in an empty house."""
    from tests.ui.rig.patron import Patron

    found = Patron(branch)
    found.arrive()
    yield found
    assert not list(branch.kiosk.guard._recent), "a screen failed; see the log"


@pytest.fixture
def listener(branch: Branch, patron: Patron) -> Iterator[Listener]:
    """A patron who hears what the voice is told to say."""
    from tests.ui.rig.listener import Listener

    listener = Listener(branch)
    undo = listener.connect()
    try:
        yield listener
    finally:
        undo()
