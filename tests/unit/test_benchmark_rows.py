"""When a figure of the benchmarks meets its limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import kept
from benchmarks.report import page
from benchmarks.rows import share_of, table_row


@pytest.mark.parametrize(
    ("limit", "met"),
    [
        ("<= 4", True),
        ("<= 3.9", False),
        ("< 4", False),
        (">= 4", True),
        ("<= 8 ms", True),
        ("<= 5 ms", False),
        ("for comparison", None),
    ],
)
def test_a_limit_with_a_unit_is_of_our_figure_and_one_without_of_the_ratio(limit: str, met: bool | None) -> None:
    assert table_row("x", 8.0, 2.0, unit="ms", limit=limit)["ok"] is met


def test_a_limit_of_something_else_is_judged_by_whoever_knows_it() -> None:
    assert table_row("x", 8.0, 7.5, unit="MB", limit="<= 2 MB more", met=True)["ok"] is True


def test_what_is_missed_is_told_with_the_figure_that_missed_it() -> None:
    rows = [table_row("x", 8.0, 2.0, unit="ms", limit="<= 5 ms"), table_row("y", 8.0, 2.0, unit="ms", limit="<= 3")]
    shown = page({"z": {"rows": rows, "day": "", "seconds": 1, "load": (0, 0), "how": ""}}, {})
    assert "x: 8.0 instead of <= 5 ms" in shown
    assert "y: 4.0 instead of <= 3" in shown


def test_all_but_the_slowest_twentieth() -> None:
    assert share_of([float(n) for n in range(100, 0, -1)], 0.95) == 95.0
    assert share_of([3.0], 0.95) == 3.0


def test_figures_of_this_machine_are_found_again_and_those_of_another_are_not(tmp_path: Path) -> None:
    file = tmp_path / "benchmarks.json"
    measured = {"z": {"rows": [], "day": "2026-11-28", "seconds": 1, "load": [0.0, 0.0], "how": ""}}
    kept.keep(file, {"Cores": "2"}, measured)
    assert kept.earlier(file, {"Cores": "2"}) == measured
    assert kept.earlier(file, {"Cores": "4"}) == {}


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"measured": 3, "machine": {}}'])
def test_a_file_that_is_none_or_is_no_table_is_begun_anew(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "benchmarks.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert kept.earlier(file, {}) == {}
