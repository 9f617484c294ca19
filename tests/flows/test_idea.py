"""Leave an idea, by touches in the real window, to the hub's tables and back to a chart."""

from __future__ import annotations

import logging
import random
from typing import Any

import pytest

from kiosk.api.ideas import IdeaText
from kiosk.domain.ideas import IdeaState
from kiosk.hub.ideas import staff, store
from kiosk.services.ideas import MOST_TEXTS
from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces

WORDS = "tuulikki kaipaa tuoleja"


def texts(patron: Patron) -> list[IdeaText]:
    with patron.house.hub.engine.connect() as conn:
        return store.texts(conn, None, 999)


def counts(patron: Patron) -> int:
    with patron.house.hub.engine.connect() as conn:
        return sum(given for counted in store.counts(conn).values() for given, _ in counted.values())


def arrived(patron: Patron) -> None:
    ideas: Any = patron.branch.kiosk.worker.ideas
    patron.until(lambda: ideas.waiting == 0, what="the ideas at the hub")


def to_own_idea(patron: Patron) -> None:
    """From home to the empty sheet, whatever is asked this week."""
    patron.touch("Leave an idea")
    patron.awaits("feedback")
    if patron.screen.can_switch and not patron.screen.own:
        patron.touch("Your own idea")


def send(patron: Patron) -> None:
    patron.touch("Send")
    patron.until(lambda: patron.screen.thanked, what="the thanks")
    patron.pilot.settle()


def test_an_answer_and_a_few_words(patron: Patron, caplog: pytest.LogCaptureFixture) -> None:
    """Counted and kept for staff; on the kiosk nothing of it stays, neither on screen nor on disk nor in a log."""
    caplog.set_level(logging.DEBUG)
    known, counted = {each.id for each in texts(patron)}, counts(patron)
    patron.touch("Leave an idea")
    patron.awaits("feedback")
    question = patron.screen._question
    assert question is not None, "one question is asked every week"
    assert question.text.fi in patron.words()
    patron.pilot.touch((patron.screen.ids.answers.children or patron.screen.ids.moods.children)[-1])
    patron.touch("Write in your own words")
    patron.type(WORDS)
    assert WORDS.capitalize() in patron.words()
    patron.touch("Keyboard away")
    send(patron)
    assert patron.sees("Staff read every idea.")
    assert WORDS.capitalize() not in patron.words()
    arrived(patron)
    (new,) = [each for each in texts(patron) if each.id not in known]
    assert (new.text, new.question, new.state) == (WORDS.capitalize(), question.id, IdeaState.NEW)
    assert counts(patron) == counted + 1
    files = [path for path in patron.branch.data.rglob("*") if path.is_file()]
    # The hub had it a moment before the kiosk has washed its own database.
    patron.until(lambda: not any(b"uulikki" in path.read_bytes() for path in files), 10, "clean files")
    assert "uulikki" not in caplog.text
    patron.touch("Finish")
    assert not traces(patron.app, "uulikki")


def test_a_draft_is_wiped_with_the_visit(patron: Patron) -> None:
    to_own_idea(patron)
    patron.touch("Write in your own words")
    patron.type("tuulikki")
    patron.touch("Back")
    patron.awaits("home")
    patron.touch("Leave an idea")
    assert "Tuulikki" in patron.words(), "within the visit the draft is still there"
    patron.touch("Finish")
    assert not traces(patron.app, "uulikki")
    patron.wake()
    patron.awaits("home")
    patron.touch("Leave an idea")
    assert "Tuulikki" not in patron.words()


def test_without_a_line_the_thanks_is_the_same(patron: Patron) -> None:
    known = len(texts(patron))
    patron.line.take_down()
    to_own_idea(patron)
    patron.pilot.touch(patron.screen.ids.moods.children[0])
    patron.touch("Write in your own words")
    patron.type("ilman linjaa")
    send(patron)
    assert len(texts(patron)) == known
    patron.line.put_up()
    patron.branch.kiosk.worker.look_now()
    arrived(patron)
    assert len(texts(patron)) == known + 1


