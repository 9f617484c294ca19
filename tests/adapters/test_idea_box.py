"""Ideas between a patron and the hub: thanked for once written down, handed over once, and no words left behind."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import msgspec
import pytest

from kiosk.adapters.hub_client import Endpoint
from kiosk.adapters.store import Store, open_store
from kiosk.api.ideas import IdeaRequest
from kiosk.api.problem import ErrorCode, FieldError, Problem
from kiosk.domain.ideas import Mood
from kiosk.services import ideas
from kiosk.services.ideas import Crowded, IdeaJob, NotKept, Thanked
from kiosk.services.outcomes import Done
from tests.adapters.conftest import MakeKiosk
from tests.adapters.rig.bad_server import BadServer, answers, hangs
from tests.adapters.rig.cutter import Cutter
from tests.adapters.rig.house import wish
from tests.adapters.rig.hub_process import HubProcess

SECRET = "Rantasalmen-Öhman"


def _holds(folder: Path, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in folder.glob("kiosk.db*"))


def test_an_idea_arrives(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    assert k.leave(text="Lisää tuoleja", mood=Mood.GLAD) == Thanked()
    k.handed_over()
    assert (hub.ideas(), hub.moods()) == (["Lisää tuoleja"], {"glad": 1})


def test_without_a_line_it_waits_on_the_disk(hub: HubProcess, kiosk: MakeKiosk, tmp_path: Path) -> None:
    """Thanked at once, over a restart too, and sent when the hub is there without anybody touching the kiosk."""
    first = kiosk(lambda: None).start()
    assert first.leave(text=SECRET) == Thanked()
    first.stop()
    assert _holds(tmp_path, SECRET)
    k = kiosk(lambda: hub.endpoint if hub.port else None).start()
    time.sleep(0.3)
    assert k.worker.ideas.waiting == 1
    hub.start()
    k.handed_over()
    assert hub.ideas() == [SECRET]
    # What was handed over is in no file of the kiosk, as soon as the log is washed.
    k.screen.until(lambda: not _holds(tmp_path, SECRET))


def test_a_lost_answer_counts_once(hub: HubProcess, kiosk: MakeKiosk) -> None:
    hub.start()
    cutter = Cutter(hub.endpoint)
    k = kiosk(lambda: cutter.endpoint).start().online()
    cutter.lose(1)
    k.leave(mood=Mood.SAD)
    k.handed_over()
    assert cutter.lost == 1
    assert hub.moods() == {"sad": 1}
    cutter.close()


def test_a_full_hour_keeps_ideas_and_no_booking_waiting(tmp_path: Path, kiosk: MakeKiosk) -> None:
    hub = HubProcess(tmp_path, most_ideas=2).start()
    k = kiosk(lambda: hub.endpoint).start().online()
    for number in range(4):
        assert k.leave(text=str(number)) == Thanked()
    k.screen.until(lambda: k.worker.ideas.waiting == 2)
    assert isinstance(k.book(wish("studio", 4)), Done)
    assert k.world.online
    assert k.worker.ideas.waiting == 2, "they wait for the next hour"
    assert hub.ideas() and sorted(hub.ideas()) == ["0", "1"]
    hub.stop()


def test_a_slow_hub_keeps_no_patron_waiting(kiosk: MakeKiosk) -> None:
    """The thanks comes from the disk; a second patron does not wait for the first one's idea to be sent."""
    server = BadServer(hangs)
    k = kiosk(lambda: Endpoint(server.url, "t")).start()
    for _ in range(3):
        started = time.monotonic()
        assert k.leave(text="x") == Thanked()
        assert time.monotonic() - started < 2
    server.close()


