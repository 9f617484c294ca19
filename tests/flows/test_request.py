"""A hall that staff give out: name and people are asked, and kept from every eye that need not see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces


def test_a_request_with_a_name(patron: Patron) -> None:
    """Masked on every screen, gone from the kiosk's disk and never in a log; the hub's staff see it whole."""
    patron.touch("Book a room")
    patron.touch_slot("virta-sali", patron.slot("virta-sali", skip=2))
    patron.touch("Continue")
    patron.awaits("details")
    patron.type("tuulikki")
    assert "uulikk" not in patron.words().lower()
    patron.touch("Ten more")
    patron.touch("Continue")
    patron.awaits("review")
    assert "T." in patron.words()
    assert "uulikk" not in patron.words().lower()
    patron.touch("Send the request")
    patron.awaits("done")
    assert patron.sees("The request has been sent")
    assert "uulikk" not in patron.words().lower()
    asked = requested(patron)
    assert [(each.name, each.people) for each in asked] == [("Tuulikki", 11)]
    assert not on_disk(patron.branch.data, "uulikk")
    assert not [line for path in patron.branch.data.rglob("*.log*") for line in path.read_text().splitlines()
                if "uulikk" in line.lower()]  # fmt: skip
    patron.touch("Finish")
    assert not traces(patron.app, "uulikk")


def test_the_name_is_readable_only_while_the_eye_is_held(patron: Patron) -> None:
    """Pressed it stands there, released it is masked again."""
    patron.touch("Book a room")
    patron.touch_slot("virta-sali", patron.slot("virta-sali", skip=2))
    patron.touch("Continue")
    patron.type("aino")
    eye = patron.pilot.control(patron.say("Show"))
    patron.pilot.press(*patron.pilot.middle(eye))
    patron.pilot.frame(3)
    assert "Aino" in patron.words()
    patron.pilot.lift()
    patron.pilot.frame(3)
    assert "Aino" not in patron.words()


def test_without_a_name_there_is_no_way_on(patron: Patron) -> None:
    """What the rule asks is asked before the review."""
    patron.touch("Book a room")
    patron.touch_slot("virta-sali", patron.slot("virta-sali", skip=2))
    patron.touch("Continue")
    patron.awaits("details")
    going = [c for c in patron.pilot.controls() if patron.say("Continue") in getattr(c, "text", "")]
    assert not going


def requested(patron: Patron) -> list[Any]:
    """What waits for staff."""
    from kiosk.hub.reservations import staff

    with patron.house.hub.engine.connect() as conn:
        return staff.requests(conn)


def on_disk(folder: Path, words: str) -> list[Path]:
    """Files of the kiosk that hold these words, in whatever encoding SQLite left them."""
    needles = [words.encode(), words.capitalize().encode(), words.encode("utf-16-le")]
    return [p for p in folder.rglob("*") if p.is_file() and any(n in p.read_bytes() for n in needles)]
