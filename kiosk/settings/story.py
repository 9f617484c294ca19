"""Settings of a story: `config/mystery/NAME/tarina.toml`, its structure. The prose stands in Markdown beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.domain.geometry import Point
from kiosk.domain.text import Text
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.settings.marks import STRICT, Doc, Exact, Split, Words, Written
from kiosk.settings.written import Unreadable

LevelWord = Literal["lapset", "perhe", "etsiva"]
Id = Annotated[str, MinLen(1), MaxLen(40)]
Ids = tuple[Id, ...]
Answers = tuple[Annotated[str, MinLen(1), MaxLen(200)], ...]


def read_area(value: object) -> tuple[Point, ...]:
    """`[[0.1, 0.2], [0.4, 0.2], [0.4, 0.5]]`: corners in parts of the picture, from the upper left."""
    if not isinstance(value, list) or len(value) < 3 or not all(_is_corner(corner) for corner in value):
        raise Unreadable("picture_area")
    return tuple((float(x), float(y)) for x, y in value)


def _is_corner(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_is_part(number) for number in value)


def _is_part(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and 0 <= value <= 1


def spread_answers(value: object) -> object:
    """A list, or one text, is the same in every language."""
    value = [value] if isinstance(value, str) else value
    return {"fi": value} if isinstance(value, list) else value


def spread_names(value: object) -> object:
    """One name is a list of one."""
    return [value] if isinstance(value, str) else value


def spread_needs(value: object) -> object:
    """A list is short for `{ all = [...] }`."""
    return {"all": value} if isinstance(value, list) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSettings:
    """Accepted answers by language."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    fi: Annotated[Answers, MinLen(1), Doc("Suomeksi, ja kun vastaus on kaikilla kielillä sama.")]
    sv: Annotated[Answers, Doc("Ruotsiksi.")] = ()
    en: Annotated[Answers, Doc("Englanniksi.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PuzzleSettings:
    """What opens a clue. Which keys count depends on the kind: `cross_story.py`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: Annotated[PuzzleKind, Doc("Tehtävän laji.")]
    answers: Annotated[AnswerSettings | None, Split(spread_answers), Doc("Oikeat vastaukset.")] = None
    length: Annotated[int | None, Exact(), Ge(1), Le(8), Doc("Montako numeroa lukossa on.")] = None
    right: Annotated[
        tuple[Annotated[int, Exact(), Ge(0)], ...] | None, MinLen(1), Doc("Oikeiden vaihtoehtojen numerot nollasta.")
    ] = None
    picture: Annotated[str | None, MinLen(1), Doc("Kuvan nimi kansiossa kuvat.")] = None
    areas: Annotated[
        dict[Id, Annotated[tuple[Point, ...], Written(read_area)]], Doc("Kuvan alueet: kulmat osina kuvasta, 0–1.")
    ] = field(default_factory=dict)
    right_areas: Annotated[Ids | None, MinLen(1), Doc("Oikeat alueet.")] = None
    shift: Annotated[int | None, Exact(), Ge(1), Le(28), Doc("Montako pykälää kiekkoa on käännetty.")] = None
    card: Annotated[Id | None, Doc("Kortti, joka luetaan.")] = None
    minutes: Annotated[int, Exact(), Ge(1), Le(60), Doc("Montako minuuttia tehtävä arviolta vie.")] = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSettings:
    """What must be solved before a clue can be met."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    all: Annotated[Ids, Doc("Kaikki nämä.")] = ()
    any: Annotated[Ids, Doc("Jokin näistä.")] = ()
    count: Annotated[int, Exact(), Ge(0), Doc("Näin monta luettelosta of.")] = 0
    of: Annotated[Ids, Doc("Luettelo, josta count lasketaan.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueSettings:
    """A clue: what it needs, where it is, and its puzzle for all levels or for each."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    needs: Annotated[NeedSettings, Split(spread_needs), Doc("Mitä pitää olla ratkaistuna.")] = NeedSettings()
    levels: Annotated[
        tuple[LevelWord, ...], MinLen(1), Doc("Tasot, joilla vihje on: lapset, perhe, etsiva. Yleensä kaikki.")
    ] = ("lapset", "perhe", "etsiva")
    spot: Annotated[Id | None, Doc("Paikka, jossa vihje on. Ilman paikkaa vihje on kioskilla.")] = None
    cards: Annotated[Ids, Doc("Kortit, joita vihje tarvitsee.")] = ()
    was: Annotated[
        Ids,
        Split(spread_names),
        Doc("Vihjeen entiset tunnukset. Joukkue, joka ratkaisi sen niillä, pitää ratkaisunsa."),
    ] = ()
    puzzle: Annotated[PuzzleSettings | None, Doc("Tehtävä tasoille, joilla ei ole omaa.")] = None
    lapset: Annotated[PuzzleSettings | None, Doc("Lasten tehtävä.")] = None
    perhe: Annotated[PuzzleSettings | None, Doc("Perheen tehtävä.")] = None
    etsiva: Annotated[PuzzleSettings | None, Doc("Etsivän tehtävä.")] = None
    kiertotie: Annotated[PuzzleSettings | None, Doc("Tehtävä kioskilla, kun vihje puuttuu tai sinne ei pääse.")] = None

    def own(self, word: str) -> PuzzleSettings | None:
        """The puzzle under this key."""
        return {
            "puzzle": self.puzzle,
            "lapset": self.lapset,
            "perhe": self.perhe,
            "etsiva": self.etsiva,
            "kiertotie": self.kiertotie,
        }[word]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotSettings:
    """A place in the house where cards lie."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    where: Annotated[Text, Words(120), Doc("Paikka joukkueelle.")]
    placing: Annotated[
        Text, Words(400), Doc("Henkilökunnalle: mihin kortti kiinnitetään. Pelkkä teksti on suomea ja riittää.")
    ]
    plan_place: Annotated[Id | None, Doc("Paikan tunnus pohjapiirroksessa (pohja.toml).")] = None
    height_cm: Annotated[int, Exact(), Ge(0), Le(300), Doc("Korkeus lattiasta senttimetreinä.")] = 100
    modes: Annotated[
        tuple[Literal["staffed", "self_service"], ...], MinLen(1), Doc("Milloin paikkaan pääsee. Yleensä aina.")
    ] = ("staffed", "self_service")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSettings:
    """A printed clue card."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: Annotated[str, MinLen(1), MaxLen(20), Doc("Lyhyt koodi: 4–6 isoa kirjainta ja numeroa.")]
    spot: Annotated[Id | None, Doc("Paikka, jossa kortti on.")] = None
    look: Annotated[Literal["letter", "telegram", "note", "plain"], Doc("Kortin ulkoasu.")] = "note"
    picture: Annotated[str | None, MinLen(1), Doc("Kuvan nimi kansiossa kuvat.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySettings:
    """Everything that `tarina.toml` says. Clues keep the order of the file."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Annotated[Id, Doc("Tarinan tunnus, sama kuin kansion nimi.")]
    last: Annotated[Id, Doc("Vihje, jonka ratkaisu päättää pelin.")]
    signature: Annotated[str, MaxLen(60), Doc("Kirjeen allekirjoitus, ellei se ole tiedostossa tekstit/alku.")] = ""
    team_first: Annotated[tuple[Id, ...], Doc("Joukkueen nimen alkuosia, joista arvotaan.")] = ()
    team_second: Annotated[tuple[Id, ...], Doc("Joukkueen nimen loppuosia, joista arvotaan.")] = ()
    spots: Annotated[dict[Id, SpotSettings], Doc("Paikat talossa.")] = field(default_factory=dict)
    cards: Annotated[dict[Id, CardSettings], Doc("Vihjekortit.")] = field(default_factory=dict)
    clues: Annotated[dict[Id, ClueSettings], MinLen(1), Doc("Vihjeet.")]
