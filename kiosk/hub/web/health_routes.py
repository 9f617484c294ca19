"""The health page: JSON for monitors, a readable page for staff who open it in a browser. Needs no token."""

from __future__ import annotations

from html import escape

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk import __version__
from kiosk.api import routes
from kiosk.api.device import Ring
from kiosk.hub import reports, rings
from kiosk.hub.health import Health, alive, health
from kiosk.hub.hub import Hub
from kiosk.hub.mystery.health import Clues
from kiosk.hub.upstream.health import source_rows
from kiosk.hub.web.answering import json_document
from kiosk.hub.web.openapi import described
from kiosk.hub.web.page import html_page, prefers_html

_TITLE = "Virta-kioskin palvelin"
_ROWS = (
    ("database", "Tietokanta", "toimii", "ei vastaa"),
    ("clock", "Kello", "käy tasaisesti", "ei ole luotettava"),
    ("configuration", "Asetukset", "kunnossa", "muutos ei kelpaa"),
    ("pages", "Talon sivut", "kunnossa", "muutos ei kelpaa"),
    ("mystery", "Arvoituspeli", "kunnossa", "vaatii katsomista"),
    ("jobs", "Taustatyöt", "toimivat", "eivät onnistu"),
)


def health_routes(hub: Hub) -> APIRouter:
    router = APIRouter(tags=["health"])
    seen = Clues(hub)

    @router.get(routes.HEALTH, **described(Health, 200, guarded=False))
    async def how_it_is(request: Request) -> Response:
        """Whether all is well; as JSON, or as a page when that is preferred. 503 when the database fails."""
        try:
            database, kiosks, clues, calls = await hub.read(
                lambda conn: (
                    alive(conn),
                    reports.everyone(conn),
                    seen.notes(conn),
                    rings.waiting(conn, hub.clock.now()),
                )
            )
        except (DBAPIError, PoolTimeout):
            database, kiosks, clues, calls = False, [], [], []
        found = health(hub, database=database, kiosks=kiosks, clues=clues, rings=calls)
        status = 200 if found.database else 503
        if prefers_html(request.headers.get("accept", "")):
            return html_page(_TITLE, f"<h1>{_TITLE}</h1>{health_body(found, hub)}", "fi", status)
        return json_document(found, status)

    return router


def health_body(found: Health, hub: Hub) -> str:
    """How everything is, in Finnish; below whatever heading the page has."""
    facts = [
        f"<dt>{name}</dt><dd>{'✓' if getattr(found, field) else '✗'} {good if getattr(found, field) else bad}</dd>"
        for field, name, good, bad in _ROWS
    ]
    rows = source_rows(found.sources, hub.clock.now(), hub.house().zone)
    facts += [f"<dt>{escape(name)}</dt><dd>{escape(state)}</dd>" for name, state in rows]
    facts += [f"<dt>{escape(each.name)}</dt><dd>{_kiosk(each, hub)}</dd>" for each in found.kiosks]
    calls = "".join(f'<p class="note">{escape(_call(each, hub))}</p>' for each in found.rings)
    notes = "".join(f'<p class="note">{_lines(note)}</p>' for note in found.notes)
    head = "Kaikki on kunnossa." if found.ok else "Jotakin on korjattava."
    return f'{calls}<p>{head}</p>{notes}<dl>{"".join(facts)}</dl><p class="small">Versio {escape(__version__)}</p>'


def _lines(note: str) -> str:
    """Several problems of a file stand each on its own line, here too."""
    return "<br>".join(escape(line) for line in note.splitlines())


def _call(ring: Ring, hub: Hub) -> str:
    at = ring.at.astimezone(hub.house().zone)
    return f"{ring.name}: henkilökuntaa pyydetään, {at.day}.{at.month}. klo {at.hour}.{at.minute:02d}."


def _kiosk(kiosk: reports.Reported, hub: Hub) -> str:
    heard = kiosk.at.astimezone(hub.house().zone)
    well = not kiosk.report.problems and not kiosk.silent(hub.clock.now())
    waiting = f", {kiosk.report.waiting} lähettämättä" if kiosk.report.waiting else ""
    when = f"{heard.day}.{heard.month}. klo {heard.hour}.{heard.minute:02d}"
    return f"{'✓' if well else '✗'} viimeksi kuultu {when}, versio {escape(kiosk.report.version)}{waiting}"
