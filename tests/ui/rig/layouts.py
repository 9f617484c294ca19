"""Scenes of where things stand on panels with little room, each in a process of its own as those of `scenes`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.tour import CANVASES
from tests.made_events import event
from tests.ui.rig.branch import Branch, open_branch
from tests.ui.rig.patron import Patron


def type_on_a_tablet(folder: Path) -> None:
    """Ten inches, large text, lower half: every key of every keyboard is on the screen, digits come by one of them."""
    with open_branch(folder, CANVASES["tablet"]) as branch:
        from kiosk.tour.checks import targets
        from kiosk.tour.checks.boxes import seen_of, whole
        from kiosk.ui.widgets.keyboard import Key

        patron, pilot = Patron(branch), branch.pilot
        patron.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.arrive()
        for name in ("code", "preference_card", "events", "feedback"):
            branch.app.context.navigator.go(name)
            pilot.settle()
            if name == "preference_card":
                patron.touch("I have a code")
            elif name == "events":
                # This house has no events: there is nothing to search, and no chip that leads there.
                patron.screen.searching = patron.screen.typing = True
            elif name == "feedback":
                patron.touch("Write in your own words")
            pilot.settle()
            if name == "code":
                for letter in "SIM":
                    pilot.touch(letter)
                assert pilot.sees("simpukka")
            for scale, reach in ((1.0, False), (1.5, False), (2.0, True)):
                branch.app.context.prefer(text_scale=scale, reach=reach)
                assert pilot.lay_out()
                pilot.settle()
                keys = [widget for widget in pilot.visible() if isinstance(widget, Key)]
                hidden = [key.name for key in keys if (box := seen_of(key)) is None or not whole(box, key)]
                assert len(keys) > 28 and not hidden, (name, scale, reach, hidden)
                assert not targets.faults(keys, branch.app.theme), (name, scale)
            branch.app.context.prefer(text_scale=1.0, reach=False)
            pilot.settle()
            if name != "code":
                patron.touch("Digits or letters")
                pilot.touch("7")
                assert "7" in (patron.screen.typed if name != "feedback" else patron.screen.text), name
            branch.app.router.home()
            pilot.settle()


def type_a_name(folder: Path, name: str) -> None:
    """Large text, lower half: what a room asks is typed with the name (the number) and every key in view."""
    with open_branch(folder, CANVASES[name]) as branch:
        from kiosk.tour.checks.boxes import seen_of, whole
        from kiosk.ui.widgets.keyboard import Key

        patron, pilot = Patron(branch), branch.pilot
        patron.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.arrive()
        now = branch.app.context.now()
        branch.app.context.navigator.go("details", resource="virta-sali", start=now, end=now + timedelta(hours=1))
        patron.awaits("details")
        for scale, reach in ((1.0, False), (1.5, True), (2.0, True), (2.0, False)):
            branch.app.context.prefer(text_scale=scale, reach=reach)
            assert pilot.lay_out()
            keys = [widget for widget in pilot.visible() if isinstance(widget, Key)]
            shown = [patron.screen.ids.field, *keys]
            hidden = [getattr(each, "name", "the name") for each in shown if not whole(seen_of(each), each)]
            assert len(keys) > 28 and not hidden, (name, scale, reach, hidden)
            _is_even(branch, keys)
        branch.app.context.navigator.go("library_card", resource="tulostin-3d", start=now, end=now + timedelta(hours=1))
        patron.awaits("library_card")
        for scale, reach in ((2.0, False), (2.0, True), (1.5, True), (1.0, False)):
            branch.app.context.prefer(text_scale=scale, reach=reach)
            assert pilot.lay_out()
            keys = [widget for widget in pilot.visible() if isinstance(widget, Key)]
            shown = [patron.screen.ids.field, *keys]
            hidden = [getattr(each, "name", "the number") for each in shown if not whole(seen_of(each), each)]
            assert len(keys) == 11 and not hidden, (name, scale, reach, hidden)
            _is_even(branch, keys)
            head = branch.app.shell.head
            words, clock = head.ids.title, head.ids.plain.children[0].children[0]
            assert not clock.text or words.font_size > 0.75 * branch.app.theme.heading, (
                "the title gives way to the clock"
            )


def _is_even(branch: Branch, keys: list[Any]) -> None:
    """Keys of one row are equally tall, letters stay within them, and what is typed stands right above them."""
    theme, ids = branch.app.theme, branch.app.router.current.ids
    for key in keys:
        row = [each for each in keys if each.parent is key.parent]
        assert {round(each.height) for each in row} == {round(key.height)}, key.name
        assert key.ids.words.texture_size[0] <= key.width - theme.gap, key.name
    between = ids.field.to_window(*ids.field.pos)[1] - ids.board.to_window(0, ids.board.top)[1]
    assert 0 < between < 3 * theme.unit, between


def choose_a_time(folder: Path, name: str) -> None:
    """In larger text, when a time has been chosen: its slot, the way on, its length and an edge of the other rows of
    lengths are in view, and so are the days for whoever scrolls to them.
    """
    with open_branch(folder, CANVASES[name]) as branch:
        from kiosk.tour.checks.boxes import seen_of, whole
        from kiosk.ui.widgets.basic import Words

        patron, pilot = Patron(branch), branch.pilot
        patron.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.arrive()
        patron.touch("Book a room")
        screen, slot = patron.screen, patron.slot("pelihuone")
        patron.touch_slot("pelihuone", slot)
        assert len(screen.ids.bar.ids.options.children) == 4
        for scale, reach in ((1.5, False), (2.0, False), (2.0, True), (1.0, False)):
            branch.app.context.prefer(text_scale=scale, reach=reach)
            assert pilot.lay_out()
            pilot.pump(0.1)
            line, scroll = patron.line_of("pelihuone"), screen.ids.scroll
            _x, bottom, _width, height = line.bounds(slot)
            floor, low = scroll.to_window(*scroll.pos)[1], line.to_window(0, bottom)[1]
            assert floor <= low + 1 and low + height <= floor + scroll.height + 1, (scale, reach)
            way_on = pilot.control(patron.say("Continue"))
            assert whole(seen_of(way_on), way_on), (scale, reach)
            lengths = screen.ids.bar.ids.options.children
            chosen = next(each for each in lengths if each.selected)
            assert whole(seen_of(chosen), chosen), (scale, reach)
            below = [each for each in lengths if each.top <= chosen.y]
            assert not below or seen_of(below[-1]) is not None, (scale, reach)
            assert screen.cramped is (scale > 1), (scale, reach)
            first = screen.ids.strip.children[-1]
            assert screen.cramped or whole(seen_of(first), first), (scale, reach)
        branch.app.context.prefer(text_scale=2.0)
        assert pilot.lay_out()
        screen.ids.scroll.to_top()
        pilot.settle()
        pilot.touch(screen.ids.strip.children[-2])
        assert screen.choice is None
        assert screen.ids.strip.children[-2].selected
        patron.touch_slot("pelihuone", patron.slot("pelihuone"))
        patron.touch("Continue")
        patron.awaits("review")
        assert pilot.lay_out()
        told = {label.text: label for label in pilot.visible() if isinstance(label, Words)}
        for text in (patron.screen.room, patron.screen.when):
            assert whole(seen_of(told[text]), told[text]), "what is confirmed is in view"


def choose_events(folder: Path, name: str) -> None:
    """No chip is cut in half and none stands alone in a row; where there is no room for all, a control brings them."""
    with open_branch(folder, CANVASES[name]) as branch:
        from kiosk.tour.checks.boxes import seen_of, whole

        patron, pilot = Patron(branch), branch.pilot
        patron.until(lambda: branch.app.attract is not None, 30, "all screens")
        patron.arrive()
        _tell_of_all_kinds(branch)
        patron.touch("Events")
        screen = patron.screen
        for language in ("fi", "sv", "en"):
            for scale, reach in ((1.0, False), (1.5, False), (2.0, False), (1.5, True), (2.0, True)):
                branch.app.context.prefer(language=language, text_scale=scale, reach=reach)
                assert pilot.lay_out()
                look = (name, language, scale, reach)
                chips = screen.ids.chips.children
                assert len(chips) >= 9, look
                rows = Counter(round(chip.top) for chip in chips)
                assert screen.ids.halves.beside or screen.brief or rows[min(rows)] > 1, (look, rows)
                cut = [chip.text for chip in chips if seen_of(chip) is not None and not whole(seen_of(chip), chip)]
                assert screen.ids.halves.beside or not cut, (look, cut)
                assert not screen.brief or screen.ids.rows.opacity, look
        assert screen.brief
        patron.touch("Showing: {chosen}", chosen=patron.say("Everything"))
        pilot.touch("Virta Hall")
        assert not screen.choosing
        assert patron.sees("Showing: {chosen}", chosen="Virta Hall")
        patron.touch("Search")
        assert screen.typing and not patron.sees("Showing: {chosen}", chosen=patron.say("Everything"))


def _tell_of_all_kinds(branch: Branch) -> None:
    """An event for every chip of the house, as its hub would tell of them."""
    from kiosk.api.feed import Change, Feed
    from kiosk.api.house import Kind

    ledger: Any = branch.kiosk.worker._follower._ledger
    start = branch.app.context.now() + timedelta(hours=1)
    tags = tuple(each.id for each in branch.app.context.world.house.event_filters)
    weekend = start + timedelta(days=(5 - start.weekday()) % 7)
    told = [replace(event(key, at), tags=tags, free=True) for key, at in (("now", start), ("later", weekend))]
    changes = tuple(Change(kind=Kind.EVENT, id=each.id, event=each) for each in told)
    ledger.followed(Feed(cursor=ledger.cursor, changes=changes))
    version = ledger.world.events_version
    branch.pilot.until(lambda: branch.app.context.world.events_version == version, 30, "the events on the screen")
    branch.pilot.settle()


def close_soon(folder: Path) -> None:
    """On a tablet: the notice takes one line, or none in the largest letters, the keys stay in view, and what rests says
    nothing over another thing.
    """
    with open_branch(folder, CANVASES["tablet"]) as branch:
        from kiosk.tour.checks.boxes import seen_of, whole
        from kiosk.tour.measure import findings
        from kiosk.ui.widgets.keyboard import Key
        from kiosk.ui.widgets.shell import ClosingBand

        patron, pilot, app = Patron(branch), branch.pilot, branch.app
        patron.until(lambda: app.attract is not None, 30, "all screens")
        patron.arrive()
        _tell_of_all_kinds(branch)
        patron.touch("My booking")
        _become(patron, 20, 48)
        for language in ("fi", "sv", "en"):
            for scale in (1.0, 1.5, 2.0):
                app.context.prefer(language=language, text_scale=scale)
                assert pilot.lay_out()
                bands = [each for each in pilot.visible() if isinstance(each, ClosingBand) and each.height]
                assert len(bands) == (scale < 2), (language, scale)
                assert all(band.ids.words.height < 2 * app.theme.body for band in bands), (language, scale)
                keys = [each for each in pilot.visible() if isinstance(each, Key)]
                hidden = [key.name for key in keys if not whole(seen_of(key), key)]
                assert len(keys) > 28 and not hidden, (language, scale, hidden)
        app.context.prefer(language="fi", text_scale=1.0)
        patron.touch("Finish")
        patron.until(lambda: app.resting, 5, "the rest")
        for hour, minute in ((20, 50), (21, 30)):
            _become(patron, hour, minute)
            for language in ("fi", "sv", "en"):
                for scale in (1.0, 1.5, 2.0):
                    app.context.prefer(language=language, text_scale=scale)
                    assert pilot.lay_out()
                    assert not findings(pilot.visible(), app.theme), (hour, language, scale)


def _become(patron: Patron, hour: int, minute: int) -> None:
    """Let it be so late on this day."""
    local = patron.clock.now().astimezone(patron.app.context.world.zone)
    patron.later(seconds=(local.replace(hour=hour, minute=minute, second=0, microsecond=0) - local).total_seconds())
    patron.pilot.settle()
