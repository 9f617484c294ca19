"""The holder's page on a phone: room, time, state, a calendar file, cancelling. The link is the proof; it is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html import escape

from fastapi import APIRouter, Request, Response

from kiosk.api import routes
from kiosk.domain.bookings import Action, Reservation, actions
from kiosk.hub.hub import Hub
from kiosk.hub.remote.following import out_of_hand
from kiosk.hub.reservations import act, store
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.reservations.store import Kept
from kiosk.hub.web import page_words as words
from kiosk.hub.web.ics import calendar
from kiosk.hub.web.page import html_page, language_of


@dataclass(frozen=True, slots=True)
class _Visit:
    """A look at a page that exists."""

    kept: Kept
    moment: Moment
    language: str
    base: str

    @property
    def reservation(self) -> Reservation:
        return self.kept.reservation

    @property
    def can_cancel(self) -> bool:
        rules = self.moment.house.rules(self.reservation.resource)
        allowed = actions(self.reservation, rules, self.moment.now, can_extend=False)
        return Action.CANCEL in allowed - out_of_hand(self.moment, self.kept)

    @property
    def place(self) -> str:
        room = self.moment.house.rooms.get(self.reservation.resource)
        return room.resource.name.in_(self.language) if room else self.reservation.resource

    @property
    def house(self) -> str:
        return self.moment.house.house.name.in_(self.language)

    @property
    def when(self) -> str:
        zone = self.moment.house.zone
        start, end = self.reservation.start.astimezone(zone), self.reservation.end.astimezone(zone)
        return words.when(start, end, self.language)


def page_routes(hub: Hub) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get(routes.PAGE)
    async def show(request: Request) -> Response:
        visit = await _visit(hub, request)
        return _booking(visit) if visit else no_booking(request)

    @router.get(routes.PAGE_CANCEL)
    async def ask(request: Request) -> Response:
        visit = await _visit(hub, request)
        if visit is None:
            return no_booking(request)
        return _sure(visit) if visit.can_cancel else _booking(visit)

    @router.post(routes.PAGE_CANCEL)
    async def cancel(request: Request) -> Response:
        visit = await _visit(hub, request)
        if visit is None:
            return no_booking(request)
        await hub.write(lambda tx: act.cancel_kept(tx, visit.moment, visit.kept))
        hub.remotes.wake()
        return Response(status_code=303, headers={"Location": visit.base, "Cache-Control": "no-store"})

    @router.get(routes.PAGE_CALENDAR)
    async def as_calendar(request: Request) -> Response:
        visit = await _visit(hub, request)
        if visit is None:
            return no_booking(request)
        body = calendar(visit.reservation, f"{visit.place} – {visit.house}", visit.house, visit.moment.now)
        headers = {"Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="varaus.ics"'}
        return Response(body, 200, headers, "text/calendar; charset=utf-8")

    return router


async def _visit(hub: Hub, request: Request) -> _Visit | None:
    """The booking of a link; None when patrons have no pages here, the link is not ours, or its time is over."""
    token: str = request.path_params["token"]
    moment = hub.moment()
    public_url = moment.house.config.public_url
    which = moment.secrecy.of_page_token(token) if public_url and token.isascii() else None
    if which is None or public_url is None:
        return None
    kept = await hub.read(lambda conn: store.by_id(conn, which))
    shown_for = timedelta(days=moment.house.config.erase_after_days)
    if kept is None or moment.now > kept.reservation.end + shown_for:
        return None
    language = language_of(request.headers.get("accept-language", ""))
    return _Visit(kept, moment, language, f"{public_url.rstrip('/')}/b/{token}")


def _facts(visit: _Visit) -> str:
    language = visit.language
    rows = (
        (words.PLACE, f"{visit.place}, {visit.house}"),
        (words.WHEN, visit.when),
        (words.STATE, words.STATES[visit.reservation.state].in_(language)),
    )
    return "<dl>" + "".join(f"<dt>{name.in_(language)}</dt><dd>{escape(value)}</dd>" for name, value in rows) + "</dl>"


def _booking(visit: _Visit) -> Response:
    language, base = visit.language, escape(visit.base)
    title = words.TITLE.in_(language)
    doors = ""
    if visit.reservation.holds:
        doors += f'<a class="button" href="{base}/varaus.ics">{words.CALENDAR.in_(language)}</a>'
    if visit.can_cancel:
        doors += f'<a class="button" href="{base}/cancel">{words.CANCEL.in_(language)}</a>'
    return html_page(title, f"<h1>{title}</h1>{_facts(visit)}<p>{doors}</p>", language)


def _sure(visit: _Visit) -> Response:
    language, base = visit.language, escape(visit.base)
    title = words.SURE.in_(language)
    form = (
        f'<form method="post" action="{base}/cancel"><button class="strong">{words.YES.in_(language)}</button>'
        f'<a class="button" href="{base}">{words.NO.in_(language)}</a></form>'
    )
    return html_page(title, f"<h1>{title}</h1>{_facts(visit)}{form}", language)


def no_booking(request: Request) -> Response:
    """For links that are not ours and bookings that are over: one answer."""
    language = language_of(request.headers.get("accept-language", ""))
    title = words.NOTHING.in_(language)
    return html_page(title, f"<h1>{title}</h1><p>{words.NOTHING_MORE.in_(language)}</p>", language, 404)
