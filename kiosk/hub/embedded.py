"""A hub of the kiosk's own: a child process on the loopback. This is the parent's side and imports nothing heavy.

How they talk: the parent writes one line to the child's stdin, `{"token": ...}`, a token it has just made; the child
answers with one line on stdout, `{"port": N}`, as soon as it listens. The pipe stays open: when it ends, because the
parent closed it or died in whatever way, the child stops. Secrets pass through the pipe only, where no process list
and no environment shows them.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

DEVICE = "embedded"
"""Id of the parent's token. Always the same: the hub keeps idempotency keys under it from one start to the next."""

_STOP_WITHIN = 10.0


class HubNotStartedError(RuntimeError):
    """The child ended, or said nothing, before it listened; its log on stderr says why."""


@dataclass(slots=True)
class Embedded:
    """A running hub and the way to it."""

    port: int
    token: str = field(repr=False)
    process: subprocess.Popen[bytes] = field(repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        """Ask it to end and wait; kill it when it does not."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(_STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def new_token() -> str:
    """A token for the embedded device, of 256 random bits."""
    return f"kiosk_{DEVICE}_{secrets.token_urlsafe(32)}"


def start(config_path: Path, data_dir: Path, timeout: float = 30.0) -> Embedded:
    """Start a hub for this kiosk and wait until it listens; call it off the UI thread.

    Args:
        config_path: the staff's hub.toml, followed while the hub runs.
        data_dir: where the hub keeps its database and its last good settings.
        timeout: seconds to wait for it; the first start of all makes the database.

    Raises:
        HubNotStartedError: it did not come to listen.
    """
    command = [sys.executable, "-m", "kiosk.hub", "--embedded", "--config", str(config_path), "--data", str(data_dir)]
    return start_command(command, timeout)


def start_command(command: Sequence[str], timeout: float = 30.0) -> Embedded:
    """The same for any program that speaks the protocol."""
    token = new_token()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own program
    if process.stdin is None or process.stdout is None:
        raise AssertionError("pipes were asked for")
    # A child that hangs must not hang us: the reading ends when the timer kills it.
    timer = threading.Timer(timeout, process.kill)
    timer.daemon = True
    timer.start()
    try:
        process.stdin.write(json.dumps({"token": token}).encode() + b"\n")
        process.stdin.flush()
        port = _port(process.stdout.readline())
    except BrokenPipeError:
        port = None
    finally:
        timer.cancel()
    if port is None:
        process.kill()
        code = process.wait()
        raise HubNotStartedError(f"the hub ended with exit code {code} before it listened")
    return Embedded(port, token, process)


def _port(line: bytes) -> int | None:
    try:
        return int(json.loads(line)["port"])
    except (ValueError, KeyError, TypeError):
        return None
