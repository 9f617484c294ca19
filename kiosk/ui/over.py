"""What lies over the screens: dialogs, the uppermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.core.window import Window

if TYPE_CHECKING:  # imported when the first one is shown: the first picture has no use for them
    from kiosk.ui.dialogs import Dialog


def dialogs() -> list[Dialog]:
    """Those that are open, or just closing."""
    return [widget for widget in Window.children if hasattr(widget, "dismiss")]
