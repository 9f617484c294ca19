"""A hub with its web server: opened in order, closed in reverse. `kiosk hub` and the embedded mode both run this."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from kiosk.hub.clock import Clock
from kiosk.hub.config import HubConfig
from kiosk.hub.hub import Hub
from kiosk.hub.mystery.story_watch import StoryWatch
from kiosk.hub.pages import PagesWatch
from kiosk.hub.watch import ConfigWatch, Load
from kiosk.hub.web.app import create_app
from kiosk.hub.web.wire import Wire

_log = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """Tells when it listens, and sends the long polls home before it stops."""

    def __init__(self, hub: Hub, listening: Callable[[], None] | None = None) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(hub),
                http=Wire,
                ws="none",
                loop="asyncio",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=3,
            )
        )
        self._hub = hub
        self._listening = listening
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told_to_stop = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        if self.started and self._listening is not None:
            self._listening()

    async def main_loop(self) -> None:
        """As uvicorn's, but once a second instead of ten times: on a small board that is most of what a hub that
        nobody asks would do. Told to stop it does not wait for the second to end.
        """
        counter = 0
        while not await self.on_tick(counter):
            counter = (counter + 10) % 864_000
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told_to_stop.wait(), 1)

    def stop(self) -> None:
        """End soon; from any thread."""
        self.should_exit = True
        self._hub.bell.close()
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._told_to_stop.set)

    def handle_exit(self, sig: int, frame: object) -> None:
        del sig, frame
        self.stop()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on the usual signals without raising them again: `run` returns and everything is closed in order."""
        before = {}
        with contextlib.suppress(ValueError):  # not the main thread: whoever runs the thread stops it
            for number in (signal.SIGINT, signal.SIGTERM):
                before[number] = signal.signal(number, self.handle_exit)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes a free one. Raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that asyncio sees TCP and switches Nagle off: without it answers come 40 ms late.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound


def listen_near(port: int) -> socket.socket:
    """The same on the loopback; where the port is taken, a free one. It is held from now on."""
    bound = None
    try:
        bound = listen("127.0.0.1", port)
        bound.listen()
    except OSError:
        if bound is not None:
            bound.close()
        _log.warning("port %d is taken: staff's page and the hub's health are elsewhere until the next start", port)
        return listen("127.0.0.1", 0)
    return bound


def run(
    config: HubConfig,
    *,
    bound: socket.socket | None = None,
    watched: tuple[Path, ...] = (),
    load: Load | None = None,
    house_folder: Path | None = None,
    mystery_folder: Path | None = None,
    prepare: Callable[[Hub], None] | None = None,
    listening: Callable[[Server, int], None] | None = None,
    clock: Clock | None = None,
) -> None:
    """Serve until told to stop (SIGINT, SIGTERM or `Server.stop`).

    With `load` edits of the `watched` files are followed, those of the pages and the floor plan in `house_folder` and
    of the stories in `mystery_folder` always. `prepare` is called with the open hub before it listens, `listening` with
    the server and its port as soon as it does. `bound` takes the place of the address of the configuration.
    """
    bound = bound or listen(config.host, config.port)
    port: int = bound.getsockname()[1]
    hub = Hub(config, clock)
    pages = PagesWatch(hub, house_folder) if house_folder is not None else None
    story = StoryWatch(hub, mystery_folder) if mystery_folder is not None else None
    watch = ConfigWatch(hub, watched, load) if load is not None else None
    try:
        if prepare is not None:
            prepare(hub)
        hub.start()
        if watch is not None:
            watch.start()
        if pages is not None:
            pages.start()
        if story is not None:
            story.start()
        server = Server(hub, None if listening is None else lambda: listening(server, port))
        _log.info("the hub listens on %s port %d", bound.getsockname()[0], port)
        server.run(sockets=[bound])
    finally:
        for each in (watch, pages, story):
            if each is not None:
                each.stop()
        hub.stop()
        bound.close()
