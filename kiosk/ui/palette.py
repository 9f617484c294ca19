"""Colour tokens of the light and the high-contrast theme, and which pairs of them meet on a screen. The mystery's own
theme is in `archive.py`.

`PAIRS` is the contract of the contrast test: whoever puts a colour on another adds the pair here.
No token begins with `on_`: Kivy would take it for an event, and rules that read it would not follow the theme.
"""

from __future__ import annotations

from collections.abc import Mapping

STEADY: Mapping[str, str] = {
    "night": "2A211C",
    "night_ink": "FFFFFF",
    "letter": "F1E6CF",
    "letter_ink": "2A211C",
    "letter_edge": "8A7C66",
    "seal": "A8322B",
    "seal_ring": "7F211C",
    "seal_ink": "FBE9DF",
    "dark": "000000",
    "dark_ink": "5F6B74",
}
"""What looks the same in whatever light: the night, and a letter with its seal."""

LIGHT: Mapping[str, str] = {
    "page": "FAF5EC",
    "card": "FFFFFF",
    "ink": "14202B",
    "muted": "4A5560",
    "line": "E3D9C8",
    "edge": "8A7C66",
    "head": "0B3954",
    "head_ink": "FFFFFF",
    "head_control": "2D5268",
    "head_edge": "7F9EAF",
    "head_muted": "D3E1E8",
    "wave_sea": "16607D",
    "wave_sand": "F0B95A",
    "primary": "16607D",
    "primary_ink": "FFFFFF",
    "primary_down": "0F4A61",
    "call": "F0B95A",
    "call_edge": "9C6C14",
    "call_ink": "14202B",
    "call_down": "D99F3B",
    "own": "2E5E4E",
    "own_ink": "FFFFFF",
    "own_down": "22483B",
    "alarm": "A8322B",
    "alarm_ink": "FFFFFF",
    "selected": "0B3954",
    "selected_ink": "FFFFFF",
    "control": "FFFFFF",
    "control_down": "F1E6CF",
    "control_ink": "14202B",
    "icon": "16607D",
    "free": "DDEFE6",
    "free_ink": "1C4638",
    "free_edge": "4F8A74",
    "taken": "E9E1D2",
    "taken_mark": "C3B69D",
    "taken_ink": "4A4234",
    "taken_edge": "8A7C66",
    "buffer_mark": "8A7C66",
    "closed_mark": "8A7C66",
    "good": "7ED6A5",
    **STEADY,
    "scrim": "0B1A24",
    "focus": "A8322B",
}

CONTRAST: Mapping[str, str] = {
    "page": "000000",
    "card": "000000",
    "ink": "FFFFFF",
    "muted": "FFFFFF",
    "line": "FFFFFF",
    "edge": "FFFFFF",
    "head": "000000",
    "head_ink": "FFFFFF",
    "head_control": "000000",
    "head_edge": "FFFFFF",
    "head_muted": "FFFFFF",
    "wave_sea": "000000",
    "wave_sand": "FFE45C",
    "primary": "000000",
    "primary_ink": "FFFFFF",
    "primary_down": "333333",
    "call": "FFE45C",
    "call_edge": "FFE45C",
    "call_ink": "000000",
    "call_down": "FFFFFF",
    "own": "000000",
    "own_ink": "FFFFFF",
    "own_down": "333333",
    "alarm": "FFFFFF",
    "alarm_ink": "000000",
    "selected": "FFE45C",
    "selected_ink": "000000",
    "control": "000000",
    "control_down": "333333",
    "control_ink": "FFFFFF",
    "icon": "FFE45C",
    "free": "000000",
    "free_ink": "FFFFFF",
    "free_edge": "FFFFFF",
    "taken": "000000",
    "taken_mark": "8C8C8C",
    "taken_ink": "FFFFFF",
    "taken_edge": "A0A0A0",
    "buffer_mark": "A0A0A0",
    "closed_mark": "A0A0A0",
    "good": "FFE45C",
    "night": "000000",
    "night_ink": "FFFFFF",
    "letter": "000000",
    "letter_ink": "FFFFFF",
    "letter_edge": "FFFFFF",
    "seal": "FFE45C",
    "seal_ring": "FFFFFF",
    "seal_ink": "000000",
    "dark": "000000",
    "dark_ink": "6E6E6E",
    "scrim": "000000",
    "focus": "FFE45C",
}

CLASS_TOKENS: tuple[str, ...] = (
    "ink",
    "icon",
    "card",
    "line",
    "control_down",
    "control",
    "control_ink",
    "edge",
    "selected",
    "selected_ink",
)
"""Tokens that the rules of classes start from, in the order in which rules of more special kinds may replace them."""

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "page"),
    ("ink", "card"),
    ("muted", "page"),
    ("muted", "card"),
    ("head_ink", "head"),
    ("head_muted", "head"),
    ("head_ink", "head_control"),
    ("primary_ink", "primary"),
    ("primary_ink", "primary_down"),
    ("call_ink", "call"),
    ("call_ink", "call_down"),
    ("own_ink", "own"),
    ("own_ink", "own_down"),
    ("alarm_ink", "alarm"),
    ("night_ink", "night"),
    ("letter_ink", "letter"),
    ("seal_ink", "seal"),
    ("selected_ink", "selected"),
    ("control_ink", "control"),
    ("control_ink", "control_down"),
    ("free_ink", "free"),
    ("taken_ink", "taken"),
    ("alarm", "card"),
    ("icon", "card"),
)
"""Foreground and background of text: 4.5:1, in the high-contrast theme 7:1."""

SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge", "page"),
    ("edge", "card"),
    ("free_edge", "card"),
    ("taken_edge", "card"),
    ("buffer_mark", "card"),
    ("closed_mark", "card"),
    ("icon", "page"),
    ("icon", "control"),
    ("wave_sand", "head"),
    ("call", "head"),
    ("head_edge", "head"),
    ("call_edge", "page"),
    ("call_edge", "card"),
    ("letter_edge", "letter"),
    ("good", "head_control"),
    ("dark_ink", "dark"),
    ("focus", "page"),
    ("focus", "card"),
)
"""Control edges, icons and marks that carry meaning, and the large words of the night: 3:1."""


def rgba(value: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """A hex token as Kivy's colour; components 0 to 1."""
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue, alpha


def luminance(value: str) -> float:
    """Relative luminance of a hex colour (WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue, _ = rgba(value)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two hex colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
