"""A source's own key, from the environment or a file: read when it is needed, never kept, never shown."""

from __future__ import annotations

import os

from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.problems import SourceError


def secret_of(config: SourceConfig) -> str | None:
    """The key; None when the source has none. Raises SourceError when it should have one that cannot be read."""
    if config.secret_env is None and config.secret_file is None:
        return None
    found = os.environ.get(config.secret_env or "", "").strip()
    if not found and config.secret_file is not None:
        try:
            found = config.secret_file.read_text("utf-8-sig").strip()
        except (OSError, ValueError) as error:
            raise SourceError("secret", type(error).__name__) from None
    if not found or not found.isascii() or not found.isprintable() or " " in found:
        raise SourceError("secret")
    return found


def header_of(config: SourceConfig) -> dict[str, str]:
    """The header that carries it: Linked Events has its own name for it, others a bearer token."""
    secret = secret_of(config)
    if secret is None:
        return {}
    return {"apikey": secret} if config.kind == "linked_events" else {"Authorization": f"Bearer {secret}"}
