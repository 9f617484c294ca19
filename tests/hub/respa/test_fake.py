"""The stand-in answers what the real ones answered: same status, same bytes, to the same requests in the same order."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
import requests

from tests.hub.example import TurnableClock
from tests.hub.respa.fake import FakeRespa, respa
from tests.hub.respa.fake_house import SAMPLES

RECORDED = datetime.fromisoformat("2026-11-22T04:54:00+02:00")
Step = tuple[str, str, str, str, str, Any]
"""Sample, user, language, method, path, body."""


def _span(resource: str, begin: str, end: str, **more: Any) -> dict[str, Any]:
    return {"resource": resource, "begin": f"2026-11-{begin}:00+02:00", "end": f"2026-11-{end}:00+02:00", **more}


_SMALL = "ryhmatila-1"
_WHO = {"reserver_name": "Aino Asiakas"}
HELSINKI_STEPS: list[Step] = [
    ("respa_reservation_create_anonymous", "", "fi", "POST", "reservation/", _span(_SMALL, "24T10:00", "24T11:00")),
    ("respa_reservation_create_bad_token", "?", "fi", "POST", "reservation/", _span(_SMALL, "24T10:00", "24T11:00")),
    ("respa_reservation_create_ok", "kioski", "fi", "POST", "reservation/", _span(_SMALL, "24T10:00", "24T11:00")),
    ("respa_reservation_create_conflict_fi", "toinen", "fi", "POST", "reservation/", _span(_SMALL, "24T10:30", "24T11:30")),
    ("respa_reservation_create_conflict_en", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T10:30", "24T11:30")),
    ("respa_reservation_create_bad_slot", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T12:10", "24T12:40")),
    ("respa_reservation_create_too_long", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T12:00", "24T16:00")),
    ("respa_reservation_create_closed", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T20:00", "24T21:00")),
    ("respa_reservation_create_too_far", "toinen", "en", "POST", "reservation/",
     {"resource": _SMALL, "begin": "2027-11-23T10:00:00+02:00", "end": "2027-11-23T11:00:00+02:00"}),
    ("respa_reservation_create_past", "toinen", "en", "POST", "reservation/",
     {"resource": _SMALL, "begin": "2020-01-07T10:00:00+02:00", "end": "2020-01-07T11:00:00+02:00"}),
    ("respa_reservation_create_too_short", "toinen", "en", "POST", "reservation/",
     _span("kokoushuone", "24T12:00", "24T12:30", reserver_name="Onni")),
    ("respa_reservation_create_missing_fields", "kioski", "en", "POST", "reservation/", {"resource": "kokoushuone"}),
    ("respa_reservation_create_unknown_resource", "kioski", "en", "POST", "reservation/", _span("nope", "24T12:00", "24T13:00")),
    ("respa_reservation_create_adjacent_ok", "toinen", "fi", "POST", "reservation/", _span(_SMALL, "24T11:00", "24T11:30")),
    ("respa_reservation_list_anonymous", "", "fi", "GET",
     f"reservation/?resource={_SMALL}&start=2026-11-24T00:00:00Z&end=2026-11-25T00:00:00Z", None),
    ("respa_resource_availability", "", "fi", "GET",
     f"resource/{_SMALL}/?start=2026-11-24T00:00:00%2B02:00&end=2026-11-24T23:59:00%2B02:00", None),
    ("respa_reservation_create_2nd_ok", "kioski", "fi", "POST", "reservation/", _span(_SMALL, "24T13:00", "24T14:00")),
    ("respa_reservation_create_max_per_user", "kioski", "en", "POST", "reservation/", _span(_SMALL, "25T14:00", "25T15:00")),
    ("respa_reservation_put_move_ok", "kioski", "fi", "PUT", "reservation/3/", _span(_SMALL, "24T16:00", "24T17:00")),
    ("respa_reservation_delete_other_user", "toinen", "en", "DELETE", "reservation/3/", None),
    ("", "kioski", "fi", "DELETE", "reservation/3/", None),
    ("", "kioski", "fi", "DELETE", "reservation/3/", None),
    ("respa_reservation_get_cancelled", "kioski", "fi", "GET", "reservation/3/", None),
    ("respa_reservation_404", "kioski", "en", "GET", "reservation/99999/", None),
    ("respa_reservation_create_requested", "kioski", "fi", "POST", "reservation/",
     _span("kokoushuone", "24T12:00", "24T14:00", event_subject="Yhdistyksen kokous", number_of_participants=8, **_WHO)),
    ("respa_reservation_list_filters", "", "fi", "GET", "reservation/?page_size=100&start=2026-11-24T00:00:00Z", None),
]  # fmt: skip
TURKU_STEPS: list[Step] = [
    ("turku_reservation_create_anonymous", "", "fi", "POST", "reservation/", _span(_SMALL, "24T10:00", "24T11:00")),
    ("turku_reservation_create_ok", "kioski", "fi", "POST", "reservation/", _span(_SMALL, "24T10:00", "24T11:00")),
    ("turku_reservation_create_conflict_fi", "toinen", "fi", "POST", "reservation/", _span(_SMALL, "24T10:30", "24T11:30")),
    ("turku_reservation_create_conflict_en", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T10:30", "24T11:30")),
    ("turku_reservation_create_bad_slot", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T12:10", "24T12:40")),
    ("turku_reservation_create_too_long", "toinen", "en", "POST", "reservation/", _span(_SMALL, "24T12:00", "24T16:00")),
    ("turku_reservation_create_requested", "kioski", "fi", "POST", "reservation/",
     _span("kokoushuone", "24T12:00", "24T14:00", event_subject="Kokous", number_of_participants=8, **_WHO)),
    ("turku_reservation_delete_other", "toinen", "fi", "DELETE", "reservation/2/", None),
]  # fmt: skip


@pytest.mark.parametrize("steps", [HELSINKI_STEPS, TURKU_STEPS], ids=["helsinki", "turku"])
def test_as_recorded(steps: list[Step]) -> None:
    with respa("helsinki" if steps is HELSINKI_STEPS else "turku", TurnableClock(RECORDED).now) as fake:
        for name, user, language, method, path, body in steps:
            headers = {"Accept-Language": language, **_login(fake, user)}
            said = requests.request(method, fake.base + path, json=body, headers=headers, timeout=5)
            if name and name != "respa_reservation_list_filters":
                assert said.content == _bytes(name, fake), name
            assert (
                said.status_code == {"POST": 201, "PUT": 200, "GET": 200, "DELETE": 204}[method]
                or said.status_code >= 400
            )


def _login(fake: FakeRespa, user: str) -> dict[str, str]:
    if not user:
        return {}
    if fake.dialect == "helsinki":
        token = next((token for token, name in fake.tokens.items() if name == user), "z" * 40)
        return {"Authorization": f"Token {token}"}
    body = {"username": user, "password": fake.passwords[user]}
    token = requests.post(f"{fake.url}/api-token-auth/", json=body, timeout=5).json()["token"]
    return {"Authorization": f"JWT {token}"}


def _bytes(name: str, fake: FakeRespa) -> bytes:
    found = json.loads((SAMPLES / f"{name}.json").read_text())
    text = json.dumps(found, separators=(",", ":"), ensure_ascii=False)
    for port in (8501, 8503):
        text = text.replace(f"http://127.0.0.1:{port}", fake.url)
    return text.encode()
