"""The certificate on a phone: a short address that nobody can guess, for two weeks, with no person on it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image

from kiosk.hub.mystery.story_watch import StoryWatch
from kiosk.mystery.story import Story
from tests.hub.example import TurnableClock, house
from tests.hub.running import Running, running
from tests.hub.test_mystery import SHIPPED, Team, finish

PUBLIC = "https://varaus.example"


@pytest.fixture
def hub(sqlite_url: str, clock: TurnableClock) -> Iterator[Running]:
    with running(house(sqlite_url, public_url=f"{PUBLIC}/"), clock) as found:
        StoryWatch(found.hub, SHIPPED).once()
        yield found


@pytest.fixture
def story(hub: Running) -> Story:
    assert hub.hub.story is not None
    return hub.hub.story


def drawn_name(story: Story) -> str:
    return f"{story.name_first[1]}{story.name_second[2]}"


def ended(hub: Running, story: Story, **more: str) -> str:
    """The address that a team gets with its last answer."""
    log = finish(Team(hub.client, hub.hub.clock.now()), story, **{"name": drawn_name(story), **more})
    assert log.certificate is not None
    return log.certificate


def get(hub: Running, address: str, rest: str = "") -> requests.Response:
    """As a phone asks: no token."""
    path = urlsplit(address).path
    return requests.get(hub.url + path + rest, headers={"Accept-Language": "fi"}, timeout=10)


def test_it_says_who_and_when_and_nothing_else(hub: Running, story: Story) -> None:
    address = ended(hub, story)
    assert address.startswith(f"{PUBLIC}/k/")
    page = get(hub, address)
    assert page.status_code == 200
    for word in (drawn_name(story), "Perhe", "Kekkosen kirje", "Todistus"):
        assert word in page.text
    assert "script" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_the_picture_is_a_picture(hub: Running, story: Story) -> None:
    """A PNG without metadata, on which something stands; the team's language, whatever the phone speaks."""
    address = ended(hub, story, language="sv")
    page = get(hub, address)
    assert 'lang="sv"' in page.text
    assert "Det här laget har löst mysteriet" in page.text
    answer = get(hub, address, "/todistus.png")
    assert answer.headers["Content-Type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.size == (1200, 1500)
    assert not picture.info.keys() - {"icc_profile"}
    assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 20


def test_its_day_is_written_as_its_language_does(hub: Running, story: Story) -> None:
    day = hub.hub.clock.now().astimezone(hub.hub.house().zone)
    assert f"{day.day}.{day.month}.{day.year}" in get(hub, ended(hub, story, language="sv")).text
    english = Team(hub.client, hub.hub.clock.now(), "0" * 31 + "2")
    address = finish(english, story, language="en", name=drawn_name(story)).certificate
    assert f"{day.day} {day:%B} {day.year}" in get(hub, address or "").text, "numbers would be read in two ways"


def test_before_the_end_there_is_none(hub: Running, story: Story) -> None:
    team = Team(hub.client, hub.hub.clock.now())
    first = team.say(team.begin(name=drawn_name(story)), team.record("answer", clue="kuori", verdict="right"))
    assert first.certificate is None


def test_every_kiosk_that_has_the_team_hears_of_it(hub: Running, story: Story) -> None:
    team = Team(hub.client, hub.hub.clock.now())
    address = finish(team, story, name=drawn_name(story)).certificate
    found = hub.new_client().post("/v1/mystery/find", {"code": team.code}).json()
    assert found["certificate"] == address
    assert team.say(code=None, since=found["next"]).certificate == address


@pytest.mark.parametrize("token", ["", "aaaaaaaaaa", "ä" * 10, "x" * 300, "..%2F..%2Fb", "%00"])
def test_what_was_guessed_is_nothing(hub: Running, story: Story, token: str) -> None:
    ended(hub, story)
    for rest in ("", "/todistus.png"):
        answer = requests.get(f"{hub.url}/k/{token}{rest}", timeout=10)
        assert answer.status_code == 404
        assert drawn_name(story) not in answer.text


def test_the_address_is_no_code_and_no_team(hub: Running, story: Story) -> None:
    """It opens neither the team's game nor anything else, and differs from team to team."""
    one = ended(hub, story)
    other = Team(hub.client, hub.hub.clock.now(), "0" * 31 + "2")
    two = finish(other, story, name=drawn_name(story)).certificate
    assert two != one
    token = urlsplit(one).path.rsplit("/", 1)[1]
    assert len(token) == 10
    assert hub.client.post("/v1/mystery/find", {"code": token}).status_code == 404


def test_it_is_over_after_two_weeks(hub: Running, story: Story, clock: TurnableClock) -> None:
    address = ended(hub, story)
    clock.advance(timedelta(days=13, hours=23))
    assert get(hub, address).status_code == 200
    clock.advance(timedelta(hours=2))
    assert get(hub, address).status_code == 404
    assert get(hub, address, "/todistus.png").status_code == 404


def test_a_name_that_was_not_drawn_stands_on_none(hub: Running, story: Story) -> None:
    assert get(hub, ended(hub, story, name="Liisa Virtanen")).status_code == 404


def test_without_an_address_for_phones_there_is_none(hub: Running, story: Story) -> None:
    address = ended(hub, story)
    hub.hub.reload(replace(hub.hub.config, public_url=None))
    team = Team(hub.client, hub.hub.clock.now(), "0" * 31 + "3")
    assert finish(team, story, name=drawn_name(story)).certificate is None
    assert get(hub, address).status_code == 404


def test_both_databases_keep_it(both: Running) -> None:
    StoryWatch(both.hub, SHIPPED).once()
    both.hub.reload(replace(both.hub.config, public_url=PUBLIC))
    story = both.hub.story
    assert story is not None
    address = ended(both, story)
    assert drawn_name(story) in get(both, address).text
    # A sign that PostgreSQL takes in no text is no fault of the database.
    assert get(both, address, "%00").status_code == 404
