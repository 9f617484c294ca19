"""Bring the database to the shape this version needs; at once when it has it already."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

HEAD = "0010"
"""The newest migration, held equal to the scripts by a test. Known here so that a start that has nothing to migrate
does not load Alembic: a third of a second and ten megabytes on a small board."""

_SCRIPTS = Path(__file__).parents[1] / "migrations"


class NewerDatabaseError(RuntimeError):
    """The database was written by a newer version of the hub."""


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables. Several hubs may start at once: one works, the others wait."""
    if _version(engine) == HEAD:
        return
    with engine.connect() as conn:
        if engine.dialect.name == "sqlite":
            conn.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            conn = conn.execution_options(isolation_level="READ COMMITTED")
            conn.execute(text("SELECT pg_advisory_xact_lock(7305801)"))
        try:
            _upgrade(conn)
        except BaseException:
            conn.rollback()
            raise
        conn.commit()


def _version(engine: Engine) -> str | None:
    try:
        with engine.connect() as conn:
            return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError:
        return None


def _upgrade(conn: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = conn
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NewerDatabaseError(f"this database belongs to another version of the hub: {error}") from error
