"""Settings of the house's own events: `config/events.toml`. Importing this costs nothing; the loader validates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.domain.events import EventStatus, Organiser
from kiosk.domain.text import Text
from kiosk.settings.days import Clock, When, read_clock, read_when
from kiosk.settings.marks import STRICT, Doc, Exact, Words, Written
from kiosk.settings.written import check_weekdays

EventId = Annotated[str, MinLen(1), MaxLen(60)]
Day = Annotated[
    When,
    Written(read_when, {"type": "string", "examples": ["24.12.2026", "24.-26.12.2026", "today+2"]}),
]
Age = Annotated[int | None, Exact(), Ge(0), Le(120)]
Seats = Annotated[int | None, Exact(), Ge(0), Le(100_000)]
Url = Annotated[str | None, MaxLen(500)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEvent:
    """One event, once or every week."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: Annotated[Text, Words(120), Doc("Tapahtuman nimi.")]
    day: Annotated[
        Day | None,
        Doc('Päivä tai päivät: "24.12.2026", "24.-26.12.2026" tai tästä päivästä laskettuna "today+2".'),
    ] = None
    last_day: Annotated[Day | None, Doc("Viimeinen päivä, jos tapahtuma kestää monta päivää tai toistuu.")] = None
    every: Annotated[
        str | None, Written(check_weekdays), Doc('Joka viikko näinä päivinä: "ke" tai "ma, to". Ilman päivää heti.')
    ] = None
    not_on: Annotated[tuple[Day, ...], MaxLen(60), Doc("Päivät, jolloin toistuvaa tapahtumaa ei ole.")] = ()
    time: Annotated[
        Clock | None,
        Written(read_clock, {"type": "string", "examples": ["18-19.30", "10"]}),
        Doc('Kello: "18-19.30", tai "18", jos loppu on avoin. Pois jätettynä koko päivän.'),
    ] = None
    status: Annotated[
        EventStatus, Doc('"cancelled" (peruttu), "postponed" (siirretty, ei uutta aikaa), "rescheduled" (uusi aika).')
    ] = EventStatus.SCHEDULED
    cancelled_on: Annotated[tuple[Day, ...], MaxLen(60), Doc("Päivät, jolloin toistuva tapahtuma on peruttu.")] = ()
    lead: Annotated[Text | None, Words(200), Doc("Yksi virke siitä, mitä tapahtuu.")] = None
    description: Annotated[
        Text | None, Words(4_000, paragraphs=True), Doc("Kuvaus. Tyhjä rivi vaihtaa kappaletta.")
    ] = None
    place: Annotated[Text | None, Words(80), Doc("Paikka, jota asiakas etsii: Virta-sali, Lastenosasto.")] = None
    address: Annotated[Text | None, Words(120), Doc("Osoite, jos tapahtuma on muualla.")] = None
    organiser: Annotated[Text | None, Words(80), Doc("Järjestäjä.")] = None
    organiser_kind: Annotated[
        Organiser | None, Doc('"town" (kaupunki), "association" (yhdistys) tai "company" (yritys).')
    ] = None
    price: Annotated[Text | None, Words(80), Doc('Hinta sanoin: "15 €, lapset 5 €".')] = None
    free: Annotated[bool | None, Exact(), Doc("Maksuton: true. Pois jätettynä ei kerrota.")] = None
    keywords: Annotated[
        tuple[Annotated[str, MinLen(1), MaxLen(60)], ...], MaxLen(20), Doc("Asiasanat, joilla valinnat löytävät tämän.")
    ] = ()
    icon: Annotated[str, MaxLen(64), Doc("Kuvakkeen nimi. Pois jätettynä valinnan kuvake.")] = ""
    picture: Annotated[str | None, MinLen(1), MaxLen(200), Doc("Kuvatiedosto samassa kansiossa (PNG, JPEG, WebP).")] = (
        None
    )
    picture_alt: Annotated[Text | None, Words(200), Doc("Mitä kuvassa on, sanoin.")] = None
    picture_credit: Annotated[str, MaxLen(80), Doc("Kuvaajan nimi.")] = ""
    accessibility: Annotated[Text | None, Words(400), Doc("Esteettömyys: induktiosilmukka, luiska, selkokieli.")] = None
    page: Annotated[Url, Doc("Verkkosivu. Palvelimen pitää olla luettelossa server.link_hosts.")] = None
    tickets: Annotated[Url, Doc("Lippujen osoite.")] = None
    sign_up: Annotated[Url, Doc("Ilmoittautumisen osoite.")] = None
    seats: Annotated[Seats, Doc("Paikkoja kaikkiaan.")] = None
    seats_left: Annotated[Seats, Doc("Paikkoja jäljellä. 0 on täynnä.")] = None
    min_age: Annotated[Age, Doc("Ikä vähintään, vuosina.")] = None
    max_age: Annotated[Age, Doc("Ikä enintään, vuosina.")] = None

    def dates(self, today: date) -> tuple[date, date] | None:
        """First and last day; of what comes every week without a day it is from today on. None: no day is known."""
        if self.day is not None:
            first, last = self.day.on(today)
        elif self.every is not None:
            first, last = today, date.max
        else:
            return None
        if self.last_day is not None:
            last = self.last_day.on(today)[1]
        elif self.every is not None:
            last = date.max
        return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSettings:
    """Everything that `events.toml` says. Events keep the order of the file."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    events: Annotated[dict[EventId, OwnEvent], Doc("Tapahtumat.")] = field(default_factory=dict)
