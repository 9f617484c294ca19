"""Wakes the long polls of the feed. Waiting costs no thread: every waiting client is a future on the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Bell:
    """Rung by the writer from its own thread, listened to on the loop it was hung on."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: set[asyncio.Event] = set()
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def listeners(self) -> int:
        return len(self._waiting)

    def hang(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on `ring` wakes those who listen on this loop."""
        self._loop = loop
        self._closed = False

    def ring(self) -> None:
        """Something has changed. From any thread; before anybody listens it is not heard, and need not be."""
        loop = self._loop
        if loop is not None and not loop.is_closed() and self._waiting:
            loop.call_soon_threadsafe(self.wake)

    def wake(self) -> None:
        """The same, on the loop itself."""
        for event in self._waiting:
            event.set()

    def close(self) -> None:
        """Send everybody home: the hub stops. From any thread."""
        self._closed = True
        self.ring()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[asyncio.Event]:
        """An event that is set by every ring from here on; clear it before looking, so that nothing is missed."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            yield event
        finally:
            self._waiting.discard(event)
