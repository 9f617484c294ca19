"""What a team writes and what would open a clue stay where they belong: not in logs, not in what other kiosks are told;
and who guesses by the thousand gains nothing, at the kiosk, over HTTP, or with addresses of certificates.
"""

from __future__ import annotations

import json
import logging
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from kiosk import logs
from kiosk.api import routes
from kiosk.api.house import Kind
from kiosk.domain.hours import Mode
from kiosk.hub.hour_limit import MOST_TEAMS
from kiosk.mystery.engine import Given, HintGiven, MustWait, Near, Repeated, Solved, Wrong
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.seen import open_clues, task_of
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Level, Story
from kiosk.mystery.team import NewTeam
from kiosk.services.outcomes import TeamFound
from tests.adapters.rig import screen
from tests.adapters.rig.team_house import Kiosk, TeamHub, team_hub
from tests.hub.running import Client, new_code

GUESS = "aivanvarmastitämä"
GUESSES = 4_000
ABREAST = 50
"""Questions that one connection asks before it reads the answers."""
DETECTIVE = NewTeam(name="Hiihtoveljet", level=Level.DETECTIVE, players=2, language="fi")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[TeamHub]:
    with team_hub(tmp_path / "hub") as found:
        found.running.hub.reload(replace(found.running.hub.config, public_url="https://varaus.example"))
        yield found


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """The log as the program writes it, with every line that its own parts can write."""
    root, ours = logging.getLogger(), logging.getLogger("kiosk")
    before, level = list(root.handlers), (root.level, ours.level)
    logs.start(tmp_path / "log")
    ours.setLevel(logging.DEBUG)
    yield tmp_path / "log"
    for handler in set(root.handlers) - set(before):
        handler.close()
    root.handlers[:] = before
    root.setLevel(level[0])
    ours.setLevel(level[1])


def whole_game(kiosk: screen.Kiosk, guess: bool = True) -> tuple[str, str]:
    """Begin, guess wrongly at each clue that takes words, take a hint, solve all; code and id of the team."""
    desk = kiosk.worker.mystery
    story = kiosk.world.story
    assert story is not None
    name = f"{story.name_first[0]}{story.name_second[0]}"
    codes: list[str] = []
    desk.begin(replace(DETECTIVE, name=name), codes.append)
    kiosk.screen.until(lambda: bool(codes))
    (code,) = codes
    while (state := desk.team(code)) is not None and state.finished is None:
        clue = next(view.clue for view in open_clues(story, state, Mode.STAFFED) if not view.solved)
        desk.open_clue(code, clue)
        task = task_of(story, desk.team(code) or state, clue, Mode.STAFFED)
        assert task is not None
        right = solution(story, task.puzzle)
        assert right is not None
        heard: list[Any] = []
        if guess and task.puzzle.kind in (PuzzleKind.WORD, PuzzleKind.CLASS_MARK):
            desk.answer(code, clue, Given(text=GUESS), heard.append)
        desk.hint(code, clue, heard.append)
        desk.answer(code, clue, right, heard.append)
        kiosk.screen.until(lambda heard=heard: any(isinstance(e, Solved) for each in heard for e in each))  # type: ignore[misc]
    kiosk.screen.until(lambda: kiosk.store.deeds_waiting() == 0)
    team = kiosk.store.team_of_code(code)
    assert team is not None
    return code, team.id


def answers_of(story: Story) -> set[str]:
    """Every answer that is long enough not to stand in a log by chance, and the codes of the cards."""
    tasks = [task for clue in story.clues for task in (*clue.tasks, *([clue.detour] if clue.detour else []))]
    found = {answer for task in tasks for answer in task.puzzle.answers if not answer.isdecimal()}
    return {answer.casefold() for answer in found if len(answer) > 3} | {card.code.casefold() for card in story.cards}


