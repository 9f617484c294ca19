"""A row of the table: our figure, somebody else's beside it, and whether the limit is met."""

from __future__ import annotations

import operator
import statistics
from typing import Any

_SIGNS = {"<=": operator.le, "<": operator.lt, ">=": operator.ge}


def table_row(
    name: str,
    ours: float,
    base: float | None = None,
    *,
    unit: str,
    limit: str,
    digits: int | None = 1,
    ratio: float | None = None,
    met: bool | None = None,
    note: str = "",
) -> dict[str, Any]:
    """One figure.

    Args:
        name: what was measured.
        ours: the figure.
        base: the other side's; None when there is none.
        unit: of both.
        limit: "<= 4" is one of the ratio, "<= 4 ms" one of ours, words without a sign say that there is none.
        digits: how many of both are shown; None for whole numbers.
        ratio: when it is not that of the two figures, but say the median of the rounds' ratios.
        met: when the limit is one of something else.
        note: what else there is to say, below the table.
    """
    share = ours / base if ratio is None and base else ratio
    shown = None if share is None else round(share, 2)
    return {
        "name": name,
        "ours": round(ours, digits),
        "base": None if base is None else round(base, digits),
        "ratio": shown,
        "limit": limit,
        "ok": _met(limit, ours, shown) if met is None else met,
        "unit": unit,
        "note": note,
    }


def share_of(times: list[float], share: float) -> float:
    """The time within which so many of them are: 0.95 for all but the slowest twentieth."""
    return sorted(times)[max(0, round(share * len(times)) - 1)]


def middle_and_worst(times: list[float]) -> str:
    """For a note."""
    return f"median {statistics.median(times):.1f}, worst {max(times):.1f}"


def judged(limit: str, ours: float, ratio: float | None) -> float | None:
    """The figure that the limit is for: the ratio, or ours when the limit has a unit."""
    return ours if len(limit.split()) > 2 else ratio


def _met(limit: str, ours: float, ratio: float | None) -> bool | None:
    if limit[0] not in "<>":
        return None
    sign, number = limit.split()[:2]
    figure = judged(limit, ours, ratio)
    assert figure is not None, f"a limit of the ratio, and no base: {limit}"
    return bool(_SIGNS[sign](figure, float(number)))
