"""Kivy set up as a kiosk, before its window module is imported: no config of its own, one input, no way out by key.

Call `prepare` first of all; importing `kivy.core.window` opens the window.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from kiosk.ui.quick_rules import carry_out_quickly
from kiosk.ui.shared_names import share_names


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPlan:
    """Size in pixels, and whether the window takes the whole panel."""

    width: int
    height: int
    fullscreen: bool
    show_cursor: bool = False


def prepare(plan: WindowPlan, kivy_home: Path) -> None:
    """Set every Kivy default that hurts on a public screen.

    Escape would quit, F1 would open a settings panel, a right click would fake a second touch, and the default
    [input] section would report each touch twice (kivy #3801). Nothing is read from or written to the user's home.
    """
    kivy_home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        KIVY_HOME=str(kivy_home),
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_LOG_MODE="PYTHON",
        KIVY_NO_ENV_CONFIG="1",
        # One decoder for our own PNGs; looking for others would import Pillow.
        KIVY_IMAGE="sdl2",
    )
    # The window of a Wayland or X session would otherwise follow desktop scaling; sizes are ours, in millimetres.
    os.environ.setdefault("KIVY_METRICS_DENSITY", "1")
    os.environ.setdefault("KIVY_METRICS_FONTSCALE", "1")
    # Kivy speaks at length about itself and the graphics card; what goes wrong is enough.
    logging.getLogger("kivy").setLevel(logging.WARNING)
    from kivy.config import Config

    logging.getLogger("kivy").setLevel(logging.WARNING)
    for section, values in _config(plan).items():
        for key, value in values.items():
            Config.set(section, key, value)
    Config.remove_section("input")
    Config.add_section("input")
    # One provider: SDL reports a touch as a mouse event, rotated as the compositor rotates it.
    Config.set("input", "mouse", "mouse,disable_multitouch,disable_hover")
    _import_what_is_used()


def _import_what_is_used() -> None:
    """Let Kivy's first imports leave out what no kiosk needs; together it is an eighth of the start.

    Its clock imports asyncio in case somebody runs it there. Its builder reads the rules of every widget it has.
    """
    import kivy

    spared = None if "asyncio" in sys.modules else ModuleType("asyncio")
    everything = kivy.kivy_data_dir
    try:
        if spared is not None:
            spared.wait_for = None  # type: ignore[attr-defined]  # looked up, never called
            sys.modules["asyncio"] = spared
        kivy.kivy_data_dir = str(Path(__file__).parent / "style")
        import kivy.clock
        import kivy.lang.builder as rules
    finally:
        kivy.kivy_data_dir = everything
        if spared is not None:
            del sys.modules["asyncio"]
    share_names(rules)
    carry_out_quickly(rules)


def _config(plan: WindowPlan) -> dict[str, dict[str, str]]:
    return {
        "graphics": {
            "width": str(plan.width),
            "height": str(plan.height),
            "fullscreen": "auto" if plan.fullscreen else "0",
            "borderless": "1" if plan.fullscreen else "0",
            "resizable": "0",
            "show_cursor": "1" if plan.show_cursor else "0",
            "allow_screensaver": "0",
            # Edges are smoothed where they are drawn; multisampling costs 70 MB and a third of the frame rate.
            "multisamples": "0",
            "maxfps": "60",
            "window_state": "visible",
        },
        "kivy": {
            "exit_on_escape": "0",
            "keyboard_mode": "system",
            "desktop": "0",
            "log_enable": "0",
            "log_level": "warning",
            "window_icon": "",
            "pause_on_minimize": "0",
        },
        "postproc": {"double_tap_time": "1", "triple_tap_time": "1", "retain_time": "0", "jitter_distance": "0"},
        "widgets": {"scroll_timeout": "55"},
    }
