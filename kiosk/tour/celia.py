"""Celia's part of the walk: her sunny pages, the page as others may see it, a campaign where it shows."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.celia import Campaign, Celia
from kiosk.domain.celia_eyes import MOVES_FOR
from kiosk.domain.text import Text
from kiosk.tour.steps import Steps

_LINE = Text(
    fi="Marraskuussa kuunnellaan: kokeile äänikirjaa.",
    sv="I november lyssnar vi: prova en talbok.",
    en="November is for listening: try a talking book.",
)


class CeliaWalk(Steps):
    """From the first screen and back to it."""

    def all(self) -> None:
        self.pages()
        self.eyes()
        self.campaign()

    def pages(self) -> None:
        """From the top and from the end."""
        self._touch("Celia")
        self.stop("celia")
        scroll = self.pilot.app.router.current.ids.scroll
        if scroll._can_scroll():
            scroll.scroll_y = 0
        self.stop("celia-ways")
        self._touch("For a child, a pupil or someone close")
        self.stop("celia-near")
        self._touch("Back")
        self._touch("A taste of listening")
        self.stop("celia-taste")

    def eyes(self) -> None:
        self._touch("One page, many readers")
        self.stop("celia-eyes")
        for sight in ("Blurred", "Restless letters", "A narrow view", "Faint"):
            self._touch(sight)
            self.pilot.pump(MOVES_FOR if sight == "Restless letters" else 0)
            self.stop(f"celia-eyes-{sight.split()[-1].lower()}")
        self.pilot.app.router.home()
        self.pilot.settle()

    def campaign(self) -> None:
        """Its line on the first screen and on the resting one; then it is over."""
        pilot, app, hub = self.pilot, self.pilot.app, self.house.hub
        before, day = hub.config, hub.house().day
        self._offer(replace(before.celia, campaign=Campaign(first_day=day, last_day=day, text=_LINE)))
        self.stop("celia-campaign")
        app.show_attract()
        pilot.settle()
        rest = app.attract
        if rest is not None:
            rest.hold(next(turn for turn, card in enumerate(rest.cards) if card.tone == "sand"))
        self.stop("celia-campaign-attract")
        self._wake()
        self._offer(before.celia)

    def _offer(self, celia: Celia) -> None:
        """As when staff write it into hub.toml."""
        hub, app = self.house.hub, self.pilot.app
        hub.reload(replace(hub.config, celia=celia))
        self.pilot.until(lambda: app.context.world.house.celia == celia, 20, "the campaign at the kiosk")
        self.pilot.settle()
