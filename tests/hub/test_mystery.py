"""The mystery at the hub, over HTTP and on both databases: each record once, no team without its code, figures without
persons, and a story that is told, followed and kept.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.api.feed import Snapshot
from kiosk.api.teams import ClueFigures, MysteryFigures, TeamLog
from kiosk.hub.mystery import health, store
from kiosk.hub.mystery.figures import K_ANONYMOUS, figures
from kiosk.hub.mystery.story_watch import StoryWatch
from kiosk.mystery.story import Story
from kiosk.mystery.team import Record
from kiosk.settings.mystery import read_story
from tests.hub.running import Client, Running, new_code

SHIPPED = Path(__file__).parents[2] / "config" / "mystery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "mystery")
    return tmp_path / "mystery"


@pytest.fixture
def watch(both: Running, folder: Path) -> StoryWatch:
    made = StoryWatch(both.hub, folder)
    made.once()
    return made


@pytest.fixture
def story(both: Running, watch: StoryWatch) -> Story:
    assert watch is not None
    assert both.hub.story is not None
    return both.hub.story


def snapshot(client: Client) -> Snapshot:
    return msgspec.json.decode(client.get("/v1/snapshot").content, type=Snapshot)


class Team:
    """A team at one kiosk; `say` sends records, `log` is what the hub answered last."""

    def __init__(self, client: Client, now: datetime, key: str = "0" * 31 + "1", code: str | None = None) -> None:
        self.client, self.now, self.key, self.code = client, now, key, code or new_code()
        self.count = 0

    def record(self, deed: str, **more: Any) -> dict[str, Any]:
        self.count += 1
        at = (self.now + timedelta(seconds=self.count)).isoformat()
        return {"id": f"{self.key}-{self.count:04d}", "at": at, "deed": deed, **more}

    def begin(self, **more: Any) -> dict[str, Any]:
        said = {"name": "Hiihtoveljet", "level": "family", "players": 3, "language": "fi", **more}
        return self.record("start", **said)

    def post(self, *records: dict[str, Any], code: str | None = "mine", since: int = 0) -> Any:
        body = {"records": records, "code": self.code if code == "mine" else code, "since": since}
        return self.client.post(f"/v1/mystery/teams/{self.key}/records", body)

    def say(self, *records: dict[str, Any], **more: Any) -> TeamLog:
        answer = self.post(*records, **more)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=TeamLog)


def test_each_record_counts_once(both: Running) -> None:
    """Twice the same request, the same record from another kiosk: the log has it once, in the hub's order."""
    team = Team(both.client, both.hub.clock.now())
    first, second = team.begin(), team.record("open", clue="kuori")
    assert [r.id for r in team.say(first, second).records] == [first["id"], second["id"]]
    assert team.say(first, second).next == 2
    other = Team(both.new_client(), both.hub.clock.now())
    third = {**other.record("hint", clue="kuori", number=1), "id": "elsewhere-1"}
    log = other.say(second, third, code=None, since=2)
    assert ([r.id for r in log.records], log.next) == (["elsewhere-1"], 3)


def test_a_team_is_found_by_its_code_however_it_is_typed(both: Running) -> None:
    team = Team(both.client, both.hub.clock.now(), code="kettu-lumi-47")
    team.say(team.begin())
    found = both.client.post("/v1/mystery/find", {"code": "KETTU LUMI 47"})
    assert msgspec.json.decode(found.content, type=TeamLog).id == team.key


def test_a_wrong_code_tells_nothing_and_costs_time(both: Running) -> None:
    """The words are those of an unknown booking; after some the same device has to wait, another one has not."""
    team = Team(both.client, both.hub.clock.now())
    team.say(team.begin())
    thief = both.new_client()
    answers = [thief.post("/v1/mystery/find", {"code": f"kettu-lumi-{n}2"}) for n in range(2, 8)]
    assert answers[0].json()["code"] == "code_unknown"
    assert answers[-1].status_code == 429
    assert both.client.post("/v1/mystery/find", {"code": team.code}).status_code == 200


def test_nobody_reads_a_team_without_a_token_or_begins_it_without_a_code(both: Running) -> None:
    team = Team(Client(both.url, None), both.hub.clock.now())
    assert team.post(team.begin()).status_code == 401
    strange = Team(both.client, both.hub.clock.now(), "../teams")
    assert strange.post(strange.begin()).status_code in (404, 405)
    odd = Team(both.client, both.hub.clock.now(), "no-id")
    assert odd.post(odd.begin()).json()["code"] == "not_found"
    known = Team(both.client, both.hub.clock.now())
    assert known.post(known.begin(), code=None).json()["code"] == "not_found"
    taken = Team(both.client, both.hub.clock.now(), "0" * 31 + "2", known.code)
    known.say(known.begin())
    assert taken.post(taken.begin()).json()["code"] == "code_taken"


