"""A small story with every kind of puzzle, several ways on, levels, a place that needs staff, and near answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery import engine
from kiosk.mystery.engine import Effect, Given
from kiosk.mystery.puzzle import Area, Near, Puzzle, PuzzleKind, Words
from kiosk.mystery.story import LEVELS, Card, Clue, Level, Needs, Spot, Story, Task
from kiosk.mystery.team import Record, TeamState

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
ASK = Text("Vastaus?", "Svar?", "Answer?")
HINTS = (Text("Katso."), Text("Katso tarkemmin."), Text("Tässä se on."))
OPTIONS = (Text("yksi"), Text("kaksi"), Text("kolme"))
CORNERS = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.5))

PUZZLES = {
    "alku": Puzzle(
        kind=PuzzleKind.LOCK,
        ask=ASK,
        length=3,
        answers=Words(fi=("472",)),
        near=(Near(answers=Words(fi=("274",)), reply=Text("Toisin päin.")),),
    ),
    "sana": Puzzle(
        kind=PuzzleKind.WORD,
        ask=ASK,
        answers=Words(fi=("mylly",), sv=("kvarn",), en=("mill",)),
        near=(Near(answers=Words(fi=("tuuli",)), reply=Text("Mikä kääntyy tuulessa?")),),
    ),
    "kirja": Puzzle(kind=PuzzleKind.CLASS_MARK, ask=ASK, answers=Words(fi=("84.2 KEK", "9100123"))),
    "valinta": Puzzle(
        kind=PuzzleKind.CHOICE,
        ask=ASK,
        options=OPTIONS,
        right=(1,),
        near=(Near(answers=Words(fi=("Kolme",)), reply=Text("Yksi liikaa.")),),
    ),
    "jono": Puzzle(kind=PuzzleKind.ORDER, ask=ASK, options=OPTIONS),
    "kuva": Puzzle(
        kind=PuzzleKind.TOUCH,
        ask=ASK,
        areas=tuple(Area(id=name, name=Text(name), outline=CORNERS) for name in ("joki", "meri")),
        seen=Text("Kartta.", "En karta.", "A map."),
        right_areas=("joki",),
        near=(Near(answers=Words(fi=("meri",)), reply=Text("Vastavirtaan.")),),
    ),
    "parit": Puzzle(kind=PuzzleKind.PAIRS, ask=ASK, options=OPTIONS, partners=(Text("1"), Text("2"), Text("3"))),
    "ratas": Puzzle(kind=PuzzleKind.WHEEL, ask=ASK, cipher=Text("PÄOOÄ"), shift=3, answers=Words(fi=("mylly",))),
    "lamppu": Puzzle(kind=PuzzleKind.MORSE, ask=ASK, signal=Text("laiva"), answers=Words(fi=("laiva",))),
    "kortti": Puzzle(kind=PuzzleKind.CARD, ask=ASK, card="kirje"),
}
RIGHT = {
    "alku": Given(text="472"),
    "sana": Given(text="Myllyn"),
    "kirja": Given(text="84.2kek", scanned=True),
    "valinta": Given(picked=(1,)),
    "jono": Given(picked=(0, 1, 2)),
    "kuva": Given(areas=("joki",)),
    "parit": Given(picked=(0, 1, 2)),
    "ratas": Given(text="mylly"),
    "lamppu": Given(text="laiva"),
    "kortti": Given(text="k7m4"),
    "loppu": Given(text="sinetti"),
}
WRONG = {
    "alku": Given(text="111"),
    "sana": Given(text="jokin muu"),
    "kirja": Given(text="85 KEK"),
    "valinta": Given(picked=(0,)),
    "jono": Given(picked=(1, 0, 2)),
    "kuva": Given(areas=("meri",)),
    "parit": Given(picked=(0, 0, 2)),
    "ratas": Given(text="ei"),
    "lamppu": Given(text="ei"),
    "kortti": Given(text="XXXX"),
    "loppu": Given(text="ei"),
}
DETOUR = Given(text="kiertotie")


def task(puzzle: Puzzle, levels: tuple[Level, ...] = LEVELS) -> Task:
    """With three hints."""
    return Task(levels=levels, look=Text("Etsi."), puzzle=puzzle, hints=HINTS, reply=Text("Oikein."))


def word(answer: str) -> Puzzle:
    return Puzzle(kind=PuzzleKind.WORD, ask=ASK, answers=Words(fi=(answer,)))


def clue(key: str, needs: Needs, spot: str | None = None, cards: tuple[str, ...] = ()) -> Clue:
    """The clue of one of PUZZLES; a detour when it lies somewhere."""
    levels = (Level.FAMILY, Level.DETECTIVE) if key == "parit" else LEVELS
    return Clue(
        id=key,
        title=Text(key),
        fragment=Text(f"Pala {key}."),
        tasks=(task(PUZZLES[key], levels),),
        needs=needs,
        spot=spot,
        cards=cards,
        detour=task(word("kiertotie")) if spot else None,
        found=Text(f"löytö {key}"),
    )


STORY = Story(
    id="esimerkki",
    version="1",
    title=Text("Esimerkki"),
    fiction=Text("Keksitty."),
    intro=Text("Alkaa."),
    letter=Text("Koko kirje."),
    signature=Text("U."),
    last="loppu",
    clues=(
        clue("alku", Needs()),
        clue("sana", Needs(all=("alku",)), spot="hylly"),
        clue("kirja", Needs(all=("alku",)), spot="hylly"),
        clue("valinta", Needs(any=("sana", "kirja"))),
        clue("jono", Needs(all=("valinta",)), spot="tiski"),
        clue("kuva", Needs(all=("valinta",))),
        clue("parit", Needs(count=1, of=("jono", "kuva"))),
        clue("ratas", Needs(all=("kuva",))),
        clue("lamppu", Needs(all=("kuva",))),
        clue("kortti", Needs(all=("jono",)), spot="tiski", cards=("kirje",)),
        Clue(
            id="loppu",
            title=Text("Loppu"),
            fragment=Text("Viimeinen pala."),
            tasks=(task(word("sinetti")),),
            needs=Needs(all=("sana", "kirja", "kortti"), count=1, of=("ratas", "lamppu")),
        ),
    ),
    spots=(
        Spot(id="hylly", where=Text("Hylly"), placing=Text("Hyllyn pääty")),
        Spot(id="tiski", where=Text("Tiski"), placing=Text("Tiskin takana"), modes=(Mode.STAFFED,)),
    ),
    cards=(
        Card(id="kirje", code="K7M4", spot="tiski", title=Text("Kirje"), text=Text("Kirje.")),
        Card(id="muu", code="P3R6", spot="hylly", title=Text("Muu"), text=Text("Muu.")),
    ),
    name_first=("Hiihto",),
    name_second=("veljet",),
)


class Game:
    """A team at one kiosk: the state as it goes, the log, and a clock that is moved by hand."""

    def __init__(self, level: Level = Level.FAMILY, kiosk: str = "k1") -> None:
        self.now, self.kiosk, self._ids = NOW, kiosk, count()
        self.state, first = engine.begin(
            STORY,
            name="Hiihtoveljet",
            level=level,
            players=3,
            language="fi",
            now=NOW,
            record_id=self.next_id(),
            by=kiosk,
        )
        self.log: list[Record] = [first]

    def next_id(self) -> str:
        return f"{self.kiosk}-{next(self._ids):05}"

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def take(self, step: engine.Step) -> tuple[Effect, ...]:
        """What a kiosk does with a step."""
        self.state = step.state
        if step.record is not None:
            self.log.append(step.record)
        return step.effects

    def open(self, clue: str, mode: Mode = Mode.STAFFED) -> tuple[Effect, ...]:
        return self.take(engine.open_clue(STORY, self.state, clue, self.now, self.next_id(), self.kiosk, mode))

    def answer(self, clue: str, given: Given) -> tuple[Effect, ...]:
        return self.take(engine.answer(STORY, self.state, clue, given, self.now, self.next_id(), self.kiosk))

    def hint(self, clue: str) -> tuple[Effect, ...]:
        return self.take(engine.hint(STORY, self.state, clue, self.now, self.next_id(), self.kiosk))

    def missing(self, clue: str) -> tuple[Effect, ...]:
        return self.take(engine.missing(STORY, self.state, clue, self.now, self.next_id(), self.kiosk))

    def pause(self) -> None:
        self.take(engine.pause(STORY, self.state, self.now, self.next_id(), self.kiosk))

    def resume(self) -> None:
        self.take(engine.resume(STORY, self.state, self.now, self.next_id(), self.kiosk))

    def solve(self, *clues: str) -> None:
        for key in clues:
            self.answer(key, RIGHT[key])
            assert key in self.state.solved, key

    @property
    def fresh(self) -> TeamState:
        """Before anything: the state of a log of its first record."""
        return engine.replay(STORY, self.log[:1])
