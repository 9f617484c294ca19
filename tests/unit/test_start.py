"""What `kiosk run` imports before it opens its window: each class and each library there is a part of the start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.adapters.store import open_store
from kiosk.settings import load_kiosk

ROOT = Path(__file__).resolve().parents[2]
LATER = {
    "kiosk.adapters.hub_client",
    "kiosk.adapters.worker",
    "kiosk.api.booking",
    "kiosk.api.feed",
    "kiosk.api.ideas",
    "kiosk.api.problem",
    "kiosk.api.teams",
    "kiosk.domain.pages",
    "kiosk.hub",
    "kiosk.mystery.puzzle",
    "kiosk.mystery.story",
    "kiosk.mystery.team",
    "kiosk.outside",
    "kiosk.services.outbox",
    "kiosk.services.outcomes",
    "asyncio",
    "babel",
    "escpos",
    "pydantic",
    "requests",
    "serial",
    "ssl",
    "subprocess",
    "tomllib",
    "urllib3",
}
"""Of the line to the hub, of devices, of an edit of the settings, or of documents that a new kiosk has none of."""
_PROGRAM = """
import sys
from pathlib import Path
from kiosk import bootstrap
from kiosk.adapters.store import open_store
data = Path(sys.argv[2])
assert bootstrap.load_kiosk_apart(Path(sys.argv[1]), data).source == "snapshot"
open_store(data / "kiosk.db")[0].close()
print(*sys.modules)
"""


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """The folder of a kiosk that has been started before, and has heard of no house yet."""
    load_kiosk(ROOT / "config" / "kiosk.toml", tmp_path)
    open_store(tmp_path / "kiosk.db")[0].close()
    return tmp_path


def test_what_comes_after_the_first_picture_is_not_imported_before_it(used: Path) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(ROOT / "config" / "kiosk.toml"), str(used)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    modules = set(done.stdout.splitlines()[-1].split())
    assert "kiosk.services.world" in modules
    assert not modules & LATER
