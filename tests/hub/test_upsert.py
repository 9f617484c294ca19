"""Many rows in one statement are what each would be by itself, on both kinds of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.hub.db.engine import open_engine
from kiosk.hub.db.tables import upstream_items
from kiosk.hub.db.upsert import Upsert

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def row(number: int, body: bytes) -> dict[str, Any]:
    ends = NOON + timedelta(minutes=number) if number % 3 else None
    url = None if number % 2 else f"https://kuvat.example/{number}?a='\"%s:x"
    return {
        "id": f"s:{number}",
        "source": "s",
        "series": f"s:{number}",
        "picture_url": url,
        "ends_at": ends,
        "body": body,
    }


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_new_rows_and_those_that_are_there(database_url: str, count: int) -> None:
    engine = open_engine(database_url)
    upsert, table = Upsert(upstream_items, "id"), upstream_items
    old = [row(number, b"old") for number in range(120)]
    new = [row(number, b"\x00new") for number in range(60, 60 + count)]
    try:
        with engine.connect() as conn:
            upsert.put(conn, old)
            upsert.put(conn, new)
            found = conn.execute(select(table)).mappings().all()
    finally:
        engine.dispose()
    wanted = {each["id"]: each for each in (*old, *new)}
    assert {each["id"]: dict(each) for each in found} == wanted