def test_no_answer_no_guess_no_code_in_any_log(hub: TeamHub, tmp_path: Path, log_file: Path) -> None:
    """Of the kiosk and of the hub, through an outage and a refusal too."""
    kiosk = screen.Kiosk(tmp_path / "kiosk.db", lambda: hub.endpoint).start().online()
    code, team = whole_game(kiosk)
    kiosk.worker.mystery.forget()
    hub.down()
    found: list[object] = []
    kiosk.worker.mystery.find(code, found.append)
    kiosk.screen.until(lambda: bool(found))
    kiosk.worker.mystery.hint(code, "sinetti", lambda _effects: None)
    hub.up()
    story = kiosk.world.story
    assert story is not None
    other, token = Client(hub.running.url, hub.token), hub.running.hub.secrecy.certificate(team)
    other.post("/v1/mystery/find", {"code": "väärä-koodi-99"})
    other.post(
        f"/v1/mystery/teams/{team}/records", {"records": [{"id": "x", "at": "1970-01-01T00:00:00Z", "deed": "open"}]}
    )
    other.get(f"/k/{token}")
    kiosk.stop()
    logging.getLogger("kiosk").warning("the end of the log")
    text = "".join(path.read_text("utf-8") for path in log_file.rglob("*") if path.is_file()).casefold()
    assert "the end of the log" in text
    assert "a team is looked for without the hub" in text, "it was logged, without the team"
    secrets = answers_of(story) | {GUESS.casefold(), code.casefold(), team, token}
    assert not [each for each in secrets if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text)]


def test_other_kiosks_hear_of_no_team(hub: TeamHub, tmp_path: Path) -> None:
    """The feed of a game is empty, but for the name in the hall of fame of who wants to stand there."""
    client = hub.running.client
    cursor = client.get("/v1/snapshot").json()["cursor"]
    kiosk = screen.Kiosk(tmp_path / "kiosk.db", lambda: hub.endpoint).start().online()
    code, team = whole_game(kiosk)
    feed = client.get("/v1/feed", since=cursor, wait=0)
    assert [change["kind"] for change in feed.json()["changes"]] == []
    kiosk.worker.mystery.hall(code, True)
    kiosk.screen.until(lambda: bool(client.get("/v1/feed", since=cursor, wait=0).json()["changes"]))
    feed = client.get("/v1/feed", since=cursor, wait=0)
    (change,) = feed.json()["changes"]
    assert change["kind"] == Kind.HALL.value
    (entry,) = change["hall"]["entries"]
    assert entry.keys() == {"name", "level", "day"}
    told = feed.text.casefold()
    assert not [each for each in (GUESS, code, team) if each.casefold() in told]
    kiosk.stop()


def test_the_log_of_a_team_holds_no_right_answer(hub: TeamHub, tmp_path: Path) -> None:
    """Not at the kiosk, not on the wire, not at the hub: a right answer is a fact, its words are the story's."""
    kiosk = screen.Kiosk(tmp_path / "kiosk.db", lambda: hub.endpoint).start().online()
    _, team = whole_game(kiosk, guess=False)
    story = kiosk.world.story
    assert story is not None
    kept = msgspec.json.encode([*kiosk.store.deeds(team), *hub.records()]).decode().casefold()
    assert not [each for each in answers_of(story) if f'"{each}"' in kept]
    kiosk.stop()


def test_ten_thousand_guesses_at_the_kiosk(hub: TeamHub, tmp_path: Path) -> None:
    """As fast as a robot types: a handful is looked at, and the hub hears of no more."""
    kiosk = Kiosk(tmp_path / "one", hub)
    code = kiosk.begin(DETECTIVE)
    clue = kiosk.story.clues[0].id
    ends: Counter[type] = Counter()
    for number in range(10_000):
        kiosk.desk.answer(code, clue, Given(text=f"arvaus {number}"), lambda effects: ends.update(map(type, effects)))
    kiosk.until(lambda: ends.total() == 10_000, "every answer")
    assert ends.keys() <= {Wrong, MustWait, Near, Repeated}
    assert ends[Wrong] <= 8
    kiosk.handed_over()
    assert len(hub.records()) <= 2 + ends[Wrong]
    hints: list[Any] = []
    for _ in range(1_000):
        kiosk.desk.hint(code, clue, hints.extend)
    kiosk.until(lambda: len(hints) == 1_000, "every hint")
    assert sum(isinstance(each, HintGiven) for each in hints) == 1, "asking a thousand times brings no second hint"
    kiosk.stop()


