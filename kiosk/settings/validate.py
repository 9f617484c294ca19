"""A document against its model: settings, or every problem at once. The only module that needs pydantic.

First each value alone; then, with the values that are wrong taken out, what must fit together, so that one reading
of the report is enough.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from kiosk.domain.text import Text, clean
from kiosk.settings import shape
from kiosk.settings.cross import Finding, cross_check
from kiosk.settings.homes import homes
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.lines import line_of
from kiosk.settings.problems import Problem, errors, quoted
from kiosk.settings.pruned import Pruned, place_of
from kiosk.settings.reading import Document

S = TypeVar("S")
_SECRET = re.compile(r"token(?!_file)|password|passwd|secret|salasana|tunnus|api_?key", re.IGNORECASE)
_CODES = {
    "missing": "missing",
    "dataclass_type": "table_expected",
    "dict_type": "table_expected",
    "tuple_type": "list_expected",
    "string_type": "text_expected",
    "int_type": "whole_expected",
    "int_from_float": "whole_expected",
    "int_parsing_size": "at_most",
    "float_type": "number_expected",
    "finite_number": "number_expected",
    "bool_type": "flag_expected",
    "literal_error": "choice",
    "enum": "choice",
    "greater_than_equal": "at_least",
    "greater_than": "more_than",
    "less_than_equal": "at_most",
    "too_short": "too_few",
    "too_long": "too_many",
    "string_too_short": "text_short",
    "string_too_long": "text_long",
    "string_unicode": "text_expected",
}
_A_LETTER = 0.8
"""So much alike are words that differ in a letter: rather a slip than a key of another table."""
_LIMITS = ("ge", "gt", "le", "min_length", "max_length")


@cache
def adapter(model: Any) -> TypeAdapter[Any]:
    """The validator of a model; building one takes longer than using it."""
    return TypeAdapter(model)


def validate(document: Document, model: type[S], today: date) -> tuple[S | None, list[Problem]]:
    """The settings (None when there is an error) and all problems, in the order of the file."""
    raw = _known_aliases(document.table)
    settings, faults = _try(model, raw)
    found = [_problem(document, model, fault) for fault in faults]
    pruned = Pruned(raw)
    rest = settings
    for _ in range(8):  # what is taken out can be missed, or have hidden something else
        if rest is not None or not pruned.take_out(faults):
            break
        rest, faults = _try(model, pruned.table)
        new = [fault for fault in faults if not pruned.touches(pruned.original(place_of(fault)))]
        found += [_problem(document, model, fault) for fault in new]
    if rest is not None:
        for finding in cross_check(rest, raw, today):
            path = pruned.original(finding.path)
            leans_on = finding.concerns if finding.outer else (finding.path, *finding.concerns)
            if not any(pruned.touches(pruned.original(place)) for place in leans_on):
                found.append(_found(document, path, finding))
    found.sort(key=lambda problem: (problem.line or 0, problem.key))
    return (settings if not errors(found) else None), found


def wrong_values(document: Document, model: type) -> list[Problem]:
    """Only what is wrong with each value alone: of a file that has lost lines nothing can be missed."""
    _, faults = _try(model, _known_aliases(document.table))
    return [_problem(document, model, fault) for fault in faults if fault["type"] != "missing"]


def _known_aliases(table: dict[str, Any]) -> dict[str, Any]:
    """`$schema` is for the editor."""
    return {key: value for key, value in table.items() if key != "$schema"}


def _try(model: type[S], raw: dict[str, Any]) -> tuple[S | None, list[Any]]:
    try:
        return cast("S", adapter(cast(Any, model)).validate_python(raw)), []
    except ValidationError as error:
        return None, cast("list[Any]", error.errors(include_url=False))


def _problem(document: Document, model: type, fault: Any) -> Problem:
    path = place_of(fault)
    kind, context = str(fault["type"]), dict(fault.get("ctx") or {})
    values = {name: str(figure) for name, figure in context.items()}
    limit = next((context[name] for name in _LIMITS if name in context), "")
    values |= {"value": show(path, fault["input"]), "key": dotted(path), "limit": _number(limit)}
    if kind == "unexpected_keyword_argument":
        code = _unknown(model, path, values)
    elif kind.startswith("staff_"):
        code = kind
    else:
        code = _CODES.get(kind, "unfit")
    if code == "choice":
        code = _choice(fault["input"], str(context.get("expected", "")), values)
    if code == "table_expected" and shape.at(model, path) is Text:
        code = "words_expected"
    if code == "list_expected":
        code = _list(fault["input"], values)
    return Problem(file=document.file, code=code, key=dotted(path), line=line_of(document.lines, path), values=values)


def _found(document: Document, path: KeyPath, finding: Finding) -> Problem:
    return Problem(
        file=document.file,
        code=finding.code,
        key=dotted(path),
        line=line_of(document.lines, path),
        values=finding.values,
        severity=finding.severity,
    )


def _unknown(model: type, path: KeyPath, values: dict[str, str]) -> str:
    written = str(path[-1])
    known = shape.keys_at(model, path[:-1])
    small, elsewhere = written.lower().replace("-", "_"), homes(written, model)
    near = difflib.get_close_matches(small, known, n=1, cutoff=_A_LETTER if elsewhere else 0.6)
    if elsewhere and not near:
        values |= {"homes": ", ".join(elsewhere)}
        return "unknown_top" if elsewhere[0].endswith(".toml") else "unknown_elsewhere"
    values |= {"known": ", ".join(known)}
    if near:
        values |= {"near": near[0]}
        return "unknown_near"
    return "unknown_secret" if _SECRET.search(written) else "unknown_key"


def _choice(value: object, expected: str, values: dict[str, str]) -> str:
    choices = re.findall(r"'([^']*)'", expected) or re.findall(r"\d+", expected)
    near = difflib.get_close_matches(str(value).lower(), choices, n=1, cutoff=0.6)
    values |= {"choices": ", ".join(choices)}
    if near:
        values |= {"near": near[0]}
        return "choice_near"
    return "choice"


def _list(value: object, values: dict[str, str]) -> str:
    """One text is shown as the list that it should be."""
    if isinstance(value, dict):
        return "tables_expected"
    texts = [quoted(part.strip()) for part in value.split(",")] if isinstance(value, str) else []
    values |= {"listed": ", ".join(texts) if texts and values["value"].startswith('"') else '"a", "b"'}
    return "list_expected"


def _number(figure: object) -> str:
    return f"{figure:g}" if isinstance(figure, float) else str(figure)


def dotted(path: KeyPath) -> str:
    """`rooms.pelihuone.max_period`, `exceptions[2].day`; list positions count from 1, as people do."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{clean(part, 60)}" if text else clean(part, 60)
    return text


def show(path: KeyPath, value: object) -> str:
    """A value as staff wrote it, short; a secret never, a table or list only by its kind."""
    if any(_SECRET.search(str(part)) or part == "database" for part in path):
        return "•••"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return clean(str(value), 40)
