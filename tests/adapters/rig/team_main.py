"""A kiosk whose team asks for hints and answers as fast as it can, until it is killed. Tells what was shown."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.guesses import Guesses
from kiosk.adapters.hub_client import Endpoint, HubClient
from kiosk.adapters.mystery_desk import HubMysteryDesk
from kiosk.adapters.mystery_line import MysteryLine
from kiosk.adapters.store import open_store
from kiosk.mystery.engine import Given
from kiosk.mystery.story import Level
from kiosk.mystery.team import NewTeam
from kiosk.settings.mystery import read_story
from tests.adapters.rig.team_house import SHIPPED


def live(told: Connection, folder: Path, url: str, token: str) -> None:
    story = read_story(SHIPPED / "kekkosen-kirje").story
    assert story is not None
    store, empty = open_store(folder / "kiosk.db")
    world, clock, posted = replace(empty, story=story), SystemClock(), queue.Queue[Callable[[], None]]()

    def client() -> HubClient:
        return HubClient(lambda: Endpoint(url, token))

    line = MysteryLine(store, client(), clock, lambda: 0.0, lambda: True, lambda: timedelta(days=60))
    desk = HubMysteryDesk(store, client(), line, Guesses(store, clock), clock, lambda: world, posted.put)
    line.start()
    codes: list[str] = []
    desk.begin(NewTeam(name="Hiihtoveljet", level=Level.FAMILY, players=1, language="fi"), codes.append)
    while not codes:
        posted.get()()
    shown: set[str] = set()

    def show(_effects: object) -> None:
        """What the screen would say now: everything that this team has done so far."""
        for record in list(desk.records(codes[0])):
            if record.id not in shown:
                shown.add(record.id)
                told.send(record.id)

    clue = story.clues[0].id
    for number in range(200):
        desk.open_clue(codes[0], clue)
        # Answers that are near or wrong are written down until the team has to wait; then another team begins.
        heard: list[object] = []
        desk.answer(codes[0], clue, Given(text=f"arvaus {number}", picked=(number % 2,)), heard.append)
        while not heard:
            posted.get()()
        show(None)
        if number % 5 == 4:
            codes.clear()
            desk.begin(NewTeam(name="Hiihtoveljet", level=Level.FAMILY, players=1, language="fi"), codes.append)
            while not codes:
                posted.get()()
            show(None)
    threading.Event().wait()
