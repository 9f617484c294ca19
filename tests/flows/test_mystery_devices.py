"""The mystery with a reader and a printer, on pseudo terminals."""

from __future__ import annotations

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.seen import open_clues
from kiosk.mystery.story import Story
from tests.adapters.printing.paper import Device
from tests.flows.test_mystery import begin
from tests.ui.rig.cable import Cable
from tests.ui.rig.patron import Patron
from tests.unit.mystery.example import STORY


def right(puzzle: Puzzle) -> Given:
    from kiosk.tour.mystery import right

    return right(STORY, puzzle)


def play_until(patron: Patron, kind: PuzzleKind) -> str:
    """Solve what comes before a clue whose puzzle is of this kind; its id."""
    desk, code = patron.app.context.mystery, patron.app.context.visit.team
    while True:
        team = desk.team(code)
        waiting = [view.clue for view in open_clues(STORY, team, patron.screen.mode) if not view.solved]
        puzzles: dict[str, Puzzle] = {key: STORY.clue(key).task(team.level).puzzle for key in waiting}  # type: ignore[union-attr]
        for key, puzzle in puzzles.items():
            if puzzle.kind is kind:
                patron.screen.update()
                return key
        key, puzzle = next(iter(puzzles.items()))
        desk.answer(code, key, right(puzzle), lambda _effects: None)


def test_a_card_is_read(patron: Patron, story: Story, cable: Cable) -> None:
    """On the desk it opens its clue, on its clue's page it answers."""
    begin(patron, story)
    clue = play_until(patron, PuzzleKind.CARD)
    known = story.clue(clue)
    assert known is not None
    card = story.card(known.task(patron.screen.team.level).puzzle.card)  # type: ignore[union-attr,arg-type]
    assert card is not None
    if card.id in known.cards:
        cable.scan(card.code)
        patron.awaits("mystery_clue")
    else:
        patron.pilot.touch(next(each for each in patron.screen.ids.clues.children if each.clue == clue))
        patron.awaits("mystery_clue")
    assert patron.screen._clue == clue
    assert patron.sees("Show the code of the card to the reader, or type its short code.")
    patron.later(seconds=2)
    cable.scan(f" {card.code.lower()} ")
    patron.awaits("mystery_solved")


def test_a_card_of_somewhere_else_costs_nothing(patron: Patron, story: Story, cable: Cable) -> None:
    begin(patron, story)
    patron.pilot.touch(patron.screen.ids.clues.children[-1])
    patron.awaits("mystery_clue")
    clue = patron.screen._clue
    card = next(each for each in story.cards if each.id not in story.clue(clue).cards)  # type: ignore[union-attr]
    cable.scan(card.code)
    patron.sees_soon("This card belongs to a clue that you have not come to yet.")
    assert not patron.screen.team.clue(clue).wrong


def test_a_team_shows_its_code(patron: Patron, story: Story, cable: Cable) -> None:
    code = begin(patron, story)
    name = patron.screen.team.name
    patron.touch("Finish")
    patron.wake()
    patron.awaits("home")
    patron.pilot.touch(story.title.fi)
    cable.scan(code.upper())
    patron.awaits("mystery_desk")
    assert name in patron.words()


def test_the_code_and_the_certificate_on_paper(patron: Patron, story: Story, printer: Device) -> None:
    code = begin(patron, story)
    patron.touch("Team code")
    patron.awaits("mystery_code")
    patron.touch("Print a slip")
    patron.sees_soon("Take your slip from the printer.")
    assert code in printer.paper.large
    assert patron.screen.team.name in printer.paper.large
    patron.touch("To the clues")
    patron.awaits("mystery_desk")
    desk = patron.app.context.mystery
    while (team := desk.team(code)).finished is None:
        view = next(each for each in open_clues(story, team, patron.screen.mode) if not each.solved)
        puzzle = story.clue(view.clue).task(team.level).puzzle  # type: ignore[union-attr]
        desk.answer(code, view.clue, right(puzzle), lambda _effects: None)
    patron.screen.update()
    patron.touch("Read the whole letter")
    patron.awaits("mystery_end")
    patron.touch("Certificate")
    patron.awaits("mystery_certificate")
    assert not patron.sees("Take your slip from the printer.")
    printer.has_paper = False
    patron.touch("Print a slip")
    patron.sees_soon("The printer is out of paper. Please write down the code or take a picture of it.")


def test_a_real_book_is_the_answer(patron: Patron, story: Story, cable: Cable) -> None:
    """The barcode of its item, read off the cover; another book of the house is a wrong answer, and no harm."""
    begin(patron, story)
    clue = play_until(patron, PuzzleKind.CLASS_MARK)
    patron.pilot.touch(next(each for each in patron.screen.ids.clues.children if each.clue == clue))
    patron.awaits("mystery_clue")
    cable.scan("9100124")
    patron.sees_soon("Not yet. Look at the letter once more.")
    assert patron.screen.team.clue(clue).wrong == ("9100124",)
    patron.later(seconds=2)
    cable.scan("9100123")
    patron.awaits("mystery_solved")
    assert clue in patron.screen.team.solved
