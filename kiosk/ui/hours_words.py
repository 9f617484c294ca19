"""Opening hours as sentences: until when and how, what comes then, who can help now."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.hours import DayNote, Mode
from kiosk.domain.opening import Opening, Stage, staffed_from
from kiosk.services.world import World
from kiosk.ui.phrases import soon
from kiosk.ui.times import at_clock
from kiosk.ui.translate import tr, trn

_STAFFED_THEN_ALONE = (Mode.STAFFED, Mode.SELF_SERVICE)
_ALONE_THEN_STAFFED = (Mode.SELF_SERVICE, Mode.STAFFED)


def house_hours(world: World, now: datetime, language: str) -> str:
    """The pill: the present mode and its end, closed until when, or not known."""
    opening = world.opening(now)
    if not opening.open or (len(opening.turns) == 1 and opening.mode is Mode.STAFFED):
        return open_fact(world, now, language)
    until = {"time": _time(world, opening.until, now, language)}
    if opening.mode is Mode.STAFFED:
        return tr("Staff here until {time}", language, until)
    return tr("Self-service until {time}", language, until)


def open_fact(world: World, now: datetime, language: str) -> str:
    """Until when the house is open at all, when it opens, or that nobody has told."""
    opening = world.opening(now)
    if opening.open:
        return tr("Open until {time}", language, {"time": _time(world, opening.open_until, now, language)})
    if opening.stage is Stage.UNKNOWN:
        return tr("Opening hours not known", language)
    if opening.opens is None:
        return tr("Closed", language)
    return tr("Closed · opens {time}", language, {"time": soon(world, opening.opens, now, language)})


def course(world: World, now: datetime, language: str) -> str:
    """How the house serves until it closes, where there is room for all of it; empty when it is not open."""
    turns = world.opening(now).turns
    if not turns:
        return ""
    modes = tuple(turn.mode for turn in turns)
    values = {
        "time": _time(world, turns[0].end, now, language),
        "later": _time(world, turns[1].end, now, language) if len(turns) > 1 else "",
    }
    if modes[:2] == _STAFFED_THEN_ALONE:
        return tr("Staff here until {time}, self-service until {later}", language, values)
    if modes[:2] == _ALONE_THEN_STAFFED:
        return tr("Self-service until {time}, then staff here until {later}", language, values)
    if modes[0] is Mode.STAFFED:
        return tr("Staff here until {time}", language, values)
    return tr("Self-service until {time}", language, values)


def who_helps(world: World, now: datetime, language: str) -> str:
    """Where help is to be had now; empty when nobody has told how the house serves."""
    opening, house = world.opening(now), world.house
    if opening.mode is Mode.UNKNOWN:
        return ""
    if opening.mode is Mode.STAFFED:
        return tr("Staff are here. You can ask them for help.", language)
    if opening.mode is Mode.SELF_SERVICE and house.self_service_help is not None:
        return house.self_service_help.in_(language)
    back = staffed_from(house.hours, now)
    if back is None:
        return tr("There are no staff at the desk now.", language)
    time = {"time": soon(world, back, now, language)}
    return tr("There are no staff at the desk now. They are back {time}.", language, time)


def called(world: World, now: datetime, language: str, *, heard: bool) -> str:
    """How a call for staff went, and what to expect; what to do instead when it did not get through."""
    staffed = world.opening(now).mode is Mode.STAFFED
    if not heard:
        instead = tr("The call did not get through just now.", language)
        at_desk = tr("Go to the desk: staff are there.", language)
        return f"{instead} {at_desk if staffed else who_helps(world, now, language)}".strip()
    if staffed:
        return tr("Staff have been called. They are coming.", language)
    back = staffed_from(world.house.hours, now)
    if back is None:
        return tr("Staff see your call when they are here.", language)
    time = {"time": soon(world, back, now, language)}
    return tr("Staff see your call when they are here: {time}.", language, time)


def why_special(note: DayNote | None, language: str) -> str:
    """What is special about a day: its reason, or that there is something; empty for an ordinary one."""
    if note is None:
        return ""
    return note.reason.in_(language) if note.reason is not None else tr("Not an ordinary day", language)


def closing(world: World, opening: Opening, language: str) -> str:
    """The closing notice; empty until it is due."""
    if opening.minutes_left is None or opening.closes is None:
        return ""
    time = at_clock(opening.closes, language, world.zone)
    return trn(
        "The library closes in {n} minute, at {time}.",
        "The library closes in {n} minutes, at {time}.",
        opening.minutes_left,
        language,
        {"time": time},
    )


def closes(world: World, opening: Opening, language: str) -> str:
    """The same in a few words, where there is no room for more."""
    if opening.minutes_left is None or opening.closes is None:
        return ""
    return tr("Closes at {time}", language, {"time": at_clock(opening.closes, language, world.zone)})


def hours_as_of(world: World, now: datetime, language: str) -> str:
    """Since when the hours are old, while their source does not answer; empty otherwise."""
    since = world.house.hours_stale
    if since is None:
        return ""
    return tr("Opening hours as of {time}", language, {"time": soon(world, since, now, language)})


def _time(world: World, instant: datetime | None, now: datetime, language: str) -> str:
    """The end of a step that has one: all have while the house is open."""
    return soon(world, instant or now, now, language)
