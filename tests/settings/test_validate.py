"""All problems at once, nothing but problems whatever the file holds, and no secret in any of them."""

from __future__ import annotations

import random
import tomllib
from copy import deepcopy
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.settings import check
from tests.settings.conftest import SHIPPED, TODAY, CheckText
from tests.settings.test_messages import JARGON, assert_for_staff

BAD_HOUSE = """\
[house]
zone = "Mars"
name = { sv = "x" }
[hours]
ma = "10-9.30"
ti = ["10-12", "11-13"]
[[exceptions]]
day = "32.1.2027"
[[exceptions]]
day = "1.1.2020"
hours = "suljettu"
[[exceptions]]
day = "2.1.2027"
[rooms.a]
name = "A"
slot = "40 min"
max_period = "2 hourz"
min_period = "1 h"
features = [{ icon = "piano", text = "ok" }, { icn = "x", text = 1 }]
[rooms.b]
capacity = "6"
min_period = "3 h"
max_period = "2 h"
[server]
listen = "nowhere"
"""


HALF_TOML = """\
[house]
name = "Närpes bibliotek
zone = "Mars"
[hours]
ti, to = "16-20"
ke = "10-9.30"
[rooms.a]
name = "A"
slot = 30 min
max_period = "2 hourz"
capasity = 4
capacity = 5 "
features = [
    { icon = "piano", text = ok },
]
[rooms.b]
name = "B"
buffer = "1 h"
buffer = "2 h"
"""


def test_a_line_that_is_no_toml_hides_no_other(check_text: CheckText) -> None:
    """And nothing is missed that stands on such a line."""
    met = [(p.line, p.key, p.code) for p in check_text(HALF_TOML)]
    assert met == [
        (2, "", "syntax_string"),
        (5, "", "syntax_days"),
        (6, "hours.ke[1]", "staff_period_reversed"),
        (9, "", "syntax_bare"),
        (10, "rooms.a.max_period", "staff_duration"),
        (11, "rooms.a.capasity", "unknown_near"),
        (12, "", "syntax_string"),
        (14, "", "syntax_bare"),
        (19, "buffer", "syntax_twice"),
    ]


OPEN_BRACKETS = """\
[house]
name = { fi = "Närpiön kirjasto", sv = "Närpes bibliotek"
[hours]
ma-to = ["7-10 omatoimi", "10-19"
pe = "10-25"
[rooms.a]
name = "A"
features = [
    { icon = "piano", text = "ok [" },
[rooms.b]
name = "B"
slot = "30 minn"
[rooms.b]
name = "C"
slot = "x"
[rooms.d]
name = "D ]"
slot = "y"
"""


def test_an_open_bracket_is_told_where_it_was_opened(check_text: CheckText) -> None:
    """And a heading that stands twice takes with it only what is below it."""
    met = [(p.line, p.key, p.code) for p in check_text(OPEN_BRACKETS)]
    assert met == [
        (2, "", "syntax_brace"),
        (4, "", "syntax_bracket"),
        (5, "hours.pe[1]", "staff_period"),
        (8, "", "syntax_bracket"),
        (12, "rooms.b.slot", "staff_duration"),
        (13, "rooms.b", "syntax_twice_heading"),
        (18, "rooms.d.slot", "staff_duration"),
    ]


@pytest.mark.parametrize("cut", ["[rooms.b", 'note = """\nhei'])
def test_where_nobody_can_tell_what_is_left_the_rest_waits(check_text: CheckText, cut: str) -> None:
    met = check_text(f"slott = 1\n{cut}\n[rooms.a]\nmax_period = 2\n")
    assert [problem.code.partition("_")[0] for problem in met] == ["syntax"]


def test_everything_in_one_reading(check_text: CheckText) -> None:
    met = [(p.line, p.key, p.code) for p in check_text(BAD_HOUSE)]
    assert met == [
        (2, "house.zone", "zone"),
        (3, "house.name.fi", "missing"),
        (5, "hours.ma[1]", "staff_period_reversed"),
        (6, "hours.ti", "hours_overlap"),
        (7, "exceptions[1]", "exception_neither"),
        (8, "exceptions[1].day", "staff_day_missing"),
        (10, "exceptions[2].day", "exception_past"),
        (12, "exceptions[3]", "exception_neither"),
        (17, "rooms.a.max_period", "staff_duration"),
        (18, "rooms.a.min_period", "slot_divides"),
        (19, "rooms.a.features[2].icn", "unknown_near"),
        (19, "rooms.a.features[2].icon", "missing"),
        (19, "rooms.a.features[2].text", "words_expected"),
        (20, "rooms.b.name", "missing"),
        (21, "rooms.b.capacity", "whole_expected"),
        (22, "rooms.b.min_period", "periods_order"),
        (25, "server.listen", "listen"),
    ]


def test_wrong_entries_before_do_not_move_the_line(check_text: CheckText) -> None:
    """List positions are those of the file although wrong entries are set aside before the rest is checked."""
    bad = "[[exceptions]]\nday = 1\nhours = []\nzz = 1\n"
    past = '[[exceptions]]\nday = "1.1.2020"\nhours = []\n'
    house = '[house]\nname = "x"\n[hours]\nma = "10-12"\n[rooms.a]\nname = "A"\n'
    found = [(p.line, p.key) for p in check_text(house + bad + past + bad + past) if p.code == "exception_past"]
    assert found == [(12, "exceptions[2].day"), (19, "exceptions[4].day")]


def test_wrong_item_before_does_not_move_the_place(check_text: CheckText) -> None:
    found = [p.key for p in check_text('languages = ["xx", "fi", "sv", "fi"]\n', "kiosk.toml")]
    assert found == ["languages[1]", "languages[4]"]


