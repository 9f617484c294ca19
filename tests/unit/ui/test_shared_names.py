"""Rules of one widget read the same table of names; those of another, or of a rule with one more id, another one."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from kiosk.ui.shared_names import share_names

Handler = Callable[[Any, str, dict[str, Any]], dict[str, Any]]


@pytest.fixture
def builder() -> Any:
    """What of Kivy's builder matters: a handler is made with a copy of the rule's names, and `self` in it."""
    module: Any = ModuleType("builder")
    module.copy = copy

    def create_handler(widget: Any, key: str, names: dict[str, Any]) -> dict[str, Any]:
        names = module.copy(names)
        names["self"] = widget
        return {**names, "table": id(names), "key": key}

    create_handler.__module__ = "builder"
    module.create_handler = create_handler
    share_names(module)
    return module


def widget(uid: int) -> Any:
    return SimpleNamespace(uid=uid)


def test_same_widget_same_table(builder: Any) -> None:
    names, first, second = {"root": 1}, widget(1), widget(2)
    made = [builder.create_handler(first, key, names) for key in ("x", "y")]
    assert made[0]["table"] == made[1]["table"]
    assert names == {"root": 1}
    other = builder.create_handler(second, "x", names)
    assert (made[1]["self"], other["self"]) == (first, second)
    assert other["table"] != made[0]["table"]


def test_further_id_is_seen_by_later_rules_only(builder: Any) -> None:
    names, one = {"root": 1}, widget(1)
    before = builder.create_handler(one, "x", names)
    names["late"] = 2
    after = builder.create_handler(one, "y", names)
    assert ("late" in before, "late" in after) == (False, True)


def test_what_else_is_copied_is_a_copy(builder: Any) -> None:
    names = {"root": 1}
    builder.create_handler(widget(1), "x", names)
    assert builder.copy(names) is not builder.copy(names)


def test_second_time_changes_nothing(builder: Any) -> None:
    before = builder.create_handler, builder.copy
    share_names(builder)
    assert (builder.create_handler, builder.copy) == before
