"""Programs that are measured: how they are started, what they take of memory and processor, what they are asked."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.screen import HEIGHT, WIDTH
from benchmarks.warm import Warm

_TICK = os.sysconf("SC_CLK_TCK")
_LIKE_INSTALLED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONUNBUFFERED": "", "PYTHONPATH": ""}
"""An installed program is compiled once; whoever sets these for development must not pay for it at each start."""


def cpu_seconds(pid: int) -> float:
    """Processor time of a process so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8")
            except OSError:
                continue
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += parents.get(found[-1], [])
    return found


class Program:
    """A running program; `began` is the moment before it was executed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_LIKE_INSTALLED, **(environment or {})},
            text=True,
            bufsize=1,
            start_new_session=True,
        )
        self._lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        return self.process.pid

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                self._lines.put(json.loads(line))
        self._lines.put(None)

    def told(self, key: str, seconds: float = 60.0) -> Any:
        """The next thing it says under this name."""
        end = time.monotonic() + seconds
        while True:
            line = self._lines.get(timeout=max(0.01, end - time.monotonic()))
            if line is None or "failed" in line:
                raise RuntimeError(line["failed"] if line else "the program has ended")
            if key in line:
                return line[key]

    def ask(self, *words: Any, seconds: float = 60.0) -> Any:
        """A question to benchmarks.kiosk_main."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return self.told("answer", seconds)

    def until(self, *words: Any, seconds: float = 60.0, every: float = 0.2) -> None:
        """Ask until the answer is yes."""
        end = time.monotonic() + seconds
        while not self.ask(*words):
            assert time.monotonic() < end, f"{words} not within {seconds} s"
            time.sleep(every)

    def stop(self) -> None:
        """End it and everything it started."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def raised_priority() -> Iterator[None]:
    """For what is started in the block too, where that is allowed."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, -15)
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, before)


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[Program]:
    """A program for the time of the block."""
    program = Program(command, environment)
    try:
        yield program
    finally:
        program.stop()


def kiosk_command(warm: Warm) -> list[str]:
    """`kiosk run` on a kiosk that has run before."""
    words = ["--windowed", f"{WIDTH}x{HEIGHT}", "--config", str(warm.config), "--data", str(warm.data)]
    return [sys.executable, "-m", "benchmarks.kiosk_main", *words]


def bare_command(what: str) -> list[str]:
    """A plain Kivy program, see benchmarks.bare_kivy."""
    return [sys.executable, str(Path(__file__).with_name("bare_kivy.py")), what]


@contextmanager
def settled_kiosk(warm: Warm) -> Iterator[Program]:
    """A kiosk at home with its hub, everything built."""
    with running(kiosk_command(warm)) as kiosk:
        kiosk.told("ready")
        kiosk.until("warm")
        time.sleep(1)
        yield kiosk


def hub_of(kiosk: Program) -> int:
    """The embedded hub's process."""
    for pid in family(kiosk.pid):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if b"kiosk.hub" in words:
            return pid
    raise AssertionError("the kiosk has no hub")
