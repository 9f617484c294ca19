"""One table of names for all rules of a widget.

Kivy gives every property that a rule sets a table of its own: the ids of the rule, the names that kv knows, `self`. On
the screens that stand ready these are six thousand equal tables, three megabytes, and a tenth of the time in which a
widget is made. They are read only, so rules of the same widget may have the same one.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

Names = dict[str, Any]


class _Table:
    """The last table that was made. Rules come widget by widget, so the last one is nearly always the right one."""

    def __init__(self) -> None:
        self.widget: object = None
        self._uid: object = None
        self._source: Names = {}
        self._count = 0
        self._made: Names = {}

    def copied(self, names: Names) -> Names:
        """In place of a copy: the same for the same widget, as long as the rule has found no further id."""
        uid = getattr(self.widget, "uid", None)
        if names is not self._source or uid != self._uid or len(names) != self._count:
            self._uid, self._source, self._count, self._made = uid, names, len(names), dict(names)
        return self._made


def share_names(builder: ModuleType) -> None:
    """Let Kivy's builder (`kivy.lang.builder`) do so from now on; a second time changes nothing."""
    if builder.create_handler.__module__ == __name__:
        return
    table, original = _Table(), builder.create_handler
    copy: Callable[[Any], Any] = builder.copy

    def create_handler(widget: Any, *others: Any) -> Any:
        table.widget = widget
        return original(widget, *others)

    def copy_or_share(value: Any) -> Any:
        # Only `create_handler` asks with a widget set; whatever else is copied is copied.
        if table.widget is None:
            return copy(value)
        shared = table.copied(value)
        table.widget = None
        return shared

    builder.create_handler = create_handler  # type: ignore[attr-defined]
    builder.copy = copy_or_share  # type: ignore[attr-defined]
