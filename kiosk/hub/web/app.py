"""The hub as a web application: routes put together, nothing else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from sqlalchemy.exc import DBAPIError, TimeoutError

from kiosk import __version__
from kiosk.api import routes
from kiosk.hub import feed
from kiosk.hub.hub import Hub
from kiosk.hub.web.answering import handle_errors
from kiosk.hub.web.celia_routes import celia_routes
from kiosk.hub.web.certificate_routes import certificate_routes
from kiosk.hub.web.entry_routes import entry_routes
from kiosk.hub.web.event_routes import event_routes
from kiosk.hub.web.health_routes import health_routes
from kiosk.hub.web.house_routes import house_routes
from kiosk.hub.web.idea_routes import idea_routes
from kiosk.hub.web.mystery_routes import mystery_routes
from kiosk.hub.web.openapi import serve_openapi
from kiosk.hub.web.page_routes import page_routes
from kiosk.hub.web.reservation_routes import reservation_routes
from kiosk.hub.web.ring_routes import ring_routes
from kiosk.hub.web.staff_page_routes import staff_page_routes
from kiosk.hub.web.staff_routes import staff_routes

_log = logging.getLogger(__name__)
_LOOK_EVERY = 0.3


def create_app(hub: Hub) -> FastAPI:
    """The application of an open hub. It neither opens nor stops the hub."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        hub.bell.hang(asyncio.get_running_loop())
        looking = asyncio.create_task(_look_for_others(hub))
        try:
            yield
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    app = FastAPI(
        title="Virta kiosk hub",
        version=__version__,
        openapi_url=routes.OPENAPI,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    makers = (
        house_routes,
        event_routes,
        reservation_routes,
        idea_routes,
        mystery_routes,
        ring_routes,
        celia_routes,
        staff_routes,
        health_routes,
    )
    routers = [make(hub) for make in (*makers, page_routes, entry_routes, certificate_routes, staff_page_routes)]
    for router in routers:
        app.include_router(router)
    handle_errors(app, routers)
    serve_openapi(app)
    return app


async def _look_for_others(hub: Hub) -> None:
    """Wake the long polls for what other processes write: another hub on the same PostgreSQL, a command of the staff.
    One tiny query three times a second, and only while somebody waits.
    """
    last = -1
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        if not hub.bell.listeners:
            continue
        try:
            now = await hub.read(feed.top)
        except (DBAPIError, TimeoutError):  # also when every connection is in use for too long
            _log.debug("cannot look for changes now", exc_info=True)
            continue
        if now != last:
            hub.bell.wake()
        last = now
