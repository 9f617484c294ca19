"""A rule of kv still follows what it reads, and no note of it is worded."""

from __future__ import annotations

from typing import Any

import pytest

_RULES = """
<Follower@Widget>:
    opacity: self.height / 100
"""


def test_a_rule_is_carried_out_and_not_talked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.factory import Factory
    from kivy.lang import builder

    from kiosk.ui.quick_rules import carry_out_quickly

    notes: list[str] = []
    monkeypatch.setattr(builder, "trace", notes.append)
    monkeypatch.setattr(builder, "call_fn", builder.call_fn)
    carry_out_quickly(builder)
    builder.Builder.load_string(_RULES, filename="quick_rules.kv")
    try:
        widget: Any = Factory.Follower()
        notes.clear()
        widget.height = 50
        assert widget.opacity == 0.5
        assert notes == []
    finally:
        builder.Builder.unload_file("quick_rules.kv")
        Factory.unregister("Follower")
