"""Colours of Celia's pages: the light theme under a head of dune. High contrast has no sun of its own."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.ui.palette import LIGHT

SUNNY: Mapping[str, str] = {
    **LIGHT,
    "head": "F0B95A",
    "head_ink": "14202B",
    "head_control": "D9A54F",
    "head_edge": "7A5312",
    "head_muted": "14202B",
    "wave_sand": "0B3954",
    # On dune dune calls nobody.
    "call": "0B3954",
    "call_edge": "0B3954",
    "call_ink": "FFFFFF",
    "call_down": "16607D",
    "good": "1C4638",
}
