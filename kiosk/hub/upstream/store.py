"""What sources told, kept: items as they came, events as patrons read them. Written in batches, only where it differs.

Items and events are told apart so that a new filter of the staff, or a picture that has come, changes the events
without asking the source again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, select

from kiosk.api.house import Kind
from kiosk.domain.events import Event
from kiosk.hub import pictures
from kiosk.hub.db.tables import Instant, documents, upstream_items
from kiosk.hub.db.transaction import Tx
from kiosk.hub.db.upsert import Upsert
from kiosk.hub.upstream import ledger
from kiosk.hub.upstream.config import EventRules
from kiosk.hub.upstream.derive import derive, event_id, group_of, until
from kiosk.hub.upstream.source import Item

_log = logging.getLogger(__name__)

BATCH = 400
"""Things in one transaction: bookings wait behind it for some hundredths of a second at most."""

_EVENT = Kind.EVENT.value
_i = upstream_items.c
_BY_ID = select(_i.id, _i.series, _i.body).where(_i.id.in_(bindparam("ids", expanding=True)))
_MEMBERS = select(_i.id, _i.series).where(_i.series.in_(bindparam("series", expanding=True)))
_IDS = select(_i.id).where(_i.source == bindparam("source"))
_SERIES = select(_i.series).where(_i.source == bindparam("source")).distinct()
_WITH_PICTURE = select(_i.series).where(_i.source == bindparam("source"), _i.picture_url == bindparam("url")).distinct()
_OVER = select(_i.source, _i.id).where(_i.ends_at < bindparam("before", type_=Instant)).limit(BATCH)
_NAMES = select(_i.source).distinct()
_ITEMS = Upsert(upstream_items, "id")
_DROP = delete(upstream_items).where(_i.id.in_(bindparam("ids", expanding=True)))
_d = documents.c
_DOCS = select(_d.id, _d.body).where(_d.kind == _EVENT, _d.id.in_(bindparam("ids", expanding=True)))
_DOCUMENTS = Upsert(documents, "kind", "id")
_DROP_DOCS = delete(documents).where(_d.kind == _EVENT, _d.id.in_(bindparam("ids", expanding=True)))

_decoder = msgspec.json.Decoder(Item)
_encode = msgspec.json.Encoder(order="deterministic").encode


def put(tx: Tx, source: str, items: Sequence[Item], rules: EventRules) -> int:
    """Keep items that are new or differ and bring their events up to date; how many items those were."""
    rows = {row["id"]: row for row in (_row(source, item) for item in items)}
    kept = {row[0]: (row[1], row[2]) for row in tx.conn.execute(_BY_ID, {"ids": list(rows)})}
    new = [row for key, row in rows.items() if key not in kept or kept[key] != (row["series"], row["body"])]
    if not new:
        return 0
    _ITEMS.put(tx.conn, new)
    touched = {row["series"] for row in new} | {kept[row["id"]][0] for row in new if row["id"] in kept}
    told = {event_id(source, item.event.id): item for item in items}
    refresh(tx, source, touched, rules, also={row["id"] for row in new}, known=told)
    return len(new)


def _row(source: str, item: Item) -> dict[str, Any]:
    return {
        "id": event_id(source, item.event.id),
        "source": source,
        "series": event_id(source, group_of(item)),
        "picture_url": item.picture_url,
        "ends_at": until(item),
        "body": _encode(item),
    }


def drop(tx: Tx, source: str, ids: Iterable[str], rules: EventRules) -> int:
    """Forget items by the hub's ids (`event_id`); how many of them there were."""
    wanted = list(ids)
    kept = tx.conn.execute(_BY_ID, {"ids": wanted}).all()
    tx.conn.execute(_DROP, {"ids": wanted})
    refresh(tx, source, {row[1] for row in kept}, rules, also={row[0] for row in kept})
    return len(kept)


def refresh(
    tx: Tx,
    source: str,
    series: Iterable[str],
    rules: EventRules,
    also: Iterable[str] = (),
    known: Mapping[str, Item] | None = None,
) -> int:
    """Work out the events of some series anew and tell those that differ; `also` are ids that may have been events,
    `known` items as they are kept, which need not be read.
    """
    known = known or {}
    groups: dict[str, list[Item]] = {key: [] for key in series}
    possible = {*groups, *also}
    if not possible:
        return 0
    members_of = tx.conn.execute(_MEMBERS, {"series": list(groups)}).all()
    missing = [key for key, _ in members_of if key not in known]
    bodies = {row[0]: row[2] for row in tx.conn.execute(_BY_ID, {"ids": missing})} if missing else {}
    torn: list[str] = []
    for key, of_series in members_of:
        possible.add(key)
        try:
            groups[of_series].append(known[key] if key in known else _decoder.decode(bodies[key]))
        except msgspec.MsgspecError:
            torn.append(key)
    if torn:
        _forget_torn(tx, source, torn)
    members = [item for group in groups.values() for item in group]
    shown = pictures.by_url(tx.conn, source, {item.picture_url for item in members if item.picture_url})
    events = [event for group in groups.values() if group for event in derive(source, group, rules, shown)]
    return _tell(tx, events, possible)


def _forget_torn(tx: Tx, source: str, torn: list[str]) -> None:
    """What cannot be read any more is as good as unheard, and asked for again: its state would hide it."""
    _log.warning(
        "source %s: %d events that were kept cannot be read any more; they are asked for again", source, len(torn)
    )
    tx.conn.execute(_DROP, {"ids": torn})
    ledger.put_state(tx, source, "")


def _tell(tx: Tx, events: Sequence[Event], possible: set[str]) -> int:
    """Write what differs from what the kiosks were told, take back what is not there any more."""
    new = {event.id: _encode(event) for event in events}
    told = {row[0]: bytes(row[1]) for row in tx.conn.execute(_DOCS, {"ids": list(possible)})}
    changed = [{"kind": _EVENT, "id": key, "body": body} for key, body in new.items() if told.get(key) != body]
    gone = [key for key in told if key not in new]
    _DOCUMENTS.put(tx.conn, changed)
    if gone:
        tx.conn.execute(_DROP_DOCS, {"ids": gone})
    for key in [*(row["id"] for row in changed), *gone]:
        tx.changed(Kind.EVENT, str(key))
    return len(changed) + len(gone)


def ids(tx: Tx, source: str) -> set[str]:
    """The hub's ids of all items of a source."""
    return set(tx.conn.execute(_IDS, {"source": source}).scalars())


def all_series(tx: Tx, source: str) -> list[str]:
    return list(tx.conn.execute(_SERIES, {"source": source}).scalars())


def series_with_picture(tx: Tx, source: str, url: str) -> list[str]:
    return list(tx.conn.execute(_WITH_PICTURE, {"source": source, "url": url}).scalars())


def names(tx: Tx) -> set[str]:
    """Every source of which something is kept."""
    return set(tx.conn.execute(_NAMES).scalars())


def over(tx: Tx, before: datetime) -> dict[str, list[str]]:
    """Some items that ended before an instant, by source."""
    found: dict[str, list[str]] = {}
    for source, key in tx.conn.execute(_OVER, {"before": before}):
        found.setdefault(source, []).append(key)
    return found
