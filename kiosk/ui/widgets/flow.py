"""Children one after the other, as words in a text. Looks: basic.kv."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty
from kivy.uix.stacklayout import StackLayout


class Flow(StackLayout):
    """Wraps to the next row; as tall as it needs to be."""

    needed = NumericProperty(0)
    """Height in px of its rows; Kivy's minimum has a spacing below the last one too."""

    def do_layout(self, *args: Any) -> None:
        self.fit()
        StackLayout.do_layout(_Shown(self), *args)
        self.needed = max(0.0, self.minimum_height - self.spacing[1])

    def fit(self) -> None:
        """Let no button, whose words can be wrapped, be wider than there is room."""
        self.fit_to(self.width - self.padding[0] - self.padding[2])

    def fit_to(self, room: float) -> None:
        for child in self.children:
            if hasattr(child, "wrap"):
                child.fit(room)


class _Shown:
    """A flow without the buttons that are put away: Kivy would leave their spacing, and begin rows of nothing."""

    def __init__(self, flow: Flow) -> None:
        object.__setattr__(self, "_flow", flow)
        object.__setattr__(self, "children", [child for child in flow.children if getattr(child, "shown", True)])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._flow, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._flow, name, value)
