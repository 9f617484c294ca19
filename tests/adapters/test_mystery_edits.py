"""Staff write in the story while a team plays: a kiosk that follows the hub, a hub that follows the folder. What the team
has stays, whatever is edited, taken out or called something else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.domain.hours import Mode
from kiosk.hub.mystery import store as hub_store
from kiosk.hub.mystery.figures import figures
from kiosk.mystery.engine import Effect, Given, Solved
from kiosk.mystery.seen import notes, open_clues, progress
from kiosk.mystery.solutions import solution
from kiosk.mystery.story import Level, Story
from kiosk.mystery.team import NewTeam, TeamState
from tests.adapters.rig import screen
from tests.adapters.rig.team_house import SHIPPED, TeamHub, team_hub

DETECTIVE = NewTeam(name="Hiihtoveljet", level=Level.DETECTIVE, players=2, language="fi")


class Playing:
    """A kiosk with a team, and the folder of the story at the hub."""

    def __init__(self, folder: Path, stories: Path, hub: TeamHub) -> None:
        self.stories, self.hub, self.path = stories / "kekkosen-kirje", hub, folder / "kiosk.db"
        self.kiosk = screen.Kiosk(self.path, lambda: hub.endpoint).start().online()
        self.desk = self.kiosk.worker.mystery
        codes: list[str] = []
        self.desk.begin(DETECTIVE, codes.append)
        self.until(lambda: bool(codes))
        self.code = codes[0]

    def until(self, true: Callable[[], bool]) -> None:
        self.kiosk.screen.until(true)

    @property
    def story(self) -> Story:
        story = self.kiosk.world.story
        assert story is not None
        return story

    @property
    def state(self) -> TeamState:
        state = self.desk.team(self.code)
        assert state is not None
        return state

    def answer(self, clue: str, given: Given | None = None) -> tuple[Effect, ...]:
        known = self.story.clue(clue)
        assert known is not None
        task = known.task(Level.DETECTIVE)
        assert task is not None
        right = given or solution(self.story, task.puzzle)
        assert right is not None
        got: list[tuple[Effect, ...]] = []
        self.desk.answer(self.code, clue, right, got.append)
        self.until(lambda: bool(got))
        return got[0]

    def solve(self, *clues: str) -> None:
        for clue in clues:
            assert any(isinstance(effect, Solved) for effect in self.answer(clue)), clue

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        path = self.stories / name
        text = path.read_text("utf-8")
        assert change(text) != text
        path.write_text(change(text), "utf-8")

    def told(self) -> None:
        """The hub has read the folder, and the kiosk has heard."""
        before = self.story
        self.hub.edited()
        assert self.hub.running.hub.story_problem is None, self.hub.running.hub.story_problem
        self.until(lambda: self.story != before and self.story == self.hub.running.hub.story)

    def texts(self, clue: str) -> list[Path]:
        return sorted((self.stories / "vihjeet").glob(f"{clue}.*.md"))


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Playing]:
    stories = Path(shutil.copytree(SHIPPED, tmp_path / "mystery"))
    with team_hub(tmp_path / "hub", stories) as hub:
        made = Playing(tmp_path, stories, hub)
        yield made
        made.kiosk.stop()


def test_an_answer_is_edited(play: Playing) -> None:
    """Solved with the old one is solved; what was wrong opens the clue once it is an answer, and the old one does not."""
    play.solve("kuori", "torppa")
    assert not any(isinstance(effect, Solved) for effect in play.answer("hyppy", Given(text="1925")))
    play.edit("tarina.toml", lambda t: t.replace('answers = ["84.2 KEK"]', 'answers = ["84.2 AHO"]'))
    play.edit("tarina.toml", lambda t: t.replace('answers = ["1924"]', 'answers = ["1925"]'))
    play.told()
    assert play.state.solved == {"kuori", "torppa"}
    assert not any(isinstance(effect, Solved) for effect in play.answer("hyppy", Given(text="1924")))
    play.solve("hyppy")
    assert play.state.solved == {"kuori", "torppa", "hyppy"}


def test_a_clue_is_taken_out(play: Playing) -> None:
    """What it had opened stays open, the way to the end is there, and the clue under the team's hands may be the one."""
    play.solve("kuori", "kartta", "dyyni", "hiihto")
    play.desk.open_clue(play.code, "majakka")
    _, count = progress(play.story, play.state)

    def without(text: str) -> str:
        text = re.sub(r"\[clues\.dyyni\]\n.*?(?=\[clues\.nimet\])", "", text, flags=re.DOTALL)
        text = text.replace('needs = { count = 1, of = ["hyppy", "dyyni"] }', 'needs = ["hyppy"]')
        text = text.replace(
            'count = 2, of = ["dyyni", "hiihto", "vaarennos"]', 'count = 1, of = ["hiihto", "vaarennos"]'
        )
        return re.sub(r"\[cards\.hiekka\]\n.*?\n\n", "", text, flags=re.DOTALL)

    play.edit("tarina.toml", without)
    for path in (*play.texts("dyyni"), *(play.stories / "kortit").glob("hiekka.*")):
        path.unlink()
    play.told()
    assert play.state.solved >= {"kuori", "kartta", "hiihto"}
    assert progress(play.story, play.state) == (3, count - 1)
    assert "hiihto" in {view.clue for view in open_clues(play.story, play.state, Mode.STAFFED)}
    assert play.answer("kuori") != (), "what is solved is still said so"
    _to_the_end(play)
    assert play.state.finished is not None


