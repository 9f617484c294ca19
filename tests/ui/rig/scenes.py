"""Scenes that need a process of their own. Each gets an empty folder, or the folder of the scene before it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from kiosk import bootstrap
from kiosk.domain.celia import ADDRESS
from kiosk.settings.written import Size
from kiosk.tour import CANVASES
from kiosk.tour.display import virtual_display
from kiosk.tour.house import SHOWN_AT, ShownClock
from tests.ui.rig.branch import SMALL, open_branch, settings
from tests.ui.rig.patron import Patron


def learn_the_house(folder: Path) -> None:
    """A kiosk that has heard its hub once and is switched off."""
    with open_branch(folder) as branch:
        branch.pilot.until(lambda: branch.app.context.world.online, 30, "the hub's first word")


def start_alone(folder: Path) -> None:
    """It is switched on again ten minutes later, and the hub does not answer."""
    with open_branch(folder, up=False, clock=ShownClock(SHOWN_AT + timedelta(minutes=10))) as branch:
        patron = Patron(branch)
        assert "Pelihuone" in patron.words(), patron.words()
        assert patron.sees("No connection · as of {time}", time="klo 13.42"), patron.words()
        branch.pilot.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.book_a_free_slot("pelihuone")
        patron.touch("Confirm the booking")
        patron.awaits("done")
        assert patron.sees("Saved, not confirmed yet")
        branch.line.put_up()
        branch.kiosk.worker.look_now()
        patron.sees_soon("The booking is made", 30)
        assert len(patron.held_at_hub("pelihuone")) == 1


def start_knowing_nothing(folder: Path) -> None:
    """No store, no hub: still a whole first screen, and no touch leads to nothing."""
    with open_branch(folder, up=False) as branch:
        patron = Patron(branch)
        assert patron.sees("No connection yet"), patron.words()
        for tile, screen in (("Book a room", "book"), ("My booking", "code")):
            patron.touch(tile)
            patron.awaits(screen)
            patron.touch("Back")
            patron.awaits("home")
        for name in ("Svenska", "English", "Suomi"):
            branch.pilot.touch(name)
        assert not branch.kiosk.guard._recent
        branch.line.put_up()
        branch.kiosk.worker.look_now()
        branch.pilot.until(lambda: "Pelihuone" in patron.words(), 30, "the house")
        assert not patron.sees("No connection yet")


def keep_failing(folder: Path) -> None:
    """A screen that fails again and again: the kiosk gives up with exit code 1 for its supervisor."""
    config = folder / "config"
    config.mkdir()
    (config / "kiosk.toml").write_text(settings(SMALL, "http://127.0.0.1:9"), encoding="utf-8")
    os.environ["KIOSK_TOKEN"] = "kiosk_koe_" + "t" * 43
    with virtual_display(SMALL.width, SMALL.height):
        kiosk = bootstrap.assemble(config, folder / "kiosk", Size(SMALL.width, SMALL.height))
        from kivy.clock import Clock

        failed = []

        def fail(_dt: float) -> None:
            failed.append(1)
            Clock.schedule_once(fail, 0.1)
            raise RuntimeError("a screen of this test fails")

        Clock.schedule_once(fail, 0.1)
        assert kiosk.serve() == 1
        assert len(failed) == 4, failed
    assert "a screen of this test fails" in (folder / "kiosk" / "log" / "kiosk.log").read_text(encoding="utf-8")


def read_the_qr(folder: Path, name: str) -> None:
    """The code on the screen of done, read from the pixels by another program, in both themes; it and the words of the
    code are seen without scrolling.
    """
    import zxingcpp

    with open_branch(folder, CANVASES[name]) as branch:
        from kiosk.tour.checks.boxes import seen_of, whole

        patron, pilot = Patron(branch), branch.pilot
        patron.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.arrive()
        patron.book_a_free_slot("pelihuone")
        patron.touch("Confirm the booking")
        patron.awaits("done")
        ((start, end),) = patron.held_at_hub("pelihuone")
        for contrast in (False, True):
            branch.app.context.prefer(high_contrast=contrast)
            pilot.settle()
            for shown in (patron.screen.ids.code, patron.screen.ids.square):
                assert whole(seen_of(shown), shown), (name, shown)
            found = zxingcpp.read_barcodes(pilot.picture())
            assert len(found) == 1, f"{len(found)} codes with contrast={contrast}"
            lines = found[0].text.split("\r\n")
            assert lines[0] == "BEGIN:VCALENDAR"
            assert f"DTSTART:{start:%Y%m%dT%H%M%SZ}" in lines
            assert f"DTEND:{end:%Y%m%dT%H%M%SZ}" in lines
            assert patron.screen.code in found[0].text
            _judge_the_qr(patron)
        assert patron.screen.code in patron.screen.short_form


def read_celias_code(folder: Path, name: str) -> None:
    """Celia's code on a panel, as it stands there and at 200 %, in both themes: the address, level Q, 40 mm, a quiet
    edge; the address to type stands beside it.
    """
    import zxingcpp

    canvas = CANVASES[name]
    with open_branch(folder, canvas) as branch:
        patron, pilot = Patron(branch), branch.pilot
        patron.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.arrive()
        patron.touch("Celia")
        patron.awaits("celia")
        typed = patron.say("Or type: {address}", address="celia.fi")
        for contrast, scale in ((False, 1.0), (True, 1.0), (False, 2.0), (True, 2.0)):
            branch.app.context.prefer(high_contrast=contrast, text_scale=scale)
            assert pilot.lay_out()
            code = patron.screen.ids.code
            pilot.reveal(code.ids.square)
            assert pilot.lay_out()
            pilot.settle()
            (found,) = zxingcpp.read_barcodes(pilot.picture())
            assert (found.text, found.ec_level) == (ADDRESS, "Q"), (name, contrast, scale)
            _judge_the_qr(patron)
            square = code.ids.square
            within = square.width * len(square.modules) / (len(square.modules) + 8)
            assert within / branch.app.theme.mm >= 40, "without its quiet edge"
            assert code.short_text == typed


def _judge_the_qr(patron: Patron) -> None:
    """40 mm at least, whole pixels a module, and a light edge of four modules that nothing touches."""
    from kiosk.ui.widgets.qr import QrCode

    (code,) = [w for w in patron.screen.walk() if isinstance(w, QrCode)]
    assert code.width / patron.app.theme.mm >= 40
    assert code.modules
    side = len(code.modules) + 8
    module = code.width / side
    assert module == int(module)
    left, bottom = (int(v) for v in code.to_window(*code.pos))
    picture = patron.pilot.picture()
    low, right = picture.height - bottom, left + int(code.width)
    # A page that is scrolled may lie between two pixels: what is drawn is then up to two of them away.
    box = picture.crop((left + 2, low - int(code.height) + 2, right - 2, low - 2))
    quiet = int(4 * module) - 4
    edge = [box.crop((0, 0, box.width, quiet)), box.crop((0, 0, quiet, box.height))]
    edge += [
        box.crop((0, box.height - quiet, box.width, box.height)),
        box.crop((box.width - quiet, 0, box.width, box.height)),
    ]
    seen = [part.getextrema() for part in edge]
    theme = patron.app.theme
    told = f"{seen} around {code.to_window(*code.pos)} with {theme.high_contrast=} {theme.body=}"
    assert all(each == ((255, 255),) * 3 for each in seen), told
