"""Settings of what the hub reads elsewhere, and of how events are sorted for patrons: parts of `config/hub.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Any, ClassVar, Final, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.domain.events import Organiser
from kiosk.domain.text import Text
from kiosk.settings.marks import STRICT, Doc, Duration, Exact, Words, Written
from kiosk.settings.written import read_library

SourceKind = Literal["events_file", "linked_events", "icalendar", "kirkanta", "respa"]
KINDS: Final[Mapping[str, str]] = {
    "events_file": "talon oma tapahtumatiedosto",
    "linked_events": "tapahtumat Linked Events -rajapinnasta",
    "icalendar": "kalenteri verkossa",
    "kirkanta": "aukioloajat Kirjastohakemistosta",
    "respa": "tilat ja varaukset Respasta",
}
"""The kinds in words, for staff."""

NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "events_file": ("file",),
    "linked_events": ("url",),
    "icalendar": ("url",),
    "kirkanta": ("library",),
    "respa": ("url",),
}
"""Keys that a kind cannot do without."""

HOURS_KINDS: Final = frozenset({"kirkanta"})
"""Kinds that tell of opening hours; there can be only one of them."""

TAKES: Final[Mapping[str, tuple[str, ...]]] = {
    "events_file": ("days_ahead",),
    "linked_events": (
        "days_ahead",
        "places",
        "keywords",
        "publishers",
        "organiser",
        "place",
        "token_env",
        "token_file",
    ),
    "icalendar": ("days_ahead", "organiser", "place", "token_env", "token_file"),
    "kirkanta": ("url", "days_ahead"),
    "respa": ("dialect", "user", "fields", "token_env", "token_file"),
}
"""Further keys that mean something to a kind; name, kind and every go with all."""

Tone = Literal["sea", "night", "forest", "sand", "brick"]
Names = tuple[Annotated[str, MinLen(1), MaxLen(120)], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """One system, feed or file that tells of events or opening hours."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: Annotated[str, MinLen(1), MaxLen(24), Doc("Lähteen oma nimi, esimerkiksi omat. Älä muuta myöhemmin.")]
    kind: Annotated[
        SourceKind, Doc("Mikä se on: " + ", ".join(f'"{kind}" ({words})' for kind, words in KINDS.items()) + ".")
    ]
    every: Annotated[timedelta, Duration("1 min", "24 h"), Doc("Kuinka usein luetaan.")] = timedelta(minutes=10)
    url: Annotated[str | None, MaxLen(500), Doc("Rajapinnan tai kalenterin osoite.")] = None
    library: Annotated[
        str | None,
        Written(read_library, {"anyOf": [{"type": "integer"}, {"type": "string"}], "examples": [84855]}),
        Doc("Kirjaston numero tai lyhyt nimi Kirjastohakemistossa (Kirkanta)."),
    ] = None
    file: Annotated[str | None, MinLen(1), MaxLen(200), Doc("Tiedosto samassa kansiossa kuin hub.toml.")] = None
    days_ahead: Annotated[int, Exact(), Ge(1), Le(400), Doc("Kuinka monen päivän päähän luetaan.")] = 180
    places: Annotated[Names, MaxLen(40), Doc("Vain näiden paikkojen tapahtumat (tunnukset). Tyhjä: kaikki.")] = ()
    keywords: Annotated[Names, MaxLen(40), Doc("Vain näiden asiasanojen tapahtumat (tunnukset). Tyhjä: kaikki.")] = ()
    publishers: Annotated[Names, MaxLen(40), Doc("Vain näiden julkaisijoiden tapahtumat. Tyhjä: kaikki.")] = ()
    organiser: Annotated[Text | None, Words(80), Doc("Järjestäjä, kun lähde ei kerro sitä; kalenterissa aina.")] = None
    place: Annotated[Text | None, Words(80), Doc("Paikka, kun lähde ei kerro sitä.")] = None
    token_env: Annotated[str | None, MaxLen(60), Doc("Ympäristömuuttuja, jossa avain on.")] = None
    token_file: Annotated[str | None, MaxLen(200), Doc("Tiedosto, jossa avain on. Avainta ei kirjoiteta tähän.")] = None
    dialect: Annotated[
        Literal["helsinki", "turku"],
        Doc('Respan haara: "helsinki" (pysyvä avain) tai "turku" (käyttäjä ja salasana). Kysy ylläpitäjältä.'),
    ] = "helsinki"
    user: Annotated[str | None, MinLen(1), MaxLen(100), Doc("Käyttäjätunnus (Turun Respa); salasana avaimena.")] = None
    fields: Annotated[
        dict[Annotated[str, MaxLen(60)], Annotated[str, MinLen(1), MaxLen(200)]],
        Doc('Varauksen tiedot, jotka ovat aina samat, esimerkiksi reserver_name = "Kirjaston kioski".'),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterTable:
    """A chip over the list of events."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Annotated[str, MinLen(1), MaxLen(24), Doc("Tunnus, esimerkiksi lapset.")]
    name: Annotated[Text, Words(24), Doc("Teksti valinnassa.")]
    icon: Annotated[str, MinLen(1), MaxLen(64), Doc("Kuvakkeen nimi (Material Design Icons).")] = "calendar"
    tone: Annotated[Tone, Doc("Kortin väri.")] = "sea"
    keywords: Annotated[Names, MaxLen(60), Doc("Asiasanat, joilla tapahtuma kuuluu tähän: nimi tai tunnus.")] = ()
    places: Annotated[Names, MaxLen(60), Doc("Paikat, joilla tapahtuma kuuluu tähän: nimi tai tunnus.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganiserTable:
    """Who is what kind of partner."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: Annotated[Organiser, Doc('"town" (kaupunki), "association" (yhdistys) tai "company" (yritys).')]
    names: Annotated[Names, MinLen(1), MaxLen(200), Doc("Järjestäjien nimet tai tunnukset.")]
