"""The game in a terminal: plain text, a line at a time, for authors and for anybody who reads by ear or by braille."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from kiosk.domain.hours import Mode
from kiosk.mystery import engine, seen
from kiosk.mystery.again import Again, again
from kiosk.mystery.effects import Finished
from kiosk.mystery.given import Given
from kiosk.mystery.kinds.card import card_read
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Clue, Level, Story, Task
from kiosk.mystery_cli import puzzle_text
from kiosk.mystery_cli.said import COMMANDS, HELP, say
from kiosk.mystery_cli.telling import Teller

_MODES = {Mode.STAFFED: Mode.SELF_SERVICE, Mode.SELF_SERVICE: Mode.STAFFED}


class _Quit(Exception):
    """The author has had enough."""


class Terminal:
    """One team. `ask` reads a line after a prompt (EOFError ends the game), `tell` writes one; `clock` is the time."""

    def __init__(
        self,
        story: Story,
        *,
        level: Level,
        language: str,
        mode: Mode,
        name: str,
        ask: Callable[[str], str],
        tell: Callable[[str], None],
        clock: Callable[[], datetime],
    ) -> None:
        self.story, self.language, self.mode = story, language, mode
        self._ask, self._clock = ask, clock
        self._teller = Teller(story, language, tell)
        self._ahead, self._ids = timedelta(0), count()
        self.state, _ = engine.begin(
            story,
            name=name,
            level=level,
            players=1,
            language=language,
            now=self.now,
            record_id=self._id(),
            by="terminal",
        )

    @property
    def now(self) -> datetime:
        return self._clock() + self._ahead

    def play(self) -> bool:
        """Whether the team came to the end."""
        story = self.story
        self._teller.head(f"{story.title.in_(self.language)}: {self.state.name}")
        self._teller.paragraphs(story.fiction.in_(self.language))
        self._teller.paragraphs(story.intro.in_(self.language))
        self._teller.paragraphs(HELP.in_(self.language))
        try:
            while self.state.finished is None:
                self._desk()
        except (EOFError, _Quit):
            self._teller.say("goodbye")
            return False
        return True

    # The desk

    def _desk(self) -> None:
        views = [view for view in seen.open_clues(self.story, self.state, self.mode) if not view.solved]
        done, number = seen.progress(self.story, self.state)
        self._teller.head(f"{say('desk', self.language)}. {say('solved_of', self.language, done=done, count=number)}")
        if not views:
            self._teller.say("stuck")
            raise _Quit
        for at, view in enumerate(views, 1):
            where = say("here", self.language) if view.at_kiosk or view.where is None else view.where.in_(self.language)
            last = f" ({say('last', self.language)})" if view.is_last else ""
            self._teller.line(f"  {at}. {view.title.in_(self.language)}{last}. {where}")
        typed = self._ask(f"{say('pick', self.language)}: ").strip()
        if typed.startswith("/"):
            self._command(typed, None)
        elif typed.isdecimal() and 1 <= int(typed) <= len(views):
            self._clue(views[int(typed) - 1].clue)
        elif (clue := seen.clue_of_card(self.story, self.state, typed)) is not None:
            self._clue(clue)
        else:
            self._teller.say("card_later" if card_read(self.story.cards, typed) else "no_such")

    # A clue

    def _clue(self, key: str) -> None:
        self._take(engine.open_clue(self.story, self.state, key, self.now, self._id(), "terminal", self.mode))
        shown: Task | None = None
        while key not in self.state.solved:
            clue, task = self.story.clue(key), seen.task_of(self.story, self.state, key, self.mode)
            if clue is None or task is None:
                return
            if task is not shown:
                self._page(clue, task)
                shown = task
            typed = self._ask("> ").strip()
            if typed.startswith("/"):
                if self._command(typed, clue) == "back":
                    return
                continue
            given = puzzle_text.read(task.puzzle, self._order(task, key), typed, self.language)
            if given.text != typed and card_read(self.story.cards, typed) is not None:
                given = Given(text=typed)
            step = engine.answer(self.story, self.state, key, given, self.now, self._id(), "terminal")
            self._take(step, at=again(clue, task))

    def _page(self, clue: Clue, task: Task) -> None:
        self._teller.head(clue.title.in_(self.language))
        self._teller.part("letter", clue.fragment.in_(self.language))
        self._teller.part("task", task.look.in_(self.language))
        spot = self.story.spot(clue.spot)
        around = task is clue.detour
        self._teller.part("where", spot.where.in_(self.language) if spot and not around else say("here", self.language))
        if around and not self.state.clue(clue.id).missing:
            self._teller.say("closed_now")
        self._teller.line("")
        self._teller.line(task.puzzle.ask.in_(self.language))
        for line in puzzle_text.lines(task.puzzle, self._order(task, clue.id), self.language):
            self._teller.line(line)

    def _order(self, task: Task, clue: str) -> tuple[int, ...]:
        return seen.shuffled(task.puzzle, f"{self.state.name} {clue}")

    # Commands

    def _command(self, typed: str, clue: Clue | None) -> str:
        """Do it, and give its name."""
        word, _, rest = typed[1:].partition(" ")
        name = COMMANDS.get(word.casefold(), "help")
        if name == "quit":
            raise _Quit
        if name == "notes":
            self._notes()
        elif name == "mode":
            self.mode = _MODES[self.mode]
            self._teller.say("mode", mode=say(self.mode.value, self.language))
        elif clue is not None and name in ("hint", "missing", "wait", "card", "solution", "turn"):
            self._at_clue(name, clue, rest)
        elif name != "back":
            self._teller.paragraphs(HELP.in_(self.language))
        return name

    def _at_clue(self, name: str, clue: Clue, rest: str) -> None:
        key, now = clue.id, self.now
        task = seen.task_of(self.story, self.state, key, self.mode)
        if name == "hint":
            self._take(engine.hint(self.story, self.state, key, now, self._id(), "terminal"), nothing="no_hint")
        elif name == "missing":
            step = engine.missing(self.story, self.state, key, now, self._id(), "terminal")
            self._take(step, nothing="no_missing")
        elif name == "wait":
            self._wait(key)
        elif name == "card":
            self._cards(clue)
        elif task is not None and name == "solution":
            answer = solution(self.story, task.puzzle, self.language)
            self._teller.say(
                "answer_is", answer=puzzle_text.shown(task.puzzle, answer, self.language) if answer else "-"
            )
        elif task is not None:
            self._teller.line(
                puzzle_text.turned_back(task.puzzle, int(rest) if rest.strip().isdecimal() else 0, self.language)
            )

    def _wait(self, clue: str) -> None:
        """Until the next answer is looked at or the next hint is due."""
        ends = (
            seen.wait_until(self.state, clue, self.now),
            seen.next_hint_at(self.story, self.state, clue, self.now),
        )
        by = max((end - self.now for end in ends if end is not None), default=timedelta(0))
        self._ahead += max(by, timedelta(minutes=1))
        self._teller.say("waited", minutes=round(max(by, timedelta(minutes=1)).total_seconds() / 60))

    def _cards(self, clue: Clue) -> None:
        cards = [card for card in map(self.story.card, clue.cards) if card is not None]
        for card in cards:
            self._teller.head(f"{say('card', self.language, code=card.code)}: {card.title.in_(self.language)}")
            self._teller.paragraphs(card.text.in_(self.language))
        if not cards:
            self._teller.say("no_card")

    def _notes(self) -> None:
        self._teller.head(say("notes", self.language))
        notes = seen.notes(self.story, self.state)
        for title, found in notes:
            self._teller.paragraphs(f"{title.in_(self.language)}: {found.in_(self.language)}")
        if not notes:
            self._teller.say("no_notes")

    def _take(self, step: engine.Step, nothing: str = "", at: Again = Again.LETTER) -> None:
        """The new state, and what is told of it; `nothing` when there is nothing else to tell."""
        self.state = step.state
        for effect in step.effects:
            self._teller.effect(effect, self.now, at)
            if isinstance(effect, Finished):
                hints = sum(clue.hints for clue in self.state.clues.values())
                self._teller.say("end", minutes=round(self.state.played.total_seconds() / 60), hints=hints)
        if not step.effects and nothing:
            self._teller.say(nothing)

    def _id(self) -> str:
        return f"{next(self._ids):06}"
