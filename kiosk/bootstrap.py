"""Composition root: starts everything in order, stops it in reverse. The only module that sees all of it.

The window comes first and is drawn from the local store; hub, network and the other screens follow when the first
picture is up. A hub that does not start costs the patron nothing but the freshness of what is shown.
"""

from __future__ import annotations

import faulthandler
import gc
import logging
import signal
import threading
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import logs
from kiosk.adapters.clock import SystemClock
from kiosk.adapters.event_reader import EventReader
from kiosk.adapters.only_one import only_one
from kiosk.adapters.qr import matrix
from kiosk.adapters.store import open_store
from kiosk.domain.visit import Visit
from kiosk.errors import KioskError
from kiosk.screen_setup import face_of, window_plan
from kiosk.settings.apart import load_kiosk_apart
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.load import SettingsError
from kiosk.settings.places import own_hub_dir, read_token
from kiosk.settings.problems import Problem
from kiosk.settings.watch import Watch
from kiosk.settings.written import Size
from kiosk.ui.window import prepare

if TYPE_CHECKING:
    from kiosk.adapters.embedded import EmbeddedHub
    from kiosk.adapters.worker import Worker
    from kiosk.outside import Outside
    from kiosk.services.ports import Clock
    from kiosk.ui.app import KioskApp

log = logging.getLogger(__name__)


def run(
    config: Path,
    data: Path,
    window: Size | None = None,
    clock: Clock | None = None,
    ready: Callable[[KioskApp], None] = lambda _app: None,
) -> int:
    """Open the kiosk and serve until it is stopped; the exit code for the supervisor.

    Args:
        config: folder of kiosk.toml and hub.toml.
        data: folder of the kiosk's own data, made when it is missing.
        window: a window of this size instead of the whole panel.
        clock: another clock than the machine's, for tests.
        ready: called on the UI thread when the first picture is up.

    Raises:
        KioskError: the settings or the data folder do not let it start; the message is for staff.
    """
    with only_one(data):
        return assemble(config, data, window, clock, ready).serve()


def assemble(
    config: Path,
    data: Path,
    window: Size | None = None,
    clock: Clock | None = None,
    ready: Callable[[KioskApp], None] = lambda _app: None,
) -> Kiosk:
    """Read the settings, open the window and put everything together; nothing runs yet. Arguments as of `run`."""
    # Nothing is thrown away while the first picture is made; looking for garbage would take a tenth of the start.
    gc.disable()  # the command has done so already, others have not
    faulthandler.enable()
    loaded = load_kiosk_apart(config / "kiosk.toml", data)
    logs.start(data, loaded.settings.log_level)
    for problem in loaded.problems:
        log.warning("%s", problem.text())
    prepare(window_plan(loaded.settings, window), data / "kivy")
    kiosk = Kiosk(config, data, loaded.settings, clock or SystemClock(), ready)
    kiosk.tell(loaded.problems)
    return kiosk


