"""Events as a hub would tell them: plain ones, all kinds of them, hostile ones, and many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.domain.events import Event, EventFilter, EventStatus, Link, LinkKind, Occurrence, Organiser
from kiosk.domain.text import Text

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FILTERS = (
    EventFilter(id="lapset", name=Text(fi="Lapset", sv="Barn", en="Children"), icon="teddy-bear", tone="sea"),
    EventFilter(id="sali", name=Text(fi="Virta-sali", sv="Virta-salen", en="Virta Hall"), icon="music", tone="night"),
    EventFilter(id="liikunta", name=Text(fi="Liikunta", sv="Motion", en="Sports"), icon="run", tone="pine"),
)
_WORDS = [
    "ilta",
    "meri",
    "kirja",
    "peli",
    "joki",
    "sana",
    "tuuli",
    "levy",
    "tarina",
    "paja",
    "kuva",
    "aalto",
    "polku",
    "sävel",
    "lämpö",
    "yö",
]


def event(key: str, start: datetime | None = None, title: str = "Satutunti", length: timedelta | None = HOUR) -> Event:
    """One time (none without `start`), in UTC."""
    times = (Occurrence(start, start + length if length is not None else None),) if start is not None else ()
    return Event(id=key, source="oma", title=Text(fi=title), occurrences=times)


def series(key: str, starts: list[datetime], title: str = "Lukupiiri") -> Event:
    return replace(event(key, title=title), occurrences=tuple(Occurrence(at, at + HOUR) for at in starts))


def exhibition(key: str, first: datetime, days: int, title: str = "Näyttely: Meren valo") -> Event:
    return replace(event(key, title=title), occurrences=(Occurrence(first, first + days * DAY, all_day=True),))


def postponed(key: str, title: str = "Konsertti") -> Event:
    return replace(event(key, title=title), status=EventStatus.POSTPONED)


def full_of_everything(key: str, start: datetime) -> Event:
    return Event(
        id=key,
        source="oma",
        title=Text(fi="Satutunti: Muumit ja pyrstötähti", sv="Sagostund: Mumin", en="Story time: the Moomins"),
        occurrences=(Occurrence(start, start + HOUR), Occurrence(start + 7 * DAY, start + 7 * DAY + HOUR)),
        lead=Text(fi="Satuja alle kouluikäisille."),
        description=Text(fi="Luetaan yhdessä.\n\nMukaan voi tulla kesken.", en="We read together."),
        place=Text(fi="Lastenosasto", sv="Barnavdelningen", en="Children's department"),
        address=Text(fi="Kalajoentie 1, Kalajoki"),
        organiser=Text(fi="Kalajoen kirjasto"),
        organiser_kind=Organiser.TOWN,
        price=Text(fi="Maksuton", sv="Gratis", en="Free"),
        free=True,
        tags=("lapset",),
        icon="teddy-bear",
        picture="p1",
        picture_alt=Text(fi="Muumipeikko lukee kirjaa."),
        picture_credit="Kuva: Kalajoen kirjasto",
        accessibility=Text(fi="Esteetön sisäänkäynti."),
        links=(
            Link(LinkKind.PAGE, "https://kalajoki.fi/satutunti"),
            Link(LinkKind.SIGN_UP, "https://kalajoki.fi/ilmoittaudu"),
        ),
        seats=20,
        seats_left=4,
        min_age=3,
        max_age=6,
    )


HOSTILE = (
    "[b]Lihava[/b] [ref=koti]tästä[/ref] [size=9999]iso",
    "[font=/etc/passwd]kirjasin[/font] [color=zz]",
    "<script>alert(1)</script> &lt;b&gt; %s {title} {0}",
    "\u202eunitsoi\u202c oikealta vasemmalle",
    "Bileet \U0001f389\U0001f469\u200d\U0001f469\u200d\U0001f467 klo 18",
    "Sydän \ud800 rikki",
    "a" * 3_000,
    "Rivi\nToinen\r\n\x00\x07\x1b[31mpunainen",
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "",
)


def hostile(start: datetime) -> list[Event]:
    """Every hostile text in every place where a text may stand."""
    made = []
    for n, words in enumerate(HOSTILE):
        text = Text(fi=words, sv=words, en=words)
        made.append(
            replace(
                full_of_everything(f"h{n}", start + n * HOUR),
                title=text,
                lead=text,
                description=text,
                place=text,
                address=text,
                organiser=text,
                price=text,
                accessibility=text,
                picture_alt=text,
                picture_credit=words,
                icon=words,
            )
        )
    return made


def many(count: int, start: datetime) -> Iterator[Event]:
    """A town's year: mostly single evenings, some series, some exhibitions; the same ones every time."""
    for n in range(count):
        first = start + timedelta(days=n * 365 // count, hours=n % 11)
        word, other = _WORDS[n % len(_WORDS)], _WORDS[n * 7 % len(_WORDS)]
        made = replace(
            full_of_everything(f"m{n:05}", first),
            title=Text(
                fi=f"{word.capitalize()} ja {other} {n}", sv=f"{word} och {other} {n}", en=f"{word} and {other} {n}"
            ),
            occurrences=(Occurrence(first, first + 2 * HOUR),),
            description=Text(fi=f"{word} {other} " * 40, sv=f"{other} {word} " * 40),
            tags=(FILTERS[n % 3].id,),
            free=n % 2 == 0,
            picture=None,
        )
        if n % 10 == 0:
            times = tuple(Occurrence(first + k * 7 * DAY, first + k * 7 * DAY + HOUR) for k in range(20))
            made = replace(made, occurrences=times)
        elif n % 50 == 1:
            made = replace(made, occurrences=(Occurrence(first, first + 14 * DAY, all_day=True),))
        yield made


def midnight(now: datetime) -> datetime:
    """A UTC instant that is a local midnight in Helsinki in winter."""
    return now.astimezone(UTC).replace(hour=22, minute=0, second=0, microsecond=0) - DAY
