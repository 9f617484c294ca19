"""The shape of the models, seen from a dotted key: which keys can stand at a place, for hints and the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from kiosk.settings.marks import Doc


def bare(hint: Any) -> Any:
    """A type without `Annotated` and `| None`."""
    while True:
        if get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        elif get_origin(hint) in (Union, UnionType):
            hint = next(arm for arm in get_args(hint) if arm is not NoneType)
        else:
            return hint


def marks_of(hint: Any) -> Iterator[Any]:
    """Every mark on a type, the outermost last."""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        yield from marks_of(inner)
        yield from marks


def doc_of(hint: Any) -> str:
    return next((mark.text for mark in marks_of(hint) if isinstance(mark, Doc)), "")


def hints(model: type) -> dict[str, Any]:
    """Field -> type with its marks, in the order of the model."""
    resolved = get_type_hints(model, include_extras=True)
    return {field.name: resolved[field.name] for field in fields(model)}


def at(model: type, path: tuple[str | int, ...]) -> Any:
    """The type that stands at a path of keys and indices; None when nothing can."""
    here: Any = model
    for part in path:
        here = bare(here)
        if is_dataclass(here) and isinstance(here, type):
            here = hints(here).get(str(part))
        elif get_origin(here) is dict:
            here = get_args(here)[1]
        elif get_origin(here) is tuple:
            here = get_args(here)[0]
        else:
            return None
    return bare(here)


def keys_at(model: type, path: tuple[str | int, ...]) -> list[str]:
    """Keys that can stand in the table at `path`."""
    here = at(model, path)
    return list(hints(here)) if is_dataclass(here) and isinstance(here, type) else []
