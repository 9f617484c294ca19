"""Base of all screens: built once, shown with arguments, refreshed when world, minute or language change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.screenmanager import Screen

from kiosk.ui.context import Context

# Widgets are known to kv by the import of their module.
from kiosk.ui.widgets import basic, scroll, shell

USED_IN_KV = (basic, scroll, shell)


def load_look(module_file: str) -> None:
    """Load the .kv beside a module, once; before it those of the parts that everything is made of. Of two rules that
    fit a widget the one loaded later wins, whoever imports a screen first.
    """
    for file in (basic.__file__, shell.__file__, module_file):
        path = str(Path(file).with_suffix(".kv"))
        if path not in Builder.files:
            Builder.load_file(path)


class KioskScreen(Screen):
    """One screen. Subclasses set `title_id` (a message id) and fill their properties in `refresh`."""

    title = StringProperty()
    title_id = ""
    message = StringProperty()
    """What has come of the last thing that was done here; set it by `tell`."""
    archive = False
    """Whether it stands in the dark colours of the mystery."""

    sunny = False
    """Whether it is of Celia: under a head of dune, with an idle time of its own."""

    typing_first = False
    """Whether one comes to type: on the smallest panels, in large text, all lines go to the keys."""

    of_team = False
    """Whether it shows one team of the mystery: it is wiped when another team plays, within the same visit too."""

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self.context = context
        self._saying: Callable[[], str] = str
        self._said_in_language = ""
        super().__init__(**kwargs)

    @property
    def sounds(self) -> bool:
        """Whether it is playing something: what changes meanwhile belongs to that and is not said into it."""
        return False

    def warm_up(self) -> None:
        """Build what the first patron would have to wait for; called once, some seconds after the start."""

    def show(self, *_args: Any, **_arguments: Any) -> None:
        """Take the arguments of this visit to the screen; called before it is drawn."""

    def refresh(self) -> None:
        """Fill the properties from the context; called often, must be quick."""

    def wipe(self) -> None:
        """Forget everything of the patron; called at the end of each visit, shown or not."""

    def scanned(self, _code: str) -> bool:
        """A reader has read a code; whether this screen can do something with it."""
        return False

    def tell(self, words: Callable[[], str]) -> None:
        """Show a message; `words` makes it, and makes it again when the patron changes the language meanwhile."""
        self._saying, self._said_in_language = words, self.context.language
        self.message = words()

    def on_message(self, _screen: object, message: str) -> None:
        """What the words were made of is let go with them: it may be somebody's booking."""
        if not message:
            self._saying = str

    def update(self) -> None:
        """Refresh with title and message in the visit's language."""
        if self.title_id:
            self.title = self.context.tr(self.title_id)
        if self.message and self._said_in_language not in ("", self.context.language):
            self.tell(self._saying)
        self.refresh()
