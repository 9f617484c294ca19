"""What things are called: every control, every picture that is no decoration."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.tour.checks.finding import Finding
from kiosk.ui.access.nodes import Node
from kiosk.ui.access.reveal import above
from kiosk.ui.access.tree import name_of
from kiosk.ui.widgets.picture import RemotePicture
from kiosk.ui.widgets.press import Pressable
from kiosk.ui.widgets.qr import QrCard, QrCode
from kiosk.ui.widgets.timeline import Timeline


def faults(widgets: list[Widget]) -> list[Finding]:
    """Of these visible widgets: controls without a name, codes and pictures that tell nothing in words."""
    found: list[Finding] = []
    for widget in widgets:
        kind = type(widget).__name__
        if (
            isinstance(widget, Pressable)
            and not isinstance(widget, Timeline)
            and not widget.disabled
            and not name_of(widget).strip()
        ):
            found.append(Finding("nameless", kind, "no name, no words"))
        elif isinstance(widget, QrCard) and widget.modules and not widget.short_text.strip():
            found.append(Finding("nameless", kind, "a code without words to type instead"))
        elif isinstance(widget, QrCode) and widget.modules and not _told_beside(widget):
            found.append(Finding("nameless", kind, "a code with no words beside it"))
        elif isinstance(widget, RemotePicture) and widget.loaded and widget.whole and not _called(widget):
            found.append(Finding("nameless", kind, "a picture shown for itself without its words"))
    return found


def _called(picture: RemotePicture) -> bool:
    """By itself or by the control that it fills."""
    return bool(picture.alt.strip() or getattr(picture.parent, "name", "").strip())


def _told_beside(code: QrCode) -> bool:
    """Whether what it stands in says in words what it is for."""
    around = list(above(code))[:2]
    return any(isinstance(w, Label) and w.text.strip() for each in around for w in each.walk(restrict=True))


def unheard(controls: Sequence[Pressable], nodes: Sequence[Node]) -> list[Finding]:
    """Controls that can be touched but are not in the tree: keys and voice would never come to them."""
    known = {id(node.widget) for node in nodes}
    if not nodes:
        return []
    return [
        Finding("unheard", name_of(control), "not in the tree")
        for control in controls
        if not control.disabled and id(control) not in known and not _is_told_by_parts(control, known)
    ]


def _is_told_by_parts(control: Widget, known: set[int]) -> bool:
    """A plan is pressed as a whole; the signs on it are what is told."""
    return any(isinstance(child, Pressable) and id(child) in known for child in control.children)
