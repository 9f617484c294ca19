"""One page as different readers may see it: a picture to choose, and the same in words."""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, StringProperty

from kiosk.domain.celia_eyes import Sight
from kiosk.ui.celia_words import story, story_title
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import seen_page
from kiosk.ui.widgets.basic import Choice
from kiosk.ui.widgets.refill import refill

USED_IN_KV = (seen_page,)
load_look(__file__)

_ICONS = {
    Sight.CLEAR: "eye-outline",
    Sight.BLURRED: "blur",
    Sight.RESTLESS: "format-letter-spacing",
    Sight.NARROW: "image-filter-center-focus",
    Sight.FAINT: "circle-opacity",
}
_Row = tuple[Sight, str, bool]


class CeliaEyesScreen(KioskScreen):
    """`sight` is the way the page is seen just now."""

    title_id = "One page, many readers"
    sunny = True
    sight = StringProperty(Sight.CLEAR.value)
    told = StringProperty()
    story_title = StringProperty()
    sentences = ListProperty()

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()

    def on_leave(self, *_args: Any) -> None:
        self.ids.page.rest()

    def wipe(self) -> None:
        self.sight = Sight.CLEAR.value
        self.ids.page.rest()

    def refresh(self) -> None:
        context = self.context
        self.story_title, self.sentences = story_title(context), list(story(context))
        self.told = self._told(Sight(self.sight))
        rows = ((sight, self._name(sight), sight == self.sight) for sight in Sight)
        refill(self.ids.sights, rows, self._chip, _tell)

    def _chip(self, row: _Row) -> Choice:
        chip = Choice()
        _tell(chip, row)
        chip.bind(on_release=lambda _chip: self.see(row[0]))
        return chip

    def see(self, sight: Sight) -> None:
        """Show the page so; letters that moved once move again when they are asked to."""
        self.sight = sight.value
        self.refresh()
        page = self.ids.page
        page.rest()
        if sight is Sight.RESTLESS and not self.context.visit.preferences.less_motion:
            page.shake()

    def _name(self, sight: Sight) -> str:
        tr = self.context.tr
        match sight:
            case Sight.CLEAR:
                return tr("Clear")
            case Sight.BLURRED:
                return tr("Blurred")
            case Sight.RESTLESS:
                return tr("Restless letters")
            case Sight.NARROW:
                return tr("A narrow view")
            case Sight.FAINT:
                return tr("Faint")

    def _told(self, sight: Sight) -> str:
        tr = self.context.tr
        match sight:
            case Sight.CLEAR:
                return tr("This is how the page looks to someone for whom reading is easy.")
            case Sight.BLURRED:
                return tr("The letters run together. A reader with low vision may see the page like this.")
            case Sight.RESTLESS:
                return tr("The letters crowd and will not stay in place. Some people tell that this is how they read.")
            case Sight.NARROW:
                return tr("Only one small spot can be seen at a time. Touch the page, and the spot moves there.")
            case Sight.FAINT:
                return tr(
                    "The text sinks into the paper. A reader whose eyes need contrast may see the page like this."
                )

    def to_taste(self) -> None:
        self.context.navigator.go("celia_taste")


def _tell(chip: Choice, row: _Row) -> None:
    sight, chip.text, chip.selected = row
    chip.icon_name = _ICONS[sight]
