"""Whether a story can be played to its end by every level in every opening mode, and what else its author would mend.

Pure, and no guess at what a team will do: solving never takes anything away, so what can be reached is found without
walking through every state (`graph.py`). Judged by the engine's own rules, not by a copy of them.
"""

from kiosk.mystery.checker.check import check
from kiosk.mystery.checker.duration import Duration, durations
from kiosk.mystery.checker.finding import DETOUR, Finding

__all__ = ["DETOUR", "Duration", "Finding", "check", "durations"]
