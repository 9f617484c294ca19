"""The protocol without a wire: what recorded answers mean, what is asked and how, and that nothing breaks the readers."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.spans import Span
from kiosk.hub.upstream.respa import asking, reading, values
from kiosk.hub.upstream.respa.theirs import OpenDay, TheirState
from kiosk.hub.upstream.respa.values import UnfitError
from kiosk.hub.upstream.respa.verdict import Verdict, said, verdict
from tests.hub.respa.fake_house import HELSINKI, SAMPLES, sample


def _raw(name: str) -> bytes:
    return (SAMPLES / f"{name}.json").read_bytes()


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_a_list_of_reservations() -> None:
    items = reading.page(_raw("respa_reservation_list_own")).items
    found = [reading.reservation(item, HELSINKI) for item in items]
    assert [(each.id, each.resource, each.state.value, each.own) for each in found] == [
        ("1", "ryhmatila-1", "confirmed", True),
        ("4", "kokoushuone", "requested", True),
        ("5", "musiikkihuone", "confirmed", True),
        ("3", "ryhmatila-1", "cancelled", True),
    ]
    assert found[0].span == Span(datetime(2026, 11, 24, 8, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC))
    assert [each.holds for each in found] == [True, True, True, False]


def test_nothing_personal_is_read() -> None:
    """A staff account is told names and door codes; they do not even get as far as a value of ours."""
    told = repr(reading.reservation(sample("respa_reservation_get_admin"), HELSINKI))
    for secret in ("Aino", "asiakas", "777155", "example.invalid"):
        assert secret not in told


def test_a_room_of_each_dialect() -> None:
    helsinki, skipped = reading.room(sample("respa_resource_availability"), HELSINKI)
    turku, _ = reading.room(sample("turku_resource_availability"), HELSINKI)
    assert (helsinki.id, helsinki.name, helsinki.capacity, helsinki.quota) == ("ryhmatila-1", "Ryhmätila 1", 6, 2)
    assert helsinki.slot == helsinki.min_period == timedelta(minutes=30)
    assert (helsinki.max_period, helsinki.days_ahead, helsinki.by_staff) == (timedelta(hours=3), 90, False)
    assert [day.day for day in helsinki.days] == [date(2026, 11, 23), date(2026, 11, 24)]
    assert (turku.slot, turku.cooldown, turku.required) == (timedelta(minutes=15), timedelta(0), ("reserver_name",))
    assert not any((helsinki.strong, helsinki.priced, helsinki.elsewhere, helsinki.admin, skipped))


def test_a_closed_day_and_a_day_that_cannot_be_read() -> None:
    doc = sample("respa_resource_availability")
    doc["opening_hours"] = [
        {"date": "2026-11-29", "opens": None, "closes": None},
        {"date": "2026-11-30", "opens": "2026-11-30T19:00:00+02:00", "closes": "2026-11-30T10:00:00+02:00"},
        {"date": "2026-12-01", "opens": "2026-12-01T10:00:00+02:00", "closes": None},
        {"date": "huomenna"}, None, 7,
    ]  # fmt: skip
    facts, skipped = reading.room(doc, HELSINKI)
    assert facts.days == (OpenDay(day=date(2026, 11, 29)),)
    assert skipped == 5


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"max_period": None}, "max_period", None),
        ({"max_period": "2 03:00:00"}, "max_period", timedelta(days=2, hours=3)),
        ({"authentication": "strong"}, "strong", True),
        ({"min_price": "0.00", "max_price": "0.00"}, "priced", False),
        ({"min_price": None, "max_price": "12.50"}, "priced", True),
        ({"max_price_per_hour": 4}, "priced", True),
        ({"max_price": {"eur": 3}}, "priced", True),
        ({"products": [{"id": "x"}]}, "priced", True),
        ({"external_reservation_url": "https://muualla.example"}, "elsewhere", True),
        ({"reservable": False}, "reservable", False),
        ({"user_permissions": {"can_make_reservations": False}}, "reservable", False),
        ({"user_permissions": {"can_ignore_opening_hours": True}}, "admin", True),
        ({"name": {"sv": "Rum"}}, "name", "Rum"),
        ({"name": None}, "name", ""),
        ({"id": 7}, "id", "7"),
    ],
)
def test_what_a_room_may_say(change: dict[str, Any], field: str, value: object) -> None:
    facts, _ = reading.room({**sample("respa_resource_availability"), **change}, HELSINKI)
    assert getattr(facts, field) == value


@pytest.mark.parametrize(
    "change",
    [
        {"slot_size": 30}, {"min_period": "puoli tuntia"}, {"max_period": "1:0"}, {"id": None}, {"id": True},
        {"need_manual_confirmation": "ei"}, {"people_capacity": "6"}, {"people_capacity": -1}, {"authentication": 3},
        {"required_reservation_extra_fields": "reserver_name"}, {"reservable_before": "pian"}, {"opening_hours": {}},
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_makes_the_room_unfit(change: dict[str, Any]) -> None:
    """Better the facts of yesterday than a guess about a rule."""
    with pytest.raises(UnfitError):
        reading.room({**sample("respa_resource_availability"), **change}, HELSINKI)


@pytest.mark.parametrize(
    ("name", "status", "means"),
    [
        ("respa_reservation_create_conflict_fi", 400, Verdict.REFUSED),
        ("respa_reservation_create_max_per_user", 400, Verdict.REFUSED),
        ("respa_reservation_create_bad_slot", 400, Verdict.REFUSED),
        ("turku_reservation_create_conflict_fi", 400, Verdict.CONFLICT),
        ("turku_reservation_create_cooldown", 400, Verdict.COOLDOWN),
        ("respa_reservation_create_ok", 201, Verdict.DONE),
        ("respa_reservation_create_anonymous", 401, Verdict.LOGIN),
        ("turku_jwt_bad", 401, Verdict.LOGIN),
        ("respa_reservation_delete_other_user", 403, Verdict.FORBIDDEN),
        ("respa_reservation_404", 404, Verdict.GONE),
    ],
)
def test_verdicts_of_recorded_answers(name: str, status: int, means: Verdict) -> None:
    assert verdict(status, _raw(name)) is means


@pytest.mark.parametrize("status", [200 + n for n in (99, 100, 203, 204, 205)] + [400, 403, 404, 429, 500, 502, 503])
def test_a_web_page_is_trouble_and_never_a_no(status: int) -> None:
    """A proxy in between must not cost anybody a booking."""
    assert verdict(status, b"<!doctype html><h1>Huoltokatko</h1>") is Verdict.TROUBLE


def test_what_was_said_is_unwrapped_for_the_log() -> None:
    assert said(_raw("respa_reservation_create_conflict_fi")) == "Tila on jo varattu ainakin osan ajanjaksosta"
    assert said(_raw("turku_reservation_create_cooldown")) == "cooldown: Cannot be reserved during cooldown"
    assert said(b"<html>") == "not a document of Respa"


SPAN = Span(datetime(2026, 11, 24, 8, tzinfo=UTC), datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
BASE = "https://varaamo.example/respa/v1/"


def test_addresses() -> None:
    day = date(2026, 11, 24)
    assert asking.room("sali 1/a", day, day).url(BASE) == (
        f"{BASE}resource/sali%201%2Fa/?start=2026-11-24T00%3A00%3A00Z&end=2026-11-24T23%3A59%3A59Z"
    )
    assert asking.reservations("x", SPAN, own=True).url(BASE) == (
        f"{BASE}reservation/?resource=x&start=2026-11-24T08%3A00%3A00Z&end=2026-11-24T09%3A30%3A00Z&is_own=true&page_size=500"
    )
    # A plus in a query is a blank to the one who reads it.
    assert asking.Ask("GET", "x/", (("start", "2026-11-24T00:00:00+02:00"),)).url(BASE).endswith("%2B02%3A00")


def test_bodies_hold_whole_times_and_no_user() -> None:
    body = asking.create("x", SPAN, {"reserver_name": "Kioski"}).body
    assert body == {
        "reserver_name": "Kioski",
        "resource": "x",
        "begin": "2026-11-24T08:00:00Z",
        "end": "2026-11-24T09:30:00Z",
    }
    assert asking.cancel("5").method == "DELETE"
    assert asking.move("5", "x", SPAN, {}).method == "PUT"


def test_the_next_page_is_asked_of_the_same_host_only() -> None:
    first = asking.reservations("x", SPAN)
    behind_proxy = "http://varaamo.example/v1/reservation/?page=2&resource=x"
    following = asking.following(first, BASE, behind_proxy)
    assert following.url(BASE) == f"{BASE}reservation/?page=2&resource=x"
    for address in ("https://muu.example/v1/reservation/?page=2", "//muu.example/?page=2", "http://[", "", "?",
                    first.url(BASE)):  # fmt: skip
        with pytest.raises(UnfitError):
            asking.following(first, BASE, address)


# --- whatever comes

_leaf = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30)
    | st.sampled_from(["00:30:00", "-1", "2026-11-24T10:00:00+02:00", "0001-01-01T00:00:00+14:00", "9999-12-31", "\ud800"])
)  # fmt: skip
_json = st.recursive(
    _leaf, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
)
slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
_room, _reservation = sample("turku_resource_availability"), sample("respa_reservation_get_own")


@slowly
@given(st.dictionaries(st.sampled_from(sorted(_room)), _json, max_size=6))
def test_any_room_is_read_or_unfit(change: dict[str, Any]) -> None:
    try:
        facts, _ = reading.room({**copy.deepcopy(_room), **change}, HELSINKI)
    except UnfitError:
        return
    assert facts.id
    for length in (facts.slot, facts.min_period, facts.max_period, facts.cooldown):
        assert length is None or length >= timedelta(0)


@slowly
@given(st.dictionaries(st.sampled_from(sorted(_reservation)), _json, max_size=6))
def test_any_reservation_is_read_or_unfit(change: dict[str, Any]) -> None:
    try:
        found = reading.reservation({**_reservation, **change}, HELSINKI)
    except UnfitError:
        return
    assert found.span
    asking.one(found.id).url(BASE)
    assert isinstance(found.state, TheirState)


@slowly
@given(_json | st.none(), st.binary(max_size=60), st.integers(100, 599))
def test_any_answer_has_a_meaning(body: Any, raw: bytes, status: int) -> None:
    for bytes_ in (json.dumps(body).encode(), raw):
        assert isinstance(verdict(status, bytes_), Verdict)
        assert len(said(bytes_)) <= 200
        try:
            page = reading.page(bytes_)
        except UnfitError:
            continue
        assert isinstance(page.items, tuple)


@given(st.text(max_size=20))
def test_durations(text: str) -> None:
    with suppress(UnfitError):
        assert values.duration(text, "slot") >= timedelta(0)
