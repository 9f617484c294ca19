"""What people read in a browser: the health page and the page of a booking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
import requests

from tests.hub.example import HOUR, TurnableClock, at, house
from tests.hub.running import Answered, Running, running


@pytest.fixture
def public(sqlite_url: str, clock: TurnableClock) -> Iterator[Running]:
    with running(house(sqlite_url, public_url="https://varaus.example/"), clock) as found:
        yield found


def _get(hub: Running, path: str, language: str = "fi", method: str = "GET") -> requests.Response:
    """As a phone asks: no token, and no following of redirects to a host that is not there."""
    headers = {"Accept-Language": language, "Accept": "text/html"}
    return requests.request(method, hub.url + path, headers=headers, allow_redirects=False, timeout=10)


def _path(booked: Answered) -> str:
    page = urlsplit(booked.doc["public_page"])
    assert (page.scheme, page.netloc) == ("https", "varaus.example")
    return str(page.path)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi-FI,en;q=0.5", ["Varauksesi", "ma 23.11.2026 klo 14.00–15.30", "varattu"]),
        ("sv", ["Din bokning", "mån 23.11.2026 kl. 14.00–15.30", "bokad"]),
        ("de,en;q=0.8,fi;q=0.1", ["Your booking", "Mon 23.11.2026, 14:00–15:30", "booked"]),
        ("de", ["Varauksesi"]),
        ("fil-PH,fil;q=0.9,en-US;q=0.8", ["Your booking"]),
        ("fi; q=0.2, sv; q=0.7", ["Din bokning"]),
    ],
)
def test_the_page_of_a_booking(public: Running, language: str, words: list[str]) -> None:
    page = _get(public, _path(public.client.book("pelihuone", at(14), at(15, 30))), language)
    assert page.status_code == 200
    for word in [*words, "Pelihuone"]:
        assert word in page.text
    assert "script" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_cancelling_asks_first(public: Running) -> None:
    """Looking at a link, as previews and prefetching do, cancels nothing."""
    booked = public.client.book("pelihuone", at(14), at(15))
    path = _path(booked)
    assert "Perutaanko varaus?" in _get(public, f"{path}/cancel").text
    assert public.client.state(booked) == "confirmed"
    done = _get(public, f"{path}/cancel", method="POST")
    assert (done.status_code, done.headers["Location"]) == (303, booked.doc["public_page"])
    assert public.client.state(booked) == "cancelled"
    after = _get(public, path)
    assert "peruttu" in after.text
    assert "/cancel" not in after.text
    assert _get(public, f"{path}/cancel", method="POST").status_code == 303


def test_the_calendar_file(public: Running) -> None:
    booked = public.client.book("pelihuone", at(14), at(15))
    file = _get(public, f"{_path(booked)}/varaus.ics", "en")
    assert file.headers["Content-Type"].startswith("text/calendar")
    lines = file.text.split("\r\n")
    assert {"BEGIN:VEVENT", "DTSTART:20261123T120000Z", "DTEND:20261123T130000Z", "STATUS:CONFIRMED"} <= set(lines)
    assert f"UID:{booked.id}@virta-kiosk" in lines
    assert "SUMMARY:Pelihuone – Example" in lines
    public.client.act(booked, "cancel")
    assert "STATUS:CANCELLED" in _get(public, f"{_path(booked)}/varaus.ics").text
    asked = public.client.book("sali", at(14), at(15), details={"name": "Maija", "people": 2})
    assert "STATUS:TENTATIVE" in _get(public, f"{_path(asked)}/varaus.ics").text, "staff have not answered yet"


def test_calendar_lines_are_folded_between_characters() -> None:
    from datetime import UTC, datetime

    from kiosk.domain.bookings import Reservation, State
    from kiosk.hub.web.ics import calendar

    now = datetime(2026, 1, 1, tzinfo=UTC)
    reservation = Reservation(id="a", resource="b", start=now, end=now + HOUR, state=State.CONFIRMED)
    made = calendar(reservation, "Öljyväri; ääretön, " + "ä" * 90, "Talo", now)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert "SUMMARY:Öljyväri\\; ääretön\\, " + "ä" * 90 in made.decode().replace("\r\n ", "")


def test_a_link_cannot_be_made_up(public: Running, clock: TurnableClock) -> None:
    booked = public.client.book("pelihuone", at(14), at(15))
    path = _path(booked)
    for wrong in (f"/b/{booked.id}", path[:-1], path + "x", f"/b/{booked.id}.", "/b/ä", "/b/%00", f"/b/{'x' * 5000}"):
        for inside in ("", "/cancel", "/varaus.ics"):
            page = _get(public, wrong + inside)
            assert page.status_code == 404, wrong
        assert _get(public, f"{wrong}/cancel", method="POST").status_code == 404
    assert public.client.state(booked) == "confirmed"
    clock.advance(24 * 4 * HOUR)
    assert _get(public, path).status_code == 404, "gone with the personal data"


def test_no_pages_without_a_public_address(public: Running) -> None:
    path = _path(public.client.book("pelihuone", at(14), at(15)))
    public.hub.reload(replace(public.hub.config, public_url=None))
    assert public.client.book("pelihuone", at(16), at(17)).doc["public_page"] is None
    assert _get(public, path).status_code == 404


def test_health_for_programs_and_for_people(hub: Running) -> None:
    """Without a token; JSON unless a page is preferred; nothing about rooms or bookings."""
    hub.client.book("pelihuone", at(14), at(15))
    plain = requests.get(f"{hub.url}/health", timeout=10)
    assert plain.json() == {
        "ok": True,
        "database": True,
        "clock": True,
        "configuration": True,
        "pages": True,
        "jobs": True,
        "mystery": True,
        "kiosks": [],
        "notes": [],
        "sources": [],
        "rings": [],
    }
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    page = requests.get(f"{hub.url}/health", headers={"Accept": browser}, timeout=10)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Kaikki on kunnossa" in page.text
    for told in ("pelihuone", "Pelihuone", "sqlite", "/tmp"):
        assert told not in page.text + plain.text


def test_health_tells_of_a_database_that_fails(hub: Running) -> None:
    with hub.hub.engine.connect() as conn:
        conn.exec_driver_sql("DROP TABLE meta")
    hub.hub.jobs._wall_at = None
    hub.hub.jobs.once_guarded()
    health = requests.get(f"{hub.url}/health", timeout=10)
    assert health.status_code == 503
    assert (health.json()["database"], health.json()["jobs"]) == (False, False)
    assert len(health.json()["notes"]) == 2


def test_problems_in_the_settings_are_shown_as_text(hub: Running) -> None:
    hub.hub.config_problem("<script>alert(1)</script>\nhub.toml:7: rivi")
    page = requests.get(f"{hub.url}/health", headers={"Accept": "text/html"}, timeout=10)
    assert "<script>" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>hub.toml:7: rivi</p>" in page.text, "each on its own line"
