"""Marks for `Annotated` in the settings models: how a field is read and what it means, for whoever validates.

pydantic finds their methods when the loader builds a validator; without pydantic they are inert, so that the models
can be imported, and decoded from a snapshot by msgspec, at no cost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from kiosk.domain.text import Text, clean, clean_paragraphs
from kiosk.settings.written import Unreadable, read_duration

STRICT: dict[str, Any] = {"extra": "forbid"}
"""pydantic configuration of every model: an unknown key is a typo, never ignored."""


@dataclass(frozen=True, slots=True)
class Doc:
    """What a key means, in Finnish: for the editor (JSON schema) and the table of settings."""

    text: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "description": self.text}


class Exact:
    """No conversion: `"6"` is not a number and 1 is not true."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return self._strict(handler(source))

    def _strict(self, schema: dict[str, Any]) -> dict[str, Any]:
        if schema["type"] == "nullable":
            return {**schema, "schema": self._strict(schema["schema"])}
        return {**schema, "strict": True}


class Written:
    """A value that a person writes as text; `parse` reads it or raises `Unreadable`. `figures` go into the message."""

    def __init__(
        self,
        parse: Callable[[object], object],
        schema: Mapping[str, Any] | None = None,
        figures: Mapping[str, str] | None = None,
    ) -> None:
        self._parse = parse
        self._schema = dict(schema or {"type": "string"})
        self.figures = dict(figures or {})

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self._read)

    def _read(self, value: object) -> object:
        from pydantic_core import PydanticCustomError

        try:
            return self._parse(value)
        except Unreadable as error:
            raise PydanticCustomError(f"staff_{error.code}", "unreadable", self.figures) from None

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return dict(self._schema)


class Duration(Written):
    """A duration between two limits, written as staff write it; `none` allows "ei" where the rule can be left out."""

    def __init__(self, at_least: str, at_most: str, *, none: bool = False) -> None:
        least, most = read_duration(at_least), read_duration(at_most)

        def parse(value: object) -> timedelta | None:
            if none and (value is False or (isinstance(value, str) and value.strip().lower() in {"ei", "no"})):
                return None
            length = read_duration(value)
            if not least <= length <= most:
                raise Unreadable("duration_range")
            return length

        text = {"type": "string", "examples": ["30 min", "2 h", "1 h 30 min"]}
        schema = {"anyOf": [text, {"const": False}]} if none else text
        super().__init__(parse, schema, {"at_least": at_least, "at_most": at_most})


@dataclass(frozen=True, eq=False)
class Split:
    """Lets one text stand for a list; `split` turns it into one and leaves everything else alone."""

    split: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.split, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


@dataclass(frozen=True, slots=True)
class Words:
    """A text for patrons: `{ fi, sv, en }`, or one text when it is the same in every language.

    With `paragraphs` an empty line parts paragraphs; otherwise it is one line.
    """

    limit: int
    paragraphs: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        inner = core_schema.no_info_before_validator_function(self._spread, handler(source))
        return core_schema.no_info_after_validator_function(self._clean, inner)

    @staticmethod
    def _spread(value: object) -> object:
        return {"fi": value} if isinstance(value, str) else value

    def _clean(self, text: Text) -> Text:
        from pydantic_core import PydanticCustomError

        tidy = clean_paragraphs if self.paragraphs else clean
        cleaned = Text(*(tidy(words, 10_000) for words in (text.fi, text.sv, text.en)))
        if not cleaned.fi:
            raise PydanticCustomError("staff_text_empty", "unreadable")
        if max(map(len, (cleaned.fi, cleaned.sv, cleaned.en))) > self.limit:
            raise PydanticCustomError("staff_text_long", "unreadable", {"at_most": self.limit})
        return cleaned

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        words = {"type": "string", "maxLength": self.limit}
        table = {
            "type": "object",
            "properties": {"fi": {**words, "minLength": 1}, "sv": words, "en": words},
            "required": ["fi"],
            "additionalProperties": False,
        }
        return {"anyOf": [{**words, "minLength": 1}, table]}
