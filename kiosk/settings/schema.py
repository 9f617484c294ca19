"""JSON schemas of the files, for editors; made from the same models that validate, described in Finnish."""

from __future__ import annotations

import json
from typing import Any, Literal

from kiosk.settings.events import EventSettings
from kiosk.settings.house import HubSettings
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.plan import PlanSettings
from kiosk.settings.questions import QuestionSettings
from kiosk.settings.validate import adapter

MODELS: dict[str, type] = {
    "kiosk": KioskSettings,
    "hub": HubSettings,
    "events": EventSettings,
    "questions": QuestionSettings,
    "plan": PlanSettings,
}
_TITLES = {
    "kiosk": "kiosk.toml: tämän näytön asetukset",
    "hub": "hub.toml: talon asetukset",
    "events": "events.toml: talon omat tapahtumat",
    "questions": "questions.toml: viikon kysymys",
    "plan": "pohja.toml: pohjapiirros",
}


def schema_of(which: str) -> dict[str, Any]:
    """The schema without what only means something to a programmer: class names and English docstrings."""
    model: Any = MODELS[which]
    schema = _plain(adapter(model).json_schema(mode="validation"))
    schema["properties"]["$schema"] = {"type": "string", "description": "Kaavion osoite; vain editoria varten."}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": _TITLES[which]}


def schema_text(which: str) -> str:
    return json.dumps(schema_of(which), ensure_ascii=False, indent=2) + "\n"


def _plain(node: Any, kind: Literal["schema", "names"] = "schema") -> Any:
    """Leaves out generated titles and defaults, and the docstrings of classes."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if kind == "names":  # of properties or definitions: the keys are names, not keywords
        return {name: _plain(value) for name, value in node.items()}
    dropped = {"title", "default"} | (
        {"description"} if node.get("type") == "object" and "properties" in node else set()
    )
    kept = {key: value for key, value in node.items() if key not in dropped}
    return {key: _plain(value, "names" if key in {"properties", "$defs"} else "schema") for key, value in kept.items()}
