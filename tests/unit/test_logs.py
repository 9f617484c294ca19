"""The log is bounded, keeps no secrets, and never stops the kiosk."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import logs
from kiosk.domain.codes import make_code


@pytest.fixture(autouse=True)
def own_root() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    root.handlers.clear()
    yield
    for handler in list(root.handlers):
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


WAYS = ("{}", "code={}!", "({})", "/v1/x?code={}&y=1", "'{}'", "{},")


@given(st.randoms(use_true_random=False), st.sampled_from(WAYS), st.sampled_from(["-", " ", "", "%20", "_", ". "]))
def test_booking_codes_are_masked(chance: random.Random, way: str, mark: str) -> None:
    code = make_code(chance.choice)
    for written in (code, code.upper(), code.translate(str.maketrans("äöå", "aoa"))):
        line = "before " + way.format(written.replace("-", mark)) + " after"
        masked = logs.mask(line)
        assert logs.MASK in masked
        assert not any(word in masked.casefold() for word in written.casefold().split("-")[:1])
        assert masked.startswith("before ")
        assert masked.endswith(" after")


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer abc.def-ghi",
        "authorization: Bearer abc",
        "token=abc123",
        '{"token": "abc"}',
        "password='abc'",
        "postgresql://hub:abc@localhost/x",
        "X-Api-Key: abc",
        "enrolled abcabcabcABCabcabc0123456789_-abcabcabcabc",
    ],
)
def test_tokens_are_masked(line: str) -> None:
    assert "abc" not in logs.mask(line)
    assert logs.MASK in logs.mask(line)


@pytest.mark.parametrize(
    "line",
    [
        "settings-kiosk.json written in 12 ms",
        "reservation 3f2c9d1e-8a4b-4c6d-9e0f-112233445566 released",
        "pelihuone 10-19 varattu",
        "cursor 1829, 14 changes, 23 bytes",
        "kello siirtyi 3600 s",
        "GET /v1/feed?since=17&wait=25 200",
        "/usr/lib/python3.11/site-packages/sqlalchemy/engine/default_dialect_implementation.py line 25",
    ],
)
def test_ordinary_lines_are_left_alone(line: str) -> None:
    assert logs.mask(line) == line


def test_file_is_bounded_and_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_FILE", 2_000)
    logs.start(tmp_path, "info")
    log = logging.getLogger("kiosk.test")
    for number in range(500):
        log.info("line %d %s", number, "lumi-kettu-47")
    try:
        raise ValueError("lumi-kettu-47")
    except ValueError:
        log.exception("failed")
    files = sorted((tmp_path / "log").iterdir())
    assert len(files) == 1 + logs.FILES_KEPT
    assert all(path.stat().st_size <= 2_500 for path in files)
    text = "".join(path.read_text("utf-8") for path in files)
    assert "kettu" not in text
    assert "Traceback" in text


def test_full_disk_costs_only_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """/dev/full refuses every write, as a full disk does."""
    folder = tmp_path / "log"
    folder.mkdir()
    (folder / "kiosk.log").symlink_to("/dev/full")
    logs.start(tmp_path)
    for _ in range(10):
        logging.getLogger("kiosk.test").error("something")
    told = capsys.readouterr().err
    assert told.count("something") == 10
    assert "Traceback" not in told


def test_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text("a file")
    logs.start(tmp_path)
    logging.getLogger("kiosk.test").error("something")
    assert "something" in capsys.readouterr().err


def test_starting_again_does_not_double(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start(tmp_path)
    logs.start(tmp_path)
    logging.getLogger("kiosk.test").error("once")
    assert capsys.readouterr().err.count("once") == 1
