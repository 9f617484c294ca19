"""Remote words made safe before they are kept or shown: every text of a document passes `domain.text.clean`."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kiosk.adapters.washing_story import washed_hall, washed_log, washed_story
from kiosk.adapters.washing_told import washed_event, washed_page, washed_plan, washed_question, washed_text
from kiosk.api.booking import Booked
from kiosk.api.device import CeliaDay, DeviceReport, Ring
from kiosk.api.feed import Change, EventPage, Feed, Snapshot
from kiosk.api.house import House, ResourceDoc
from kiosk.api.ideas import IdeaTaken
from kiosk.api.teams import TeamLog
from kiosk.domain.celia import Celia
from kiosk.domain.text import clean

Document = TypeVar("Document", Snapshot, EventPage, Feed, Booked, DeviceReport, IdeaTaken, TeamLog, Ring, CeliaDay)
"""What the hub answers with."""

_ADDRESS_LIMIT = 300
_NAME_LIMIT = 120


def washed(document: Document) -> Document:
    """The same document with every text clean."""
    match document:
        case Snapshot():
            return replace(
                document,
                house=_house(document.house),
                resources=tuple(_resource(doc) for doc in document.resources),
                pages=tuple(washed_page(page) for page in document.pages),
                plan=document.plan and washed_plan(document.plan),
                questions=tuple(washed_question(question) for question in document.questions),
                story=document.story and washed_story(document.story),
                hall=document.hall and washed_hall(document.hall),
            )
        case EventPage():
            return replace(document, events=tuple(washed_event(event) for event in document.events))
        case Feed():
            return replace(document, changes=tuple(_change(change) for change in document.changes))
        case Booked():
            return replace(
                document,
                masked_name=document.masked_name and clean(document.masked_name, _NAME_LIMIT),
                public_page=document.public_page and clean(document.public_page, _ADDRESS_LIMIT),
                door_code=document.door_code and clean(document.door_code, _NAME_LIMIT),
            )
        case TeamLog():
            return washed_log(document)
        case Ring():
            return replace(document, name=clean(document.name, _NAME_LIMIT))
        case DeviceReport() | IdeaTaken() | CeliaDay():
            return document  # our own words, echoed, or none
    raise TypeError(type(document))


def _change(change: Change) -> Change:
    return replace(
        change,
        house=change.house and _house(change.house),
        resource=change.resource and _resource(change.resource),
        event=change.event and washed_event(change.event),
        page=change.page and washed_page(change.page),
        plan=change.plan and washed_plan(change.plan),
        question=change.question and washed_question(change.question),
        story=change.story and washed_story(change.story),
        hall=change.hall and washed_hall(change.hall),
    )


def _celia(celia: Celia) -> Celia:
    campaign = celia.campaign
    return replace(
        celia,
        short=clean(celia.short, _NAME_LIMIT),
        desk=celia.desk and washed_text(celia.desk),
        campaign=campaign and replace(campaign, text=washed_text(campaign.text)),
    )


def _house(house: House) -> House:
    return replace(
        house,
        celia=_celia(house.celia),
        name=washed_text(house.name),
        public_url=house.public_url and clean(house.public_url, _ADDRESS_LIMIT),
        link_hosts=tuple(clean(host, _NAME_LIMIT) for host in house.link_hosts),
        day_notes=tuple(
            replace(note, reason=note.reason and washed_text(note.reason, _NAME_LIMIT)) for note in house.day_notes
        ),
        event_filters=tuple(
            replace(each, name=washed_text(each.name, _NAME_LIMIT), icon=clean(each.icon, _NAME_LIMIT))
            for each in house.event_filters
        ),
    )


def _resource(doc: ResourceDoc) -> ResourceDoc:
    found = doc.resource
    return replace(
        doc,
        resource=replace(
            found,
            name=washed_text(found.name),
            icon=clean(found.icon, _NAME_LIMIT),
            note=found.note and washed_text(found.note),
            place=found.place and washed_text(found.place),
            features=tuple(
                replace(each, icon=clean(each.icon, _NAME_LIMIT), text=washed_text(each.text))
                for each in found.features
            ),
        ),
    )