def test_a_refused_one_is_dropped_and_logged_without_its_words(
    hub: HubProcess, kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    hub.start()
    k = kiosk(lambda: hub.endpoint).start().online()
    k.leave(question="poistettu", text=SECRET)
    k.leave(text="seuraava")
    k.handed_over()
    assert hub.ideas() == ["seuraava"], "it does not hold up the next"
    assert "idea_unfit question is not asked" in caplog.text
    assert SECRET not in caplog.text
    k.screen.until(lambda: not _holds(tmp_path, SECRET))


def _problem(code: ErrorCode, status: int, **more: object) -> bytes:
    return msgspec.json.encode(Problem(type="x", title="x", status=status, code=code, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ["401 Unauthorized", "503 Busy", "500 Broken", "429 Later"])
def test_a_hub_in_trouble_loses_nothing(kiosk: MakeKiosk, status: str) -> None:
    code = {"401": ErrorCode.NOT_AUTHORISED, "503": ErrorCode.UNAVAILABLE, "500": ErrorCode.INTERNAL}
    body = _problem(code.get(status[:3], ErrorCode.TOO_MANY_IDEAS), int(status[:3]))
    server = BadServer(answers(body, status, "application/problem+json"))
    k = kiosk(lambda: Endpoint(server.url, "t")).start()
    k.leave(text="x")
    k.screen.until(lambda: any(b"/v1/ideas" in request for request in server.requests))
    time.sleep(0.1)
    assert k.worker.ideas.waiting == 1
    server.close()


def test_what_is_refused_is_told_by_field_names(caplog: pytest.LogCaptureFixture, kiosk: MakeKiosk) -> None:
    body = _problem(ErrorCode.IDEA_UNFIT, 422, errors=(FieldError(field="answer", message="is none"),))
    server = BadServer(answers(body, "422 No", "application/problem+json"))
    k = kiosk(lambda: Endpoint(server.url, "t")).start()
    k.leave(text=SECRET)
    k.handed_over()
    assert "idea_unfit answer is none" in caplog.text
    assert SECRET not in caplog.text
    server.close()


def test_so_many_wait_that_no_more_are_taken(kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.adapters import idea_box

    monkeypatch.setattr(idea_box, "MOST_WAITING", 3)
    k = kiosk(lambda: None).start()
    assert [type(k.leave(text=str(n))) for n in range(5)] == [Thanked, Thanked, Thanked, Crowded, Crowded]
    assert ideas.MOST_WAITING >= 100


def test_a_full_disk_is_told_to_the_patron_and_not_thanked_for(
    kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture
) -> None:
    k = kiosk(lambda: None).start()
    k.store._db.execute("PRAGMA max_page_count = 1")
    left = k.leave(text=SECRET * 2000)
    assert isinstance(left, NotKept)
    assert left.reference in caplog.text
    assert SECRET not in caplog.text


def test_an_unreadable_one_does_not_hold_up_the_others(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = Store(tmp_path / "kiosk.db")
    store._db.execute("INSERT INTO idea (key, doc) VALUES ('a', x'00ff')")
    job = IdeaJob(key="b", idea=IdeaRequest(text="hyvä"))
    store.add_idea(job)
    found = store.first_idea()
    assert found is not None
    assert found.idea == job.idea
    assert "cannot be read" in caplog.text
    store.close()


def test_a_damaged_file_gives_its_ideas_to_the_new_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "kiosk.db")
    store.add_idea(IdeaJob(key="a", idea=IdeaRequest(text="pelastettu")))
    store.begin_anew("a test", rescue=True)
    found = store.first_idea()
    assert found is not None
    assert found.idea.text == "pelastettu"
    store.close()


def test_a_store_of_the_version_before_grows_a_place_for_ideas(tmp_path: Path) -> None:
    store = Store(tmp_path / "kiosk.db")
    store._db.execute("DROP TABLE idea")
    store._db.execute("PRAGMA user_version = 2")
    store.close()
    store, _ = open_store(tmp_path / "kiosk.db")
    store.add_idea(IdeaJob(key="a", idea=IdeaRequest(text="x")))
    assert store.ideas_waiting() == 1
    store.close()