def test_unknown_key_hides_nothing(check_text: CheckText) -> None:
    """Nothing leans on it, so what else is wrong in its table is told as well."""
    house = '[house]\nname = { fi = "", sw = "x" }\n[hours]\nma = "10-12"\n[rooms.a]\nname = "A"\nzz = 1\n'
    found = [(p.key, p.code) for p in check_text(house + 'min_period = "1 h 10 min"\n')]
    assert found == [
        ("house.name", "staff_text_empty"),
        ("house.name.sw", "unknown_key"),
        ("rooms.a.zz", "unknown_key"),
        ("rooms.a.min_period", "slot_divides"),
    ]


SECRETS = [
    ("kiosk.toml", '[hub]\ntoken = "hunter2"\n'),
    ("kiosk.toml", '[hub]\naddress = "https://a:hunter2@x y"\n'),
    ("kiosk.toml", '[hub]\naddress = "ftp://a:hunter2@x"\n'),
    ("kiosk.toml", 'token = ["hunter2"]\n'),
    ("kiosk.toml", 'hub = ["hunter2"]\n'),
    ("kiosk.toml", 'password = "hunter2\n'),
    ("hub.toml", '[server]\ndatabase = "oracle://a:hunter2@h/x"\n'),
    ("hub.toml", '[server]\ndatabase = ["postgresql://a:hunter2@h/x"]\n'),
    ("hub.toml", "[server]\ndatabase = 777000111\n"),
    ("hub.toml", '[server]\ndatabase = { url = "postgresql://a:hunter2@h/x" }\n'),
    ("hub.toml", '[server]\npublic_url = "ftp://a:hunter2@h/x"\n'),
    ("hub.toml", '[server]\npublic_url = "https://hunter2@h/x"\n'),
    ("hub.toml", '[server]\nlink_hosts = ["https://a:hunter2@h/x"]\n'),
    ("hub.toml", '[server]\npublic_url = "ftp://a:hun/hunter2@h/x"\n'),
    ("hub.toml", '[server]\nlisten = "https://a:hunter2@h/x"\n'),
]


@pytest.mark.parametrize(("name", "text"), SECRETS)
def test_secrets_are_never_shown(check_text: CheckText, name: str, text: str) -> None:
    problems = check_text(text, name)
    assert problems
    for problem in problems:
        told = problem.text("fi") + problem.text("en") + repr(problem)
        assert "hunter2" not in told
        assert "777000111" not in told


def _plain(most: int) -> st.SearchStrategy[str]:
    """Texts without the words that no message may hold: a message repeats what stands in the file."""
    return st.text(max_size=most).filter(lambda text: not JARGON.search(text))


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.integers(-(2**70), 2**70),
        st.floats(),
        st.booleans(),
        _plain(20),
        st.sampled_from(
            ["2 h", "10-19", "ma", "suljettu", "24.12.2026", "embedded", "https://x.fi", "fi", "x" * 5_000]
        ),
        st.dates(),
        st.times(),
        st.datetimes(),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_plain(8), inner, max_size=3)),
    max_leaves=6,
)


def to_toml(value: Any) -> str:
    """A value as inline TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {to_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return repr(value)


def quoted(text: str) -> str:
    escaped = "".join(
        c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"
        for c in text
        if not 0xD800 <= ord(c) < 0xE000
    )
    return f'"{escaped}"'


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, value in below for place in places(value, (*path, key)))][(not path) :]


def mutate(table: dict[str, Any], chance: random.Random, value: Any) -> None:
    """One random change: another value, a key gone, a key misspelt, a key more."""
    place = chance.choice(places(table))
    holder: Any = table
    for part in place[:-1]:
        holder = holder[part]
    kind = chance.choice(["value", "gone", "name", "more"])
    if kind == "value" or isinstance(holder, list):
        holder[place[-1]] = value
    elif kind == "gone":
        del holder[place[-1]]
    elif kind == "name":
        holder[str(place[-1])[::-1] or "x"] = holder.pop(place[-1])
    else:
        holder[chance.choice(["x", "token", "ä", "", "a.b", "hours", "name"])] = value


@given(
    name=st.sampled_from(["kiosk.toml", "hub.toml"]),
    values=st.lists(VALUES, min_size=1, max_size=6),
    chance=st.randoms(use_true_random=False),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_changed_files_give_problems_and_nothing_worse(
    tmp_path: Path, name: str, values: list[Any], chance: random.Random
) -> None:
    table = deepcopy(tomllib.loads((SHIPPED / name).read_text("utf-8")))
    for value in values:
        if places(table):
            mutate(table, chance, value)
    text = "\n".join(f"{quoted(key)} = {to_toml(value)}" for key, value in table.items())
    path = tmp_path / name
    path.write_text(text + "\n# not empty\n", "utf-8")
    for problem in check([path], today=TODAY):
        assert_for_staff(problem)
        assert problem.code != "unfit"
        assert problem.line is not None or problem.code in {
            "missing",
            "no_rooms",
            "hours_none",
            "syntax_deep",
            "file_missing",
        }


@given(name=st.sampled_from(["kiosk.toml", "hub.toml"]), cuts=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_bytes_give_problems_and_nothing_worse(tmp_path: Path, name: str, cuts: st.DataObject) -> None:
    data = bytearray((SHIPPED / name).read_bytes())
    for _ in range(cuts.draw(st.integers(1, 4))):
        start = cuts.draw(st.integers(0, len(data) - 1))
        length = cuts.draw(st.integers(0, 40))
        data[start : start + length] = cuts.draw(
            st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"[", b"=", b"\n"]))
        )
    path = tmp_path / name
    path.write_bytes(bytes(data))
    for problem in check([path], today=TODAY):
        assert_for_staff(problem)
        assert problem.code not in {"unfit", "syntax_other"}