@pytest.mark.parametrize(
    "bad",
    [
        {"at": "2026-11-27T12:00:00"},
        {"at": "1970-01-01T00:00:00Z"},
        {"at": "9999-12-31T23:59:59-12:00"},
        {"clue": "x" * 65},
        {"given": "x" * 201},
        {"players": -1},
        {"name": "x" * 61},
    ],
)
def test_a_record_that_is_none_is_refused_whole(both: Running, bad: dict[str, Any]) -> None:
    """And nothing of the request is kept."""
    team = Team(both.client, both.hub.clock.now())
    answer = team.post(team.begin(), {**team.record("open"), **bad})
    assert (answer.status_code, answer.json()["code"]) == (422, "record_unfit")
    assert both.client.post("/v1/mystery/find", {"code": team.code}).status_code == 404


def test_a_right_answer_is_not_kept(both: Running) -> None:
    team = Team(both.client, both.hub.clock.now())
    log = team.say(team.begin(), team.record("answer", clue="kuori", verdict="right", given="salaisuus"))
    assert [record.given for record in log.records] == [None, None]


def finish(team: Team, story: Story, **more: Any) -> TeamLog:
    solved = [team.record("answer", clue=clue.id, verdict="right") for clue in story.clues]
    return team.say(team.begin(**more), *solved, team.record("hall", flag=True))


def test_the_hall_of_fame_is_told_to_every_kiosk(both: Running, story: Story) -> None:
    """With the drawn name, the level, the day, and nothing else; taken back when the team does not want it any more."""
    team = Team(both.client, both.hub.clock.now())
    drawn = f"{story.name_first[0]}{story.name_second[0]}"
    finish(team, story, name=drawn)
    hall = snapshot(both.new_client()).hall
    assert hall is not None
    assert [(fame.name, fame.level.value) for fame in hall.entries] == [(drawn, "family")]
    team.say(team.record("hall", flag=False))
    hall = snapshot(both.client).hall
    assert hall is not None
    assert hall.entries == ()


def test_a_name_that_was_not_drawn_stands_nowhere(both: Running, story: Story) -> None:
    finish(Team(both.client, both.hub.clock.now()), story, name="Liisa Virtanen")
    hall = snapshot(both.client).hall
    assert hall is None or hall.entries == ()


def test_the_story_is_told_and_followed(both: Running, folder: Path, watch: StoryWatch, story: Story) -> None:
    """A good edit is told; a broken one changes nothing and stands on the health page; put right, it is quiet again."""
    assert snapshot(both.client).story == story
    text = folder / "kekkosen-kirje" / "vihjeet" / "kuori.fi.md"
    good = text.read_text(encoding="utf-8")
    text.write_text(good.replace("# ", "# Uusi ", 1), encoding="utf-8")
    watch.once()
    watch.once()
    told = snapshot(both.client).story
    assert told is not None
    assert told.clues[0].title.fi.startswith("Uusi ")
    text.write_text(good.replace("## Tehtävä", "## Tehtva"), encoding="utf-8")
    watch.once()
    watch.once()
    assert snapshot(both.client).story == told
    notes = both.client.get("/health").json()["notes"]
    assert any("kuori.fi.md" in note and "Tehtävä" in note for note in notes), notes
    text.write_text(good, encoding="utf-8")
    watch.once()
    watch.once()
    assert snapshot(both.client).story == story
    assert both.client.get("/health").json()["mystery"] is True


def test_a_folder_that_goes_ends_no_game(both: Running, folder: Path, watch: StoryWatch, story: Story) -> None:
    """A disk that is away, or staff who put another copy in its place."""
    folder.rename(folder.with_name("toinen"))
    watch.once()
    watch.once()
    assert snapshot(both.client).story == story
    assert any("Kansiota ei ole" in note for note in both.client.get("/health").json()["notes"])
    folder.with_name("toinen").rename(folder)
    watch.once()
    watch.once()
    assert both.client.get("/health").json()["notes"] == []


def test_a_name_that_no_story_has_changes_nothing(both: Running, watch: StoryWatch, story: Story) -> None:
    """A slip in hub.toml does not end everybody's game; an empty name does, for staff want it."""
    config = both.hub.config
    both.hub.reload(replace(config, story="kekosen-kirje"))
    watch.once()
    watch.once()
    assert snapshot(both.client).story == story
    assert any("kekosen-kirje/tarina.toml" in note for note in both.client.get("/health").json()["notes"])
    both.hub.reload(replace(config, story=""))
    watch.once()
    watch.once()
    assert snapshot(both.client).story is None
    assert both.client.get("/health").json()["notes"] == []
    both.hub.reload(config)