def test_a_clue_is_called_something_else(play: Playing) -> None:
    """`was` says how: solved stays solved, hints stay given, at this kiosk, at another one and in the figures."""
    play.solve("kuori", "torppa")
    play.desk.hint(play.code, "nimet", lambda _effects: None)

    def renamed(text: str) -> str:
        text = (
            text.replace('["kuori"]', '["kansi"]').replace('["torppa"]', '["mokki"]').replace('"torppa",', '"mokki",')
        )
        text = text.replace("[clues.kuori.", "[clues.kansi.").replace('needs = ["nimet"]', 'needs = ["naamiot"]')
        for old, new in (("torppa", "mokki"), ("nimet", "naamiot")):
            text = text.replace(f"[clues.{old}]\n", f'[clues.{new}]\nwas = "{old}"\n')
            text = text.replace(f"[clues.{old}.", f"[clues.{new}.")
        return text.replace("[clues.kansi.puzzle]", '[clues.kansi]\nwas = ["kuori"]\n[clues.kansi.puzzle]', 1)

    play.edit("tarina.toml", renamed)
    for old, new in (("kuori", "kansi"), ("torppa", "mokki"), ("nimet", "naamiot")):
        for path in play.texts(old):
            path.rename(path.with_name(path.name.replace(old, new)))
    play.told()
    assert play.state.solved == {"kansi", "mokki"}
    assert play.state.clue("naamiot").hints == 1
    assert [title.fi for title, _ in notes(play.story, play.state)], "the notes are there"
    play.solve("hyppy")
    play.until(lambda: play.kiosk.store.deeds_waiting() == 0)
    other = screen.Kiosk(None, lambda: play.hub.endpoint).start().online()
    found: list[object] = []
    other.worker.mystery.find(play.code, found.append)
    other.screen.until(lambda: bool(found))
    there = other.worker.mystery.team(play.code)
    assert there is not None
    assert there.solved == {"kansi", "mokki", "hyppy"}
    other.stop()
    hub = play.hub.running.hub
    with hub.engine.connect() as conn:
        told = figures(play.story, hub_store.logs(conn), hub.house().zone, {})
    assert {each.clue for each in told.clues if each.solved} == {"kansi", "mokki", "hyppy"}


def test_a_broken_edit_changes_nothing(play: Playing) -> None:
    play.solve("kuori")
    before = play.story
    play.edit("tarina.toml", lambda t: t.replace('last = "sinetti"', 'last = "sineti"'))
    play.hub.edited()
    assert "sinetti?" in str(play.hub.running.hub.story_problem)
    play.solve("torppa")
    assert play.story == before
    assert play.state.solved == {"kuori", "torppa"}


def test_who_has_read_the_letter_has_read_it(play: Playing) -> None:
    """Another last clue does not take back the end, over a restart of the kiosk too."""
    _to_the_end(play, leave="vaarennos")
    assert play.state.finished is not None
    play.edit("tarina.toml", lambda t: t.replace('last = "sinetti"', 'last = "vaarennos"'))
    play.told()
    assert play.state.finished is not None
    play.kiosk.stop()
    play.kiosk = screen.Kiosk(play.path, lambda: play.hub.endpoint).start().online()
    play.desk = play.kiosk.worker.mystery
    found: list[object] = []
    play.desk.find(play.code, found.append)
    play.until(lambda: bool(found))
    assert play.state.finished is not None


def _to_the_end(play: Playing, leave: str = "") -> None:
    while play.state.finished is None:
        views = open_clues(play.story, play.state, Mode.STAFFED)
        todo = [view.clue for view in views if not view.solved and view.clue != leave]
        assert todo
        play.solve(todo[0])
