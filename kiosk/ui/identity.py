"""No field of the kiosk takes an identity code: it is gone before anything can keep it, and a kind word says so."""

from __future__ import annotations

from kivy.app import App

from kiosk.domain.identity import without_identity
from kiosk.ui.dialogs import Dialog
from kiosk.ui.screen import load_look


class IdentityNotice(Dialog):
    """Says that it is not needed here, and that it is gone."""


def kept(text: str, *, typing: bool = False) -> str:
    """What of a text may stay. `typing`: more may follow, as in `domain.identity`."""
    left = without_identity(text, typing=typing)
    if left != text:
        tell()
    return left


def tell() -> None:
    IdentityNotice(App.get_running_app().context).open()


load_look(__file__)
