"""Kivy's own rules are replaced by the few that are needed: whoever uses another widget must add its rule."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kiosk.ui.label_defaults import NEVER_CHANGED

ROOT = Path(__file__).resolve().parents[3]
STYLE = (ROOT / "kiosk" / "ui" / "style" / "style.kv").read_text(encoding="utf-8")

NEED_NONE = {"Widget", "BoxLayout", "FloatLayout", "StackLayout", "Layout", "GridLayout", "AnchorLayout"}
INHERITED = {"Screen": "RelativeLayout", "ScrollView": "StencilView"}
"""By which rule a widget is drawn when it has none of its own here."""
NEVER_SEEN = {"ScreenManager", "SlideTransition", "NoTransition", "TransitionBase", "ScreenManagerException"}


def imported(path: Path) -> set[str]:
    """What a module imports from Kivy's widgets."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kivy.uix"):
            found |= {name.name for name in node.names}
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "kiosk").rglob("*.py")), ids=lambda path: path.stem)
def test_every_widget_has_its_rule(path: Path) -> None:
    rules = set(re.findall(r"^<(\w+)>:", STYLE, re.MULTILINE))
    for name in imported(path) - NEED_NONE - NEVER_SEEN:
        assert INHERITED.get(name, name) in rules, f"{name} would be drawn by a rule that is not in style.kv"


@pytest.mark.parametrize("path", sorted((ROOT / "kiosk").rglob("*.kv")), ids=lambda path: path.stem)
def test_kv_files_use_no_other_widget(path: Path) -> None:
    """Kivy finds widgets by name, without an import."""
    others = {"Button", "Image", "AsyncImage", "TextInput", "Slider", "Switch", "CheckBox", "ProgressBar", "Popup"}
    used = set(re.findall(r"^\s*(?:<.*@)?(\w+)>?:\s*$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert not used & others


@pytest.mark.parametrize("path", sorted((ROOT / "kiosk").rglob("*.kv")), ids=lambda path: path.stem)
def test_no_rule_reads_through_ids(path: Path) -> None:
    """A widget whose rule does is held by it for ever (seen with Kivy 2.3.1): let the part's own rule name a property."""
    assert not re.findall(r"\b(?:self|root)\.ids\.", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted((ROOT / "kiosk").rglob("*.[kp][vy]")), ids=lambda path: path.name)
def test_nobody_sets_what_labels_do_not_listen_to(path: Path) -> None:
    """It would be seen at the first drawing at best, and never follow a change."""
    names = "|".join(NEVER_CHANGED)
    text = path.read_text(encoding="utf-8")
    set_in_kv = re.findall(rf"^\s+({names})\s*:", text, re.MULTILINE) if path.suffix == ".kv" else []
    assert not set_in_kv + re.findall(rf"\w\.({names}) = ", text)
