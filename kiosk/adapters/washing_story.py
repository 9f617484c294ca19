"""The story of the mystery, its hall of fame and the logs of teams made safe before they are kept or shown."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from kiosk.api.house import Hall
from kiosk.api.teams import TeamLog
from kiosk.domain.text import Text, clean, clean_paragraphs
from kiosk.mystery.story import Story

_NAME_LIMIT = 60
_ADDRESS_LIMIT = 300


def washed_story(story: Story) -> Story:
    """The same story with every text clean, paragraphs kept."""
    found: Story = _washed(story)
    return found


def washed_hall(hall: Hall) -> Hall:
    return Hall(entries=tuple(replace(each, name=clean(each.name, _NAME_LIMIT)) for each in hall.entries))


def washed_log(log: TeamLog) -> TeamLog:
    records = (replace(each, name=each.name and clean(each.name, _NAME_LIMIT)) for each in log.records)
    return replace(log, records=tuple(records), certificate=log.certificate and clean(log.certificate, _ADDRESS_LIMIT))


def _washed(value: Any) -> Any:
    """A story is a tree of dataclasses and tuples: whatever is a text in it, however deep."""
    if type(value) is Text:
        return Text(*(clean_paragraphs(words) for words in (value.fi, value.sv, value.en)))
    if type(value) is str:
        return clean(value)
    if type(value) is tuple:
        return tuple(_washed(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _washed(getattr(value, field.name)) for field in fields(value)})
    return value
