"""docs/henkilokunnan-opas.md followed letter by letter: what a librarian copies from it works."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.settings.load import load_hub
from tests.hub.upstream.feeds import event, feed
from tests.hub.upstream.replay import Replay, Reply
from tests.settings.conftest import SHIPPED

GUIDE = (SHIPPED.parent / "docs" / "henkilokunnan-opas.md").read_text("utf-8")


def written(part: str, number: int = 0) -> str:
    """The lines to copy under a heading."""
    section = re.split(r"^#{2,3} ", GUIDE.split(f"## {part}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    examples: list[str] = re.findall(r"^```toml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return examples[number]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "config"))


def add(config: Path, lines: str) -> None:
    """To the end of the file, as the guide says."""
    path = config / "hub.toml"
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{lines}", "utf-8")


def test_a_choirs_calendar(config: Path, tmp_path: Path, server: Replay, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of the guide with the address of a calendar of one's own; check and probe say what it says they do."""
    lines = written("Yhdistyksen tai salin kalenteri")
    assert re.findall(r"^url = .*$", lines, re.MULTILINE) == ['url = "https://kalenteri.example/kuoro.ics"']
    add(config, lines.replace("https://kalenteri.example", server.url))
    soon = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y%m%d")
    calendar = feed(
        event(f"DTSTART:{soon}T160000Z", summary="Joululauluilta"),
        event(f"DTSTART:{soon}T170000Z", "CLASS:PRIVATE", uid="2", summary="Hallitus"),
    )
    server.answer = lambda _asked: Reply(calendar, headers={"Content-Type": "text/calendar"})
    assert main(["check", "--config", str(config)]) == 0
    capsys.readouterr()
    assert main(["hub", "probe", "kamarikuoro", "--config", str(config), "--data", str(tmp_path / "data")]) == 0
    said = capsys.readouterr().out
    assert "Joululauluilta" in said
    assert "Hallitus" not in said
    assert server.asked[0].path == "/kuoro.ics"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_an_exception_day(config: Path, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Each of the three examples, on top of the shipped house."""
    before = load_hub(config / "hub.toml").settings
    add(config, written("Poikkeuspäivä", number))
    assert main(["check", "--config", str(config)]) == 0, capsys.readouterr().out
    after = load_hub(config / "hub.toml").settings
    assert len(after.exceptions) == len(before.exceptions) + 1
    reason = after.exceptions[-1].reason
    assert reason is not None
    assert reason.fi in written("Poikkeuspäivä", number)
