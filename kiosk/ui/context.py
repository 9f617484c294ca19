"""What a screen is given: the world, the desk, the visit and the ways out. The UI's only shared object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from kiosk.domain.celia_count import Sign
from kiosk.domain.text import EASY
from kiosk.domain.visit import LANGUAGES, Own, Preferences, Visit
from kiosk.services.no_mystery import NoMystery
from kiosk.services.ports import (
    CeliaCount,
    Clock,
    Desk,
    Events,
    IdeaBox,
    MysteryDesk,
    NoBell,
    NoCount,
    NoSpeech,
    Pictures,
    SlipPrinter,
    Speech,
    StaffBell,
)
from kiosk.services.world import World
from kiosk.ui.translate import plain, tr, trn

T = TypeVar("T")


class QrMaker(Protocol):
    """Makes the modules of a QR code; a `sturdy` one bears more glare and dirt."""

    def __call__(self, text: str, sturdy: bool = False) -> Sequence[Sequence[bool]]: ...


class Navigator(Protocol):
    """Where to go next."""

    def go(self, name: str, **arguments: Any) -> None: ...

    def back(self) -> None: ...

    def home(self) -> None: ...

    def shows(self, screen: object) -> bool: ...


class _Nowhere:
    """Before the app has a router there is nowhere to go."""

    def go(self, name: str, **arguments: Any) -> None:
        """Nothing."""

    def back(self) -> None:
        """Nothing."""

    def home(self) -> None:
        """Nothing."""

    def shows(self, _screen: object) -> bool:
        """Nothing is shown."""
        return False


def _nothing() -> None:
    """Before the app listens nobody needs to know."""


@dataclass(slots=True)
class Context:
    """State as data; screens read it and ask for changes through its methods.

    `qr` makes the modules of a QR code; `tiles` are the capabilities that staff show on the first screen, `languages`
    those of the foot; whether there are `readers`, the `place` on the plan where it stands, and the `printer` if there
    is one, follow the settings. The app sets `navigator`, `visit_changed` and `finish` when it is built; what reaches
    beyond this machine is there (`connect`) before anybody can touch the first picture.
    """

    events: Events
    clock: Clock
    world: World
    visit: Visit
    qr: QrMaker
    desk: Desk = field(init=False)
    ideas: IdeaBox = field(init=False)
    pictures: Pictures = field(init=False)
    mystery: MysteryDesk = field(default_factory=NoMystery)
    bell: StaffBell = field(default_factory=NoBell)
    celia_count: CeliaCount = field(default_factory=NoCount)
    speech: Speech = field(default_factory=NoSpeech)
    tiles: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    readers: bool = False
    place: str | None = None
    printer: SlipPrinter | None = None
    navigator: Navigator = field(default_factory=_Nowhere)
    visit_changed: Callable[[], None] = _nothing
    finish: Callable[[], None] = _nothing

    def connect(
        self,
        *,
        desk: Desk,
        ideas: IdeaBox,
        pictures: Pictures,
        mystery: MysteryDesk,
        bell: StaffBell,
        celia_count: CeliaCount,
    ) -> None:
        """Give the screens the ways to the hub."""
        self.desk, self.ideas, self.pictures = desk, ideas, pictures
        self.mystery, self.bell, self.celia_count = mystery, bell, celia_count

    @property
    def language(self) -> str:
        """The language of the words: easy Finnish too, where it is wanted."""
        wishes = self.visit.preferences
        return EASY if wishes.easy and wishes.language == plain(EASY) else wishes.language

    @property
    def can_speak(self) -> bool:
        """Whether there is a voice."""
        return type(self.speech) is not NoSpeech

    def now(self) -> datetime:
        return self.clock.now()

    def tr(self, message: str, **values: object) -> str:
        return tr(message, self.language, values)

    def trn(self, one: str, many: str, count: int, **values: object) -> str:
        return trn(one, many, count, self.language, values)

    def prefer(self, **changes: Any) -> None:
        """Change how this patron reads."""
        self.visit = replace(self.visit, preferences=replace(self.visit.preferences, **changes))
        self.visit_changed()

    def adopt(self, wishes: Preferences) -> None:
        """Preferences that were brought along; what this kiosk has no language or no voice for stays as it is."""
        language = wishes.language if wishes.language in self.languages else self.visit.preferences.language
        wishes = replace(wishes, language=language, speech=wishes.speech and self.can_speak)
        self.visit = replace(self.visit, preferences=wishes)
        self.visit_changed()

    def remember(self, own: Own) -> None:
        """A reservation of this visit, shown as the patron's own until the wipe."""
        self.visit = self.visit.with_own(own)
        self.visit_changed()

    def forget(self, reservation: str) -> None:
        self.visit = self.visit.without(reservation)
        self.visit_changed()

    def play(self, team: str) -> None:
        """This visit is of a team of the mystery."""
        self.visit = replace(self.visit, team=team)
        self.visit_changed()

    def left_idea(self, question: str | None, *, in_words: bool) -> None:
        """The patron has left an idea; what it was is not remembered."""
        self.visit = self.visit.with_idea(question, in_words=in_words)
        self.visit_changed()

    def count_for_celia(self, sign: Sign) -> None:
        """Once a visit and sign; that it counted is all the visit remembers."""
        if sign not in self.visit.counted:
            self.visit = replace(self.visit, counted=self.visit.counted | {sign})
            self.celia_count.count(sign, self.world.today(self.now()))

    def new_visit(self, defaults: Preferences) -> None:
        """The wipe: everything personal lived in the visit that is dropped here."""
        self.visit = Visit(number=self.visit.number + 1, preferences=defaults)
        self.visit_changed()

    def for_this_visit(self, deliver: Callable[[T], None]) -> Callable[[T], None]:
        """`deliver`, but silent once the visit that asked has ended."""
        number = self.visit.number

        def deliver_in_time(outcome: T) -> None:
            if self.visit.number == number:
                deliver(outcome)

        return deliver_in_time
