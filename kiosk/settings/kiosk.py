"""Settings of one screen: `config/kiosk.toml`. Importing this costs nothing; the loader validates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.settings.access import AccessSettings
from kiosk.settings.devices import KEYBOARD, Printer, Scanner
from kiosk.settings.keys import Keys
from kiosk.settings.marks import STRICT, Doc, Duration, Exact, Split, Written
from kiosk.settings.speech import SpeechSettings
from kiosk.settings.written import Size, read_size

Language = Literal["fi", "sv", "en"]
Tile = Literal["booking", "my_booking", "events", "mystery", "celia", "hours", "tour", "feedback"]
EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The panel and the window on it. `size` None is the whole screen."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    size: Annotated[
        Size | None,
        Written(read_size, {"type": "string", "examples": ["koko näyttö", "1080x1920"]}),
        Doc('Ikkunan koko: "koko näyttö" tai pikseleinä, esimerkiksi "1080x1920" (leveys x korkeus).'),
    ] = None
    diagonal_inches: Annotated[
        float,
        Exact(),
        Ge(5),
        Le(120),
        Doc("Näytön lävistäjä tuumina. Kaikki koot lasketaan tästä millimetreinä, siksi oikea luku on tärkeä."),
    ] = 32.0
    viewing_distance_cm: Annotated[
        float,
        Exact(),
        Ge(30),
        Le(300),
        Doc("Kuinka kaukaa näyttöä luetaan, senttimetreinä. Tekstin koko riippuu tästä."),
    ] = 60.0
    place: Annotated[
        str | None,
        MinLen(1),
        MaxLen(64),
        Doc(
            "Missä tämä kioski seisoo: paikan tunnus tiedostossa house/pohja.toml. "
            "Ilman tätä siellä, missä pohjapiirroksen [kiosk] sanoo."
        ),
    ] = None
    cursor: Annotated[bool, Exact(), Doc("Näytetäänkö hiiren osoitin. Kosketusnäytöllä false.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """When a visit is taken for ended. The countdown is never shorter than 20 s (EN 301 549, 11.2.2.1)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    warn_after: Annotated[
        timedelta,
        Duration("20 s", "30 min"),
        Doc('Kuinka kauan kosketuksetta, ennen kuin kysytään "Oletko vielä siellä?"'),
    ] = timedelta(seconds=60)
    countdown: Annotated[
        timedelta,
        Duration("20 s", "5 min"),
        Doc("Kuinka kauan kysymys odottaa, ennen kuin käynti päätetään ja tiedot pyyhitään."),
    ] = timedelta(seconds=20)
    mystery_warn_after: Annotated[
        timedelta,
        Duration("20 s", "30 min"),
        Doc("Sama Kekkosen kirjeen sivuilla: kirjettä luetaan ja mietitään pidempään."),
    ] = timedelta(minutes=3)
    celia_warn_after: Annotated[
        timedelta,
        Duration("20 s", "30 min"),
        Doc("Sama Celian sivuilla: lukeminen saa viedä aikaa."),
    ] = timedelta(minutes=3)
    pace: Annotated[
        Literal[1, 2, 5],
        Doc("Montako kertaa pidemmät ajat annetaan: 1, 2 tai 5. Asiakas voi valita toisin omaksi ajakseen."),
    ] = 1
    night: Annotated[
        bool,
        Exact(),
        Doc("Pimeneekö lepäävä näyttö, kun talo on suljettu. Kosketus tuo sen takaisin. false: ei pimene koskaan."),
    ] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the screen looks when a visit begins; a patron's own choices end with the visit."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    text_scale: Annotated[int, Exact(), Ge(100), Le(200), Doc("Tekstin koko prosentteina, 100-200.")] = 100
    contrast: Annotated[
        Literal["normal", "high"], Doc('Kontrasti: "normal" tai "high" (musta, valkoinen, keltainen).')
    ] = "normal"
    motion: Annotated[Literal["full", "less"], Doc('Liike: "full" tai "less" (siirtymät ilman liikettä).')] = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class HubLink:
    """Where the hub is: started by the kiosk itself, or an address. The device token is never in this file."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    address: Annotated[
        str,
        MaxLen(500),
        Doc('"embedded" (kioski käynnistää taustapalvelun itse) tai palvelimen osoite, "https://...".'),
    ] = EMBEDDED
    token_file: Annotated[
        str | None,
        MinLen(1),
        MaxLen(500),
        Doc("Tiedosto, jossa laitetunnus on. Tunnusta itseään ei kirjoiteta asetuksiin. KIOSK_TOKEN käy myös."),
    ] = None

    @property
    def embedded(self) -> bool:
        return self.address == EMBEDDED


def _link(value: object) -> object:
    return {"address": value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """Everything that `kiosk.toml` says of one screen. The first language is the one it returns to."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    languages: Annotated[
        tuple[Language, ...],
        MinLen(1),
        Doc("Kielet painikkeiden järjestyksessä. Ensimmäiseen palataan käynnin jälkeen."),
    ] = ("fi", "sv", "en")
    tiles: Annotated[
        tuple[Tile, ...], MinLen(1), Doc("Etusivun ruudut järjestyksessä. Ruutu, jota kioski ei vielä osaa, jää pois.")
    ] = ("booking", "events", "mystery", "celia", "hours", "tour", "feedback", "my_booking")
    hub: Annotated[HubLink, Split(_link), Doc('Taustapalvelu: "embedded" tai taulukko [hub].')] = field(
        default_factory=HubLink
    )
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Doc("Kuinka paljon lokiin kirjoitetaan.")] = (
        "info"
    )
    screen: Annotated[Screen, Doc("Näyttö.")] = field(default_factory=Screen)
    idle: Annotated[Idle, Doc("Ajat, joiden jälkeen käynti katsotaan päättyneeksi.")] = field(default_factory=Idle)
    keys: Annotated[Keys, Doc("Näppäimistön ja painikepaneelin näppäimet.")] = field(default_factory=Keys)
    look: Annotated[Look, Doc("Miltä näyttö näyttää, kun käynti alkaa.")] = field(default_factory=Look)
    scanner: Annotated[
        tuple[Scanner, ...],
        MaxLen(4),
        Doc("Lukija: viivakoodin, QR-koodin tai RFID-tunnisteen. Yksi lohko lukijaa kohti."),
    ] = ()
    speech: Annotated[SpeechSettings, Doc("Kioskin puhe.")] = field(default_factory=SpeechSettings)
    access: Annotated[AccessSettings, Doc("Esteettömyyden lisät.")] = field(default_factory=AccessSettings)
    printer: Annotated[Printer | None, Doc("Kuittitulostin. Ilman tätä taulukkoa mitään ei tulosteta.")] = None

    @property
    def language(self) -> Language:
        return self.languages[0]

    @property
    def typing_reader(self) -> bool:
        """Whether there is a reader that writes as a keyboard does."""
        return any(scanner.protocol == KEYBOARD for scanner in self.scanner)
