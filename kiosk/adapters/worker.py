"""The kiosk's side of the line to the hub, put together: daemon threads, a desk, a box for ideas, a world.

store, world = open_store(path)              # before the first frame; draw from `world`
worker = Worker(store, world, clock, post, endpoint)
worker.watch(app.show_world)                 # every new World, on the UI thread
worker.start()
... worker.desk, worker.world, worker.status ...
worker.stop()                                # within about a second, whatever the hub does; closes the store
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

from kiosk import __version__
from kiosk.adapters.celia_line import CeliaLine
from kiosk.adapters.desk import OutboxDesk
from kiosk.adapters.finder import Finder
from kiosk.adapters.follower import Follower
from kiosk.adapters.guesses import Guesses
from kiosk.adapters.hub_client import Endpoint, HubClient
from kiosk.adapters.idea_box import HubIdeaBox
from kiosk.adapters.ledger import Ledger
from kiosk.adapters.mystery_desk import HubMysteryDesk
from kiosk.adapters.mystery_line import MysteryLine
from kiosk.adapters.sender import Sender
from kiosk.adapters.staff_bell import HubStaffBell
from kiosk.adapters.store import Store
from kiosk.adapters.verdicts import Verdicts
from kiosk.api.device import DeviceReport
from kiosk.services.ports import Clock, Desk, Post, Watcher
from kiosk.services.sync import Status
from kiosk.services.world import World

_LEAVE = 0.5
_NOT_DURABLE = (
    "Kioskin oma tallennus ei toimi: varaukset, jotka tehdään ilman yhteyttä, häviävät uudelleenkäynnistyksessä."
)


class Worker:
    """`endpoint` tells where the hub is, or None while there is none; it is asked before each request."""

    def __init__(
        self, store: Store, world: World, clock: Clock, post: Post, endpoint: Callable[[], Endpoint | None]
    ) -> None:
        chance = random.SystemRandom()
        self._problems: dict[str, tuple[str, ...]] = {}
        self._store = store
        self._ledger = Ledger(store, world, clock, post)
        verdicts = Verdicts(self._ledger, chance.choice)
        guesses = Guesses(store, clock)
        client = HubClient(endpoint)
        self._sender = Sender(self._ledger, client, verdicts, chance.random)
        self.ideas = HubIdeaBox(store, HubClient(endpoint), chance.random, lambda: self._ledger.world.online, post)
        self.bell = HubStaffBell(HubClient(endpoint), post)
        self.celia = CeliaLine(
            store,
            HubClient(endpoint),
            lambda: self._ledger.world.today(clock.now()),
            chance.random,
            lambda: self._ledger.world.online,
        )
        self._mystery_line = MysteryLine(
            store,
            HubClient(endpoint),
            clock,
            chance.random,
            lambda: self._ledger.world.online,
            lambda: timedelta(days=self._ledger.world.house.keep_teams_days),
        )
        self.mystery = HubMysteryDesk(
            store, HubClient(endpoint), self._mystery_line, guesses, clock, lambda: self._ledger.world, post
        )
        self._follower = Follower(self._ledger, HubClient(endpoint), chance.random, self._hub_is_back, self._report)
        self._sender.doubt = self._follower.nudge
        finder = Finder(self._ledger, client, guesses, clock, self._sender.away)
        self.desk: Desk = OutboxDesk(self._ledger, self._sender, verdicts, finder, guesses, clock, post)

    @property
    def world(self) -> World:
        return self._ledger.world

    @property
    def status(self) -> Status:
        return self._ledger.status

    def _report(self) -> DeviceReport:
        status = self.status
        lost = () if status.durable else (_NOT_DURABLE,)
        told = (problem for problems in self._problems.values() for problem in problems)
        problems = tuple(each[:600] for each in (*told, *lost)[:20])
        return DeviceReport(
            version=__version__,
            waiting=status.outbox + self.ideas.waiting + self._mystery_line.waiting,
            problems=problems,
        )

    def _hub_is_back(self) -> None:
        self._sender.hub_is_back()
        self.ideas.hub_is_back()
        self.celia.hub_is_back()
        self._mystery_line.hub_is_back()

    def tell(self, problems: tuple[str, ...], about: str = "settings") -> None:
        """What staff should mend at this kiosk, in Finnish: the hub's health page shows it. Safe from any thread."""
        if problems != self._problems.get(about, ()):
            self._problems = {**self._problems, about: problems}
            self._follower.nudge()

    def watch(self, watcher: Watcher) -> None:
        """Tell `watcher` of every new world, on the UI thread; of a flood only the newest."""
        self._ledger.watch(watcher)

    def start(self) -> None:
        self._follower.start()
        self._sender.start()
        self.ideas.start()
        self.celia.start()
        self._mystery_line.start()

    def look_now(self) -> None:
        """The hub may be there now (it was started, the line came back): ask without waiting out a pause."""
        self._follower.nudge()
        self._hub_is_back()

    def stop(self) -> None:
        """End all threads and close the store. A thread that hangs in a name look-up is left to die with us."""
        self._follower.stop()
        self._sender.stop()
        self.ideas.stop()
        self.celia.stop()
        self.mystery.stop()
        self.bell.stop()
        self._mystery_line.stop()
        self._follower.join(_LEAVE)
        self._sender.join(_LEAVE)
        self.ideas.join(_LEAVE)
        self.celia.join(_LEAVE)
        self._mystery_line.join(_LEAVE)
        self._ledger.close()
        self._store.close()
