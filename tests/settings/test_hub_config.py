"""The hub gets exactly what staff wrote: every rule of the domain can be set, and none is lost on the way."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time, timedelta
from pathlib import Path

from kiosk.domain.hours import LocalPeriod, Mode
from kiosk.domain.rooms import Confirmation, Detail, Feature, Quota, Resource, Rules
from kiosk.domain.text import Text
from kiosk.hub.config import Elsewhere, HubConfig, QuestionConfig, ResourceConfig
from kiosk.settings import load_hub, load_questions
from kiosk.settings.hub import to_config
from tests.settings.conftest import SHIPPED, SMALL_HOUSE

FULL = """\
[house]
name = { fi = "Kirjasto", sv = "Bibliotek", en = "Library" }
zone = "Europe/Stockholm"
erase_after_days = 3
self_service_help = { fi = "Soita", sv = "Ring", en = "Call" }
[hours]
ma-ti = ["7-10 omatoimi", "10-19"]
la = "suljettu"
[[exceptions]]
day = "24.-25.12.2026"
hours = "10-12"
reason = { fi = "Joulu", sv = "Jul", en = "Christmas" }
[[exceptions]]
day = "1.6.2027-7.6.2027"
week = { ma-ke = "9-15", su = "12-14 omatoimi" }
[rooms.sali]
name = "Sali"
icon = "theater"
group = "salit"
capacity = 12
place = "2. krs"
note = "Hiljaa"
features = [{ icon = "piano", text = "flyygeli" }]
slot = "15 min"
min_period = "45 min"
max_period = "1 h 30 min"
buffer = "15 min"
days_ahead = 100
modes = ["staffed"]
confirmation = "by_staff"
check_in_opens = "5 min"
no_show_release = "ei"
asks = ["name", "people"]
quota = { hours_per_day = 2, hours_per_week = 4.5, count_per_day = 1, count_per_week = 3 }
hours = { to = "12-20" }
[server]
listen = "[::1]:9000"
database = "postgresql://hub@localhost/hub"
public_url = "https://varaus.example"
link_hosts = ["kirjasto.example"]
"""


def config_of(tmp_path: Path, text: str) -> HubConfig:
    path = tmp_path / "hub.toml"
    path.write_text(text, "utf-8")
    return to_config(load_hub(path).settings, tmp_path / "data")


def test_every_word_reaches_the_hub(tmp_path: Path) -> None:
    config = config_of(tmp_path, FULL)
    assert config == HubConfig(
        house_name=Text("Kirjasto", "Bibliotek", "Library"),
        zone="Europe/Stockholm",
        weekly={
            0: (LocalPeriod(time(7), time(10), Mode.SELF_SERVICE), LocalPeriod(time(10), time(19))),
            1: (LocalPeriod(time(7), time(10), Mode.SELF_SERVICE), LocalPeriod(time(10), time(19))),
            5: (),
        },
        exceptions={
            date(2026, 12, 24): (LocalPeriod(time(10), time(12)),),
            date(2026, 12, 25): (LocalPeriod(time(10), time(12)),),
            date(2027, 6, 1): (LocalPeriod(time(9), time(15)),),
            date(2027, 6, 2): (LocalPeriod(time(9), time(15)),),
            date(2027, 6, 3): (),
            date(2027, 6, 4): (),
            date(2027, 6, 5): (),
            date(2027, 6, 6): (LocalPeriod(time(12), time(14), Mode.SELF_SERVICE),),
            date(2027, 6, 7): (LocalPeriod(time(9), time(15)),),
        },
        reasons={
            date(2026, 12, 24): Text("Joulu", "Jul", "Christmas"),
            date(2026, 12, 25): Text("Joulu", "Jul", "Christmas"),
        },
        self_service_help=Text("Soita", "Ring", "Call"),
        hours_known_days=102,
        resources=(
            ResourceConfig(
                resource=Resource(
                    id="sali",
                    name=Text("Sali"),
                    icon="theater",
                    group="salit",
                    capacity=12,
                    features=(Feature(icon="piano", text=Text("flyygeli")),),
                    note=Text("Hiljaa"),
                    place=Text("2. krs"),
                    rules=Rules(
                        slot=timedelta(minutes=15),
                        min_period=timedelta(minutes=45),
                        max_period=timedelta(minutes=90),
                        buffer=timedelta(minutes=15),
                        days_ahead=100,
                        modes=frozenset({Mode.STAFFED}),
                        confirmation=Confirmation.BY_STAFF,
                        check_in_opens=timedelta(minutes=5),
                        no_show_release=None,
                        quota=Quota(hours_per_day=2, hours_per_week=4.5, count_per_day=1, count_per_week=3),
                        asks=frozenset({Detail.NAME, Detail.PEOPLE}),
                    ),
                ),
                own_weekly={3: (LocalPeriod(time(12), time(20)),)},
            ),
        ),
        public_url="https://varaus.example",
        link_hosts=("kirjasto.example",),
        erase_after_days=3,
        database_url="postgresql+psycopg://hub@localhost/hub",
        host="::1",
        port=9000,
    )


def test_full_file_leaves_no_rule_at_its_default(tmp_path: Path) -> None:
    """Guards the test above: a new field of the domain without a setting shows here."""
    (room,) = config_of(tmp_path, FULL).resources
    default = Resource(id="", name=Text(""))
    for one, other in ((room.resource, default), (room.resource.rules, Rules()), (room.resource.rules.quota, Quota())):
        for field in fields(one):
            # The place in the file: the first room is number 0, as the default is. What is not bookable at all is told by
            # the system in which the room lives.
            if field.name in {"order", "bookable"}:
                continue
            assert getattr(one, field.name) != getattr(other, field.name), field.name


def test_what_is_left_out_is_the_domains_default(tmp_path: Path) -> None:
    config = config_of(tmp_path, SMALL_HOUSE)
    (room,) = config.resources
    assert room == ResourceConfig(resource=Resource(id="huone", name=Text("Huone")))
    assert config.database_url == f"sqlite:///{tmp_path}/data/hub.db"
    assert (config.host, config.port) == ("127.0.0.1", 8800)


def test_shipped_house(tmp_path: Path) -> None:
    config = to_config(load_hub(SHIPPED / "hub.toml").settings, tmp_path)
    rooms = {room.resource.id: room.resource for room in config.resources}
    assert rooms["pelihuone"].rules.max_period == timedelta(hours=2)
    assert rooms["tulostin-3d"].rules.modes == {Mode.STAFFED}
    assert rooms["virta-sali"].rules.confirmation is Confirmation.BY_STAFF
    for room in rooms.values():
        texts = [room.name, room.place, room.note, *(line.text for line in room.features)]
        assert all(text.sv and text.en for text in texts if text is not None), room.id


QUESTIONS = """\
erase_texts_after_days = 5
[questions.lehdet]
text = { fi = "Mitä luet?", sv = "Vad läser du?", en = "What do you read?" }
answers = ["Kalajoki", { fi = "Keskipohjanmaa", sv = "KP", en = "KP" }]
moods = true
asks_text = false
days = "viikko 49/2026"
[questions.muuta]
text = "Muuta?"
"""


def test_every_word_of_the_questions_reaches_the_hub(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    path.write_text(QUESTIONS, "utf-8")
    house = tmp_path / "hub.toml"
    house.write_text(SMALL_HOUSE, "utf-8")
    config = to_config(load_hub(house).settings, tmp_path, load_questions(path).settings)
    assert config.erase_ideas_after_days == 5
    assert config.questions == (
        QuestionConfig(
            id="lehdet",
            text=Text("Mitä luet?", "Vad läser du?", "What do you read?"),
            answers=(Text("Kalajoki"), Text("Keskipohjanmaa", "KP", "KP")),
            moods=True,
            asks_text=False,
            days=(date(2026, 11, 30), date(2026, 12, 6)),
        ),
        QuestionConfig(id="muuta", text=Text("Muuta?")),
    )
    assert {field.name for field in fields(QuestionConfig)} == {
        "id", "text", "answers", "moods", "asks_text", "days",
    }  # fmt: skip


def test_shipped_questions_are_never_stale(tmp_path: Path) -> None:
    """They take turns, so that one of them is asked on every day; each is there in three languages."""
    config = to_config(
        load_hub(SHIPPED / "hub.toml").settings, tmp_path, load_questions(SHIPPED / "questions.toml").settings
    )
    assert len(config.questions) >= 3
    for question in config.questions:
        assert question.days is None
        assert all(text.sv and text.en for text in (question.text, *question.answers)), question.id


def test_a_calendar_feed(tmp_path: Path) -> None:
    """Pages offer feeds as "webcal" too."""
    keys = 'name = "kuoro"\nkind = "icalendar"\nurl = "webcal://a.fi/k.ics"\norganiser = "Kuoro ry"\nplace = "Sali"\n'
    (source,) = config_of(tmp_path, SMALL_HOUSE + f"[[sources]]\n{keys}").sources
    assert (source.kind, source.url) == ("icalendar", "webcal://a.fi/k.ics")
    assert (source.organiser, source.place) == (Text("Kuoro ry"), Text("Sali"))


def test_a_library_of_the_directory(tmp_path: Path) -> None:
    """Staff may write its number with or without quotes, or its short name."""
    for written, expected in (("84855", "84855"), ('"84855"', "84855"), ('"kalajoki"', "kalajoki")):
        config = config_of(tmp_path, SMALL_HOUSE + f'[[sources]]\nname = "a"\nkind = "kirkanta"\nlibrary = {written}\n')
        (source,) = config.sources
        assert (source.kind, source.options["library"]) == ("kirkanta", (expected,))


def test_a_room_that_lives_in_a_respa(tmp_path: Path) -> None:
    config = config_of(
        tmp_path,
        SMALL_HOUSE
        + """source = "varaamo"
respa_id = "ryhmatila-1"
[[sources]]
name = "varaamo"
kind = "respa"
url = "https://varaamo.example/v1/"
dialect = "turku"
user = "kioski"
token_file = "respa.avain"
every = "1 min"
fields = { reserver_name = "Kirjaston kioski" }
""",
    )
    (room,), (source,) = config.resources, config.sources
    assert room.elsewhere == Elsewhere(source="varaamo", id="ryhmatila-1")
    assert source.options["dialect"] == ("turku",)
    assert source.options["user"] == ("kioski",)
    assert source.options["field.reserver_name"] == ("Kirjaston kioski",)
    assert source.secret_file is not None
    assert source.secret_file.name == "respa.avain"
