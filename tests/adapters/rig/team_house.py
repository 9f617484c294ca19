"""A real hub with the shipped story, that can be taken away or lose its answers, and a kiosk's desk for teams."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.guesses import Guesses
from kiosk.adapters.hub_client import Endpoint, HubClient
from kiosk.adapters.mystery_desk import HubMysteryDesk
from kiosk.adapters.mystery_line import MysteryLine
from kiosk.adapters.store import open_store
from kiosk.domain.hours import Mode
from kiosk.hub.mystery import store as hub_store
from kiosk.hub.mystery.story_watch import StoryWatch
from kiosk.mystery.engine import Effect
from kiosk.mystery.seen import open_clues, task_of
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Story
from kiosk.mystery.team import NewTeam, Record, TeamState
from kiosk.services.outcomes import TeamAnswer
from tests.door import Door, hang_up, led_on
from tests.hub.example import house
from tests.hub.running import Running, running

SHIPPED = Path(__file__).parents[3] / "config" / "mystery"


class TeamHub:
    """The hub behind a door of its own: `down` shuts it, `lose_answers` lets requests in and their answers not out."""

    def __init__(self, hub: Running, stories: StoryWatch) -> None:
        self.running, self._stories = hub, stories
        stories.once()
        self.token = hub.token
        self._up, self._lose = True, 0
        self.asked = 0
        """Requests about a team's records."""
        self._door = Door(self._take)

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(self._door.url, self.token)

    def edited(self) -> None:
        """Staff have written in a story, and then left it alone."""
        self._stories.once()
        self._stories.once()

    def down(self) -> None:
        self._up = False

    def up(self) -> None:
        self._up = True

    def lose_answers(self, count: int) -> None:
        self._lose = count

    def records(self) -> list[Record]:
        with self.running.hub.engine.connect() as conn:
            return [record for log in hub_store.logs(conn) for record in log]

    def close(self) -> None:
        self._door.close()

    def _take(self, near: socket.socket) -> None:
        if not self._up:
            near.close()
            return
        far = led_on(near, int(self.running.url.rsplit(":", 1)[1]))
        if far is not None:
            threading.Thread(target=self._pass, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(far, near, True), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self.asked += data.count(b"POST /v1/mystery/teams")
                if not self._up or (answers and self._lose > 0):
                    self._lose -= answers
                    break
                target.sendall(data)
        hang_up(source, target)


@contextmanager
def team_hub(folder: Path, stories: Path = SHIPPED) -> Iterator[TeamHub]:
    """`edited` at the hub has it read the stories anew."""
    folder.mkdir(parents=True, exist_ok=True)
    with running(house(f"sqlite:///{folder / 'hub.db'}")) as found:
        hub = TeamHub(found, StoryWatch(found.hub, stories))
        try:
            yield hub
        finally:
            hub.close()


class Kiosk:
    """A desk with its line; the test's thread is the UI thread: `until` runs what is posted to it."""

    def __init__(self, folder: Path, hub: TeamHub) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self._posted = folder, queue.Queue[Callable[[], None]]()
        self.store, world = open_store(folder / "kiosk.db")
        story = hub.running.hub.story
        assert story is not None
        self.story: Story = story
        self._world = replace(world, story=story)
        clock = SystemClock()

        def client() -> HubClient:
            return HubClient(lambda: hub.endpoint)

        keep = timedelta(days=60)
        self.line = MysteryLine(self.store, client(), clock, lambda: 0.0, lambda: True, lambda: keep)
        guesses = Guesses(self.store, clock)
        self.desk = HubMysteryDesk(
            self.store, client(), self.line, guesses, clock, lambda: self._world, self._posted.put
        )
        self._stopped = False
        self.line.start()

    def stop(self) -> None:
        if not self._stopped:
            self._stopped = True
            self.desk.stop()
            self.line.stop()
            self.line.join(2)
            self.store.close()

    def until(self, true: Callable[[], object], what: str = "", seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, what
            try:
                self._posted.get(timeout=0.02)()
            except queue.Empty:
                continue

    def handed_over(self, seconds: float = 15) -> None:
        self.line.hub_is_back()
        self.until(lambda: self.store.deeds_waiting() == 0, "everything at the hub", seconds)

    def state(self, code: str) -> TeamState:
        found = self.desk.team(code)
        assert found is not None
        return found

    def begin(self, team: NewTeam) -> str:
        codes: list[str] = []
        self.desk.begin(team, codes.append)
        self.until(lambda: codes, "the code")
        return codes[0]

    def find(self, code: str) -> TeamAnswer:
        answers: list[TeamAnswer] = []
        self.desk.find(code, answers.append)
        self.until(lambda: answers, "the answer")
        return answers[0]

    def answer_first(self, code: str, deliver: Callable[[tuple[Effect, ...]], None]) -> str:
        """The right answer to the first open clue."""
        state = self.state(code)
        clue = next(view.clue for view in open_clues(self.story, state, Mode.STAFFED) if not view.solved)
        self.desk.open_clue(code, clue)
        task = task_of(self.story, self.state(code), clue, Mode.STAFFED)
        assert task is not None
        given = solution(self.story, task.puzzle)
        assert given is not None
        self.desk.answer(code, clue, given, deliver)
        return clue

    def solve_first(self, code: str) -> str:
        heard: list[Any] = []
        clue = self.answer_first(code, heard.append)
        self.until(lambda: heard, "the effects")
        assert clue in self.state(code).solved
        return clue

    def hint_next(self, code: str) -> None:
        views = open_clues(self.story, self.state(code), Mode.STAFFED)
        heard: list[Any] = []
        self.desk.hint(code, next(view.clue for view in views if not view.solved), heard.append)
        self.until(lambda: heard, "the hint")
