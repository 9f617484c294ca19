"""Ideas at the hub: counted once, refused when they fit nothing, told to the kiosks only when staff say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from kiosk.domain.text import Text
from kiosk.hub.config import QuestionConfig
from tests.hub.example import NOW, TurnableClock, house
from tests.hub.running import Client, Running, running

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
QUESTIONS = (
    QuestionConfig(
        id="lehdet", text=Text("Mitä luet?"), answers=(Text("A"), Text("B"), Text("C")), days=(TODAY, TODAY + 6 * DAY)
    ),
    QuestionConfig(id="olo", text=Text("Miltä tuntuu?"), moods=True, asks_text=False),
    QuestionConfig(id="muuta", text=Text("Mitä muuta?")),
    QuestionConfig(id="ensi-viikko", text=Text("Entä?"), moods=True, days=(TODAY + 7 * DAY, TODAY + 13 * DAY)),
)


@pytest.fixture
def asking(database_url: str, clock: TurnableClock) -> Iterator[Running]:
    with running(house(database_url, questions=QUESTIONS), clock) as found:
        yield found


def leave(client: Client, key: str | None = None, **idea: Any) -> Any:
    return client.post("/v1/ideas", idea, key)


def counts(hub: Running) -> dict[str, tuple[list[int], list[int]]]:
    found = hub.new_client(staff=True).get("/v1/questions").json()
    return {each["question"] or "": (each["answers"], each["moods"]) for each in found}


def texts(staff: Client, **query: str) -> list[dict[str, Any]]:
    return list(staff.get("/v1/ideas", **query).json())


def told(hub: Running) -> dict[str, dict[str, Any]]:
    """The questions that a kiosk which starts over is told."""
    return {each["id"]: each for each in hub.client.get("/v1/snapshot").json()["questions"]}


def test_counted_and_kept_for_staff(asking: Running) -> None:
    answer = leave(asking.client, question="lehdet", answer=1, text="Enemmän sarjakuvia")
    assert (answer.status_code, answer.json()) == (201, {"text": True})
    assert leave(asking.client, question="lehdet", answer=1).json() == {"text": False}
    leave(asking.client, question="olo", mood="glad")
    leave(asking.client, mood="sad", text="Ovi narisee")
    assert counts(asking) == {
        "lehdet": ([0, 2, 0], []),
        "olo": ([], [0, 0, 1]),
        "muuta": ([], []),
        "ensi-viikko": ([], [0, 0, 0]),
        "": ([], [1, 0, 0]),
    }
    found = {
        (each["text"], each["question"], each["day"], each["state"]) for each in texts(asking.new_client(staff=True))
    }
    assert found == {
        ("Enemmän sarjakuvia", "lehdet", "2026-11-23", "new"),
        ("Ovi narisee", None, "2026-11-23", "new"),
    }


def test_sent_again_it_counts_once(asking: Running) -> None:
    idea = {"question": "lehdet", "answer": 0, "text": "sama"}
    key = uuid4().hex
    first, again = leave(asking.client, key, **idea), leave(asking.client, key, **idea)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert counts(asking)["lehdet"] == ([1, 0, 0], [])
    assert len(texts(asking.new_client(staff=True))) == 1
    other = leave(asking.client, key, question="lehdet", answer=1)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert leave(asking.new_client(), key, **idea).headers.get("Idempotency-Replayed") is None, "another device's key"


def test_many_at_once_are_all_counted(asking: Running) -> None:
    from concurrent.futures import ThreadPoolExecutor

    keys = [uuid4().hex for _ in range(24)]
    clients = [asking.new_client() for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        jobs = [(clients[n % 6], key) for n, key in enumerate(keys + keys)]
        # The same client sends the same key both times: 24 is a multiple of 6.
        done = list(pool.map(lambda job: leave(job[0], job[1], question="lehdet", answer=2).status_code, jobs))
    assert done == [201] * 48
    assert counts(asking)["lehdet"] == ([0, 0, 24], [])


@pytest.mark.parametrize(
    ("idea", "field"),
    [
        ({}, ""),
        ({"text": " \u202e\u200b "}, ""),
        ({"question": "lehdet"}, ""),
        ({"question": "olematon", "mood": "glad"}, "question"),
        ({"question": "Iso ' kysymys", "text": "x"}, "question"),
        ({"question": "lehdet", "answer": 3}, "answer"),
        ({"question": "lehdet", "answer": 0, "mood": "glad"}, "mood"),
        ({"question": "olo", "mood": "sad", "text": "ei kysytä"}, "text"),
        ({"question": "olo", "answer": 0}, "answer"),
        ({"answer": 0}, "answer"),
    ],
)
def test_what_fits_nothing_is_refused_whole(asking: Running, idea: dict[str, Any], field: str) -> None:
    answer = leave(asking.client, **idea)
    assert (answer.status_code, answer.json()["code"]) == (422, "idea_unfit")
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert "ei kysytä" not in answer.text
    assert not any(sum(numbers) for pair in counts(asking).values() for numbers in pair)
    assert texts(asking.new_client(staff=True)) == []


def test_what_cannot_be_read_is_refused(asking: Running) -> None:
    for idea in ({"answer": -1}, {"answer": "0"}, {"mood": "ihana"}, {"text": "x" * 501}, {"text": 3}, {"answer": 21}):
        assert leave(asking.client, **idea).status_code == 400
    assert (
        asking.client.session.post(f"{asking.url}/v1/ideas", json={"text": "x"}, timeout=9).json()["code"]
        == "key_missing"
    )
    assert Client(asking.url, None).post("/v1/ideas", {"text": "x"}).status_code == 401


def test_a_wrong_method_hears_of_all_right_ones(hub: Running) -> None:
    """Patrons' ideas are posted and staff's list is got at one path."""
    answer = hub.client.session.put(f"{hub.url}/v1/ideas", timeout=9)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST")


def test_text_is_made_clean(asking: Running) -> None:
    leave(
        asking.client, text="  Kissa\u202e[b]\n\ttalo\ud83d\ude00 ".encode("utf-16", "surrogatepass").decode("utf-16")
    )
    assert [each["text"] for each in texts(asking.new_client(staff=True))] == ["Kissa[b] talo😀"]


def test_not_before_its_days_but_after_them(asking: Running, clock: TurnableClock) -> None:
    """A kiosk without a line sends late; one whose clock is some minutes ahead sends early."""
    assert leave(asking.client, question="ensi-viikko", mood="glad").json()["errors"][0]["field"] == "question"
    clock.advance(6 * DAY)
    assert leave(asking.client, question="ensi-viikko", mood="glad").status_code == 201
    clock.advance(10 * DAY)
    assert leave(asking.client, question="lehdet", answer=0).status_code == 201


def test_a_hammering_child_has_to_wait(hub: Running, clock: TurnableClock) -> None:
    hub.hub.idea_limit.most = 5
    key = uuid4().hex
    first = [leave(hub.client, key, text="0").status_code]
    clock.advance(timedelta(minutes=10))
    assert first + [leave(hub.client, text=str(n)).status_code for n in range(4)] == [201] * 5
    refused = leave(hub.client, text="liikaa")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_ideas")
    assert refused.json()["retry_after"] == 3000
    assert refused.headers["Retry-After"] == "3000"
    assert leave(hub.client, key, text="0").status_code == 201, "what has come may be asked for again"
    assert leave(hub.new_client(), text="toinen kioski").status_code == 201
    clock.advance(timedelta(seconds=3000))
    assert leave(hub.client, text="nyt").status_code == 201
    assert leave(hub.client, text="ei vielä").status_code == 429


# --- staff -----------------------------------------------------------------------------------------------------------


def test_kiosks_see_nothing_of_it(asking: Running) -> None:
    idea = uuid4().hex[:16]
    for path in ("/v1/ideas", "/v1/questions"):
        assert asking.client.get(path).json()["code"] == "forbidden"
    for path in (f"/v1/ideas/{idea}/accept", f"/v1/ideas/{idea}/erase", "/v1/questions/lehdet/publish"):
        assert asking.client.post(path).json()["code"] == "forbidden"


def test_live_counts_are_never_told(asking: Running) -> None:
    since = asking.client.get("/v1/snapshot").json()["cursor"]
    for _ in range(3):
        leave(asking.client, question="lehdet", answer=1, text="salassa")
    asking.hub.reload(replace(asking.hub.config))
    assert asking.client.get("/v1/feed", since=since).json()["changes"] == []
    assert told(asking)["lehdet"]["results"] is None
    assert "salassa" not in asking.client.get("/v1/snapshot").text


def test_published_as_they_were_then(asking: Running) -> None:
    """Staff publish what they saw; what comes later shows only when they publish again."""
    staff = asking.new_client(staff=True)
    assert staff.post("/v1/questions/lehdet/publish").json()["code"] == "not_now", "nobody has answered"
    leave(asking.client, question="lehdet", answer=1)
    since = asking.client.get("/v1/snapshot").json()["cursor"]
    published = staff.post("/v1/questions/lehdet/publish")
    assert (published.status_code, published.json()["published"]) == (200, True)
    changes = asking.client.get("/v1/feed", since=since).json()["changes"]
    assert [(each["kind"], each["id"], each["question"]["results"]) for each in changes] == [
        ("question", "lehdet", [0, 1, 0])
    ]
    leave(asking.client, question="lehdet", answer=1)
    leave(asking.client, question="lehdet", answer=2)
    asking.hub.reload(replace(asking.hub.config))
    assert told(asking)["lehdet"]["results"] == [0, 1, 0]
    staff.post("/v1/questions/lehdet/publish")
    assert told(asking)["lehdet"]["results"] == [0, 2, 1]
    assert staff.post("/v1/questions/lehdet/unpublish").json()["published"] is False
    assert told(asking)["lehdet"]["results"] is None
    assert staff.post("/v1/questions/olematon/publish").status_code == 404


def test_publishing_is_given_again_under_its_key(asking: Running) -> None:
    leave(asking.client, question="lehdet", answer=1)
    staff, key = asking.new_client(staff=True), uuid4().hex
    first = staff.post("/v1/questions/lehdet/publish", None, key)
    again = staff.post("/v1/questions/lehdet/publish", None, key)
    assert first.content == again.content
    assert again.headers["Idempotency-Replayed"] == "true"


def test_only_accepted_texts_are_told_and_only_beside_results(asking: Running) -> None:
    staff = asking.new_client(staff=True)
    for words in ("hyvä", "paha", "lukematon"):
        leave(asking.client, question="lehdet", answer=0, text=words)
    by_text = {each["text"]: each["id"] for each in texts(staff)}
    assert staff.post(f"/v1/ideas/{by_text['hyvä']}/accept").json() == {"id": by_text["hyvä"], "state": "accepted"}
    assert staff.post(f"/v1/ideas/{by_text['paha']}/hide").json()["state"] == "hidden"
    assert told(asking)["lehdet"]["texts"] == []
    staff.post("/v1/questions/lehdet/publish")
    assert told(asking)["lehdet"]["texts"] == ["hyvä"]
    assert [each["text"] for each in texts(staff, state="new")] == ["lukematon"]
    staff.post(f"/v1/ideas/{by_text['hyvä']}/hide")
    assert told(asking)["lehdet"]["texts"] == [], "hidden at once"
    staff.post(f"/v1/ideas/{by_text['paha']}/accept")
    assert staff.post(f"/v1/ideas/{by_text['paha']}/erase").json()["state"] is None
    assert told(asking)["lehdet"]["texts"] == []
    assert staff.post(f"/v1/ideas/{by_text['paha']}/accept").status_code == 404
    assert staff.get("/v1/ideas", state="outo").status_code == 400


# --- what is asked when ----------------------------------------------------------------------------------------------


def test_past_questions_go_unless_their_results_are_shown(asking: Running, clock: TurnableClock) -> None:
    assert set(told(asking)) == {"lehdet", "olo", "muuta", "ensi-viikko"}
    assert told(asking)["ensi-viikko"]["first_day"] == "2026-11-30"
    leave(asking.client, question="lehdet", answer=0)
    clock.advance(7 * DAY)
    asking.hub.jobs.once()
    assert "lehdet" not in told(asking)
    asking.new_client(staff=True).post("/v1/questions/lehdet/publish")
    assert told(asking)["lehdet"]["results"] == [1, 0, 0]
    assert told(asking)["lehdet"]["order"] < min(told(asking)[key]["order"] for key in ("olo", "muuta"))


def test_undated_ones_take_turns(asking: Running, clock: TurnableClock) -> None:
    """Every week one of them; the others wait with their weeks known, for a kiosk that loses its line."""
    firsts = {key: told(asking)[key]["first_day"] for key in ("olo", "muuta")}
    assert sorted(firsts.values()) == ["2026-11-23", "2026-11-30"]
    clock.advance(7 * DAY)
    asking.hub.jobs.once()
    later = {key: told(asking)[key]["first_day"] for key in ("olo", "muuta")}
    assert sorted(later.values()) == ["2026-11-30", "2026-12-07"]
    assert {key for key, first in firsts.items() if first == "2026-11-30"} == {
        key for key, first in later.items() if first == "2026-11-30"
    }


def test_an_edit_of_the_file_is_told(asking: Running) -> None:
    since = asking.client.get("/v1/snapshot").json()["cursor"]
    other = replace(QUESTIONS[0], text=Text("Mitä nyt luet?"))
    asking.hub.reload(replace(asking.hub.config, questions=(other, *QUESTIONS[2:])))
    changes = {each["id"]: each["question"] for each in asking.client.get("/v1/feed", since=since).json()["changes"]}
    assert changes["lehdet"]["text"]["fi"] == "Mitä nyt luet?"
    assert changes["olo"] is None
    leave(asking.client, question="lehdet", answer=2)
    asking.new_client(staff=True).post("/v1/questions/lehdet/publish")
    asking.hub.reload(replace(asking.hub.config, questions=(replace(other, answers=other.answers[:2]),)))
    assert told(asking)["lehdet"]["results"] == [0, 0], "counts of an answer that is gone are not shown as another's"


def test_the_tests_have_their_day() -> None:
    assert NOW.date() == TODAY
