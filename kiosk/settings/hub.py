"""The house's settings as the hub wants them. Called by whoever starts a hub; the hub itself knows nothing of TOML."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.celia import Campaign, Celia
from kiosk.domain.events import EventFilter
from kiosk.domain.hours import Mode
from kiosk.domain.rooms import Feature, Quota, Resource, Rules
from kiosk.hub.config import Elsewhere, HubConfig, QuestionConfig, ResourceConfig
from kiosk.hub.upstream.config import FilterRule, OrganiserRule, SourceConfig
from kiosk.settings.celia import CeliaTable
from kiosk.settings.house import HubSettings, Room, by_weekday
from kiosk.settings.questions import AskedQuestion, QuestionSettings
from kiosk.settings.sources import FilterTable, SourceTable

_LEAST_KNOWN_DAYS = 60


def to_config(
    settings: HubSettings, data_dir: Path, asked: QuestionSettings | None = None, folder: Path | None = None
) -> HubConfig:
    """What a hub is told; without a database of its own it keeps an SQLite file in `data_dir`. Files that the settings
    name lie in `folder`, where hub.toml is.
    """
    asked = asked or QuestionSettings()
    host, _, port = settings.server.listen.rpartition(":")
    furthest = max((room.days_ahead for room in settings.rooms.values()), default=0)
    return HubConfig(
        house_name=settings.house.name,
        zone=settings.house.zone,
        weekly=settings.weekly(),
        exceptions=settings.exception_days(),
        reasons=settings.exception_reasons(),
        self_service_help=settings.house.self_service_help,
        # a day further than anyone may book, so that no wish within the rule meets unknown hours
        hours_known_days=max(_LEAST_KNOWN_DAYS, furthest + 2),
        resources=tuple(_resource(order, key, room) for order, (key, room) in enumerate(settings.rooms.items())),
        public_url=settings.server.public_url,
        link_hosts=settings.server.link_hosts,
        erase_after_days=settings.house.erase_after_days,
        questions=tuple(_question(key, question) for key, question in asked.questions.items()),
        erase_ideas_after_days=asked.erase_texts_after_days,
        story=settings.mystery.story,
        erase_teams_after_days=settings.mystery.erase_after_days,
        database_url=_database(settings.server.database, data_dir),
        host=host.strip("[]"),
        port=int(port),
        sources=tuple(_source(table, (folder or Path()).absolute()) for table in settings.sources),
        celia=_celia(settings.celia),
        event_filters=tuple(_filter(table) for table in settings.event_filters),
        organisers=tuple(
            OrganiserRule(kind=table.kind, names=frozenset(name.lower() for name in table.names))
            for table in settings.organisers
        ),
    )


def _celia(table: CeliaTable) -> Celia:
    told, campaign = table.campaign, None
    if told is not None:
        campaign = Campaign(first_day=told.days.first, last_day=told.days.last, text=told.text)
    return Celia(url=table.url, short=table.short, desk=table.desk, campaign=campaign)


def _source(table: SourceTable, folder: Path) -> SourceConfig:
    return SourceConfig(
        name=table.name,
        kind=table.kind,
        every=table.every,
        url=table.url,
        file=folder / Path(table.file).expanduser() if table.file else None,
        days_ahead=table.days_ahead,
        organiser=table.organiser,
        place=table.place,
        secret_env=table.token_env,
        secret_file=folder / Path(table.token_file).expanduser() if table.token_file else None,
        options={
            "library": (table.library,) if table.library else (),
            "places": table.places,
            "keywords": table.keywords,
            "publishers": table.publishers,
            **_of_respa(table),
        },
    )


def _of_respa(table: SourceTable) -> dict[str, tuple[str, ...]]:
    if table.kind != "respa":
        return {}
    user = {"user": (table.user,)} if table.user is not None else {}
    return {"dialect": (table.dialect,), **user, **{f"field.{key}": (value,) for key, value in table.fields.items()}}


def _filter(table: FilterTable) -> FilterRule:
    return FilterRule(
        shown=EventFilter(id=table.id, name=table.name, icon=table.icon, tone=table.tone),
        labels=frozenset(label.lower() for label in (*table.keywords, *table.places)),
    )


def _question(key: str, asked: AskedQuestion) -> QuestionConfig:
    return QuestionConfig(
        id=key,
        text=asked.text,
        answers=asked.answers,
        moods=asked.moods,
        asks_text=asked.asks_text,
        days=(asked.days.first, asked.days.last) if asked.days is not None else None,
    )


def _database(url: str | None, data_dir: Path) -> str:
    if url is None:
        return f"sqlite:///{data_dir.absolute() / 'hub.db'}"
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _resource(order: int, key: str, room: Room) -> ResourceConfig:
    resource = Resource(
        id=key,
        name=room.name,
        icon=room.icon,
        group=room.group,
        capacity=room.capacity,
        features=tuple(Feature(icon=line.icon, text=line.text) for line in room.features),
        note=room.note,
        place=room.place,
        order=order,
        rules=_rules(room),
    )
    return ResourceConfig(
        resource=resource,
        own_weekly=by_weekday(room.hours) if room.hours is not None else None,
        elsewhere=Elsewhere(source=room.source, id=room.respa_id) if room.source and room.respa_id else None,
    )


def _rules(room: Room) -> Rules:
    return Rules(
        slot=room.slot,
        min_period=room.min_period,
        max_period=room.max_period,
        buffer=room.buffer,
        days_ahead=room.days_ahead,
        modes=frozenset(Mode(mode) for mode in room.modes),
        confirmation=room.confirmation,
        check_in_opens=room.check_in_opens,
        no_show_release=room.no_show_release,
        quota=Quota(
            hours_per_day=room.quota.hours_per_day,
            hours_per_week=room.quota.hours_per_week,
            count_per_day=room.quota.count_per_day,
            count_per_week=room.quota.count_per_week,
        ),
        asks=frozenset(room.asks),
    )
