"""What a patron does at the kiosk, told without hands or eyes: a driver chooses by words and hears or sees words.

Words are those of the screens, in the language of the visit.
"""

from __future__ import annotations

from typing import Any, Protocol

from kiosk.mystery.puzzle import Puzzle
from kiosk.mystery.story import Clue, Level, Story
from kiosk.ui.translate import tr


class Driver(Protocol):
    """Somebody at the kiosk."""

    app: Any

    def choose(self, words: str, whole: bool = False) -> None:
        """Act on what says these words: all of it, or with `whole` nothing else."""
        ...

    def meets(self, words: str) -> None:
        """Words that must be there to be heard or seen."""
        ...

    def back(self) -> None:
        """To the screen before."""
        ...

    def own_code(self) -> str:
        """The code of the booking, as the driver gets to know it."""
        ...


def _tr(driver: Driver, message: str, **values: object) -> str:
    return tr(message, driver.app.lang, values)


def book_and_cancel(driver: Driver, day: str) -> None:
    """A room on a day to come; then found again by its code, and cancelled."""
    driver.choose(_tr(driver, "Book a room"))
    driver.choose(day)
    driver.choose(f", {_tr(driver, 'free')}")
    driver.choose(_tr(driver, "Continue"))
    driver.choose(_tr(driver, "Confirm the booking"))
    code = driver.own_code()
    driver.choose(_tr(driver, "To the first page"))
    driver.choose(_tr(driver, "My booking"))
    write(driver, code)
    driver.choose(_tr(driver, "Find"))
    driver.choose(_tr(driver, "Cancel the booking"))
    driver.choose(_tr(driver, "Yes, cancel the booking"))
    driver.meets(_tr(driver, "The booking has been cancelled."))
    driver.choose(_tr(driver, "To the first page"))


def write(driver: Driver, text: str) -> None:
    """On the keyboard of the screen, sign by sign."""
    for sign in text:
        driver.choose(sign.upper(), whole=True)


def find_event(driver: Driver, title: str, place: str) -> None:
    """An event of today, and where it is."""
    driver.choose(_tr(driver, "Events"))
    driver.choose(title)
    driver.meets(title)
    driver.meets(place)
    driver.back()
    driver.back()


def two_puzzles(driver: Driver, story: Story) -> None:
    """A team of children opens the first two letters."""
    language = driver.app.lang
    driver.choose(story.title.in_(language))
    driver.choose(_tr(driver, "New team"))
    driver.choose(_tr(driver, "Children"))
    driver.choose(_tr(driver, "Start the game"))
    driver.choose(_tr(driver, "To the clues"))
    first, second = (clue for clue in story.of_level(Level.CHILDREN) if clue.id in ("kuori", "kartta"))
    puzzle = _puzzle(first)
    driver.choose(first.title.in_(language))
    driver.choose(puzzle.options[puzzle.right[0]].in_(language))
    driver.choose(_tr(driver, "Answer"), whole=True)
    driver.meets(_tr(driver, "Right. The clue is solved."))
    driver.choose(_tr(driver, "To the clues"))
    puzzle = _puzzle(second)
    area = next(each for each in puzzle.areas if each.id == puzzle.right_areas[0])
    driver.choose(second.title.in_(language))
    driver.choose(_tr(driver, "Places as a list"))
    driver.choose(area.name.in_(language))
    driver.choose(_tr(driver, "Answer"), whole=True)
    driver.meets(_tr(driver, "Right. The clue is solved."))
    for _ in range(3):
        driver.back()


def _puzzle(clue: Clue) -> Puzzle:
    task = clue.task(Level.CHILDREN)
    assert task is not None
    return task.puzzle


def celia(driver: Driver) -> None:
    """The page from its question to the three ways to begin."""
    driver.choose("Celia")
    driver.meets(_tr(driver, "Is it hard for you to read printed text?"))
    driver.meets(_tr(driver, "Or type: {address}", address="celia.fi"))
    for way in ("By phone", "At the desk", "At home"):
        driver.meets(_tr(driver, way))
    driver.back()
