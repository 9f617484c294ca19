"""The walk through the mystery: a team that knows the answers plays a whole game. No picture shows one of them.

Pages on which something right stands (replies, the notebook) are measured and not pictured: see `SECRET`.
"""

from __future__ import annotations

from datetime import timedelta

from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Puzzle, PuzzleKind
from kiosk.mystery.story import Story
from kiosk.screens.mystery_clue import MysteryClueScreen
from kiosk.tour.house import House
from kiosk.tour.pilot import Pilot
from kiosk.tour.steps import Steps, Stop

SECRET = frozenset({"mystery-solved", "mystery-notebook"})
"""Stops that may not be pictured."""


def right(story: Story, puzzle: Puzzle) -> Given:
    """What opens a puzzle."""
    if puzzle.kind is PuzzleKind.CHOICE:
        return Given(picked=puzzle.right[:1])
    if puzzle.kind in (PuzzleKind.ORDER, PuzzleKind.PAIRS):
        return Given(picked=tuple(range(len(puzzle.options))))
    if puzzle.kind is PuzzleKind.TOUCH:
        return Given(areas=puzzle.right_areas[:1])
    if puzzle.kind is PuzzleKind.CARD:
        card = story.card(puzzle.card or "")
        return Given(text=card.code if card else "")
    return Given(text=next(iter(puzzle.answers), ""))


def wrong(puzzle: Puzzle) -> list[Given]:
    """Four different answers that open nothing: after the fourth one has to wait."""
    if puzzle.kind is PuzzleKind.LOCK:
        return [Given(text=digit * max(1, puzzle.length)) for digit in "0987"]
    if puzzle.kind in (PuzzleKind.CHOICE, PuzzleKind.ORDER, PuzzleKind.PAIRS, PuzzleKind.TOUCH):
        return []
    return [Given(text=word) for word in ("zxz", "zxw", "zwz", "zww")]


class MysteryWalk(Steps):
    """From the door to the hall of fame."""

    def __init__(self, pilot: Pilot, house: House, stop: Stop) -> None:
        super().__init__(pilot, house, stop)
        self.app = pilot.app
        self._kinds: set[PuzzleKind] = set()
        self._guessed = False

    def all(self) -> None:
        """Every stop. It begins and ends on the first screen."""
        story = self.app.context.world.story
        if story is None:
            return
        self._in(story)
        while (clue := self._next()) is not None:
            self._solve(story, clue)
        self.end()

    def _in(self, story: Story) -> None:
        self.pilot.touch(story.title.in_(self.app.lang))
        self.stop("mystery")
        self._touch("Hall of fame")
        self.stop("mystery-hall")
        self._touch("Back")
        self._touch("Go on with a team code")
        self.stop("mystery-back")
        self._touch("Back")
        self._touch("New team")
        self.stop("mystery-team")
        self._touch("Start the game")
        self._await("mystery_code")
        self.stop("mystery-code")
        self._touch("To the clues")
        self.stop("mystery-desk")

    def _await(self, name: str) -> None:
        self.pilot.until(lambda: self.app.router.current.name == name, what=f"the screen {name}")
        self.pilot.settle()

    def _next(self) -> str | None:
        """A clue that waits on the desk; None when the letter is whole."""
        screen = self.app.router.current
        cards = screen.ids.clues.children if screen.name == "mystery_desk" else []
        return cards[-1].clue if cards else None

    def _open(self, clue: str) -> MysteryClueScreen:
        desk = self.app.router.current
        self.pilot.touch(next(card for card in desk.ids.clues.children if card.clue == clue))
        self._await("mystery_clue")
        screen: MysteryClueScreen = self.app.router.current
        return screen

    def _wrongly(self, screen: MysteryClueScreen, guesses: list[Given]) -> None:
        """Wrong, too often wrong, a hint, and the question whether the clue is not there."""
        self._guessed = True
        for number, given in enumerate(guesses):
            screen.answer(given)
            self.pilot.until(lambda: not screen.asking and screen.message, what="a reply")
            if number == 0:
                self.stop("mystery-wrong")
        self.stop("mystery-wait")
        screen.hint()
        self.pilot.until(lambda: bool(screen.ids.hints.children), what="a hint")
        self.stop("mystery-hint")
        self._touch("The clue is not there")
        self.stop("mystery-missing")
        self._touch("We look once more")

    def _solve(self, story: Story, clue: str) -> None:
        screen = self._open(clue)
        puzzle = screen.ids.input.children[0].puzzle
        if puzzle.kind not in self._kinds:
            self._kinds.add(puzzle.kind)
            self.stop(f"mystery-{puzzle.kind.value.replace('_', '-')}")
        guesses = wrong(puzzle)
        if guesses and screen.can_miss and not self._guessed:
            self._wrongly(screen, guesses)
            self.house.clock.ahead(timedelta(minutes=1))
            self.pilot.until(lambda: not screen.waits, what="the end of the wait")
        screen.answer(right(story, puzzle))
        self._await("mystery_solved")
        if len(self._kinds) == 1:
            self.stop("mystery-solved")
        ended = self.app.router.current.finished
        self._touch("Open the whole letter" if ended else "To the clues")
        if len(self._kinds) == 1 and not ended:
            self.stop("mystery-notebook")

    def end(self) -> None:
        """The whole letter, the certificate with its code for a phone, and the hall of fame with the team in it."""
        if self.app.router.current.name != "mystery_end":
            self._touch("Read the whole letter")
        self._await("mystery_end")
        self.stop("mystery-end")
        self._touch("Yes, show it")
        self._touch("Certificate")
        phone = self.app.router.current.ids.phone
        if self.house.hub.config.public_url:
            self.pilot.until(lambda: phone.children, what="the code of the certificate")
            self.pilot.settle()
        self.stop("mystery-certificate")
        if phone.children:
            self.pilot.reveal(phone.children[0])
            self.pilot.settle()
            self.stop("mystery-certificate-code")
        self._touch("Back")
        self._touch("Hall of fame")
        self.stop("mystery-hall-team")
        self.app.router.home()
        self.pilot.settle()
