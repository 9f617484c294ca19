"""The SQLite file under the store: opening it after whatever happened, its schema and its growth over versions.

A kiosk loses its power at any moment and runs for years unattended. A file that cannot be trusted is moved aside, what
patrons were promised is carried over from it where it can still be read, and the program goes on.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.private import make_private

log = logging.getLogger(__name__)

VERSION = 5
_KEPT_BROKEN = 2
_FIRST = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE resource (id TEXT PRIMARY KEY, doc BLOB NOT NULL, hours BLOB NOT NULL);
CREATE TABLE reservation (id TEXT PRIMARY KEY, ends INTEGER NOT NULL, doc BLOB NOT NULL);
CREATE TABLE job (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, doc BLOB NOT NULL);
CREATE TABLE own (code_hash BLOB PRIMARY KEY, reservation TEXT NOT NULL, until INTEGER NOT NULL, doc BLOB NOT NULL);
CREATE INDEX own_reservation ON own (reservation);
"""
_EVENTS = """
CREATE TABLE document (kind TEXT NOT NULL, id TEXT NOT NULL, doc BLOB NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE event (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, round INTEGER NOT NULL, ends INTEGER, free INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE TABLE event_doc (event INTEGER PRIMARY KEY, doc BLOB NOT NULL);
CREATE TABLE occurrence (
    event INTEGER NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL, off INTEGER NOT NULL,
    PRIMARY KEY (event, starts)
) WITHOUT ROWID;
CREATE INDEX occurrence_time ON occurrence (starts, ends, off);
CREATE TABLE event_tag (tag TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (tag, event)) WITHOUT ROWID;
CREATE INDEX event_tag_event ON event_tag (event);
"""
_IDEAS = "CREATE TABLE idea (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, doc BLOB NOT NULL);"
_MYSTERY = """
CREATE TABLE team (
    id TEXT PRIMARY KEY, code_hash BLOB NOT NULL, code TEXT, heard INTEGER NOT NULL, last INTEGER NOT NULL
);
CREATE INDEX team_code ON team (code_hash);
CREATE TABLE deed (id TEXT PRIMARY KEY, team TEXT NOT NULL, sent INTEGER NOT NULL, doc BLOB NOT NULL);
CREATE INDEX deed_team ON deed (team);
CREATE INDEX deed_unsent ON deed (sent, team);
"""
_CELIA = """
CREATE TABLE celia_day (day TEXT PRIMARY KEY, code INTEGER NOT NULL, sample INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE celia_told (
    key TEXT PRIMARY KEY, day TEXT NOT NULL, code INTEGER NOT NULL, sample INTEGER NOT NULL
) WITHOUT ROWID;
"""
_SCHEMA = _FIRST + _EVENTS + _IDEAS + _MYSTERY + _CELIA
_MIGRATIONS = {
    # Without a cursor the hub is asked for everything: it has told of pages and events before, to deaf ears.
    1: _EVENTS + "DELETE FROM fact WHERE name = 'cursor';",  # noqa: S608 - nothing from outside
    2: _IDEAS,
    3: _MYSTERY,
    4: _CELIA,
}
"""From version n to n + 1; the schema above is always the newest."""
_RESCUED = ("job", "own", "idea", "team", "deed", "celia_day", "celia_told", "fact")


class _Distrusted(Exception):
    """The file opened, but what is in it cannot be used."""


def open_file(path: Path | None) -> sqlite3.Connection:
    """A connection to the file, checked and at the newest version; `None` keeps everything in memory.

    Raises sqlite3.Error when no usable file can be had at that place (read-only, full, not a directory).
    """
    if path is None:
        return _ready(_connect(":memory:"))
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        make_private(path)  # the outbox holds codes until they are sent
        unclean = _size(path.with_name(path.name + "-wal")) > 0 or _mark(path).exists()
        connection = _connect(str(path))
        if unclean:
            _check(connection)
            _mark(path).unlink(missing_ok=True)
        return _ready(connection)
    except OSError as error:
        raise sqlite3.OperationalError(f"cannot open the store: {error.strerror}") from error
    except (_Distrusted, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not corrupt(error):
            raise
        return start_anew(path, connection, str(error))


def open_to_read(path: Path) -> sqlite3.Connection:
    """A second connection that only reads; the file is there and has been opened by `open_file`."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False, timeout=0.2
    )


def distrust(path: Path) -> None:
    """Have the file checked at the next start: something in it could not be read."""
    with suppress(OSError):
        _mark(path).touch()


def corrupt(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is damaged (and not, say, that the disk is full)."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _connect(where: str) -> sqlite3.Connection:
    # Guarded by the store's lock, so any thread may use it; transactions are begun by hand.
    connection = sqlite3.connect(where, isolation_level=None, check_same_thread=False, timeout=2.0)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        # A job that has been sent leaves no name and no code behind in the free pages.
        connection.execute("PRAGMA secure_delete=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Only after an unclean shutdown: a few milliseconds that a normal start does not pay."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise _Distrusted(str(verdict))


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        connection.close()
        raise _Distrusted(f"made by a newer program (version {version})")
    if version < VERSION:
        steps = [_MIGRATIONS[n] for n in range(version, VERSION)] if version else [_SCHEMA]
        connection.executescript("BEGIN IMMEDIATE;" + "".join(steps) + f"PRAGMA user_version={VERSION};COMMIT;")
    insert = "INSERT OR IGNORE INTO fact VALUES ('secret', ?)"
    if not connection.execute("SELECT 1 FROM fact WHERE name = 'secret'").fetchone():
        connection.execute(insert, (os.urandom(32),))
    return connection


def start_anew(path: Path, broken: sqlite3.Connection | None, why: str, rescue: bool = True) -> sqlite3.Connection:
    """Move the file aside and begin another one, with what could be rescued. Raises sqlite3.Error as `open_file`."""
    if broken is not None:
        broken.close()
    rescued = _rescue(path) if rescue else []
    try:
        _move_aside(path)
        make_private(path)
    except OSError as error:
        raise sqlite3.OperationalError(f"the damaged store ({why}) cannot be replaced: {error.strerror}") from error
    log.error("the local store is damaged (%s); moved aside and started anew, %d rows rescued", why, len(rescued))
    connection = _ready(_connect(str(path)))
    for table, row in rescued:
        with suppress(sqlite3.Error):
            marks = ",".join("?" * len(row))
            connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608 - own table names
    return connection


def _move_aside(path: Path) -> None:
    """Keep the broken file for whoever wants to know, and few of those before it."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            part = path.with_name(path.name + suffix)
            part.rename(path.with_name(f"{path.name}.broken-{stamp}{suffix}"))
    for old in sorted(path.parent.glob(f"{path.name}.broken-*"))[: -3 * _KEPT_BROKEN]:
        old.unlink(missing_ok=True)


def _rescue(path: Path) -> list[tuple[str, tuple[object, ...]]]:
    """What patrons were promised, as far as it can be read; everything else comes from the hub again."""
    rows: list[tuple[str, tuple[object, ...]]] = []
    with suppress(sqlite3.Error):
        damaged = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        for table in _RESCUED:
            kept = " WHERE name IN ('secret', 'throttle')" if table == "fact" else ""
            with suppress(sqlite3.Error):
                for row in damaged.execute(f"SELECT * FROM {table}{kept}"):  # noqa: S608 - own table names
                    rows.append((table, row))
        damaged.close()
    return rows


def _mark(path: Path) -> Path:
    return path.with_name(path.name + ".distrusted")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
