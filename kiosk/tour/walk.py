"""The walk: every screen of the kiosk, reached by touches as a patron reaches it. `stop` is called at each."""

from __future__ import annotations

from kiosk.screens.plan import PlaceRow
from kiosk.screens.tour import PageCard
from kiosk.tour.booking import BookingWalk
from kiosk.tour.celia import CeliaWalk
from kiosk.tour.house import House
from kiosk.tour.mystery import MysteryWalk
from kiosk.tour.pilot import Pilot
from kiosk.tour.rest import RestWalk
from kiosk.tour.steps import Steps, Stop
from kiosk.ui.access.tree import name_of
from kiosk.ui.widgets.events import EventRow


class Walk(Steps):
    """One visit through everything, in Finnish; `stop` may look at it in any language."""

    def __init__(self, pilot: Pilot, house: House, stop: Stop, *, mystery: bool = True) -> None:
        super().__init__(pilot, house, stop)
        self.mystery = mystery

    def all(self) -> None:
        """Every stop, in the order of a visit."""
        pilot, app = self.pilot, self.pilot.app
        pilot.until(lambda: app.context.world.online, 20, "the hub's first word")
        pilot.until(lambda: app.attract is not None, 20, "all screens built")
        self.stop("home")
        rest = RestWalk(pilot, self.house, self.stop)
        rest.cards()
        self._touch("Text and colours")
        self.stop("reading")
        self._touch("Take the settings with you")
        self.stop("card")
        self._touch("I have a code")
        self.stop("card-typing")
        self._touch("Back")
        self.hours()
        self.events()
        self.about()
        CeliaWalk(pilot, self.house, self.stop).all()
        BookingWalk(pilot, self.house, self.stop).all()
        self.idea()
        if self.mystery:
            MysteryWalk(pilot, self.house, self.stop).all()
        rest.evening()

    def hours(self) -> None:
        self._touch("Opening hours")
        self.stop("hours")
        self._touch("Next week")
        self.stop("hours-holidays")
        while self._can_touch("Next week"):
            self._touch("Next week")
        self.stop("hours-unknown")
        self._touch("Back")

    def _can_touch(self, message: str) -> bool:
        return any(name_of(control) == self._say(message) for control in self.pilot.controls())

    def events(self) -> None:
        pilot, app = self.pilot, self.pilot.app
        pilot.until(lambda: app.context.events.any(), 20, "the events")
        self._touch("Events")
        self.stop("events")
        rows = app.router.current.ids.rows
        rows.scroll_by(rows.height)
        self.stop("events-further")
        rows.to_top()
        self._touch("Search")
        for letter in "satu":
            pilot.touch(letter.upper(), settle=False)
        pilot.settle()
        self.stop("events-search")
        self._touch("End the search")
        self._touch("Weekend")
        self.stop("events-weekend")
        pilot.touch(next(row for row in rows.rows if isinstance(row, EventRow)))
        screen = app.router.current
        pilot.until(lambda: len(screen.ids.codes.children) == len(screen._codes), what="the codes for a phone")
        pilot.settle()
        self.stop("event")
        if screen.ids.scroll._can_scroll():
            screen.ids.scroll.scroll_y = 0
        self.stop("event-codes")
        self._touch("Back")
        self._touch("Back")

    def about(self) -> None:
        """Pages of the house and its floor plan."""
        pilot, app = self.pilot, self.pilot.app
        pilot.until(lambda: app.context.world.pages, 20, "the pages of the house")
        self._touch("Get to know the house")
        pilot.pictures()
        self.stop("tour")
        self._page("kirjasto")
        pilot.pictures()
        self.stop("page")
        self._touch("Back")
        self._page("celia")
        self.stop("page-link")
        self._touch("Back")
        pilot.touch(app.router.current.ids.way)
        self.stop("plan")
        self._place("verstas")
        self._touch("Show the way")
        self.stop("plan-way")
        pilot.touch(app.router.current.ids.floors.children[0])
        self.stop("plan-floor")
        app.router.home()
        pilot.settle()

    def _page(self, page: str) -> None:
        screen = self.pilot.app.router.current
        self.pilot.touch(next(w for w in screen.walk(restrict=True) if isinstance(w, PageCard) and w.page == page))

    def _place(self, place: str) -> None:
        screen = self.pilot.app.router.current
        self.pilot.touch(next(w for w in screen.walk(restrict=True) if isinstance(w, PlaceRow) and w.place == place))

    def idea(self) -> None:
        pilot, app = self.pilot, self.pilot.app
        self._touch("Leave an idea")
        self.stop("idea")
        pilot.touch(app.router.current.ids.answers.children[-1])
        self._touch("Write in your own words")
        for letter in "aamulla on ihanaa":
            self._key(letter)
        pilot.settle()
        self.stop("idea-writing")
        self._touch("Keyboard away")
        self.stop("idea-written")
        self._touch("Send")
        pilot.until(lambda: app.router.current.thanked, what="the thanks")
        pilot.settle()
        self.stop("idea-thanks")
        self._touch("Another idea")
        pilot.touch(app.router.current.ids.moods.children[0])
        self.stop("idea-own")
        self._touch("How you answered")
        self.stop("answers")
        self._touch("Back")
        self._touch("Back")

    def _key(self, value: str) -> None:
        """A key of the keyboard by what it types."""
        screen = self.pilot.app.router.current
        self.pilot.touch(
            next(w for w in screen.walk(restrict=True) if getattr(w, "value", None) == value), settle=False
        )
