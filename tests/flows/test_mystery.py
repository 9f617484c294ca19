"""The mystery, played by touches in the real window: a whole game, hand-over, wrong answers, a clue that is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Level, Needs, Story
from tests.ui.rig.detective import Detective
from tests.ui.rig.game_table import retold
from tests.ui.rig.patron import Patron
from tests.ui.rig.traces import traces


def begin(patron: Patron, story: Story, level: str = "Family") -> str:
    """From the first screen to the desk of a new team; its code."""
    patron.pilot.touch(story.title.fi)
    patron.awaits("mystery")
    patron.touch("New team")
    patron.awaits("mystery_team")
    patron.touch(level)
    patron.touch("Start the game")
    patron.awaits("mystery_code")
    code: str = patron.screen.code
    assert len(code) >= 4
    patron.touch("To the clues")
    patron.awaits("mystery_desk")
    return code


def come_back(patron: Patron, story: Story, code: str) -> None:
    """From the first screen to the team's desk."""
    patron.pilot.touch(story.title.fi)
    patron.awaits("mystery")
    patron.touch("Go on with a team code")
    patron.awaits("mystery_back")
    patron.type(code.lower())
    patron.touch("Find")
    patron.awaits("mystery_desk")


def waiting(patron: Patron) -> list[Any]:
    cards: list[Any] = patron.screen.ids.clues.children[::-1]
    return cards


def open_clue(patron: Patron, kinds: frozenset[PuzzleKind] = frozenset(PuzzleKind)) -> Any:
    """The first clue on the desk whose puzzle is one of these; its input."""
    for number in range(len(waiting(patron))):
        patron.pilot.touch(waiting(patron)[number])
        patron.awaits("mystery_clue")
        (made,) = patron.screen.ids.input.children
        if made.puzzle.kind in kinds:
            return made
        patron.touch("Back")
        patron.awaits("mystery_desk")
    pytest.skip(f"the story begins with none of {sorted(kinds)}")


def in_view(patron: Patron, widget: Any) -> bool:
    """Whether the lower end of a widget stands above the foot."""
    scroll = patron.screen.ids.scroll
    low: float = widget.to_window(*widget.pos)[1]
    floor: float = scroll.to_window(*scroll.pos)[1]
    return low >= floor - 1


@pytest.mark.slow
def test_a_whole_game(patron: Patron, story: Story, detective: Detective) -> None:
    """Every clue of a level by touches, to the letter, the certificate and the hall of fame."""
    code = begin(patron, story, "Children")
    clues = len(story.of_level(Level.CHILDREN))
    for number in range(clues):
        assert (patron.screen.done, patron.screen.count) == (number, clues)
        patron.pilot.touch(waiting(patron)[0])
        patron.awaits("mystery_clue")
        patron.app.attendance.touched()
        detective.solve()
        patron.awaits("mystery_solved")
        assert patron.sees("Right. The clue is solved.")
        patron.touch("Open the whole letter" if patron.screen.finished else "To the clues")
    patron.awaits("mystery_end")
    assert story.letter.fi in patron.words()
    name = patron.screen.team.name
    patron.touch("Hall of fame")
    patron.awaits("mystery_hall")
    assert name not in patron.words(), "nobody stands there unasked"
    patron.touch("Back")
    patron.touch("Yes, show it")
    patron.touch("Certificate")
    patron.awaits("mystery_certificate")
    assert {name, story.title.fi, patron.say("Children")} <= set(patron.words().split("\n"))
    patron.touch("Back")
    patron.touch("Hall of fame")
    patron.until(lambda: name in patron.words(), what="the name in the hall of fame")
    patron.touch("Finish")
    patron.wake()
    come_back(patron, story, code)
    assert patron.screen.finished
    assert patron.sees("Read the whole letter")


def test_hand_over(patron: Patron, story: Story, detective: Detective) -> None:
    """A team leaves, another one plays, the first comes back: neither sees anything of the other."""
    code = begin(patron, story)
    made = open_clue(patron)
    name = patron.screen.team.name
    detective.solve()
    patron.awaits("mystery_solved")
    patron.touch("To the clues")
    del made
    patron.touch("We go searching")
    patron.awaits("mystery_code")
    patron.touch("Leave the kiosk to others")
    patron.until(lambda: patron.app.resting, what="the rest")
    assert not traces(patron.app, code, name)
    patron.wake()
    patron.awaits("home")
    begin(patron, story)
    assert patron.screen.done == 0
    assert not traces(patron.app, code)
    patron.touch("Finish")
    patron.wake()
    come_back(patron, story, code)
    assert patron.screen.done == 1
    assert name in patron.words()


