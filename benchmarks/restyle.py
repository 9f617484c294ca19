"""What a change of text size, language or contrast costs after a day, against a kiosk that was just switched on.

Every screen that stands there, seen or not, is laid out anew. The kiosk stands in this process, in a window of
1080 x 1920 on a virtual display, with a real hub; a change is timed from the patron's choice to the end of the frame
that shows it. The day: visits to two dozen screens, and codes typed with the words that are offered on the way.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.rows import table_row
from kiosk.tour import CANVASES
from tests.ui.rig.branch import open_branch
from tests.ui.rig.patron import Patron
from tests.ui.rig.stops import stops

CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "text size": ({"text_scale": 1.5}, {"text_scale": 1.0}),
    "language": ({"language": "sv"}, {"language": "fi"}),
    "contrast": ({"high_contrast": True}, {"high_contrast": False}),
}
ROUNDS, VISITS, CODES, LIMIT = 7, 3, 10, 1.5


def run() -> list[dict[str, Any]]:
    """The three changes before and after."""
    with tempfile.TemporaryDirectory() as folder, open_branch(Path(folder), CANVASES["portrait"]) as branch:
        patron = Patron(branch)
        patron.arrive()
        before = {what: _spent(patron, what) for what in CHANGES}
        for _ in range(VISITS):
            _visit(patron)
        after = {what: _spent(patron, what) for what in CHANGES}
    return [
        table_row(
            f"a change of {what}, first screen: after a day / just switched on",
            after[what],
            before[what],
            unit="ms",
            limit=f"<= {LIMIT:g}",
            note=f"median of {2 * ROUNDS}, after {VISITS} visits to {len(stops(patron))} screens and {VISITS * CODES} codes",
        )
        for what in CHANGES
    ]


def _spent(patron: Patron, what: str) -> float:
    """Milliseconds, median."""
    pilot, times = patron.pilot, []
    for _ in range(ROUNDS):
        for wish in CHANGES[what]:
            pilot.settle()
            pilot.pump(0.2)  # what the change before has left is looked through
            started = time.perf_counter()
            patron.app.context.prefer(**wish)
            pilot.frame()
            times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def _visit(patron: Patron) -> None:
    from kiosk.ui.widgets.keyboard import BACKSPACE

    app, pilot = patron.app, patron.pilot
    for name, arguments in stops(patron):
        app.router.go(name, **arguments)
        pilot.frame(2)
        if name == "code":
            for sign in CODES * ("lu" + 2 * BACKSPACE):
                app.router.current.key(sign)
                pilot.frame()
    app.end_visit()
    pilot.skip(2)
    patron.wake()