def test_an_edit_takes_nothing_from_a_team(both: Running, folder: Path, watch: StoryWatch, story: Story) -> None:
    """An answer that staff have changed stays solved for who solved it."""
    team = Team(both.client, both.hub.clock.now())
    drawn = f"{story.name_first[0]}{story.name_second[0]}"
    finish(team, story, name=drawn)
    structure = folder / "kekkosen-kirje" / "tarina.toml"
    structure.write_text(structure.read_text(encoding="utf-8").replace("minutes = 3", "minutes = 4"), encoding="utf-8")
    watch.once()
    watch.once()
    team.say(team.record("hall", flag=False), team.record("hall", flag=True))
    hall = snapshot(both.client).hall
    assert hall is not None
    assert [fame.name for fame in hall.entries] == [drawn]


def test_a_missing_clue_is_told_to_staff_until_they_have_looked(both: Running, story: Story) -> None:
    clue = next(clue for clue in story.clues if clue.spot is not None)
    spot = story.spot(clue.spot)
    assert spot is not None
    team = Team(both.client, both.hub.clock.now())
    team.say(team.begin(), team.record("missing", clue=clue.id))
    notes = both.client.get("/health").json()["notes"]
    assert any(clue.title.fi in note and spot.placing.fi in note for note in notes)
    later = both.hub.clock.now() + timedelta(minutes=5)
    both.hub.write_now(lambda tx: store.found_again(tx, clue.id, later))
    assert both.client.get("/health").json()["notes"] == []


def test_a_clue_that_nobody_solves_is_told_until_staff_have_looked(both: Running, story: Story) -> None:
    clue = next(clue for clue in story.clues if clue.spot is not None)
    for number in range(health.STUCK_TEAMS):
        team = Team(both.client, both.hub.clock.now(), f"{number:032x}")
        team.say(team.begin(), team.record("open", clue=clue.id))
    assert any(clue.title.fi in note for note in both.client.get("/health").json()["notes"])
    later = both.hub.clock.now() + timedelta(minutes=5)
    both.hub.write_now(lambda tx: store.found_again(tx, clue.id, later))
    assert both.client.get("/health").json()["notes"] == []


def test_figures_have_no_team_in_them(both: Running, story: Story) -> None:
    """Only staff read them; a wrong answer is told when so many teams have given it, not before."""
    clue = story.clues[0].id
    for number in range(K_ANONYMOUS):
        team = Team(both.client, both.hub.clock.now(), f"{number:032x}")
        team.say(team.begin(), team.record("open", clue=clue))
        team.say(team.record("answer", clue=clue, verdict="wrong", given="susi"))
        if number == 0:
            team.say(team.record("answer", clue=clue, verdict="wrong", given="liisa virtanen"))
    assert both.client.get("/v1/mystery/statistics").status_code == 403
    answer = both.new_client(staff=True).get("/v1/mystery/statistics")
    found = msgspec.json.decode(answer.content, type=MysteryFigures)
    own = next(each for each in found.clues if each.clue == clue)
    assert (found.starts, found.finishes, own.opened, own.wrong) == (K_ANONYMOUS, 0, K_ANONYMOUS, K_ANONYMOUS + 1)
    assert own.often_wrong == ("susi",)
    assert "0000000" not in answer.text


def test_teams_are_erased(both: Running, story: Story) -> None:
    del story
    team = Team(both.client, both.hub.clock.now())
    team.say(team.begin())
    erased = both.hub.write_now(lambda tx: store.erase(tx, both.hub.clock.now() + timedelta(days=1)))
    assert erased == 1
    assert both.client.post("/v1/mystery/find", {"code": team.code}).status_code == 404
    assert team.post(team.record("open", clue="kuori"), code=None).status_code == 404


def test_words_of_the_health_page() -> None:
    """A clue at which several teams came to nothing is named with the day since when, its place and the command."""
    story = read_story(SHIPPED / "kekkosen-kirje").story
    assert story is not None
    clue = next(clue for clue in story.clues if clue.spot is not None)
    tuesday, friday = datetime(2026, 11, 24).date(), datetime(2026, 11, 27).date()  # noqa: DTZ001 - a day
    own = ClueFigures(clue=clue.id, stuck=health.STUCK_TEAMS, last_solved=tuesday)
    (note,) = health.notes(story, MysteryFigures(clues=(own,)), friday)
    assert "tiistain jälkeen" in note
    assert f"kiosk mystery found {clue.id}" in note
    assert ".." not in note
    never = ClueFigures(clue=clue.id, stuck=health.STUCK_TEAMS)
    assert "alusta asti" in health.notes(story, MysteryFigures(clues=(never,)), friday)[0]
    few = ClueFigures(clue=clue.id, stuck=health.STUCK_TEAMS - 1, last_solved=tuesday)
    assert health.notes(story, MysteryFigures(clues=(few,)), friday) == []


def test_a_log_without_a_start_is_no_team(both: Running, story: Story) -> None:
    zone = both.hub.house().zone
    stray = [Record(id="x" * 8, at=both.hub.clock.now(), deed="open", clue="kuori")]  # type: ignore[arg-type]
    assert figures(story, [stray], zone, {}).starts == 0
