"""Celia: for whom reading print is hard. What it is, how one begins. Nothing about the reader is asked or kept."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.domain.celia import ADDRESS, Celia
from kiosk.domain.celia_count import Sign
from kiosk.domain.links import allowed
from kiosk.ui.hours_words import called, who_helps
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import qr
from kiosk.ui.widgets.basic import Card

load_look(str(qr.__file__))
load_look(__file__)


class WayCard(Card):
    """One way to begin: a picture, where, and what happens there."""

    icon_name = StringProperty("headphones")
    title_text = StringProperty()
    text = StringProperty()
    fact = StringProperty()
    """What is true of it just now."""


class CeliaScreen(KioskScreen):
    """The question, who it is for, the code, three ways to begin."""

    title_id = "Celia – talking books"
    sunny = True
    campaign_text = StringProperty()
    typed_text = StringProperty()
    desk_text = StringProperty()
    desk_fact = StringProperty()
    modules: Any = ObjectProperty(None, allownone=True)
    calling = BooleanProperty(False)
    answer = StringProperty()
    """How the call for staff went."""

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._url = ""
        self._heard: bool | None = None
        super().__init__(context, **kwargs)

    def wipe(self) -> None:
        self.calling, self._heard = False, None

    def show(self, **_arguments: Any) -> None:
        self.ids.scroll.to_top()
        self.context.count_for_celia(Sign.CODE)

    def refresh(self) -> None:
        context = self.context
        world, now, language = context.world, context.now(), context.language
        celia = world.house.celia
        campaign = celia.campaign_on(world.today(now))
        self.campaign_text = campaign.text.in_(language) if campaign else ""
        self.typed_text = context.tr("Or type: {address}", address=celia.short)
        general = context.tr("Tell staff that reading is hard for you. They make you a login at once.")
        self.desk_text = celia.desk.in_(language) if celia.desk is not None else general
        self.desk_fact = who_helps(world, now, language)
        self.answer = called(world, now, language, heard=self._heard) if self._heard is not None else ""
        self._code(celia)

    def _code(self, celia: Celia) -> None:
        """Drawn when the address is another one: it takes as long as some frames."""
        hosts = self.context.world.house.link_hosts
        url = celia.url if celia.url == ADDRESS or allowed(celia.url, hosts) else ADDRESS
        if url != self._url:
            self._url, self.modules = url, self.context.qr(url, sturdy=True)

    def call_staff(self) -> None:
        if self.calling:
            return
        self.calling = True
        self.context.bell.ring(self.context.for_this_visit(self._answered))

    def _answered(self, heard: bool) -> None:
        self.calling, self._heard = False, heard
        self.refresh()

    def to_taste(self) -> None:
        self.context.navigator.go("celia_taste")

    def to_eyes(self) -> None:
        self.context.navigator.go("celia_eyes")

    def to_near(self) -> None:
        self.context.navigator.go("celia_near")
