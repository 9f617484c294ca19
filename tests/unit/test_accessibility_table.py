"""docs/accessibility.md names a test in every row that claims something, and each of them exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "accessibility.md"
CLAUSES = {
    "5.1": "2.2 3.1 3.2 3.3 3.4 3.5 3.6 3.8 3.9 3.10 3.14 3.15 3.16 4 5 6",
    "5": "2 5.1 5.2 6.1 7 8 9",
    "8": "2.1 2.1.1 3.2 3.5 4 5",
    "11": "2.2.1 2.2.2 2.5.2 2.5.3 3.3.4 5.2 7",
    "1": "1.1 4.1 4.3 4.4 4.11",
    "2": "1.1 2.1 3.1 4.3 4.6 4.7 4.11 5.2 5.3 5.7 5.8",
    "3": "1.1 1.5 2.1 2.2 2.3 2.4 2.6 3.1 3.3 3.7 3.8",
    "4": "1.2 1.3",
}
"""What a table of a kiosk has to answer for."""


def rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0][0].isdigit()]


def named() -> list[str]:
    return sorted(set(re.findall(r"`(tests/[^`]+?\.py::\w+)`", TABLE.read_text(encoding="utf-8"))))


@cache
def named_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("name", named())
def test_each_named_test_exists(name: str) -> None:
    path, _, function = name.partition("::")
    assert (ROOT / path).is_file(), path
    assert function in named_in(ROOT / path), function


@pytest.mark.parametrize("clause", [f"{head}.{tail}" for head, tails in CLAUSES.items() for tail in tails.split()])
def test_each_clause_has_its_row(clause: str) -> None:
    assert any(re.search(rf"(?<![\d.]){re.escape(clause)}(?![\d.]*\d)", row[0]) for row in rows()), clause


def test_each_row_names_a_test_or_the_hardware() -> None:
    """A row without a test says what it depends on instead."""
    for row in rows():
        assert "`tests/" in row[-1] or "hardware" in row[-2], row[0]
