"""A PostgreSQL of the tests' own: Debian's binaries, a cluster in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

MISSING = "PostgreSQL is not installed (apt-get install postgresql): the tests of half the promise are NOT run"


def binaries() -> Path | None:
    """The newest installed server, where Debian keeps it or on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def cluster(bin_dir: Path) -> Iterator[str]:
    """URL without a database name; only a socket listens, no port."""
    with tempfile.TemporaryDirectory(prefix="hub-pg-") as folder:
        home = Path(folder)
        user = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
        if user:
            account = pwd.getpwnam(user)
            os.chown(home, account.pw_uid, account.pw_gid)

        def run(command: Sequence[str]) -> None:
            subprocess.run(command, check=True, user=user, cwd=home, stdout=subprocess.DEVNULL, timeout=60)

        data = home / "data"
        make = f"{bin_dir / 'initdb'} -D {data} -A trust -U hub -E UTF8 --locale=C.UTF-8 --no-sync"
        run(make.split())
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c max_connections=200"
        # No test pulls the plug of this machine: what is written need not reach the disk.
        options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"
        control = str(bin_dir / "pg_ctl")
        run([control, "-D", str(data), "-w", "-o", options, "-l", str(home / "log"), "start"])
        try:
            yield f"postgresql+psycopg://hub@/%s?host={home}"
        finally:
            run([control, "-D", str(data), "-m", "immediate", "-w", "stop"])


@contextmanager
def database(template: str, name: str, copy_of: str = "template1") -> Iterator[str]:
    """A fresh database of the cluster, or a copy of another that nobody uses now."""
    plain = (template % "postgres").replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as conn:
        conn.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copy_of}"')
    yield template % name
    with psycopg.connect(plain, autocommit=True) as conn:
        conn.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
