"""Settings of what helps to use the kiosk: the table `[access]` of kiosk.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from kiosk.settings.marks import STRICT, Doc, Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSettings:
    """What stands beside the kiosk's own speech and keys."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    screen_reader: Annotated[
        bool,
        Exact(),
        Doc(
            "Kerrotaanko sivut työpöydän omalle ruudunlukijalle (Orca). Vaatii Python-paketin accesskit, jonka make "
            "asentaa. Kioskin oma puhe ja näppäimet toimivat ilman tätä."
        ),
    ] = False
