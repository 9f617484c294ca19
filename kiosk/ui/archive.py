"""Colours of the mystery: the lights are off in the archive, a lamp falls on a letter. High contrast has one dark only.

Every token of the light theme has its counterpart here, so that any widget may stand in the dark.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.ui.palette import STEADY

ARCHIVE: Mapping[str, str] = {
    "page": "1A1512",
    "card": "2A211C",
    "ink": "FBF4E6",
    "muted": "CDBFA9",
    "line": "43372D",
    "edge": "8F806B",
    "head": "1A1512",
    "head_ink": "FFFFFF",
    "head_control": "33291F",
    "head_edge": "8F806B",
    "head_muted": "D8CBB8",
    "wave_sea": "1A1512",
    "wave_sand": "F0B95A",
    "primary": "F0B95A",
    "primary_ink": "1A1512",
    "primary_down": "D99F3B",
    "call": "F0B95A",
    "call_edge": "F0B95A",
    "call_ink": "1A1512",
    "call_down": "D99F3B",
    "own": "2E5E4E",
    "own_ink": "FFFFFF",
    "own_down": "22483B",
    "alarm": "F2A097",
    "alarm_ink": "1A1512",
    "selected": "F0B95A",
    "selected_ink": "1A1512",
    "control": "33291F",
    "control_down": "4A3C2E",
    "control_ink": "FBF4E6",
    "icon": "F0B95A",
    "free": "22483B",
    "free_ink": "FFFFFF",
    "free_edge": "7DB79F",
    "taken": "3A2F26",
    "taken_mark": "6B5D4C",
    "taken_ink": "FBF4E6",
    "taken_edge": "A19078",
    "buffer_mark": "A19078",
    "closed_mark": "A19078",
    "good": "7ED6A5",
    **STEADY,
    "scrim": "000000",
    "focus": "F0B95A",
}