def test_another_code_in_the_same_visit(patron: Patron, story: Story) -> None:
    """What one team has begun to type is not there for the next one, also when nobody pressed Finish."""
    first = begin(patron, story)
    made = open_clue(patron, frozenset({PuzzleKind.LOCK, PuzzleKind.WORD}))
    clue = patron.screen._clue
    key = "7" if made.puzzle.kind is PuzzleKind.LOCK else "q"
    patron.pilot.touch(next(w for w in made.walk(restrict=True) if getattr(w, "value", None) == key))
    patron.go_home()
    begin(patron, story)
    patron.pilot.touch(next(card for card in waiting(patron) if card.clue == clue))
    patron.awaits("mystery_clue")
    (fresh,) = patron.screen.ids.input.children
    assert not fresh.given().text
    assert not traces(patron.app, first)


def test_a_code_that_nobody_has(patron: Patron, story: Story) -> None:
    patron.pilot.touch(story.title.fi)
    patron.touch("Go on with a team code")
    patron.type("ket")
    assert patron.screen.ids.entry.text == "ket"
    patron.pilot.touch("kettu")
    assert patron.screen.ids.entry.text == "kettu-", "the hyphen comes by itself"
    patron.touch("Find")
    patron.until(lambda: patron.screen.message, what="the refusal")
    assert patron.screen.name == "mystery_back"
    assert patron.sees("There is no team with this code. Check it and try again.")


def test_wrong_answers_cost_time_only_when_there_are_many(patron: Patron, story: Story, detective: Detective) -> None:
    """Three are free, the same one again costs nothing, the fourth has to wait; then the right one is heard."""
    begin(patron, story)
    made = open_clue(patron, frozenset({PuzzleKind.LOCK, PuzzleKind.WORD}))
    lock = made.puzzle.kind is PuzzleKind.LOCK

    def guess(number: int) -> None:
        if lock:
            while made.text:
                patron.pilot.touch(next(w for w in made.walk(restrict=True) if getattr(w, "value", None) == "\b"))
            detective.dial(f"{90 + number}".ljust(made.puzzle.length, "9")[: made.puzzle.length])
        else:
            while made.ids.entry.text:
                patron.touch("Erase")
            detective.write("zx" + "qwert"[number])
        patron.pilot.settle()

    guess(0)
    assert patron.sees("Not yet. Look at the letter once more.")
    guess(0)
    assert patron.sees("You have tried this before. It costs nothing.")
    for number in (1, 2, 3):
        guess(number)
    assert patron.screen.waits
    assert made.locked
    before = patron.screen.message
    patron.later(seconds=3)
    patron.until(lambda: patron.screen.message != before, what="the time that runs down")
    patron.later(seconds=60)
    patron.until(lambda: not patron.screen.waits, what="the end of the wait")
    if lock:
        while made.text:
            patron.pilot.touch(next(w for w in made.walk(restrict=True) if getattr(w, "value", None) == "\b"))
    else:
        made.clear()
    detective.solve()
    patron.awaits("mystery_solved")


def test_hints_come_one_by_one(patron: Patron, story: Story) -> None:
    begin(patron, story)
    open_clue(patron)
    count = len(story.clue(patron.screen._clue).task(Level.FAMILY).hints)  # type: ignore[union-attr]
    patron.touch("Hint {n} of {count}", n=1, count=count)
    patron.until(lambda: len(patron.screen.ids.hints.children) == 1, what="the first hint")
    assert not patron.screen.hint_ready
    assert patron.sees("Hint in {time}", time="2:00") or patron.sees("Hint in {time}", time="1:59")
    patron.later(minutes=2, seconds=1)
    assert patron.screen.hint_ready
    patron.touch("Hint {n} of {count}", n=2, count=count)
    patron.until(lambda: len(patron.screen.ids.hints.children) == 2, what="the second hint")


