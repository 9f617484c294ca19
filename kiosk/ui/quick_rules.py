"""Rules of kv carried out without a note of each.

Kivy's builder words two notes for its log whenever a rule gives a property a value, widget and value written out, and
then finds that nobody reads them. A change of text size carries out some seven thousand rules: a quarter of its time
was these notes.
"""

from __future__ import annotations

from types import CodeType, ModuleType
from typing import Any


def carry_out(told: tuple[Any, str, CodeType, Any, dict[str, Any]], _instance: Any, _value: Any) -> None:
    """What is called when something that a rule reads has changed: element, property, its code, the rule, its names."""
    element, key, code, _rule, names = told
    setattr(element, key, eval(code, names))  # noqa: S307 - compiled from our own kv files


def carry_out_quickly(builder: ModuleType) -> None:
    """Let Kivy's builder (`kivy.lang.builder`) do so from now on."""
    builder.call_fn = carry_out  # type: ignore[attr-defined]
