"""When is it open: the tile of the first screen, the week and those after it, in the patron's language."""

from __future__ import annotations

from kiosk.services.hours_view import monday, week, weeks_ahead
from kiosk.ui.hours_lines import week_dates
from kiosk.ui.hours_words import course, open_fact, who_helps
from tests.ui.rig.patron import Patron


def test_the_tile_tells_and_leads(patron: Patron) -> None:
    """Until when it is open stands on the tile; how, and who helps, stands behind it."""
    context = patron.app.context
    tile = patron.pilot.control(patron.say("Opening hours"))
    assert tile.fact == open_fact(context.world, context.now(), "fi")
    assert "21" in tile.fact
    patron.pilot.touch(tile)
    patron.awaits("hours")
    words = patron.words()
    for sentence in (course, who_helps):
        assert sentence(context.world, context.now(), "fi") in words


def test_weeks_are_turned_to_the_last_and_back(patron: Patron) -> None:
    """Each week says its days; after the last there is no next, and before this one no previous."""
    context = patron.app.context
    patron.touch("Opening hours")
    patron.awaits("hours")
    last = weeks_ahead(context.world, context.now())
    assert last >= 8
    for number in range(last + 1):
        first = monday(context.world, context.now(), number)
        assert week_dates(first, "fi") in patron.words()
        for day in week(context.world, first):
            assert f"{day.day.day}.{day.day.month}." in patron.words()
        names = {getattr(control, "name", "") or control.text for control in patron.pilot.controls()}
        assert (patron.say("Previous week") in names) is (number > 0)
        if number < last:
            patron.touch("Next week")
    untold = any(day.unknown for day in week(context.world, monday(context.world, context.now(), last)))
    assert patron.sees("The opening hours are not known yet") is untold
    patron.touch("Previous week")
    patron.touch("Back")
    patron.touch("Opening hours")
    assert patron.sees("This week")


def test_another_language_and_the_next_visit(patron: Patron) -> None:
    """Every word follows the language; the next patron begins at this week."""
    patron.touch("Opening hours")
    patron.touch("Next week")
    patron.pilot.touch("Svenska")
    context = patron.app.context
    assert open_fact(context.world, context.now(), "sv") in patron.words()
    assert "meröppet" in patron.words()
    assert "omatoimi" not in patron.words()
    patron.touch("Finish")
    patron.wake()
    patron.touch("Opening hours")
    patron.awaits("hours")
    assert patron.sees("This week")


def test_the_screen_follows_the_hour(patron: Patron) -> None:
    """Staffed until the evening, then on one's own: facts and help are others, without a touch."""
    patron.touch("Opening hours")
    patron.awaits("hours")
    assert patron.sees("Staff are here. You can ask them for help.")
    local = patron.clock.now().astimezone(patron.app.context.world.zone)
    patron.later(seconds=(local.replace(hour=19, minute=1, second=0) - local).total_seconds())
    patron.pilot.settle()
    assert not patron.sees("Staff are here. You can ask them for help.")
    assert who_helps(patron.app.context.world, patron.clock.now(), "fi") in patron.words()
