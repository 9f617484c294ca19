"""The settings of the screen, made into what the UI takes: a window and a face. The UI itself knows no settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.visit import Preferences
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.written import Size
from kiosk.ui.window import WindowPlan

if TYPE_CHECKING:
    from kiosk.ui.face import Face


def window_plan(settings: KioskSettings, window: Size | None) -> WindowPlan:
    """The window that the settings ask for, or one of the given size."""
    size = window or settings.screen.size
    window_size = size or Size(1080, 1920)
    return WindowPlan(
        width=window_size.width,
        height=window_size.height,
        fullscreen=size is None,
        show_cursor=settings.screen.cursor,
    )


def face_of(settings: KioskSettings, size: Size) -> Face:
    """How a screen of this size is set up; not before the window is prepared."""
    from kiosk.ui.face import Face
    from kiosk.ui.idle import IdleTimes
    from kiosk.ui.theme import Panel

    screen, look = settings.screen, settings.look
    countdown = settings.idle.countdown.total_seconds()
    return Face(
        panel=Panel(
            width=size.width,
            height=size.height,
            diagonal_inches=screen.diagonal_inches,
            distance_cm=screen.viewing_distance_cm,
        ),
        languages=settings.languages,
        idle=IdleTimes(warn_after=settings.idle.warn_after.total_seconds(), countdown=countdown),
        mystery_idle=IdleTimes(warn_after=settings.idle.mystery_warn_after.total_seconds(), countdown=countdown),
        celia_idle=IdleTimes(warn_after=settings.idle.celia_warn_after.total_seconds(), countdown=countdown),
        defaults=Preferences(
            language=settings.language,
            text_scale=look.text_scale / 100,
            high_contrast=look.contrast == "high",
            less_motion=look.motion == "less",
            pace=settings.idle.pace,
        ),
        tiles=settings.tiles,
        night=settings.idle.night,
        keys=settings.keys.plan(),
        screen_reader=settings.access.screen_reader,
    )
