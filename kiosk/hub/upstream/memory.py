"""What a source remembers between two runs, for as long as it asks the same question.

"Not modified" means something only to who asked the same before: on the same day (what is read depends on it), with the
same settings, by the same version of this program.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from kiosk import __version__
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.source import Run


def question(config: SourceConfig, run: Run) -> str:
    """A mark that differs whenever the same answer would have to be read anew."""
    asked = repr((__version__, run.today, run.zone.key, config))
    return blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def keep(asked: str, what: dict[str, Any]) -> str:
    """The state to hand over."""
    return json.dumps({"question": asked, **what})


def recall(state: str, asked: str) -> dict[str, Any]:
    """What was kept with the same question; empty when there is nothing."""
    try:
        kept = json.loads(state)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) and kept.get("question") == asked else {}
