"""How the hub is, in facts for programs and in plain Finnish for staff. Tells nothing about rooms or people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from kiosk.api.device import Ring
from kiosk.hub.clock import Trust
from kiosk.hub.hub import Hub
from kiosk.hub.reports import Reported
from kiosk.hub.upstream.health import SourceHealth, note_of, of_sources

_ALIVE = text("SELECT 1 FROM meta")


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`ok` is what a monitor asks for; `notes` say in Finnish what is wrong and what it means."""

    ok: bool
    database: bool
    clock: bool
    configuration: bool
    pages: bool
    jobs: bool
    kiosks: tuple[Reported, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[SourceHealth, ...] = ()
    mystery: bool = True
    rings: tuple[Ring, ...] = ()


NOTES: Mapping[str, str] = {
    "database": "Tietokantaa ei voi lukea juuri nyt. Varaaminen onnistuu taas, kun levy tai"
    " tietokantapalvelin on kunnossa.",
    "jobs": "Taustatyöt (vapautus, päättäminen, tietojen poisto) eivät onnistuneet viimeksi. Niitä yritetään"
    " uudelleen.",
    "behind": "Koneen kello näyttää aikaa, joka on jo ollut. Varauksia ei oteta vastaan, vapauteta eikä poisteta,"
    " ennen kuin kello on oikeassa. Jos kello on oikeassa, aja komento: kiosk hub trust-clock",
    "jumped": "Koneen kello siirtyi {jump}. Varauksia ei vapauteta eikä tietoja poisteta, ennen kuin kello on käynyt"
    " tasaisesti vielä {wait}.",
    "silent": "{name}: kioskista ei ole kuultu mitään viimeiseen {long}. Tarkista, että se on päällä ja verkossa.",
    "configuration": "Asetustiedoston viimeisin muutos on virheellinen. Käytössä ovat edelliset toimivat asetukset:",
    "pages": "Talon sivuissa tai pohjapiirroksessa (kansio house) on korjattavaa. Kioski näyttää edelliset toimivat"
    " sivut:",
    "story": "Arvoituspelin tiedostoissa (kansio mystery) on korjattavaa. Käytössä on edellinen toimiva tarina:",
}


def alive(conn: Connection) -> bool:
    """Whether the database answers; raises what the database raises when it does not."""
    return conn.execute(_ALIVE).first() is not None


def health(
    hub: Hub,
    *,
    database: bool,
    kiosks: Sequence[Reported] = (),
    clues: Sequence[str] = (),
    rings: Sequence[Ring] = (),
) -> Health:
    """Look at everything that can go wrong by itself; what the database knows was asked before."""
    now = hub.clock.now()
    trust = hub.clock.trust()
    problem = hub.problem
    sources = of_sources(hub.sources.records())
    notes = [
        *([] if database else [NOTES["database"]]),
        *_of_clock(trust),
        *([NOTES["jobs"]] if hub.jobs.failing else []),
        *([f"{NOTES['configuration']} {problem}"] if problem else []),
        *([f"{NOTES['pages']} {hub.pages_problem}"] if hub.pages_problem else []),
        *([f"{NOTES['story']} {hub.story_problem}"] if hub.story_problem else []),
        *clues,
        *(note for each in kiosks for note in _of_kiosk(each, now)),
        *(note_of(source, now, hub.house().zone) for source in sources if not source.ok),
    ]
    return Health(
        ok=not notes,
        database=database,
        clock=trust.steady,
        configuration=problem is None,
        pages=hub.pages_problem is None,
        jobs=not hub.jobs.failing,
        kiosks=tuple(kiosks),
        notes=tuple(notes),
        sources=sources,
        mystery=hub.story_problem is None and not clues,
        rings=tuple(rings),
    )


def _of_kiosk(kiosk: Reported, now: datetime) -> list[str]:
    if kiosk.silent(now):
        return [NOTES["silent"].format(name=kiosk.name, long=_long(now - kiosk.at))]
    return [f"{kiosk.name}: {problem}" for problem in kiosk.report.problems]


def _of_clock(trust: Trust) -> list[str]:
    if trust.steady:
        return []
    if trust.behind and trust.jumped_by is None:
        return [NOTES["behind"]]
    return [NOTES["jumped"].format(jump=_way(trust.jumped_by), wait=_long(trust.steady_in))]


def _way(jump: timedelta | None) -> str:
    if jump is None:
        return "yllättäen"
    return f"{_long(abs(jump))} {'eteenpäin' if jump > timedelta(0) else 'taaksepäin'}"


def _long(length: timedelta | None) -> str:
    minutes = max(1, round((length or timedelta(0)) / timedelta(minutes=1)))
    if minutes < 120:
        return f"{minutes} min"
    hours = round(minutes / 60)
    return f"{hours} h" if hours < 48 else f"{round(hours / 24)} vrk"
