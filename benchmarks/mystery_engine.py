"""An action in a story of two hundred clues: each of its rules, with the log of a team that has solved half of them.

Every clue has twelve accepted answers of several words, so that a wrong one is compared with all of them. Five rounds of
all actions in turn, each action two hundred times in a round; the figure is the median of all.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.rows import table_row
from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery import engine, seen
from kiosk.mystery.engine import Given
from kiosk.mystery.puzzle import Near, Puzzle, PuzzleKind, Words
from kiosk.mystery.story import LEVELS, Clue, Level, Needs, Spot, Story, Task
from kiosk.mystery.team import Record, TeamState

CLUES = 200
SPOTS = 20
ROUNDS = 5
TIMES = 200
LIMIT_MS = 2.0
_NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
_WORDS = ("myllykirjeet", "hyvä Aune", "tuhat yhdeksänsataa kolmekymmentäseitsemän", "5. maaliskuuta 1962")
_WRONG = "kuuntele ensin puhu sitten kirjoita viimeksi"


def run() -> list[dict[str, Any]]:
    """All actions in turn in each round."""
    story = big_story()
    state, log = half_played(story)
    later = (state.last or _NOW) + timedelta(minutes=20)
    clue = f"vihje-{CLUES // 2:03}"
    actions: dict[str, Callable[[], object]] = {
        "a wrong answer": lambda: engine.answer(story, state, clue, Given(text=_WRONG), later, "x", "k"),
        "a right answer": lambda: engine.answer(story, state, clue, Given(text="Hyvälle Aunelle"), later, "x", "k"),
        "a hint": lambda: engine.hint(story, state, clue, later, "x", "k"),
        "a page opened": lambda: engine.open_clue(story, state, clue, later, "x", "k", Mode.STAFFED),
        "a clue missing": lambda: engine.missing(story, state, clue, later, "x", "k"),
        "the list of open clues": lambda: seen.open_clues(story, state, Mode.STAFFED),
    }
    times: dict[str, list[float]] = {name: [] for name in actions}
    replays: list[float] = []
    for _ in range(ROUNDS):
        for name, action in actions.items():
            times[name] += _timed(action, TIMES)
        replays += _timed(lambda: engine.replay(story, log), 5)
    rows = [_row(f"mystery of {CLUES} clues: {name}", each, f"<= {LIMIT_MS:g} ms") for name, each in times.items()]
    return [*rows, _row(f"mystery: replay of a log of {len(log)} records", replays, "for comparison")]


def _row(name: str, times: list[float], limit: str) -> dict[str, Any]:
    note = f"{len(times)} times, 95 % within {statistics.quantiles(times, n=20)[-1]:.3f} ms"
    return table_row(name, statistics.median(times), unit="ms", limit=limit, digits=3, note=note)


def _timed(action: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append((time.perf_counter() - began) * 1_000)
    return taken


def big_story() -> Story:
    """Four clues open at a time, and the last one after all of them."""
    last = f"vihje-{CLUES - 1:03}"
    clues = tuple(_clue(number) for number in range(CLUES))
    text = Text("Iso tarina", "Stor berättelse", "Big story")
    return Story(
        id="iso",
        version="1",
        title=text,
        fiction=text,
        intro=text,
        letter=text,
        signature=text,
        last=last,
        clues=clues,
        spots=tuple(Spot(id=f"paikka-{number}", where=text, placing=Text("Hylly")) for number in range(SPOTS)),
    )


def _clue(number: int) -> Clue:
    text = Text(f"Vihje {number}", f"Ledtråd {number}", f"Clue {number}")
    words = tuple(f"{word}" if at else f"{word} {number}" for at, word in enumerate(_WORDS))
    answers = Words(fi=words, sv=words, en=words)
    near = (Near(answers=Words(fi=("melkein",)), reply=text),)
    puzzle = Puzzle(kind=PuzzleKind.WORD, ask=text, answers=answers, near=near)
    return Clue(
        id=f"vihje-{number:03}",
        title=text,
        fragment=text,
        tasks=(Task(levels=LEVELS, look=text, puzzle=puzzle, hints=(text, text, text), reply=text),),
        spot=f"paikka-{number % SPOTS}",
        needs=Needs(all=(f"vihje-{number - 4:03}",)) if number >= 4 else Needs(),
    )


def half_played(story: Story) -> tuple[TeamState, list[Record]]:
    """A team that has solved half of it, each clue after a hint and a wrong answer."""
    state, first = engine.begin(
        story, name="Hiihtoveljet", level=Level.FAMILY, players=3, language="fi", now=_NOW, record_id="0", by="k"
    )
    log = [first]
    for number in range(CLUES // 2):
        clue, now = f"vihje-{number:03}", _NOW + timedelta(minutes=number)
        for each in ("open", "hint", "wrong", "right"):
            step = _step(story, state, clue, now, each)
            assert step.record is not None, (clue, each)
            state = step.state
            log.append(step.record)
    return state, log


def _step(story: Story, state: TeamState, clue: str, now: datetime, what: str) -> engine.Step:
    key = f"{clue} {what}"
    if what == "open":
        return engine.open_clue(story, state, clue, now, key, "k", Mode.STAFFED)
    if what == "hint":
        return engine.hint(story, state, clue, now, key, "k")
    given = Given(text="väärä" if what == "wrong" else "hyvä Aune")
    return engine.answer(story, state, clue, given, now, key, "k")


if __name__ == "__main__":
    for row in run():
        print(row)
