"""Remote words made safe before they are kept or shown: every text of a document passes `domain.text.clean`."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kiosk.api.types import Booked, Change, Feed, House, ResourceDoc, Snapshot
from kiosk.domain.text import Text, clean

_T = TypeVar("_T", Snapshot, Feed, Booked)
_ADDRESS_LIMIT = 300
_NAME_LIMIT = 120


def washed(document: _T) -> _T:
    """The same document with every text clean."""
    match document:
        case Snapshot():
            return replace(
                document,
                house=_house(document.house),
                resources=tuple(_resource(doc) for doc in document.resources),
            )
        case Feed():
            return replace(document, changes=tuple(_change(change) for change in document.changes))
        case Booked():
            return replace(
                document,
                masked_name=document.masked_name and clean(document.masked_name, _NAME_LIMIT),
                public_page=document.public_page and clean(document.public_page, _ADDRESS_LIMIT),
            )
    raise TypeError(type(document))


def _change(change: Change) -> Change:
    return replace(
        change,
        house=change.house and _house(change.house),
        resource=change.resource and _resource(change.resource),
    )


def _house(house: House) -> House:
    return replace(
        house,
        name=_text(house.name),
        public_url=house.public_url and clean(house.public_url, _ADDRESS_LIMIT),
        link_hosts=tuple(clean(host, _NAME_LIMIT) for host in house.link_hosts),
    )


def _resource(doc: ResourceDoc) -> ResourceDoc:
    found = doc.resource
    return replace(
        doc,
        resource=replace(
            found,
            name=_text(found.name),
            icon=clean(found.icon, _NAME_LIMIT),
            note=found.note and _text(found.note),
            place=found.place and _text(found.place),
            features=tuple(
                replace(each, icon=clean(each.icon, _NAME_LIMIT), text=_text(each.text)) for each in found.features
            ),
        ),
    )


def _text(text: Text) -> Text:
    return Text(clean(text.fi), clean(text.sv), clean(text.en))
