"""The interface keeps what its OpenAPI document promises; schemathesis looks for where it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.api import routes
from kiosk.domain import throttle
from tests.hub.example import at
from tests.hub.running import Running


@pytest.mark.slow
@pytest.mark.longest
def test_schemathesis_finds_nothing(hub: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every operation by examples, boundary values, random values and chains of calls: documented statuses, types and
    bodies; bad input refused, good input taken, no token no answer. With a staff token, so that nothing stays behind a
    403, and without the throttle, so that nothing stays behind a 429.
    """
    monkeypatch.setattr(throttle, "FREE_TRIES", 10**9)
    hub.client.book("pelihuone", at(14), at(15))
    program = [str(Path(sys.executable).parent / "schemathesis")]
    options = ["--config-file", str(Path(__file__).parent / "schemathesis.toml"), "run", f"{hub.url}{routes.OPENAPI}"]
    more = [
        "-H",
        f"Authorization: Bearer {hub.enrol('fuzz', staff=True)}",
        "-n",
        "25",
        "--no-color",
        "--warnings",
        "off",
    ]
    done = subprocess.run(program + options + more, capture_output=True, text=True, cwd=tmp_path, timeout=240)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    assert "36 selected / 36 total" in done.stdout


def test_every_path_of_the_contract_is_served(hub: Running) -> None:
    paths = set(hub.client.get(routes.OPENAPI).json()["paths"])
    told = {
        value
        for name, value in vars(routes).items()
        if name.isupper() and isinstance(value, str) and value.startswith(("/v1/", "/health"))
    }
    assert paths == told - {routes.OPENAPI}
