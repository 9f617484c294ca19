"""Forms of values that many documents share."""

from __future__ import annotations

from typing import Annotated

from annotated_types import MaxLen, MinLen

Id = Annotated[str, MinLen(1), MaxLen(64)]
Code = Annotated[str, MinLen(4), MaxLen(60)]
