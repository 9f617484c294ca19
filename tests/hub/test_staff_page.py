"""The staff's page as a browser meets it: over HTTP, with a cookie and forms, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from kiosk.domain.text import Text
from kiosk.hub import devices
from kiosk.hub.config import QuestionConfig
from kiosk.hub.ideas import store
from tests.hub.example import MINUTE, TurnableClock, at, house
from tests.hub.running import Running, running

_FORM = re.compile(r'action="(/staff/[^"]+)"[^>]*><input type="hidden" name="seal" value="(\w+)"><button[^>]*>([^<]+)<')


class Browser:
    """Follows redirects and keeps cookies; presses buttons by their words."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False

    def open(self, **headers: str) -> requests.Response:
        return self.session.get(f"{self.url}/staff", headers=headers, timeout=20)

    def log_in(self, token: str, **headers: str) -> requests.Response:
        return self.session.post(f"{self.url}/staff/login", data={"token": token}, headers=headers, timeout=20)

    def forms(self) -> list[tuple[str, str, str]]:
        return _FORM.findall(self.open().text)

    def press(self, words: str, **changed: Any) -> requests.Response:
        path, seal, _ = next(form for form in self.forms() if form[2] == words)
        return self.session.post(self.url + path, data={"seal": seal, **changed}, timeout=20)


@pytest.fixture
def asking(sqlite_url: str, clock: TurnableClock) -> Iterator[Running]:
    questions = (QuestionConfig(id="lehdet", text=Text("Mitä luet?"), answers=(Text("A<"), Text("B"))),)
    with running(house(sqlite_url, questions=questions), clock) as found:
        yield found


@pytest.fixture
def staff(asking: Running) -> Browser:
    browser = Browser(asking.url)
    answer = browser.log_in(asking.enrol("tiski", staff=True))
    assert answer.status_code == 200 and "Varauspyynnöt" in answer.text
    return browser


def test_only_a_staff_token_opens_it(asking: Running) -> None:
    browser = Browser(asking.url)
    assert "Kirjaudu" in browser.open().text
    for token in (asking.token, "", "kiosk_x_y", "ä", "kiosk_\0"):
        answer = browser.log_in(token)
        assert answer.status_code == 403 and "Tunnus ei kelpaa" in answer.text
        assert not browser.session.cookies


def test_not_over_an_open_wire(asking: Running) -> None:
    token = asking.enrol("tiski", staff=True)
    open_wire = {"X-Forwarded-Proto": "http"}
    browser = Browser(asking.url)
    assert browser.open(**open_wire).status_code == 403
    assert browser.log_in(token, **open_wire).status_code == 403
    assert not browser.session.cookies
    first = requests.post(
        f"{asking.url}/staff/login", data={"token": token}, headers={"X-Forwarded-Proto": "https"},
        allow_redirects=False, timeout=20,
    )  # fmt: skip
    cookie = first.headers["Set-Cookie"].lower()
    assert all(word in cookie for word in ("secure", "httponly", "samesite=strict", "path=/staff"))


def test_a_request_is_answered(asking: Running, staff: Browser) -> None:
    who: dict[str, Any] = {"details": {"name": "Maija <b>Korhonen</b>", "people": 12}}
    first = asking.client.book("sali", at(14), at(15), **who)
    second = asking.client.book("sali", at(16), at(17), **who)
    shown = staff.open().text
    assert "Maija &lt;b&gt;Korhonen" in shown and "12 henkeä" in shown
    assert "Tehty." in staff.press("Hyväksy").text
    assert asking.client.find(first.code).json()["reservation"]["state"] == "confirmed"
    assert "Tehty." in staff.press("Hylkää").text
    assert asking.client.find(second.code).json()["reservation"]["state"] == "denied"
    assert "Ei odottavia pyyntöjä" in staff.open().text


def test_ideas_and_results(asking: Running, staff: Browser) -> None:
    for words in ("<script>x</script>", "Lisää sarjakuvia", "Soita 040"):
        asking.client.post("/v1/ideas", {"question": "lehdet", "answer": 0, "text": words})
    assert "<script>" not in staff.open().text and "A&lt;: 3" in staff.open().text
    for words in ("Hyväksy näytettäväksi", "Luettu, ei näytetä", "Poista"):
        assert "Tehty." in staff.press(words).text
    assert "Ei lukemattomia ideoita" in staff.open().text
    with asking.hub.engine.connect() as conn:
        left = {idea.state.value for idea in store.texts(conn, None, 10)}
    assert left == {"accepted", "hidden"}, "the third one is erased"
    assert "Tehty." in staff.press("Julkaise tulokset").text
    (told,) = asking.client.get("/v1/snapshot").json()["questions"]
    assert told["results"] is not None
    assert "Tehty." in staff.press("Ota tulokset pois").text


def test_nobody_has_answered(staff: Browser) -> None:
    assert "Kukaan ei ole vielä vastannut" in staff.press("Julkaise tulokset").text


def test_a_form_of_another_site_does_nothing(asking: Running, staff: Browser) -> None:
    """Even with the cookie: without the seal of this login, or with that of another one."""
    booked = asking.client.book("sali", at(14), at(15), details={"name": "Maija", "people": 2})
    other = Browser(asking.url)
    other.log_in(asking.enrol("toinen", staff=True))
    strange = other.forms()[0][1]
    for seal in ("", "ä", strange):
        assert "Sivu oli vanhentunut" in staff.press("Hyväksy", seal=seal).text
    assert asking.client.find(booked.code).json()["reservation"]["state"] == "requested"
    path = next(form[0] for form in staff.forms() if form[2] == "Hyväksy")
    assert "Tunnus ei kelpaa" in requests.post(asking.url + path, data={"seal": strange}, timeout=20).text


def test_what_is_gone_or_made_up_is_said(asking: Running, staff: Browser) -> None:
    seal = staff.forms()[0][1]
    for path in ("ideas/nothing/accept", "ideas/x/explode", "questions/x/publish", "requests/%C3%A4/deny"):
        answer = staff.session.post(f"{asking.url}/staff/{path}", data={"seal": seal}, timeout=20)
        assert answer.status_code == 200 and "jo hoidettu" in answer.text
    assert "script" not in staff.session.get(f"{asking.url}/staff?note=<script>", timeout=20).text


def test_a_sign_that_no_database_takes(both: Running) -> None:
    browser = Browser(both.url)
    browser.log_in(both.enrol("tiski", staff=True))
    _, seal, _ = next(form for form in browser.forms())
    answer = browser.session.post(f"{both.url}/staff/requests/a%00b/deny", data={"seal": seal}, timeout=20)
    assert answer.status_code == 200 and "jo hoidettu" in answer.text


def test_the_health_in_finnish_and_the_way_out(asking: Running, staff: Browser) -> None:
    assert "Tietokanta" in staff.open().text
    assert "Varauspyynnöt" not in staff.press("Kirjaudu ulos").text
    assert "Varauspyynnöt" not in staff.open().text


def test_a_revoked_token_is_shut_out(asking: Running, staff: Browser, clock: TurnableClock) -> None:
    with asking.hub.engine.connect() as conn:
        which = next(each.id for each in devices.everyone(conn) if each.staff)
    asking.hub.write_now(lambda tx: devices.revoke(tx, which, clock.now()))
    clock.advance(MINUTE)
    assert "Varauspyynnöt" not in staff.open().text