def guess_codes(url: str, token: str, count: int, connections: int = 4) -> Counter[int]:
    """Look teams up by codes that were made up; how often the hub answered what."""
    said: Counter[int] = Counter()
    at = urlsplit(url)

    def guess(first: int) -> list[int]:
        with socket.create_connection((at.hostname or "", at.port or 0), timeout=30) as wire:
            numbers = range(first, count, connections)
            return [
                status
                for start in range(0, len(numbers), ABREAST)
                for status in _asked(wire, token, [f"kettu-lumi-{n:05}" for n in numbers[start : start + ABREAST]])
            ]

    with ThreadPoolExecutor(connections) as pool:
        for statuses in pool.map(guess, range(connections)):
            said.update(statuses)
    return said


def _asked(wire: socket.socket, token: str, codes: list[str]) -> list[int]:
    """Some questions on their way before the first is answered; the status of each answer."""
    head = f"POST {routes.TEAM_FIND} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json"
    bodies = [json.dumps({"code": code}) for code in codes]
    wire.sendall("".join(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n{body}" for body in bodies).encode())
    told = b""
    while told.count(b"HTTP/1.1 ") < len(codes) or not told.endswith(b"}"):
        more = wire.recv(1 << 18)
        assert more, "the hub hung up"
        told += more
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", told)]


def test_ten_thousand_guesses_a_minute_over_http(hub: TeamHub, tmp_path: Path) -> None:
    """Four kept connections of one device, faster than that, and not for so long: a few codes are looked at, and then the right one is
    not either. A kiosk beside it looks its teams up as ever.
    """
    kiosk = Kiosk(tmp_path / "one", hub)
    code = kiosk.begin(DETECTIVE)
    kiosk.handed_over()
    thief = hub.running.enrol("varas")
    began = time.monotonic()
    said = guess_codes(hub.running.url, thief, GUESSES)
    assert GUESSES / (time.monotonic() - began) > 10_000 / 60
    assert said.total() == GUESSES
    assert said.keys() <= {404, 429}
    assert said[404] <= 6, said
    assert Client(hub.running.url, thief).post("/v1/mystery/find", {"code": code}).status_code == 429
    kiosk.desk.forget()
    assert kiosk.find(code) == TeamFound(code)
    kiosk.stop()


def test_taken_codes_are_not_learned_by_beginning_teams(hub: TeamHub, tmp_path: Path) -> None:
    """That a code is taken tells that there is such a team: who begins too many teams hears no more, and whoever has one
    goes on.
    """
    kiosk = Kiosk(tmp_path / "one", hub)
    code = kiosk.begin(DETECTIVE)
    kiosk.handed_over()
    thief = Client(hub.running.url, hub.running.enrol("varas"))
    at = hub.running.hub.clock.now().isoformat()

    def begin(team: int, its_code: str) -> int:
        start = {"id": f"{team}", "at": at, "deed": "start", "name": "Hiihtoveljet", "level": "family"}
        body = {"records": [start], "since": 0, "code": its_code}
        return thief.post(f"/v1/mystery/teams/{team:032x}/records", body).status_code

    said = Counter(begin(number, new_code()) for number in range(1, 201))
    assert said == {200: MOST_TEAMS, 429: 200 - MOST_TEAMS}
    assert begin(999, code) == 429, "not even that it is taken"
    assert begin(1, code) == 200, "a team that there is may be told again"
    kiosk.solve_first(code)
    kiosk.handed_over()
    kiosk.stop()
