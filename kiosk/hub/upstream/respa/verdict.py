"""What an answer to a write means. By its status and the keys of its body; texts are in the language of the moment and
say the same thing in several ways, so nothing is decided by them, and no patron ever sees one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from kiosk.domain.text import clean
from kiosk.hub.upstream.respa.reading import document
from kiosk.hub.upstream.respa.values import UnfitError

_CONFLICTS = {"period", "cooldown"}
_WRAPPED = re.compile(r"^\[['\"](.*)['\"]\]$")
_LONGEST = 200


class Verdict(StrEnum):
    """`conflict` is certain; behind `refused` anything may hide, a conflict too: look at the room again."""

    DONE = "done"
    CONFLICT = "conflict"
    COOLDOWN = "cooldown"
    REFUSED = "refused"
    LOGIN = "login"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    TROUBLE = "trouble"


def verdict(status: int, body: bytes) -> Verdict:
    """The meaning of an answer. What is neither a yes nor a clear no is trouble: it is tried again later."""
    if status in {200, 201, 204}:
        return Verdict.DONE
    if status == 401:
        return Verdict.LOGIN
    if status in {404, 410}:
        return Verdict.GONE if _is_theirs(body) else Verdict.TROUBLE
    if status == 403:
        return Verdict.FORBIDDEN if _is_theirs(body) else Verdict.TROUBLE
    if status == 400 and _is_theirs(body):
        keys = _keys(body)
        if "cooldown" in keys:
            return Verdict.COOLDOWN
        return Verdict.CONFLICT if keys & _CONFLICTS else Verdict.REFUSED
    return Verdict.TROUBLE


def said(body: bytes) -> str:
    """What a refusal says, for the log of the staff: the fields and their texts, unwrapped, short, on one line."""
    try:
        found = document(body)
    except UnfitError:
        return "not a document of Respa"
    return clean("; ".join(_lines(found)), _LONGEST) or "nothing"


def _is_theirs(body: bytes) -> bool:
    """A page of a proxy in between is no word of Respa's."""
    try:
        return isinstance(document(body), dict | list)
    except UnfitError:
        return False


def _keys(body: bytes) -> set[str]:
    found = document(body)
    return set(found) if isinstance(found, dict) else set()


def _lines(found: Any, name: str = "") -> list[str]:
    if isinstance(found, dict):
        return [line for key, value in list(found.items())[:10] for line in _lines(value, str(key))]
    if isinstance(found, list):
        return [line for value in found[:10] for line in _lines(value, name)]
    match = _WRAPPED.match(str(found))
    text = match[1] if match else str(found)
    return [f"{name}: {text}" if name and name != "non_field_errors" else text]
