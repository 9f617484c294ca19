"""The tables: made by migrations, the same as the program thinks, and left alone when they are right."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import kiosk.hub.migrations
from kiosk.hub.db.engine import open_engine
from kiosk.hub.db.migrate import HEAD, NewerDatabaseError, migrate
from kiosk.hub.db.tables import metadata


@pytest.fixture
def new_file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hub.db'}"


def test_the_head_is_known_by_heart() -> None:
    """The fast path trusts a constant; this holds it to the scripts."""
    config = Config()
    config.set_main_option("script_location", str(Path(str(kiosk.hub.migrations.__file__)).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrations_make_what_the_program_expects(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    with engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_only_its_owner_reads_the_file(new_file: str, tmp_path: Path) -> None:
    """It holds names, and the secret behind every code."""
    engine = open_engine(new_file)
    migrate(engine)
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO meta VALUES ('a', 'b')"))
        assert [each.name for each in tmp_path.iterdir() if each.stat().st_mode & 0o077] == []
    engine.dispose()


def test_a_file_of_an_earlier_version_is_closed_to_others(new_file: str, tmp_path: Path) -> None:
    engine = open_engine(new_file)
    with engine.connect() as conn:
        conn.execute(text("CREATE TABLE a (b)"))
        for each in tmp_path.iterdir():
            each.chmod(0o644)
        assert len(list(tmp_path.iterdir())) == 3
        open_engine(new_file).dispose()
        assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}
    engine.dispose()


def test_somebody_elses_file_is_told_of_and_used(
    new_file: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    open_engine(new_file).dispose()
    (path,) = tmp_path.iterdir()
    path.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", refuse)
    engine = open_engine(new_file)
    with engine.connect() as conn:
        conn.execute(text("CREATE TABLE a (b)"))
    engine.dispose()
    assert "others on this machine may read it" in caplog.text


def test_several_hubs_start_at_once(empty_url: str) -> None:
    """One makes the tables, the others wait for it."""
    engines = [open_engine(empty_url) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(migrate, engines))
    with engines[0].connect() as conn:
        assert conn.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
    for engine in engines:
        engine.dispose()


def test_a_database_at_its_head_needs_no_alembic(new_file: str) -> None:
    """Start time and memory: the second start does not load it."""
    program = (
        "import sys; from kiosk.hub.db.engine import open_engine; from kiosk.hub.db.migrate import migrate;"
        f"migrate(open_engine({new_file!r})); print('alembic' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["True", "False"]


def test_a_newer_database_is_not_touched(new_file: str) -> None:
    engine = open_engine(new_file)
    migrate(engine)
    with engine.connect() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabaseError):
        migrate(engine)
    engine.dispose()


def test_a_half_made_database_is_made_whole(new_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power fails in the middle of the first start: nothing of it remains, the next start makes all."""
    from kiosk.hub.db import migrate as module

    engine = open_engine(new_file)
    made = module._upgrade

    def fails(conn: object) -> None:
        made(conn)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_upgrade", fails)
    with pytest.raises(KeyboardInterrupt):
        migrate(engine)
    monkeypatch.undo()
    with engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    migrate(engine)
    engine.dispose()
