"""The table `[celia]`: what it becomes, and what stands in it when nobody wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.domain.celia import Celia
from kiosk.settings.hub import to_config
from kiosk.settings.load import load_hub
from tests.settings.conftest import SMALL_HOUSE


def told(tmp_path: Path, text: str) -> Celia:
    path = tmp_path / "hub.toml"
    path.write_text(SMALL_HOUSE + text, encoding="utf-8")
    return to_config(load_hub(path).settings, tmp_path).celia


def test_without_a_table(tmp_path: Path) -> None:
    assert told(tmp_path, "") == Celia()


def test_a_campaign_of_days(tmp_path: Path) -> None:
    """Both ends belong to it."""
    found = told(
        tmp_path, '[celia]\nshort = "celia.fi/a"\n[celia.campaign]\ndays = "1.-30.9.2027"\ntext = "Kuuntele"\n'
    )
    assert found.short == "celia.fi/a"
    days = [day for day in (31, 1, 30) if found.campaign_on(date(2027, 8 if day == 31 else 9, day))]
    assert days == [1, 30]


@pytest.mark.parametrize("day", [date(2027, 8, 31), date(2027, 10, 1)])
def test_no_campaign_on_other_days(tmp_path: Path, day: date) -> None:
    found = told(tmp_path, '[celia.campaign]\ndays = "1.-30.9.2027"\ntext = "Kuuntele"\n')
    assert found.campaign_on(day) is None
