"""A patron at the kiosk, and the neighbour at another one: what tests say in a line."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import requests

from kiosk.api import routes
from kiosk.domain.availability import Slot, SlotState
from kiosk.domain.bookings import HOLDING, State
from kiosk.domain.codes import WORDS
from kiosk.domain.throttle import FORGET_AFTER
from kiosk.hub.audit import audit
from kiosk.hub.reservations import staff
from kiosk.ui.translate import tr
from tests.ui.rig.branch import Branch

ZONE = ZoneInfo("Europe/Helsinki")
_NUMBERS = itertools.count()


class Patron:
    """Eyes and hands at the screen. Words are message ids, read in the language of the visit."""

    def __init__(self, branch: Branch) -> None:
        self.branch = branch
        self.pilot, self.app, self.house, self.line = branch.pilot, branch.app, branch.house, branch.line
        self.clock = branch.house.clock

    # Between tests

    def arrive(self) -> None:
        """Nothing is booked, nobody was here, the hub answers, it is early on an open day; the first screen is up."""
        pilot, app = self.pilot, self.app
        for button in (1, 2, 3):
            pilot.lift(button)
        pilot.frame(2)
        self.line.put_up()
        self.branch.kiosk.worker.look_now()
        pilot.until(lambda: app.context.world.online, 20, "the line to the hub")
        self.branch.kiosk.guard._recent.clear()
        app.end_visit()
        desk: Any = self.branch.kiosk.worker.desk
        if desk._guesses._throttle.wrong:
            self.clock.ahead(FORGET_AFTER)
        self._free_the_house()
        self._open_the_house()
        app.world_changed(app.context.world)  # as at the full minute: the night has passed
        self.wake()
        pilot.settle_down(beyond=6)
        pilot.until(lambda: self.screen.name == "home" and app.attract is not None, 20, "the first screen")
        pilot.settle()

    def wake(self) -> None:
        """Touch the resting screen and wait until it hears again."""
        if self.app.resting:
            self._hears()
            self.pilot.tap(*self.corner)
            self.pilot.until(lambda: not self.app.resting, what="the waking")
            self.pilot.settle()
        self._hears()

    def _hears(self) -> None:
        deaf = self.app.inputs.deaf_until - self.clock.monotonic()
        if deaf > 0:
            self.clock.ahead(timedelta(seconds=deaf))

    @property
    def corner(self) -> tuple[float, float]:
        """A point of the head where nothing can be pressed."""
        from kivy.core.window import Window

        return Window.width * 0.5, Window.height - 6.0

    def _free_the_house(self) -> None:
        hub = self.house.hub
        latest = self.clock.now()
        for known in self.hub_reservations():
            if known["state"] == State.CHECKED_IN:
                latest = max(latest, datetime.fromisoformat(known["end"]) + timedelta(seconds=1))
            elif known["state"] in HOLDING:
                key = str(known["id"])
                hub.write_now(partial(staff.deny, moment=hub.moment(), reservation=key))
        self.clock.ahead(latest - self.clock.now())
        self.pilot.until(lambda: not self._held_here(), 20, "an empty house")

    def _held_here(self) -> list[Any]:
        world = self.app.context.world
        now = self.clock.now()
        return [r for r in (*world.reservations.values(), *world.local.values()) if r.holds and r.end > now]

    def _open_the_house(self) -> None:
        """When it has become late, go on to 13.42 of the next ordinary day; the morning after it is ordinary too."""
        local = self.clock.now().astimezone(ZONE)
        special = {note.day for note in self.house.hub.house().house.day_notes}

        def ordinary(day: datetime) -> bool:
            return day.weekday() < 4 and special.isdisjoint({day.date(), day.date() + timedelta(days=1)})

        if local.hour < 16 and ordinary(local):
            return
        day = local.replace(hour=13, minute=42, second=0, microsecond=0) + timedelta(days=1)
        while not ordinary(day):
            day += timedelta(days=1)
        self.clock.ahead(day - local)
        self.house.hub.jobs.once_guarded()
        told = self.house.hub.house().house.hours
        self.pilot.until(lambda: self.app.context.world.house.hours == told, 20, "the new day")

    # What stands there

    @property
    def screen(self) -> Any:
        return self.app.router.current

    def say(self, message: str, **values: object) -> str:
        return tr(message, self.app.lang, values)

    def sees(self, message: str, **values: object) -> bool:
        return bool(self.pilot.sees(self.say(message, **values)))

    def words(self) -> str:
        return "\n".join(self.pilot.words())

    def awaits(self, name: str, seconds: float = 10.0) -> None:
        """Wait for a screen, until it stands still."""
        self.pilot.until(lambda: self.screen.name == name, seconds, f"the screen {name}")
        self.pilot.settle()

    def sees_soon(self, message: str, seconds: float = 10.0, **values: object) -> None:
        self.pilot.until(lambda: self.sees(message, **values), seconds, f"{message!r} among {self.pilot.words()}")

    # Hands

    def touch(self, message: str, **values: object) -> None:
        self.pilot.touch(self.say(message, **values))

    def line_of(self, room: str) -> Any:
        return next(card for card in self.screen._cards if card.resource_id == room).ids.line

    def slot(self, room: str, state: SlotState = SlotState.FREE, skip: int = 0) -> Slot:
        slots = [slot for slot in self.line_of(room).slots if slot.state is state]
        found: Slot = slots[skip]
        return found

    def has_slot(self, room: str, state: SlotState) -> bool:
        return any(slot.state is state for slot in self.line_of(room).slots)

    def touch_slot(self, room: str, slot: Slot) -> None:
        self.pilot.touch_slot(self.line_of(room), slot)

    def type(self, text: str) -> None:
        """Letter by letter on the keyboard of the screen."""
        for letter in text:
            keys = [c for c in self.pilot.controls() if getattr(c, "value", None) == letter]
            assert keys, f"no key {letter!r} on {self.screen.name}"
            self.pilot.tap(*self.pilot.middle(keys[0]))

    def go_home(self) -> None:
        """Back until the first screen is up."""
        while self.screen.name != "home":
            self.touch("Back")

    def book_a_free_slot(self, room: str = "pelihuone", skip: int = 2) -> None:
        """From home to the review by touches."""
        self.touch("Book a room")
        self.touch_slot(room, self.slot(room, skip=skip))
        self.touch("Continue")

    def book(self, room: str = "pelihuone", skip: int = 2) -> str:
        """Book by touches, back to home; the code."""
        self.book_a_free_slot(room, skip)
        self.touch("Confirm the booking")
        self.awaits("done")
        code: str = self.screen.code
        self.touch("To the first page")
        self.awaits("home")
        return code

    def enter(self, code: str) -> None:
        """From home: the code on the keyboard, then find."""
        self.touch("My booking")
        self.type(code)
        self.touch("Find")

    def later(self, **by: float) -> None:
        """Time passes; the screen hears of it as at the full minute."""
        self.clock.ahead(timedelta(**by))
        self.app.attendance.touched()
        self.app.world_changed(self.app.context.world)
        self.pilot.frame(2)

    # The hub and others

    def hub_reservations(self) -> list[dict[str, Any]]:
        """Every reservation the hub tells kiosks of."""
        answer = requests.get(self.house.url + routes.SNAPSHOT, headers=self._headers, timeout=10)
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()["reservations"]
        return found

    def _all_is_told(self) -> None:
        """The hub has heard what the kiosk has for it: a busy machine may show a patron's booking before that."""
        if self.line.flows:
            self.pilot.until(lambda: not self.branch.kiosk.worker.status.outbox, 30, "an empty outbox")

    def state_at_hub(self, reservation: str) -> str:
        self._all_is_told()
        address = self.house.url + routes.RESERVATION.format(id=reservation)
        answer = requests.get(address, headers=self._headers, timeout=10)
        answer.raise_for_status()
        return str(answer.json()["state"])

    def held_at_hub(self, room: str) -> list[tuple[datetime, datetime]]:
        """Spans that hold a room at the hub from now on, sorted."""
        self._all_is_told()
        now = self.clock.now()
        spans = [
            (datetime.fromisoformat(r["start"]), datetime.fromisoformat(r["end"]))
            for r in self.hub_reservations()
            if r["resource"] == room and r["state"] in HOLDING
        ]
        return sorted(span for span in spans if span[1] > now)

    def neighbour_books(self, room: str, start: datetime, length: timedelta = timedelta(minutes=30)) -> str:
        """Somebody at another kiosk is quicker; the code."""
        number = next(_NUMBERS)
        code = f"{WORDS[number % 40]}-{WORDS[60 + number // 40]}-{22 + number % 8}"
        self.house.reserve(room, start, length, code)
        return code

    def no_overlap(self) -> bool:
        with self.house.hub.engine.connect() as conn:
            return not audit(conn)

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.house.token}"}

    @contextmanager
    def counted(self) -> Iterator[list[Any]]:
        """The touches that reach the window meanwhile."""
        from kivy.core.window import Window

        touches: list[Any] = []

        def count(_window: Any, touch: Any) -> bool:
            touches.append(touch)
            return False

        Window.bind(on_touch_down=count)
        try:
            yield touches
        finally:
            Window.unbind(on_touch_down=count)

    def until(self, true: Callable[[], object], seconds: float = 10.0, what: str = "") -> None:
        self.pilot.until(true, seconds, what)
