"""The table of every setting, `docs/asetukset.md`, made from the models: `python -m kiosk.settings.table FILE`.

With `--check` it writes nothing and says whether the file is fresh.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from kiosk.domain.geometry import Point
from kiosk.domain.text import Text
from kiosk.settings import shape
from kiosk.settings.days import Clock, When
from kiosk.settings.events import EventSettings
from kiosk.settings.house import DayHours, HubSettings
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.plan import PlanSettings, Points
from kiosk.settings.questions import QuestionSettings
from kiosk.settings.written import Days, Size, write_duration

_HEAD = """\
# Asetukset

Tämä taulukko syntyy ohjelmasta itsestään (`make schema`), älä muuta sitä käsin. Ohjeet alkuun: `henkilokunnan-opas.md`.

Kestot kirjoitetaan `"2 h"`, `"1 h 30 min"`, `"90 min"`, `"30 s"` tai `"1 pv"`. Aukioloajat `"10-19"`,
`"10.00-19.30"` tai `"7-10 omatoimi"`; suljettu päivä `"suljettu"`. Päivät `"24.12.2026"` tai `"24.-26.12.2026"`.
Tekstit `{ fi = "…", sv = "…", en = "…" }`, tai `"…"`, kun teksti on kaikilla kielillä sama.
"""
_TITLES = (
    ("kiosk.toml", "tämä näyttö", KioskSettings),
    ("hub.toml", "talo", HubSettings),
    ("events.toml", "talon omat tapahtumat", EventSettings),
    ("questions.toml", "viikon kysymys", QuestionSettings),
    ("house/pohja.toml", "pohjapiirros", PlanSettings),
)


def table_text() -> str:
    parts = [_HEAD]
    for file, what, model in _TITLES:
        parts.append(f"\n## {file}: {what}\n\n| avain | arvo | oletus | selitys |\n|---|---|---|---|\n")
        parts += [f"| `{key}` | {kind} | {default} | {doc} |\n" for key, kind, default, doc in _rows(model, "")]
    return "".join(parts)


def _rows(model: type, prefix: str) -> Iterator[tuple[str, str, str, str]]:
    hints = shape.hints(model)
    for field in fields(model):
        hint, key = hints[field.name], f"{prefix}{field.name}"
        inner = shape.bare(hint)
        below, suffix = _table(inner)
        if below is None:
            default = '`"koko näyttö"`' if inner is Size else _default(field)
            yield key, _kind(hint), default, shape.doc_of(hint)
        else:
            heading = f"[[{key}]]" if suffix == "[]" else f"[{key}{suffix}]"
            yield heading, "taulukko", "", shape.doc_of(hint)
            yield from _rows(below, f"{key}{suffix.replace('[]', '')}.")


def _table(inner: Any) -> tuple[type | None, str]:
    """The model of a table, and how its heading goes on: a name for a room, nothing for a single one."""
    if is_dataclass(inner) and isinstance(inner, type) and inner not in {Text, Days, When, Clock, Size}:
        return inner, ""
    if get_origin(inner) is dict:
        value = shape.bare(get_args(inner)[1])
        return (value, ".TUNNUS") if is_dataclass(value) and isinstance(value, type) else (None, "")
    if get_origin(inner) is tuple:
        value = get_args(inner)[0]
        return (value, "[]") if is_dataclass(value) and isinstance(value, type) else (None, "")
    return None, ""


def _kind(hint: Any) -> str:
    inner = shape.bare(hint)
    names = {
        str: "teksti",
        int: "kokonaisluku",
        float: "luku",
        bool: "true tai false",
        timedelta: "kesto",
        Text: "teksti kolmella kielellä",
        Days: "päivä tai päivät",
        When: "päivä tai päivät",
        Clock: "kellonaika",
        Size: '`"koko näyttö"` tai koko',
        Point: "piste",
        Points: "pisteitä",
    }
    if inner in names:
        return names[inner] + _limits(hint)
    if get_origin(inner) is Literal:
        return " \\| ".join(f'`"{choice}"`' for choice in get_args(inner))
    if isinstance(inner, type):  # an enumeration
        return " \\| ".join(f'`"{choice}"`' for choice in inner)  # type: ignore[attr-defined]
    if inner == shape.bare(DayHours):
        return "aukioloajat"
    if get_origin(inner) is dict:
        return "viikko: päivä = aukioloajat"
    return f"luettelo: {_kind(get_args(inner)[0])}"


def _limits(hint: Any) -> str:
    found = {type(mark).__name__: mark for mark in _all_marks(hint)}
    least = getattr(found.get("Ge"), "ge", None)
    over = getattr(found.get("Gt"), "gt", None)
    most = getattr(found.get("Le"), "le", None)
    duration = found.get("Duration")
    if duration is not None:
        return f" {duration.figures['at_least']} – {duration.figures['at_most']}"
    if least is not None and most is not None:
        return f" {least:g}–{most:g}"
    return f" yli {over:g}, enintään {most:g}" if over is not None and most is not None else ""


def _all_marks(hint: Any) -> Iterator[Any]:
    yield from shape.marks_of(hint)
    inner = get_args(hint)[0] if hasattr(hint, "__metadata__") else hint
    if get_origin(inner) in (Union, UnionType):
        for arm in get_args(inner):
            if arm is not NoneType:
                yield from _all_marks(arm)


def _default(field: Field[Any]) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "**tarvitaan**"
    return _written(field.default) if field.default is not MISSING else ""


def _written(value: object) -> str:
    if isinstance(value, timedelta):
        return f'`"{write_duration(value)}"`'
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{item}"' for item in value) + "]`"
    if value is None or value == "":
        return "–"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def main(argv: list[str]) -> int:
    checking, path = "--check" in argv, Path(argv[-1])
    text = table_text()
    if not checking:
        path.write_text(text, "utf-8")
        return 0
    fresh = path.is_file() and path.read_text("utf-8") == text
    if not fresh:
        sys.stderr.write(f"{path} is old: make schema\n")
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
