"""A kiosk whose patrons book and leave ideas without a pause, to be killed at any moment.

A template process imports everything once and forks for each round: 100 rounds in seconds. A round is a line on stdin,
`<store> <hub url> <token> <first slot>`; what happens is told in lines on stdout, each written at once.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import requests  # noqa: F401 - imported here once, not in every round

import kiosk.adapters.wire  # noqa: F401
from kiosk.adapters.hub_client import Endpoint
from kiosk.domain.bookings import Action
from kiosk.services.ideas import Thanked
from kiosk.services.outcomes import Done, Saved
from tests.adapters.rig.house import ROOMS, wish
from tests.adapters.rig.screen import Kiosk


def say(*words: object) -> None:
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def live(store: str, url: str, token: str, first: int) -> None:
    """Book, and now and then cancel, until the power goes."""
    kiosk = Kiosk(Path(store), lambda: Endpoint(url, token)).start()
    say("ready", os.getpid())
    deadline = time.monotonic() + (0.02 if url.endswith(":9") else 0.3)
    while not kiosk.world.online and time.monotonic() < deadline:
        time.sleep(0.005)
    n = first
    while True:
        room, at = ROOMS[n % len(ROOMS)], 2 + n // len(ROOMS)
        say("asked", room, at)
        outcome = kiosk.book(wish(room, at))
        match outcome:
            case Done(booked=booked, code=code):
                say("accepted", room, at, code, "done")
                key = booked.reservation.id
            case Saved(reservation=reservation, code=code):
                say("accepted", room, at, code, "saved")
                key = reservation.id
                time.sleep(0.03)  # not so many that the next rounds do nothing but send them
            case _:
                say("refused", room, at, outcome)
                n += 1
                continue
        if n % 3 == 0 and isinstance(kiosk.act(Action.CANCEL, key, code), Done | Saved):
            say("cancelled", room, at, code)
        n += 1
        # Ideas beside the bookings: each thanked for is told with its words, which are like no other's.
        words = f"{os.getpid()}-{n}"
        if isinstance(kiosk.leave(text=words), Thanked):
            say("thanked", words)


def main() -> None:
    for line in sys.stdin:
        store, url, token, first = line.split()
        child = os.fork()
        if child == 0:
            live(store, url, token, int(first))
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