def test_nothing_to_send_is_not_sent(patron: Patron) -> None:
    to_own_idea(patron)
    assert not patron.screen.ready
    patron.touch("Write in your own words")
    patron.type("  ")
    assert not patron.screen.ready
    patron.type("a")
    assert patron.screen.ready


def test_one_answer_and_a_few_texts_for_each_visit(patron: Patron) -> None:
    patron.touch("Leave an idea")
    patron.awaits("feedback")
    asked = patron.screen._question.id
    patron.pilot.touch((patron.screen.ids.answers.children or patron.screen.ids.moods.children)[-1])
    send(patron)
    patron.touch("Another idea")
    assert patron.screen._question is None or patron.screen._question.id != asked
    for number in range(MOST_TEXTS):
        if patron.screen.can_switch and not patron.screen.own:
            patron.touch("Your own idea")
        patron.touch("Write in your own words")
        patron.type("abcdefg"[number])
        send(patron)
        if number < MOST_TEXTS - 1:
            patron.touch("Another idea")
    assert not patron.sees("Another idea")
    patron.touch("Ready")
    patron.touch("Leave an idea")
    assert patron.sees("You have left three ideas. Thank you.")
    assert not patron.sees("Write in your own words")
    patron.touch("Finish")
    patron.wake()
    patron.awaits("home")
    patron.touch("Leave an idea")
    assert patron.screen._question.id == asked, "the next patron may answer"


def test_results_stand_there_only_when_published(patron: Patron) -> None:
    hub = patron.house.hub
    question = next(each for each in hub.config.questions if each.answers)
    hub.write_now(lambda tx: store.count(tx, question.id, store.ANSWER, "0"))
    patron.touch("Leave an idea")
    patron.awaits("feedback")
    assert not patron.sees("How you answered")
    hub.write_now(lambda tx: staff.publish(tx, hub.moment(), question.id))
    patron.sees_soon("How you answered")
    patron.touch("How you answered")
    patron.awaits("answers")
    assert question.answers[0].fi in patron.words()
    assert "%" in patron.words()
    hub.write_now(lambda tx: staff.unpublish(tx, hub.moment(), question.id))
    patron.until(lambda: question.answers[0].fi not in patron.words(), what="the results gone")


def test_a_child_hits_everything(patron: Patron) -> None:
    """A hundred touches anywhere between head and foot break nothing, and what is sent counts as it should."""
    from kivy.core.window import Window

    dice = random.Random(7)
    to_own_idea(patron)
    for _ in range(100):
        if patron.screen.name not in {"feedback", "answers"}:
            patron.go_home()
            patron.touch("Leave an idea")
        x = dice.uniform(20, Window.width - 20)
        patron.pilot.tap(x, dice.uniform(Window.height * 0.12, Window.height * 0.85))
    patron.pilot.settle()
    visit = patron.app.context.visit
    assert visit.texts <= MOST_TEXTS
    arrived(patron)
    assert not patron.branch.kiosk.guard._recent, "no screen failed"


def test_the_resting_screen_asks_too(patron: Patron) -> None:
    """The question has its turn among the cards, its results once they are published; without the tile neither has."""
    from dataclasses import replace

    from kiosk.ui.resting_cards import question, resting_cards

    hub, context = patron.house.hub, patron.app.context
    asked = hub.config.questions[0]
    hub.write_now(lambda tx: store.count(tx, asked.id, store.ANSWER, "0"))
    titles = [card.title for card in resting_cards(context)]
    assert patron.say("Question of the week") in titles
    assert patron.say("How you answered") not in titles
    hub.write_now(lambda tx: staff.publish(tx, hub.moment(), asked.id))
    patron.until(lambda: len(list(question(context))) == 2, what="the results")
    lines = [text for card in question(context) for _, text in card.lines]
    assert any("%" in text for text in lines)
    hub.write_now(lambda tx: staff.unpublish(tx, hub.moment(), asked.id))
    without = replace(context, tiles=("booking",))
    assert list(question(without)) == []