class Kiosk:
    """Everything that runs, between start and stop."""

    def __init__(
        self, config: Path, data: Path, settings: KioskSettings, clock: Clock, ready: Callable[[KioskApp], None]
    ) -> None:
        # Importing the window module opens the window: not before `prepare`, not at the top of this file.
        from kivy.core.window import Window

        from kiosk.screens.registry import LATER, screens
        from kiosk.ui import fonts
        from kiosk.ui.app import KioskApp
        from kiosk.ui.context import Context
        from kiosk.ui.guard import Guard
        from kiosk.ui.rest import Rest
        from kiosk.ui.tasks import Door
        from kiosk.ui.wedge import Wedge

        fonts.register()
        self._config, self._data, self._ready = config, data, ready
        self._settings = settings
        self._size = Size(int(Window.width), int(Window.height))
        self._watch = Watch(config / "kiosk.toml")
        self._token = _token(settings, config)
        self._problems: tuple[str, ...] = ()
        rest = Rest()
        self.door = Door(rest)
        self._store, world = open_store(data / "kiosk.db")
        context = Context(events=EventReader(self._store), clock=clock, world=world, visit=Visit(), qr=matrix)
        self.app = KioskApp(
            face_of(settings, self._size),
            context,
            rest,
            screens(),
            later=LATER,
            between_visits=self._between_visits,
            ready=self._first_picture,
        )
        self.guard = Guard(self.app.end_visit)
        self.wedge = Wedge(self.app.scanned)

    @cached_property
    def outside(self) -> Outside:
        """What reaches beyond the screen, made when it is first asked for."""
        from kiosk.adapters.hub_client import Endpoint
        from kiosk.outside import Outside

        token = self._token
        hub = _embedded(self._config, self._data) if token is None else Endpoint(self._settings.hub.address, token)
        made = Outside(self.app, self.door, self._store, self._data, hub)
        made.worker.tell(self._problems)
        return made

    @property
    def worker(self) -> Worker:
        return self.outside.worker

    def tell(self, problems: Iterable[Problem]) -> None:
        """For the health page: why a change is not in use. What staff should only know stays in the log."""
        errors = (problem for problem in problems if problem.severity == "error")
        self._problems = tuple(f"Asetusten viimeisin muutos ei kelpaa: {problem.text()}" for problem in errors)
        if "outside" in self.__dict__:
            self.worker.tell(self._problems)

    def serve(self) -> int:
        """Run until stopped; 1 when the screens kept failing."""
        self._take_signals()
        self.guard.install()
        try:
            self.app.run()
        except Exception:
            log.exception("the kiosk ends")
            return 1
        finally:
            self.guard.remove()
            self.stop()
        return 0

    def stop(self) -> None:
        """End what was started."""
        if "outside" in self.__dict__:
            self.outside.stop()
        else:
            self._store.close()

    def _first_picture(self) -> None:
        from kiosk.ui.tasks import in_turn

        # What lives now lives until the end: later collections need not look at it again.
        gc.freeze()
        self._ready(self.app)
        # The screens have it before the next touch is heard; the rest begins in turn, a frame between each.
        outside = self.outside
        in_turn(outside.begin, outside.give_voice, partial(self._use_devices, self._settings))

    def _use_devices(self, settings: KioskSettings) -> None:
        self.wedge.use(settings.typing_reader)
        self.outside.use(settings)

    def _between_visits(self) -> None:
        """Nobody is there: forget who played, take changed settings, or keep the last good ones and say why."""
        self.worker.mystery.forget()
        self.worker.celia.ring()  # a day may be over
        if not self._watch.changed():
            return
        try:
            loaded = load_kiosk_apart(self._config / "kiosk.toml", self._data)
        except SettingsError as error:
            log.warning("kiosk.toml is not taken: %s", error)
            self.tell(error.problems)
            return
        for problem in loaded.problems:
            log.warning("%s", problem.text())
        self.tell(loaded.problems)
        if loaded.source != "last_good":
            logging.getLogger().setLevel(loaded.settings.log_level.upper())
            self.app.change_face(face_of(loaded.settings, self._size))
            self._use_devices(loaded.settings)
            log.info("kiosk.toml was changed and is in use")

    def _take_signals(self) -> None:
        def stop(_number: int, _frame: object) -> None:
            self.door.post(self.app.leave)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        threading.excepthook = _log_thread_error


def _token(settings: KioskSettings, config: Path) -> str | None:
    """What a hub elsewhere knows this kiosk by; None with a hub of its own."""
    if settings.hub.embedded:
        return None
    token = read_token(settings.hub, config)
    if token is None:
        text = "Aseta hub.token_file tiedostossa kiosk.toml tai ympäristömuuttuja KIOSK_TOKEN."
        raise KioskError("Laitetunnus puuttuu. / The device token is missing.", text)
    return token


def _embedded(config: Path, data: Path) -> EmbeddedHub:
    from kiosk.adapters.embedded import EmbeddedHub
    from kiosk.hub.embedded import start

    return EmbeddedHub(lambda: start(config / "hub.toml", own_hub_dir(data)))


def _log_thread_error(failed: threading.ExceptHookArgs) -> None:
    name = failed.thread.name if failed.thread else "?"
    log.error("thread %s failed", name, exc_info=failed.exc_value)
