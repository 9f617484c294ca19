"""Celia's days at the hub: added up once each, by the house, joined to no kiosk and no moment, gone in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.domain.celia import Campaign, Celia
from kiosk.domain.celia_count import Sign
from kiosk.domain.text import Text
from kiosk.hub.celia.days import called, compared, of_weeks
from kiosk.hub.source import ConfigFile
from tests.hub.example import NOW, TurnableClock, house
from tests.hub.running import Client, Running, running
from tests.hub.test_staff_page import Browser

CELIA = "/v1/celia"
DAY = timedelta(days=1)
TODAY = NOW.date()
CAMPAIGN = Campaign(first_day=TODAY - 10 * DAY, last_day=TODAY - 3 * DAY, text=Text("Kuuntele"))


@pytest.fixture
def listening(database_url: str, clock: TurnableClock) -> Iterator[Running]:
    with running(house(database_url, celia=Celia(campaign=CAMPAIGN)), clock) as found:
        yield found


def bring(client: Client, ago: int, code: int, sample: int = 0, key: str | None = None) -> Any:
    body = {"day": (TODAY - ago * DAY).isoformat(), "code": code, "sample": sample}
    return client.post(CELIA, body, key)


def days(hub: Running) -> list[Any]:
    return list(hub.new_client(staff=True).get(CELIA).json())


def rows(hub: Running, table: str) -> list[tuple[Any, ...]]:
    with hub.hub.engine.connect() as conn:
        return [tuple(row) for row in conn.exec_driver_sql(f"SELECT * FROM {table}")]


def test_kiosks_add_up_to_the_house(listening: Running) -> None:
    """A repetition adds nothing, even on another day's word; another kiosk under the same key does."""
    other = listening.new_client()
    assert bring(listening.client, 1, 5, 5, key="k").status_code == 200
    assert bring(listening.client, 1, 5, 5, key="k").status_code == 200
    assert bring(other, 1, 10, 0, key="k").status_code == 200
    bring(other, 4, 15)
    assert [(day["day"], day["code"], day["sample"], day["campaign"]) for day in days(listening)] == [
        ((TODAY - 4 * DAY).isoformat(), 15, 0, True),
        ((TODAY - DAY).isoformat(), 15, 5, False),
    ]


def test_only_days_of_the_calendar_and_only_fives(listening: Running) -> None:
    assert bring(listening.client, -1, 5).json()["code"] == "day_unfit"
    assert bring(listening.client, 61, 5).json()["code"] == "day_unfit"
    for code in (1, 4, 6, -5, 5.5, 100_000):
        assert bring(listening.client, 1, code).status_code == 400  # type: ignore[arg-type]
    assert days(listening) == []


def test_only_staff_read(listening: Running) -> None:
    assert listening.client.get(CELIA).status_code == 403


def test_a_hub_that_does_not_know_the_day_waits(sqlite_url: str, clock: TurnableClock) -> None:
    with running(house(sqlite_url), clock) as found:
        found.hub.jobs.once()
    clock.jump(-40 * DAY)
    with running(house(sqlite_url), clock) as found:
        answer = found.client.post(CELIA, {"day": "2026-10-01", "code": 5, "sample": 0})
        assert answer.status_code == 503
        assert answer.json()["code"] == "clock_untrusted"


def test_nothing_joins_a_number_to_a_kiosk_or_a_moment(listening: Running) -> None:
    """All that is kept: a day with two fives, and a hash beside a day."""
    device = listening.token.split("_")[1]
    bring(listening.client, 1, 5, 0, key="avain-1")
    (day,) = rows(listening, "celia_days")
    assert [str(value) for value in day] == [(TODAY - DAY).isoformat(), "5", "0", "0"]
    ((hashed, of),) = rows(listening, "celia_keys")
    assert str(of) == (TODAY - DAY).isoformat()
    assert "avain-1" not in hashed and device not in hashed
    assert rows(listening, "answers") == [], "the bookings' memory, with device and time, knows nothing of it"


def test_old_days_go(listening: Running, clock: TurnableClock) -> None:
    bring(listening.client, 1, 5)
    clock.advance(100 * DAY)
    listening.hub.jobs.once()
    assert len(rows(listening, "celia_days")) == 1
    assert rows(listening, "celia_keys") == []
    clock.advance(800 * DAY)
    listening.hub.jobs.once()
    assert rows(listening, "celia_days") == []


def test_every_day_of_some_weeks(listening: Running) -> None:
    """Up to yesterday; a campaign of the settings stands on days without a number, an earlier one where it was noted."""
    bring(listening.client, 0, 5)
    bring(listening.client, 2, 20)
    with listening.hub.engine.connect() as conn:
        found = of_weeks(conn, Celia(campaign=CAMPAIGN), TODAY, weeks=2)
    assert [day.day for day in found] == [TODAY - n * DAY for n in range(14, 0, -1)]
    assert [day.code for day in found if day.code] == [20]
    assert sum(day.campaign for day in found) == 8


def test_small_numbers_have_no_number() -> None:
    assert [called(count) for count in (0, 5, 20)] == ["alle 5", "noin 5", "noin 20"]


def test_a_campaign_is_compared_once_there_is_enough(listening: Running) -> None:
    for ago in range(3, 11):
        bring(listening.client, ago, 20)
    with listening.hub.engine.connect() as conn:
        found = of_weeks(conn, Celia(), TODAY)
    assert compared(found, Sign.CODE) == "Kampanjapäivinä keskimäärin noin 20, muina päivinä alle yksi päivässä."
    assert compared(found[:20], Sign.CODE) == ""


def test_the_chart_on_the_staff_page(listening: Running) -> None:
    """Bars for days with a number, the campaign's band, the same in a table, and how it is counted."""
    bring(listening.client, 4, 15, 5)
    browser = Browser(listening.url)
    page = browser.log_in(listening.enrol("tiski", staff=True)).text
    assert page.count("<svg") == 2
    assert page.count("<title>19.11. noin") == 2
    assert page.count(">kampanja</text>") == 2
    assert "<td>19.11.</td><td>noin 15</td><td>noin 5</td><td>kampanja</td>" in page
    assert "<td>22.11.</td><td>alle 5</td><td>alle 5</td><td></td>" in page
    assert "pyöristää oman lukunsa arpomalla" in page


@pytest.fixture
def config(tmp_path: Path) -> ConfigFile:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "hub.toml").write_text('[house]\nname = "Talo"\n[hours]\nma-su = "10-19"\n', "utf-8")
    return ConfigFile(folder / "hub.toml", tmp_path / "data")


Run = Callable[..., str]


@pytest.fixture
def run(config: ConfigFile, capsys: pytest.CaptureFixture[str]) -> Run:
    def type_it(*words: str) -> str:
        capsys.readouterr()
        where = ["--config", str(config.path.parent), "--data", str(config.data_dir)]
        assert main(["hub", "celia", *words, *where]) == 0
        return capsys.readouterr().out

    return type_it


def test_the_command(config: ConfigFile, run: Run) -> None:
    with running(config.load()[0]) as hub:
        yesterday: date = hub.hub.house().day - DAY
        hub.client.post(CELIA, {"day": yesterday.isoformat(), "code": 30, "sample": 0})
        told = run("--weeks", "1")
    lines = told.splitlines()
    assert "Koodi näkyi" in lines[0] and "Näyte kuunneltiin" in lines[0]
    assert len([line for line in lines if "alle 5" in line]) >= 7
    assert f"{yesterday.day}.{yesterday.month}." in lines[7]
    assert "noin 30" in lines[7] and "██████" in lines[7]
    assert "1 viikossa yhteensä noin 30 kertaa." in told
