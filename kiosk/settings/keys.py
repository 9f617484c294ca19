"""Settings of the keys: which key of a keypad or keyboard does what, in `config/kiosk.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, ClassVar

from annotated_types import MaxLen, MinLen

from kiosk.domain.keys import DEFAULTS, Action, KeyPlan
from kiosk.settings.marks import STRICT, Doc, Duration

Names = tuple[Annotated[str, MinLen(1), MaxLen(40)], ...]
"""Names of keys; another key for the same thing is one more name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What each key does; what is not written stays as it is shipped."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    down: Annotated[Names, MinLen(1), MaxLen(8), Doc("Seuraavaan kohtaan.")] = DEFAULTS[Action.DOWN]
    up: Annotated[Names, MinLen(1), MaxLen(8), Doc("Edelliseen kohtaan.")] = DEFAULTS[Action.UP]
    act: Annotated[Names, MinLen(1), MaxLen(8), Doc("Valitsee.")] = DEFAULTS[Action.ACT]
    back: Annotated[Names, MinLen(1), MaxLen(8), Doc("Palaa edelliselle sivulle.")] = DEFAULTS[Action.BACK]
    help: Annotated[
        Names,
        MinLen(1),
        MaxLen(8),
        Doc("Kertoo, missä ollaan ja mitä voi tehdä. Aloittaa puheen, jos se ei ole päällä."),
    ] = DEFAULTS[Action.HELP]
    next_group: Annotated[Names, MaxLen(8), Doc("Seuraavaan ryhmään: huoneesta toiseen, riviltä toiselle.")] = DEFAULTS[
        Action.NEXT_GROUP
    ]
    previous_group: Annotated[Names, MaxLen(8), Doc("Edelliseen ryhmään.")] = DEFAULTS[Action.PREVIOUS_GROUP]
    start_over: Annotated[Names, MaxLen(8), Doc("Aloittaa alusta: pyyhkii käynnin tiedot.")] = DEFAULTS[
        Action.START_OVER
    ]
    speech: Annotated[Names, MaxLen(8), Doc("Puhe päälle ja pois.")] = DEFAULTS[Action.SPEECH]
    repeat: Annotated[Names, MaxLen(8), Doc("Sanoo viimeisen uudelleen.")] = DEFAULTS[Action.REPEAT]
    pause: Annotated[Names, MaxLen(8), Doc("Puhe tauolle ja jatkamaan.")] = DEFAULTS[Action.PAUSE]
    louder: Annotated[Names, MaxLen(8), Doc("Puhe kovemmalle.")] = DEFAULTS[Action.LOUDER]
    quieter: Annotated[Names, MaxLen(8), Doc("Puhe hiljemmalle.")] = DEFAULTS[Action.QUIETER]
    switch: Annotated[
        Names,
        MaxLen(8),
        Doc("Ainoa kytkin: aloittaa kohtien läpikäynnin, ja painallus valitsee kohdan, joka on esillä."),
    ] = DEFAULTS[Action.SWITCH]
    same_key: Annotated[
        timedelta, Duration("0 s", "2 s"), Doc("Näin pian toistuva sama näppäin jätetään väliin: vapiseva käsi.")
    ] = timedelta(0)
    hold: Annotated[
        timedelta, Duration("0 s", "3 s"), Doc("Näin kauan näppäintä on painettava, ennen kuin se vaikuttaa.")
    ] = timedelta(0)
    scan: Annotated[
        timedelta, Duration("1 s", "20 s"), Doc("Kuinka kauan kytkimen läpikäynti viipyy yhdessä kohdassa.")
    ] = timedelta(seconds=2)

    def plan(self) -> KeyPlan:
        """The same for the screens, times in seconds."""
        return KeyPlan(
            names={action: getattr(self, action.value) for action in Action},
            same_key=self.same_key.total_seconds(),
            hold=self.hold.total_seconds(),
            scan=self.scan.total_seconds(),
        )
