"""How the sources are, for programs and in plain Finnish for staff: "Tapahtumat: viimeksi 9.30, palvelin ei vastaa"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.ledger import Record
from kiosk.hub.upstream.problems import WORDS

_WHAT = {"kirkanta": "Aukiolot", "respa": "Tilat"}
_SKIPPED = {
    "link": "linkkiä jätettiin pois, koska palvelin ei ole luettelossa server.link_hosts",
    "times": "päivän aikoja ei voinut ymmärtää",
    "contradiction": "päivästä kerrotaan kahta eri asiaa",
    "language": "käännöstä ei saatu",
    "private": "yksityistä tapahtumaa ei näytetä",
    "tentative": "alustavaa tapahtumaa ei näytetä",
    "no_name": "tapahtumalla ei ole nimeä",
    "too_often": "tapahtumaa toistuu liian tiheään",
    "too_heavy": "tapahtuman toistoa ei voi laskea",
    "short": "kalenteri loppui kesken, joten siitä ei poistettu mitään",
    "cut": "tapahtuman toistoista näytetään vain ensimmäiset",
    "too_many": "tapahtumaa jätettiin pois, koska niitä on liikaa",
    "broken": "tapahtumaa ei voinut lukea",
}
_SKIPPED_OTHER = "kohtaa ei voinut lukea ({why})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One source. `last` is when it was read whole; `problem` a code; `skipped` how many bad items, by why."""

    name: str
    kind: str
    ok: bool
    last: datetime | None = None
    problem: str | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)


def of_sources(records: Iterable[tuple[SourceConfig, Record]]) -> tuple[SourceHealth, ...]:
    return tuple(
        SourceHealth(
            name=record.name,
            kind=record.kind,
            ok=record.failures == 0,
            last=record.ok_at,
            problem=record.problem,
            skipped=dict(record.skipped),
        )
        for _, record in records
    )


def note_of(source: SourceHealth, now: datetime, zone: tzinfo) -> str:
    """One line that says what is old and why."""
    return f"{title(source)}: {_last(source, now, zone)}, {WORDS.get(source.problem or '', WORDS['internal'])}."


def title(source: SourceHealth) -> str:
    return f"{_WHAT.get(source.kind, 'Tapahtumat')} ({source.name})"


def source_rows(sources: Iterable[SourceHealth], now: datetime, zone: tzinfo) -> list[tuple[str, str]]:
    """Rows of the health page: every source, well or not, and what of it was left out."""
    rows = []
    for source in sources:
        mark = "✓" if source.ok else "✗"
        left_out = "".join(f"; {count} {_why(why)}" for why, count in source.skipped.items())
        problem = "" if source.ok else f", {WORDS.get(source.problem or '', WORDS['internal'])}"
        rows.append((title(source), f"{mark} {_last(source, now, zone)}{problem}{left_out}"))
    return rows


def _why(why: str) -> str:
    return _SKIPPED.get(why) or _SKIPPED_OTHER.format(why=why)


def _last(source: SourceHealth, now: datetime, zone: tzinfo) -> str:
    if source.last is None:
        return "ei vielä luettu"
    local, today = source.last.astimezone(zone), now.astimezone(zone).date()
    clock = f"{local.hour}.{local.minute:02}"
    return f"viimeksi {clock}" if local.date() == today else f"viimeksi {local.day}.{local.month}. klo {clock}"
