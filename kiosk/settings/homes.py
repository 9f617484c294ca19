"""Where a key belongs that stands in the wrong table or the wrong file: read from the models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Final, get_args, get_origin

from kiosk.domain.text import Text
from kiosk.settings import shape
from kiosk.settings.days import Clock, When
from kiosk.settings.house import HubSettings
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.written import Days, Size

_FILES: Final = {"kiosk.toml": KioskSettings, "hub.toml": HubSettings}
_VALUES: Final = (Text, Days, When, Clock, Size)
"""Dataclasses that are written as one value."""
_MOST = 3
"""A key with more homes than these, such as `name`, tells nothing."""


def homes(key: str, model: type) -> tuple[str, ...]:
    """Headings under which the key may stand: of its own file, else of the other one with its name.

    A key that stands above all headings has the name of its file alone. In the other files keys have meanings of their
    own.
    """
    if model not in _FILES.values():
        return ()
    own = tuple(heading or file for file, each in _FILES.items() if each is model for heading in _at(each, key))
    others = tuple(
        f"{file} {heading}".rstrip() for file, each in _FILES.items() if each is not model for heading in _at(each, key)
    )
    found = own or others
    return found if len(found) <= _MOST else ()


def _at(model: type, key: str) -> tuple[str, ...]:
    headings = [heading for heading, _ in _tables(model)]
    own = next((heading for heading in headings if heading.strip("[]").split(".")[0] == key), "")
    return tuple(heading or own for heading, keys in _tables(model) if key in keys)


@cache
def _tables(model: type) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(_walk(model, "", ""))


def _walk(model: type, path: str, heading: str) -> Iterator[tuple[str, frozenset[str]]]:
    hints = shape.hints(model)
    yield heading, frozenset(hints)
    for name, hint in hints.items():
        inner, here = shape.bare(hint), f"{path}.{name}" if path else name
        if get_origin(inner) is dict:
            inner, here = shape.bare(get_args(inner)[1]), f"{here}.…"
        many = get_origin(inner) is tuple
        below: Any = shape.bare(get_args(inner)[0]) if many else inner
        if is_dataclass(below) and isinstance(below, type) and below not in _VALUES:
            yield from _walk(below, here, f"[[{here}]]" if many else f"[{here}]")
