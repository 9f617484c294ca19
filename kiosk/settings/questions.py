"""Settings of the question of the week: `config/questions.toml`. Importing this costs nothing; the loader validates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.domain.text import Text
from kiosk.settings.marks import STRICT, Doc, Exact, Words, Written
from kiosk.settings.written import Days, read_days_or_week

QuestionId = Annotated[str, MinLen(1), MaxLen(64)]
_DAYS = {"type": "string", "examples": ["30.11.-6.12.2026", "viikko 49/2026"]}
FEWEST_ANSWERS, MOST_ANSWERS = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question. Without `days` it takes turns, a week at a time, with the others that have none."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    text: Annotated[Text, Words(100), Doc("Kysymys asiakkaalle, yksi lyhyt virke.")]
    answers: Annotated[
        tuple[Annotated[Text, Words(60)], ...],
        MaxLen(MOST_ANSWERS),
        Doc("Vastaukset, joista asiakas valitsee yhden: 2-6. Pois jätettynä vastataan hymiöllä tai omin sanoin."),
    ] = ()
    moods: Annotated[bool, Exact(), Doc("Kysytäänkö myös hymiöllä: harmittaa, ihan ok, ilahduttaa.")] = False
    asks_text: Annotated[bool, Exact(), Doc("Saako lisätä omia sanoja. Henkilökunta lukee ne ennen muita.")] = True
    days: Annotated[
        Days | None,
        Written(read_days_or_week, _DAYS),
        Doc(
            'Milloin kysytään: "30.11.-6.12.2026" tai "viikko 49/2026". '
            "Pois jätettynä kysymys on vuorossa viikon kerrallaan muiden päivättömien kanssa."
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSettings:
    """Everything that `questions.toml` says. Questions keep the order of the file."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    erase_texts_after_days: Annotated[
        int,
        Exact(),
        Ge(1),
        Le(365),
        Doc("Monenko päivän kuluttua asiakkaiden omat sanat poistetaan. Vastausten määrät jäävät."),
    ] = 90
    questions: Annotated[dict[QuestionId, AskedQuestion], Doc("Kysymykset.")] = field(default_factory=dict)
