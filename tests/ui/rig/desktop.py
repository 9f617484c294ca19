"""A desktop's accessibility bus of its own, and a screen reader on it: what AT-SPI tells, seen from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.environment import environment

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_ATSPI = "org.a11y.atspi."
_STATES = {1: "active", 8: "enabled", 12: "focused", 16: "modal", 20: "pressed", 24: "sensitive"}
_ROLES = {
    16: "dialog",
    23: "frame",
    27: "image",
    29: "label",
    39: "panel",
    43: "push button",
    62: "toggle button",
    83: "heading",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing as a screen reader gets to know it."""

    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    extents: tuple[int, int, int, int]


class Gone(AssertionError):
    """What was asked has left the screen meanwhile."""


@contextmanager
def session_bus() -> Iterator[str]:
    """A bus whose address stands in the environment for the time of the block; nothing in the home is touched."""
    if shutil.which("dbus-daemon") is None or not LAUNCHER.exists():
        pytest.skip("no accessibility bus: apt install dbus-daemon at-spi2-core")
    # A short path: the name of a socket has at most 107 letters.
    with tempfile.TemporaryDirectory(prefix="atspi") as folder:
        own = {"PATH": os.environ["PATH"], "HOME": folder, "XDG_RUNTIME_DIR": folder, "GSETTINGS_BACKEND": "memory"}
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            env=own,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        try:
            with environment(DBUS_SESSION_BUS_ADDRESS=address):
                yield address
        finally:
            daemon.terminate()
            daemon.wait()
            daemon.stdout.close()


class ScreenReader:
    """Asks over D-Bus alone. The kiosk's process must go on meanwhile: AccessKit answers on threads of its own."""

    def __init__(self, address: str) -> None:
        self._session = open_dbus_connection(bus=address)
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        self._bus = open_dbus_connection(bus=self._call(self._session, bus, "GetAddress")[0])

    def switch(self, on: bool) -> None:
        """As the desktop does when a screen reader starts or ends. AccessKit takes an end that is followed at once by a
        start for nothing at all, so the end is awaited.
        """
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
        self._answer(self._session, Properties(status).set("IsEnabled", "b", on))
        end = time.monotonic() + 5
        while not on and self.sees():
            assert time.monotonic() < end, "the programs stay"

    def close(self) -> None:
        self._bus.close()
        self._session.close()

    def sees(self) -> list[Seen]:
        """Everything below the desktop, in reading order."""
        root = DBusAddress("/org/a11y/atspi/accessible/root", f"{_ATSPI}Registry", f"{_ATSPI}Accessible")
        programs = self._call(self._bus, root, "GetChildren")[0]
        return [seen for program in programs for seen in self._below(*program)]

    def press(self, seen: Seen) -> None:
        """What Orca does when one presses: the first action."""
        assert self._ask(seen, "Action", "DoAction", "i", (0,)) == (True,), seen

    def focus(self, seen: Seen) -> None:
        assert self._ask(seen, "Component", "GrabFocus") == (True,), seen

    def _ask(self, seen: Seen, interface: str, method: str, signature: str | None = None, body: Any = ()) -> Any:
        name, path = seen.path.split(" ")
        return self._call(self._bus, DBusAddress(path, name, _ATSPI + interface), method, signature, body)

    def _below(self, name: str, path: str) -> Iterator[Seen]:
        """What is in a thing; a screen that changes meanwhile loses things under the reader's hands."""
        try:
            seen = [(self._look(*child), child) for child in self._children(name, path)]
        except Gone:
            return
        for each, child in seen:
            yield each
            yield from self._below(*child)

    def _look(self, name: str, path: str) -> Seen:
        thing = DBusAddress(path, name, f"{_ATSPI}Accessible")
        low, high = self._call(self._bus, thing, "GetState")[0]
        role = self._call(self._bus, thing, "GetRole")[0]
        box = DBusAddress(path, name, f"{_ATSPI}Component")
        return Seen(
            path=f"{name} {path}",
            role=_ROLES.get(role, str(role)),
            name=self._property(thing, "Name"),
            description=self._property(thing, "Description"),
            states=frozenset(word for bit, word in _STATES.items() if (low | high << 32) >> bit & 1),
            extents=self._call(self._bus, box, "GetExtents", "u", (0,))[0],
        )

    def _children(self, name: str, path: str) -> list[tuple[str, str]]:
        return list(self._call(self._bus, DBusAddress(path, name, f"{_ATSPI}Accessible"), "GetChildren")[0])

    def _property(self, thing: DBusAddress, name: str) -> str:
        return str(self._answer(self._bus, Properties(thing).get(name))[0][1])

    def _call(self, bus: Any, to: DBusAddress, method: str, signature: str | None = None, body: Any = ()) -> Any:
        return self._answer(bus, new_method_call(to, method, signature, body))

    @staticmethod
    def _answer(bus: Any, question: Any) -> Any:
        answer = bus.send_and_get_reply(question, timeout=5)
        if answer.header.message_type is MessageType.error:
            raise Gone(answer.body)
        return answer.body