def test_another_clue_is_opened_before_the_answer_is_kept(
    patron: Patron, story: Story, detective: Detective, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow disk: what comes of the first one is told nowhere, and the second can be answered."""
    begin(patron, story)
    open_clue(patron)
    detective.solve()
    patron.awaits("mystery_solved")
    patron.touch("To the clues")
    patron.awaits("mystery_desk")
    desk, slow = patron.app.context.mystery, []
    keep = desk.hint
    monkeypatch.setattr(desk, "hint", lambda *asked: slow.append(asked))
    first, second = waiting(patron)[:2]
    patron.pilot.touch(first)
    patron.screen.hint()
    assert patron.screen.asking
    patron.touch("Back")
    patron.pilot.touch(second)
    patron.awaits("mystery_clue")
    keep(*slow.pop())
    assert not patron.screen.asking
    assert not patron.screen.ids.hints.children
    detective.solve()
    patron.awaits("mystery_solved")


def test_back_before_the_team_is_kept(patron: Patron, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has gone back while the disk was slow stays there."""
    desk, slow = patron.app.context.mystery, []
    keep = desk.begin
    monkeypatch.setattr(desk, "begin", lambda *asked: slow.append(asked))
    patron.pilot.touch(story.title.fi)
    patron.touch("New team")
    patron.touch("Start the game")
    patron.touch("Back")
    patron.awaits("mystery")
    keep(*slow.pop())
    assert patron.screen.name == "mystery"
    assert patron.app.context.visit.team is None


def test_a_clue_that_is_not_there(patron: Patron, story: Story, detective: Detective) -> None:
    """It is asked once more, then there is another way, at the kiosk."""
    begin(patron, story)
    for card in waiting(patron):
        if card.where != patron.say("Here at the kiosk"):
            break
    else:
        first = open_clue(patron)
        del first
        detective.solve()
        patron.awaits("mystery_solved")
        patron.touch("To the clues")
    card = next(card for card in waiting(patron) if card.where != patron.say("Here at the kiosk"))
    clue = story.clue(card.clue)
    assert clue is not None
    assert clue.detour is not None
    patron.pilot.touch(card)
    patron.awaits("mystery_clue")
    patron.app.context.prefer(text_scale=2.0)
    patron.pilot.settle()
    patron.touch("The clue is not there")
    assert patron.screen.asks_missing
    patron.until(lambda: in_view(patron, patron.screen.ids.missing), what="the question, however long the page is")
    patron.app.context.prefer(text_scale=1.0)
    patron.pilot.settle()
    patron.touch("We look once more")
    assert not patron.screen.asks_missing
    patron.touch("The clue is not there")
    patron.touch("It is not there")
    patron.until(lambda: not patron.screen.can_miss, what="the other way")
    assert patron.screen.look == clue.detour.look.fi
    detective.solve()
    patron.awaits("mystery_solved")


def test_every_page_in_every_language(patron: Patron, story: Story) -> None:
    """The story's words and ours change at once; a choice that has been made stays."""
    begin(patron, story)
    open_clue(patron)
    clue = story.clue(patron.screen._clue)
    assert clue is not None
    for name, language in (("Svenska", "sv"), ("English", "en"), ("Suomi", "fi")):
        patron.pilot.touch(name)
        assert patron.screen.title == clue.title.in_(language)
        assert clue.fragment.in_(language) in patron.words()
        assert patron.screen.hint_text.startswith(patron.say("Hint {n} of {count}", n=1, count=3)[:4])


def test_in_front_of_a_letter_one_thinks_longer(patron: Patron, story: Story) -> None:
    face = patron.app.face
    assert face.mystery_idle.warn_after > face.idle.warn_after
    begin(patron, story)
    patron.clock.ahead(timedelta(seconds=face.idle.warn_after + 1))
    patron.app.check_idle()
    assert patron.app.attendance.question is None
    patron.clock.ahead(timedelta(seconds=face.mystery_idle.warn_after - face.idle.warn_after))
    patron.app.check_idle()
    assert patron.app.attendance.question is not None
    patron.pilot.settle()
    patron.touch("I am here")
    patron.go_home()
    patron.clock.ahead(timedelta(seconds=face.idle.warn_after + 1))
    patron.app.check_idle()
    assert patron.app.attendance.question is not None, "the first screen has the ordinary time again"


def test_the_lights_go_off_and_on(patron: Patron, story: Story) -> None:
    """The whole frame is dark on the mystery's screens only; strong contrast stays as it is."""
    from kivy.core.window import Window

    theme = patron.app.theme
    light = tuple(theme.page)
    patron.pilot.touch(story.title.fi)
    assert tuple(theme.page) != light
    assert tuple(Window.clearcolor) == tuple(theme.page)
    patron.touch("Back")
    assert tuple(theme.page) == light
    patron.app.context.prefer(high_contrast=True)
    strong = tuple(theme.page)
    patron.pilot.settle()
    patron.pilot.touch(story.title.fi)
    assert tuple(theme.page) == strong
    patron.app.context.prefer(high_contrast=False)
    patron.pilot.settle()
    assert tuple(theme.page) not in (strong, light)


def test_a_clue_that_is_solved_at_another_kiosk(patron: Patron, story: Story) -> None:
    """The page under the team's hands becomes that of a solved clue."""
    code = begin(patron, story)
    made = open_clue(patron)
    clue = patron.screen._clue
    given = solution(story, made.puzzle)
    assert given is not None
    patron.app.context.mystery.answer(code, clue, given, lambda _effects: None)
    patron.app.world_changed(patron.app.context.world)
    patron.awaits("mystery_solved")
    assert patron.sees("You have solved this clue.")
    assert not patron.sees("Right. The clue is solved.")


def test_a_clue_that_staff_take_out_of_the_game(patron: Patron, story: Story) -> None:
    """The team stands before its desk again, with what there is to do now."""
    begin(patron, story)
    open_clue(patron)
    gone = patron.screen._clue
    clues = tuple(replace(c, id="uusi") if c.id == gone else c for c in story.clues)
    renamed = tuple(replace(c, needs=Needs()) if c.needs.all == (gone,) else c for c in clues)
    with retold(patron.branch, replace(story, clues=renamed)):
        patron.awaits("mystery_desk")
        assert waiting(patron)
