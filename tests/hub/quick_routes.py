"""Hubs by the hundred in one process: what FastAPI works out for each of them anew is worked out once.

For every route of every app pydantic builds the validator of its document, a tenth of a second together: more than most
tests here have to do. Validators know nothing of the app they are built for and never change.
"""

from __future__ import annotations

from typing import Any, get_args

from fastapi._compat import v2
from pydantic import ConfigDict, TypeAdapter

_made: dict[tuple[Any, str, str], TypeAdapter[Any]] = {}


def _remembered(kind: Any, *, config: ConfigDict | None = None) -> TypeAdapter[Any]:
    """The validator of an annotated type, built when it is first asked for."""
    plain, *notes = get_args(kind)
    key = (plain, repr(notes), repr(config))
    if key not in _made:
        _made[key] = TypeAdapter(kind, config=config)
    return _made[key]


def remember() -> None:
    """From now on, in this process. A FastAPI that does it in another way is only slower."""
    vars(v2)["TypeAdapter"] = _remembered
