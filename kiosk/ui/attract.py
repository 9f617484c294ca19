"""The resting screen: calm, alive, says what one can do here. The touch that wakes it does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.context import Context
from kiosk.ui.hours_words import house_hours
from kiosk.ui.resting_cards import RestingCard, Shape, resting_cards, shapes
from kiosk.ui.screen import load_look
from kiosk.ui.times import at_clock, day_number, weekday
from kiosk.ui.widgets import picture
from kiosk.ui.widgets.basic import LargeNote
from kiosk.ui.widgets.drawn import FollowsTheme

for _look in (picture.__file__, __file__):
    load_look(str(_look))

_EVERY = 8.0
"""Seconds between two cards."""
_DRIFT_STEPS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))


class Attract(FollowsTheme, FloatLayout):
    """Covers everything while nobody is there."""

    date = StringProperty()
    clock = StringProperty()
    hours = StringProperty()
    open = BooleanProperty(False)
    closing = StringProperty()
    crowded = BooleanProperty(False)
    house = StringProperty()
    card_title = StringProperty()
    card_lines = ListProperty()
    picture_id = StringProperty()
    icon_name = StringProperty("image-outline")
    tone = StringProperty("sea")
    share = NumericProperty(1.0)
    """Of the usual size of the card's letters."""
    heading_share = NumericProperty(1.0)
    """Of its heading's, which is large already."""
    fitted = BooleanProperty(False)
    """The card leaves the invitation to touch free; until then it is not seen."""
    shade = NumericProperty(1.0)
    drift = NumericProperty(0.0)
    shift_x = NumericProperty(0.0)
    shift_y = NumericProperty(0.0)
    __events__ = ("on_wake",)

    def __init__(self, context: Context, **kwargs: Any) -> None:
        self.context = context
        self._cards: list[RestingCard] = []
        self._turn = 0
        self._card: RestingCard | None = None
        self._shapes: Iterator[Shape] = iter(())
        self._tall = (0.0, 0.0)
        """Where the column ended and how high the card was, a frame ago."""
        self._next = Clock.create_trigger(self._show_next, _EVERY, interval=True)
        self._fit = Clock.create_trigger(self._fit_now)
        super().__init__(**kwargs)
        self.follow_theme(self._anew, "body")
        for name in ("size", "closing"):
            self.fbind(name, self._anew)
        self.ids.column.bind(height=self._grown)

    def on_wake(self) -> None:
        """Somebody touched the screen."""

    def on_touch_down(self, touch: Any) -> bool:
        touch.grab(self)
        return True

    def on_touch_move(self, _touch: Any) -> bool:
        return True

    def on_touch_up(self, touch: Any) -> bool:
        # Waking on release keeps the whole waking touch, down to up, away from what lies underneath.
        if touch.grab_current is self:
            touch.ungrab(self)
            self.dispatch("on_wake")
        return True

    def start(self) -> None:
        self._turn = 0
        self._put(0)
        self._next()

    def hold(self, turn: int) -> None:
        """Show the card of a turn and let it stand."""
        self.stop()
        self._turn = turn
        self._put(turn)

    @property
    def cards(self) -> tuple[RestingCard, ...]:
        """All there is to tell."""
        return tuple(self._cards)

    def stop(self) -> None:
        self._next.cancel()
        Animation.cancel_all(self)
        self.shade = 1.0

    def refresh(self) -> None:
        """Collect what is true now."""
        context = self.context
        now, world, language = context.now(), context.world, context.language
        self.clock = at_clock(now, language, world.zone)
        self.date = f"{weekday(world.today(now), language)} {day_number(world.today(now), language)}"
        self.house = world.house.name.in_(language)
        self.hours = house_hours(world, now, language)
        self.open = world.opening(now).open
        self._cards = resting_cards(context)
        self._put(self._turn)
        # One pixel step a minute around the place: nothing burns in, nobody sees it move.
        x, y = _DRIFT_STEPS[now.minute % len(_DRIFT_STEPS)]
        self.shift_x, self.shift_y = x * 8, y * 8

    def _put(self, turn: int) -> None:
        """The card whose turn it is; a refresh may have made them fewer."""
        card = self._cards[turn % len(self._cards)]
        if card == self._card:
            return
        self._card = card
        self.card_title, self.icon_name, self.tone = card.title, card.icon, card.tone
        self._shapes = shapes(card)
        self._take_shape()

    def _anew(self, *_args: Any) -> None:
        """There is more room, or less."""
        self._card = None
        if self._cards:
            self._put(self._turn)

    def _take_shape(self) -> bool:
        """The card as large as it has not been tried yet; False when there is no smaller one."""
        shape = next(self._shapes, None)
        if shape is None:
            return False
        self.fitted, self._tall = False, (0.0, 0.0)
        self.card_lines, self.picture_id, self.share = list(shape.lines), shape.picture, shape.share
        self.heading_share = min(shape.share, (2 + shape.share) / 3)
        self._fit()
        return True

    def _grown(self, *_args: Any) -> None:
        self.fitted = False
        self._fit()

    def _fit_now(self, _dt: float) -> None:
        """A frame later everything has its height: make do with less, if that is too much."""
        tall = (self.ids.column.y, self.ids.card.height)
        if tall != self._tall:  # not at rest yet
            self._tall = tall
            self._fit()
        elif not (self._is_over() and self._take_shape()):
            self.fitted = True

    def _is_over(self) -> bool:
        """Letters grow as far as the wave, and part no fact from the one beside it; the usual ones may come nearer to
        the invitation.
        """
        ids = self.ids
        if self.share > 1:
            lines = ids.notes.children
            return ids.card.y < ids.wave.top or any(map(_is_parted, lines))
        return bool(ids.column.y < ids.invitation.top + ids.invitation.spacing)

    def _show_next(self, _dt: float) -> None:
        self._turn += 1
        if self.context.visit.preferences.less_motion:
            self._put(self._turn)
            return
        fade = Animation(shade=0, duration=0.2, t="out_quad")
        fade.bind(on_complete=lambda *_: self._put(self._turn))
        (fade + Animation(shade=1, duration=0.25, t="in_quad")).start(self)
        Animation(drift=1.0 if self.drift < 0.5 else 0.0, duration=1.2, t="in_out_sine").start(self)


def _is_parted(line: LargeNote) -> bool:
    """A fact stands below the one it belongs to, and no longer beside it."""
    words = line.ids.words
    return " · " in line.text and bool(words.height > 2 * words.font_size)
