"""The address that is typed beside the QR: a page for the code, and wrong codes slowed down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import requests

from kiosk.domain.links import entry
from kiosk.hub.problems import ProblemError
from kiosk.hub.strangers import MOST_WRONG, Strangers, source_of
from tests.hub.example import HOUR, TurnableClock, at, house
from tests.hub.running import Running, running


@pytest.fixture
def public(sqlite_url: str, clock: TurnableClock) -> Iterator[Running]:
    with running(house(sqlite_url, public_url="https://varaus.example/"), clock) as found:
        yield found


def _type(hub: Running, code: str, language: str = "fi", **headers: str) -> requests.Response:
    """As a phone's browser sends the form."""
    asked = {"Accept-Language": language, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return requests.post(f"{hub.url}/v", {"code": code}, headers=asked, allow_redirects=False, timeout=10)


@pytest.mark.parametrize(("language", "title"), [("fi", "Avaa varauksesi"), ("sv", "Öppna din"), ("en", "Open your")])
@pytest.mark.parametrize("path", ["/v", "/v/"])
def test_the_page_asks_for_the_code(public: Running, path: str, language: str, title: str) -> None:
    page = requests.get(public.url + path, headers={"Accept-Language": language}, timeout=10)
    assert (page.status_code, title in page.text, '<label for="code">' in page.text) == (200, True, True)
    assert "script" not in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_a_code_leads_to_its_booking(public: Running) -> None:
    booked = public.client.book("pelihuone", at(14), at(15))
    for typed in (booked.code, booked.code.upper().replace("-", " "), f" {booked.code} "):
        found = _type(public, typed)
        assert (found.status_code, found.headers["Location"]) == (303, booked.doc["public_page"])


def test_a_wrong_code_tells_nothing(public: Running, clock: TurnableClock) -> None:
    """One that nobody has, one whose time is over, one that is none at all: the same page, and no code on it."""
    booked = public.client.book("pelihuone", at(14), at(15))
    clock.advance(8 * HOUR)
    answers = [_type(public, code) for code in (booked.code, "aalto-aamu-22", "<b>ä\0")]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({answer.text for answer in answers}) == 1
    assert "Tarkista koodi" in answers[0].text
    assert _type(public, "").status_code == 200, "nothing typed is no guess"


def test_wrong_codes_slow_their_source_down(public: Running, clock: TurnableClock) -> None:
    """While one waits a right code opens nothing either; who asks from elsewhere is heard."""
    booked = public.client.book("pelihuone", at(14), at(15))
    for _ in range(3):
        assert _type(public, "aalto-aamu-22").status_code == 404
    told = {_type(public, code).text for code in ("aalto-aamu-22", booked.code)}
    assert len(told) == 1
    assert "Odota 5 s" in told.pop()
    slowed = _type(public, booked.code)
    assert (slowed.status_code, slowed.headers["Retry-After"]) == (429, "5")
    assert _type(public, booked.code, X_Forwarded_For="198.51.100.7").status_code == 303
    clock.advance(timedelta(seconds=5))
    assert _type(public, booked.code).status_code == 303
    assert _type(public, "aalto-aamu-22").status_code == 404
    assert "Vänta 10 s" in _type(public, booked.code, "sv").text, "a right code forgives no wrong one"


def test_a_code_that_could_not_be_looked_up_was_not_wrong(public: Running) -> None:
    booked = public.client.book("pelihuone", at(14), at(15))
    with public.hub.engine.connect() as conn:
        conn.exec_driver_sql("ALTER TABLE reservations RENAME TO away")
        for _ in range(4):
            assert _type(public, booked.code).status_code == 503
        conn.exec_driver_sql("ALTER TABLE away RENAME TO reservations")
    assert _type(public, booked.code).status_code == 303


def test_a_booking_that_is_over_is_no_guess(public: Running, clock: TurnableClock) -> None:
    booked = public.client.book("pelihuone", at(14), at(15))
    clock.advance(8 * HOUR)
    assert [_type(public, booked.code).status_code for _ in range(5)] == [404] * 5


def test_no_entry_without_a_public_address(public: Running) -> None:
    booked = public.client.book("pelihuone", at(14), at(15))
    public.hub.reload(replace(public.hub.config, public_url=None))
    assert _type(public, booked.code).status_code == 404
    assert "<form" not in requests.get(f"{public.url}/v", timeout=10).text


def test_all_sources_together_have_an_end() -> None:
    """Whoever has many addresses guesses no faster; right codes use nothing up, and an hour later it begins anew."""
    strangers = Strangers()
    for number in range(2 * MOST_WRONG):
        strangers.was_right(f"right {number}", strangers.begin(f"right {number}", 0.0))
    for number in range(MOST_WRONG):
        strangers.begin(str(number), 1.0)
    with pytest.raises(ProblemError) as slow:
        strangers.begin("new", 1801.0)
    assert slow.value.problem.retry_after == 1800
    strangers.begin("new", 3601.0)


@pytest.mark.parametrize(
    ("peer", "forwarded", "source"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("::1", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "", "198.51.100.7"),
        ("::ffff:127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("", "", ""),
    ],
)
def test_who_asks(peer: str, forwarded: str, source: str) -> None:
    """Only a proxy of this machine is believed, and of its list only what it wrote itself."""
    assert source_of(peer, forwarded) == source


@pytest.mark.parametrize("url", ["https://varaus.kalajoki.fi", "http://varaus.kalajoki.fi/"])
def test_what_is_typed(url: str) -> None:
    assert entry(url) == "varaus.kalajoki.fi/v"
