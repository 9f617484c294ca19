"""The schema that editors use agrees with the validator, is fresh, and explains every key in Finnish."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import jsonschema_rs
import pytest

from kiosk.settings.schema import schema_of, schema_text
from kiosk.settings.table import table_text
from tests.settings.conftest import SHIPPED
from tests.settings.test_messages import CASES

FILES = ("kiosk", "hub", "questions", "plan")
SHIPPED_AS = {"plan": "house/pohja.toml"}


@pytest.mark.parametrize("which", FILES)
def test_committed_schema_is_fresh(which: str) -> None:
    assert (SHIPPED / "schema" / f"{which}.schema.json").read_text("utf-8") == schema_text(which), "make schema"


def test_committed_table_is_fresh() -> None:
    assert (SHIPPED.parent / "docs" / "asetukset.md").read_text("utf-8") == table_text(), "make schema"


@pytest.mark.parametrize("which", FILES)
def test_shipped_file_names_its_schema_and_passes_it(which: str) -> None:
    path = SHIPPED / SHIPPED_AS.get(which, f"{which}.toml")
    text = path.read_text("utf-8")
    named = text.splitlines()[0].removeprefix("#:schema ")
    assert (path.parent / named).resolve() == SHIPPED / "schema" / f"{which}.schema.json"
    jsonschema_rs.validator_for(schema_of(which)).validate(tomllib.loads(text))


def properties(node: Any) -> list[tuple[str, dict[str, Any]]]:
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = list(node.get("properties", {}).items()) if isinstance(node, dict) else []
    return [*own, *(found for item in below for found in properties(item))]


@pytest.mark.parametrize("which", FILES)
def test_every_key_is_explained_and_nothing_is_for_programmers(which: str) -> None:
    schema = schema_of(which)
    for key, node in properties(schema):
        assert key in {"fi", "sv", "en"} or len(node.get("description", "")) > 4, key
    text = json.dumps(schema["$defs"])
    for jargon in ("title", "pydantic", "Annotated", "hub.toml`"):
        assert jargon not in text


SHAPE_FAULTS = {
    "unknown_near", "unknown_key", "unknown_secret", "list_expected", "text_expected", "whole_expected",
    "number_expected", "flag_expected", "choice", "choice_near", "at_least", "more_than", "at_most", "too_few",
    "too_many", "text_short", "text_long", "staff_text_long", "table_expected",
}  # fmt: skip


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.code in SHAPE_FAULTS], ids=lambda case: f"{case.code}-{case.key}"
)
def test_editor_marks_what_the_check_refuses(case: Any) -> None:
    """Faults of shape show while typing; what must fit together is for `kiosk check`."""
    which = case.name.split(".")[0]
    assert not jsonschema_rs.validator_for(schema_of(which)).is_valid(tomllib.loads(case.text))
