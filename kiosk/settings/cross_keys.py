"""What must fit together in `[keys]`: every key has a name that is known, and one task."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from kiosk.domain.keys import CODES, Action, code_of
from kiosk.settings.cross import Finding
from kiosk.settings.keys import Keys
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.problems import quoted


def check(keys: Keys) -> Iterator[Finding]:
    """Every finding about `[keys]`."""
    tasks: dict[str, KeyPath] = {}
    for action in Action:
        path: KeyPath = ("keys", action.value)
        for name in getattr(keys, action.value):
            plain = name.removeprefix("shift+")
            if code_of(plain) is None:
                near = get_close_matches(plain, CODES, 1)
                yield Finding(path, "key_near" if near else "key_name", {"value": quoted(name), "near": "".join(near)})
            elif name in tasks:
                yield Finding(path, "key_twice", {"value": quoted(name), "other": str(tasks[name][-1])}, (tasks[name],))
            tasks.setdefault(name, path)
