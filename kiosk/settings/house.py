"""Settings of the house: `config/hub.toml`. Importing this costs nothing; the loader validates, `hub.py` converts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Gt, Le, MaxLen, MinLen

from kiosk.domain.hours import LocalPeriod
from kiosk.domain.rooms import Confirmation, Detail
from kiosk.domain.text import Text
from kiosk.settings.celia import CeliaTable
from kiosk.settings.marks import STRICT, Doc, Duration, Exact, Split, Words, Written
from kiosk.settings.sources import FilterTable, OrganiserTable, SourceTable
from kiosk.settings.written import Days, check_weekdays, read_days, read_period, read_weekdays, split_periods

_PERIOD = {"type": "string", "examples": ["10-19", "7-10 omatoimi"]}
DayHours = Annotated[tuple[Annotated[LocalPeriod, Written(read_period, _PERIOD)], ...], Split(split_periods)]
Week = dict[Annotated[str, Written(check_weekdays)], DayHours]
OpenMode = Literal["staffed", "self_service"]
RoomId = Annotated[str, MinLen(1), MaxLen(64)]


def by_weekday(week: Week) -> dict[int, tuple[LocalPeriod, ...]]:
    """Hours per weekday, 0 is Monday; a day that is not written is closed."""
    return {day: hours for days, hours in week.items() for day in read_weekdays(days)}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseInfo:
    """Who and where the library is."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: Annotated[Text, Words(80), Doc("Kirjaston nimi asiakkaalle.")]
    zone: Annotated[str, Doc("Aikavyöhyke. Suomessa Europe/Helsinki.")] = "Europe/Helsinki"
    self_service_help: Annotated[
        Text | None,
        Words(160),
        Doc(
            "Mistä asiakas saa apua omatoimiaikana, esimerkiksi puhelinnumero. Pois jätettynä kerrotaan, milloin "
            "henkilökunta on paikalla."
        ),
    ] = None
    erase_after_days: Annotated[
        int,
        Exact(),
        Ge(0),
        Le(365),
        Doc("Monenko päivän kuluttua varauksen päättymisestä nimi ja henkilömäärä poistetaan."),
    ] = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionDay:
    """A day, or a run of days, with other hours than its weekday: `hours` for each day, or `week` by weekday."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    day: Annotated[
        Days,
        Written(read_days, {"type": "string", "examples": ["24.12.2026", "2026-12-24", "24.-26.12.2026"]}),
        Doc("Päivä tai päivät: 24.12.2026 tai 24.-26.12.2026."),
    ]
    hours: Annotated[DayHours | None, Doc('Aukiolo näinä päivinä, tai "suljettu".')] = None
    week: Annotated[Week | None, Doc("Aukiolo viikonpäivittäin koko ajan, esimerkiksi kesällä.")] = None
    reason: Annotated[Text | None, Words(80), Doc("Syy asiakkaalle, esimerkiksi Jouluaatto.")] = None

    def days(self) -> Iterator[date]:
        """Every single day of the run."""
        for offset in range((self.day.last - self.day.first).days + 1):
            yield self.day.first + timedelta(days=offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureLine:
    """One line of a room's card."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    icon: Annotated[str, MinLen(1), MaxLen(64), Doc("Kuvakkeen nimi (Material Design Icons).")]
    text: Annotated[Text, Words(60), Doc("Muutama sana varustuksesta.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaLimits:
    """How much one patron may hold; what is left out is not limited."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    hours_per_day: Annotated[float | None, Exact(), Gt(0), Le(24), Doc("Tunteja päivässä.")] = None
    hours_per_week: Annotated[float | None, Exact(), Gt(0), Le(168), Doc("Tunteja viikossa (ma-su).")] = None
    count_per_day: Annotated[int | None, Exact(), Ge(1), Le(100), Doc("Varauksia päivässä.")] = None
    count_per_week: Annotated[int | None, Exact(), Ge(1), Le(500), Doc("Varauksia viikossa (ma-su).")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room or a machine and its rules; the fields are those of `kiosk.domain.rooms`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: Annotated[Text, Words(60), Doc("Tilan tai laitteen nimi asiakkaalle.")]
    icon: Annotated[str, MinLen(1), MaxLen(64), Doc("Kuvakkeen nimi (Material Design Icons).")] = "door-open"
    group: Annotated[str, MaxLen(40), Doc("Tilat, joilla on sama ryhmä, voivat korvata toisensa ehdotuksissa.")] = ""
    capacity: Annotated[int | None, Exact(), Ge(1), Le(10_000), Doc("Montako henkeä mahtuu.")] = None
    place: Annotated[Text | None, Words(80), Doc("Missä tila on, esimerkiksi 2. kerros.")] = None
    note: Annotated[Text | None, Words(300), Doc("Huomautus: ikäraja, ajokortti, säännöt.")] = None
    features: Annotated[tuple[FeatureLine, ...], MaxLen(12), Doc("Varustus kortin riveinä.")] = ()
    slot: Annotated[
        timedelta, Duration("5 min", "24 h"), Doc("Aikaruudun pituus; varaus alkaa ja päättyy ruudun rajalla.")
    ] = timedelta(minutes=30)
    min_period: Annotated[timedelta, Duration("5 min", "24 h"), Doc("Lyhin varaus.")] = timedelta(minutes=30)
    max_period: Annotated[timedelta, Duration("5 min", "24 h"), Doc("Pisin varaus.")] = timedelta(hours=2)
    buffer: Annotated[timedelta, Duration("0 min", "24 h"), Doc("Aika, joka jää vapaaksi kahden varauksen väliin.")] = (
        timedelta(0)
    )
    days_ahead: Annotated[int, Exact(), Ge(0), Le(366), Doc("Kuinka monta päivää eteenpäin voi varata.")] = 14
    modes: Annotated[
        tuple[OpenMode, ...], MinLen(1), Doc('Milloin voi käyttää: "staffed" (palveluaika), "self_service" (omatoimi).')
    ] = ("staffed", "self_service")
    confirmation: Annotated[
        Confirmation, Doc('"automatic": varaus on heti voimassa. "by_staff": henkilökunta vahvistaa.')
    ] = Confirmation.AUTOMATIC
    check_in_opens: Annotated[
        timedelta, Duration("0 min", "24 h"), Doc("Kuinka paljon ennen alkua voi ilmoittautua.")
    ] = timedelta(minutes=15)
    no_show_release: Annotated[
        timedelta | None,
        Duration("5 min", "24 h", none=True),
        Doc('Milloin käyttämätön varaus vapautuu toisille; "ei" jättää sen voimaan.'),
    ] = timedelta(minutes=15)
    quota: Annotated[QuotaLimits, Doc("Paljonko yksi asiakas voi varata. Tyhjä: ei rajaa.")] = field(
        default_factory=QuotaLimits
    )
    asks: Annotated[
        tuple[Detail, ...],
        Doc('Mitä varaajalta kysytään: "name", "people", "card" (kirjastokortti, josta quota lasketaan).'),
    ] = ()
    hours: Annotated[Week | None, Doc("Tilan omat ajat, jos ne eivät ole talon ajat.")] = None
    source: Annotated[
        str | None,
        MinLen(1),
        MaxLen(24),
        Doc('Lähde (kind = "respa"), jossa tilan varaukset ovat.'),
    ] = None
    respa_id: Annotated[str | None, MinLen(1), MaxLen(100), Doc("Tilan tunnus Respassa.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The hub as a program."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    listen: Annotated[
        str,
        MaxLen(100),
        Doc(
            "Osoite ja portti. 127.0.0.1 tarkoittaa: vain tämä kone. "
            "Kioskin oma taustapalvelu näkyy aina vain omalla koneellaan, tässä portissa."
        ),
    ] = "127.0.0.1:8800"
    database: Annotated[
        str | None, MinLen(1), MaxLen(500), Doc("Tietokannan osoite. Pois jätettynä SQLite-tiedosto datahakemistossa.")
    ] = None
    public_url: Annotated[
        str | None,
        MaxLen(500),
        Doc(
            "Osoite, josta puhelin näkee varauksen ja pelin todistuksen, jos sellainen on. Varauksen QR-koodin vieressä"
            " näytetään kirjoitettavaksi sama osoite ja /v."
        ),
    ] = None
    link_hosts: Annotated[
        tuple[Annotated[str, MinLen(1), MaxLen(253)], ...], Doc("Palvelimet, joihin kioski saa tehdä QR-koodeja.")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MysterySettings:
    """The mystery of the house."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    story: Annotated[str, MaxLen(40), Doc('Pelattavan tarinan kansio kansiossa mystery. Tyhjä "": peliä ei ole.')] = (
        "kekkosen-kirje"
    )
    erase_after_days: Annotated[
        int, Exact(), Ge(1), Le(365), Doc("Joukkueen pelin tiedot poistetaan näin monen päivän kuluttua viime pelistä.")
    ] = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """Everything that `hub.toml` says of the house and its hub. Rooms keep the order of the file."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    house: Annotated[HouseInfo, Doc("Talo.")]
    hours: Annotated[Week, Doc('Viikon aukiolo: ma-to = ["7-10 omatoimi", "10-19"]. Päivä, jota ei ole, on suljettu.')]
    exceptions: Annotated[tuple[ExceptionDay, ...], Doc("Poikkeuspäivät.")] = ()
    rooms: Annotated[dict[RoomId, Room], Doc("Varattavat tilat ja laitteet.")] = field(default_factory=dict)
    server: Annotated[Server, Doc("Taustapalvelu ohjelmana.")] = field(default_factory=Server)
    mystery: Annotated[MysterySettings, Doc("Arvoituspeli.")] = field(default_factory=MysterySettings)
    celia: Annotated[CeliaTable, Doc("Celian sivu.")] = field(default_factory=CeliaTable)
    sources: Annotated[
        tuple[SourceTable, ...], MaxLen(20), Doc("Mistä tapahtumat ja aukiolot luetaan. Yksi lohko lähdettä kohti.")
    ] = ()
    event_filters: Annotated[
        tuple[FilterTable, ...], MaxLen(8), Doc("Tapahtumien valinnat. Järjestys on sama kuin näytöllä.")
    ] = ()
    organisers: Annotated[
        tuple[OrganiserTable, ...], MaxLen(20), Doc("Millainen kumppani kukin järjestäjä on, jos nimi ei kerro sitä.")
    ] = ()

    def weekly(self) -> dict[int, tuple[LocalPeriod, ...]]:
        return by_weekday(self.hours)

    def exception_days(self) -> dict[date, tuple[LocalPeriod, ...]]:
        """Hours of each single exception day; of two that name the same day the later one holds."""
        found: dict[date, tuple[LocalPeriod, ...]] = {}
        for entry in self.exceptions:
            week = by_weekday(entry.week) if entry.week is not None else None
            for day in entry.days():
                found[day] = week.get(day.weekday(), ()) if week is not None else entry.hours or ()
        return found

    def exception_reasons(self) -> dict[date, Text]:
        """Why each single exception day is one, where staff wrote it; of two the later one holds."""
        reasons = {day: entry.reason for entry in self.exceptions for day in entry.days()}
        return {day: reason for day, reason in reasons.items() if reason is not None}
