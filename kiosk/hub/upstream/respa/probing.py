"""What `kiosk hub probe` says of a Respa: whether the key is taken, the rooms of the house as they are there, and the
ids of others. It only reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.hub.config import HubConfig
from kiosk.hub.remote.terms import NOTES
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.respa import asking, reading
from kiosk.hub.upstream.respa.carrying import fixed_of
from kiosk.hub.upstream.respa.looking import Looker, window
from kiosk.hub.upstream.respa.rooms import DEADLINE
from kiosk.hub.upstream.respa.rules import terms
from kiosk.hub.upstream.respa.theirs import RoomFacts
from kiosk.hub.upstream.respa.values import UnfitError
from kiosk.hub.upstream.respa.wire import Login, Wire, good

_MOST_LISTED = 40


def rooms(config: HubConfig, source: SourceConfig, now: datetime) -> Iterator[str]:
    """Lines for staff. Raises SourceError when Respa cannot be asked at all."""
    zone = ZoneInfo(config.zone)
    wire = Wire(source, Login(source), DEADLINE)
    looker = Looker(wire, source.name, zone, top=lambda: 0)
    try:
        for item in config.resources:
            if item.elsewhere is not None and item.elsewhere.source == source.name:
                yield from _room(wire, looker, source, item.resource.id, item.elsewhere.id, now, zone)
        yield from _others(wire, zone)
    finally:
        wire.close()


def _room(
    wire: Wire, looker: Looker, source: SourceConfig, key: str, there: str, now: datetime, zone: ZoneInfo
) -> Iterator[str]:
    today = now.astimezone(zone).date()
    reply = wire.ask(asking.room(there, today, today + timedelta(days=7)))
    try:
        facts, skipped = reading.room(reading.document(good(reply)), zone)
    except UnfitError as error:
        yield f"  {key}: tilaa {there} ei voi lukea ({error}). / The room {there} cannot be read ({error})."
        return
    except SourceError as error:
        if error.code != "missing":
            raise
        yield f"  {key}: Respassa ei ole tilaa {there}. / There is no room {there}."
        return
    look = looker.reserved(key, there, window(now, 14))
    held = [theirs for theirs in look.found if theirs.holds and theirs.span.end > now]
    own = sum(theirs.own for theirs in held)
    open_days = sum(day.opens is not None for day in facts.days)
    yield (
        f"  {key}: {facts.name} ({there}); varauksia {len(held)}, niistä kioskin {own};"
        f" auki {open_days}/{len(facts.days)} päivänä."
        f" / {len(held)} reserved, {own} by the kiosk; open on {open_days} of {len(facts.days)} days."
    )
    if skipped or looker.skipped:
        yield f"    ohitettiin {skipped + sum(looker.skipped.values())} / skipped"
    yield from _rules(facts, source)


def _rules(facts: RoomFacts, source: SourceConfig) -> Iterator[str]:
    lengths = ", ".join(str(length) for length in (facts.slot, facts.min_period, facts.max_period) if length)
    yield f"    ruutu, lyhin ja pisin / slot, shortest and longest: {lengths or '–'}"
    heard = terms(facts, fixed_of(source))
    if heard.why is not None:
        yield f"    ei varattavissa kioskilla / cannot be booked at the kiosk: {NOTES[heard.why].fi}"
    if heard.by_staff:
        yield "    Respan henkilökunta vahvistaa varaukset. / The staff of Respa confirm bookings."
    if facts.quota is not None:
        yield f"    kioskin tunnus saa pitää {facts.quota} varausta. / The account may hold {facts.quota}."
    if facts.admin:
        yield "    tunnus on ylläpitäjän: pyydä tavallinen. / An administrator's: ask for an ordinary one."


def _others(wire: Wire, zone: ZoneInfo) -> Iterator[str]:
    """Ids for `respa_id`, so that nobody has to read addresses."""
    yield "Tilat Respassa / Rooms in Respa (respa_id):"
    for number, item in enumerate(wire.pages(asking.rooms())):
        if number == _MOST_LISTED:
            yield "  …"
            return
        try:
            facts, _ = reading.room(item, zone)
        except UnfitError as error:
            yield f"  ? ({error})"
        else:
            yield f"  {facts.id} – {facts.name}"
