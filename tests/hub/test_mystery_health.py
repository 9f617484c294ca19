"""The health page and the games: anybody may ask for it, as often as they like."""

from __future__ import annotations

from kiosk.hub.mystery.story_watch import StoryWatch
from tests.hub.running import Running
from tests.hub.test_mystery import SHIPPED, Team


def test_the_games_are_not_played_through_for_every_look(hub: Running) -> None:
    """Two weeks of them take a good part of a second, on a small board some, in which bookings wait."""
    StoryWatch(hub.hub, SHIPPED).once()
    story = hub.hub.story
    assert story is not None
    one, two = [clue for clue in story.clues if clue.spot is not None][:2]
    team = Team(hub.client, hub.hub.clock.now())
    team.say(team.begin(), team.record("missing", clue=one.id))

    def notes() -> list[str]:
        return [str(note) for note in hub.client.get("/health").json()["notes"]]

    first = notes()
    assert len(first) == 1 and one.title.fi in first[0]
    with hub.hub.engine.connect() as conn:
        kept = conn.exec_driver_sql("SELECT body, id FROM mystery_records").all()
        conn.exec_driver_sql("UPDATE mystery_records SET body = x'00'")
        assert notes() == first, "whoever reads them again knows nothing"
        for body, record in kept:
            conn.exec_driver_sql("UPDATE mystery_records SET body = ? WHERE id = ?", (body, record))
    team.say(team.record("missing", clue=two.id))
    assert len(notes()) == 2


def test_a_record_that_cannot_be_read_hides_no_other(hub: Running) -> None:
    StoryWatch(hub.hub, SHIPPED).once()
    story = hub.hub.story
    assert story is not None
    clue = next(clue for clue in story.clues if clue.spot is not None)
    team = Team(hub.client, hub.hub.clock.now())
    team.say(team.begin(), team.record("pause"), team.record("missing", clue=clue.id))
    with hub.hub.engine.connect() as conn:
        conn.exec_driver_sql("UPDATE mystery_records SET body = x'00' WHERE n = 2")
    assert len(hub.client.get("/health").json()["notes"]) == 1
    assert [record.deed for record in team.say(team.record("resume")).records] == ["start", "missing", "resume"]
