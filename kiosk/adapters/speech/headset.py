"""Whether a headset is plugged in. A sound card with a jack that feels the plug tells it as a switch of the kernel's
input devices; others tell nothing, and staff may say that the only way out is a headset socket.

Sources: linux/input-event-codes.h (EV_SW, SW_HEADPHONE_INSERT), linux/input.h (input_event, EVIOCGSW).
"""

from __future__ import annotations

import fcntl
import logging
import os
import selectors
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kiosk.adapters.speech.voice import Trouble

log = logging.getLogger(__name__)

Changed = Callable[[bool], None]
_EVENT = struct.Struct("llHHi")
"""Two numbers of time, kind, code, value; as wide as the machine's own."""
_EV_SW, _HEADPHONE = 0x05, 0x02
_READ_SWITCHES = 0x8001451B  # EVIOCGSW(1): eight switches are enough, ours is the third
_LOOK_EVERY = 2.0
_DENIED = "kuulokeliitäntää ei saa lukea. Lisää kioskin käyttäjä ryhmään input."


class Headset(Protocol):
    """`changed` is told from any thread."""

    @property
    def inserted(self) -> bool: ...

    def start(self, changed: Changed) -> None: ...

    def stop(self) -> None: ...


class FixedHeadset:
    """Nothing can be felt: there is never one, or there is nothing but headsets."""

    def __init__(self, *, inserted: bool) -> None:
        self.inserted = inserted

    def start(self, changed: Changed) -> None:
        """Nothing changes."""

    def stop(self) -> None:
        """Nothing runs."""


def jacks(root: Path = Path("/")) -> list[Path]:
    """The input devices that feel a headphone plug."""
    found = []
    for file in sorted(root.glob("sys/class/input/event*/device/capabilities/sw")):
        try:
            words = file.read_text(encoding="ascii").split()
        except OSError:
            continue
        if words and int(words[-1], 16) >> _HEADPHONE & 1:
            found.append(root / "dev" / "input" / file.parents[2].name)
    return found


class SwitchHeadset:
    """A daemon thread that listens to every such device and looks for them again when one has gone."""

    def __init__(self, find: Callable[[], list[Path]] = jacks, trouble: Trouble = lambda _why: None) -> None:
        self._find, self._trouble = find, trouble
        self._changed: Changed = lambda _inserted: None
        self._in: set[Path] = set()
        self._gone: set[Path] = set()
        self._inserted = False
        self._denied = False
        self._wake: tuple[int, int] | None = None
        self._thread: threading.Thread | None = None

    @property
    def inserted(self) -> bool:
        return self._inserted

    def start(self, changed: Changed) -> None:
        self._changed = changed
        self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, args=self._wake[:1], name="headset", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._wake is None or self._thread is None:
            return
        os.close(self._wake[1])
        self._thread.join(1.0)
        os.close(self._wake[0])
        self._wake = None

    def _run(self, wake: int) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(wake, selectors.EVENT_READ)
            try:
                while self._listen(selector, wake):
                    pass
            finally:
                for key in list(selector.get_map().values()):
                    if isinstance(key.data, Path):
                        os.close(key.fd)

    def _listen(self, selector: selectors.BaseSelector, wake: int) -> bool:
        """One round; false when it is over."""
        known = {key.data for key in selector.get_map().values()}
        for path in self._find():
            if path not in known | self._gone:
                self._open(selector, path)
        ready = selector.select(_LOOK_EVERY)
        if not ready:  # one that goes as soon as it is opened is not looked at without a break
            self._gone.clear()
        for key, _events in ready:
            if key.fd == wake:
                return False
            if not self._take(key.fd, key.data):
                selector.unregister(key.fd)
                os.close(key.fd)
                self._gone.add(key.data)
                self._is(key.data, inserted=False)
        return True

    def _open(self, selector: selectors.BaseSelector, path: Path) -> None:
        try:
            device = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except PermissionError:
            self._deny(path)
            return
        except OSError:
            return
        try:
            selector.register(device, selectors.EVENT_READ, path)
        except OSError:  # nothing that one can wait for
            os.close(device)
            return
        self._is(path, inserted=_stands(device))

    def _deny(self, path: Path) -> None:
        if not self._denied:
            self._denied = True
            log.warning("the headset switch %s may not be read", path)
            self._trouble(_DENIED)

    def _take(self, device: int, path: Path) -> bool:
        """What the device tells; false when it has gone."""
        try:
            data = os.read(device, _EVENT.size * 64)
        except BlockingIOError:
            return True
        except OSError:
            return False
        for _seconds, _micros, kind, code, value in _EVENT.iter_unpack(data[: len(data) // _EVENT.size * _EVENT.size]):
            if (kind, code) == (_EV_SW, _HEADPHONE):
                self._is(path, inserted=bool(value))
        return bool(data)

    def _is(self, path: Path, *, inserted: bool) -> None:
        (self._in.add if inserted else self._in.discard)(path)
        if bool(self._in) != self._inserted:
            self._inserted = bool(self._in)
            self._changed(self._inserted)


def _stands(device: int) -> bool:
    """How the switch stands now."""
    switches = bytearray(1)
    try:
        fcntl.ioctl(device, _READ_SWITCHES, switches)
    except OSError:
        return False
    return bool(switches[0] >> _HEADPHONE & 1)
