"""What must fit together in the settings of readers and printer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.settings.cross import Finding
from kiosk.settings.devices import BAUDS, KEYBOARD, Printer, Scanner
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.problems import quoted

_USB = re.compile(r"[0-9a-f]{4}:[0-9a-f]{4}(:[^:\s]+)?", re.IGNORECASE)
_MOVES = re.compile(r"/dev/tty(USB|ACM)[0-9]+")


def check(settings: KioskSettings) -> Iterator[Finding]:
    """Every finding about `[[scanner]]` and `[printer]`."""
    devices: list[tuple[KeyPath, Scanner | Printer]] = [
        (("scanner", number), scanner) for number, scanner in enumerate(settings.scanner)
    ]
    if settings.printer is not None:
        devices.append((("printer",), settings.printer))
    seen: dict[str, KeyPath] = {}
    for path, device in devices:
        if isinstance(device, Scanner) and device.protocol == KEYBOARD:
            yield from _keyboard(path, device)
            continue
        yield from _place(path, device)
        place = (device.port or device.usb or "").lower()
        if place and place in seen:
            yield Finding(path, "device_twice", {"value": quoted(device.port or device.usb or "")}, (seen[place],))
        seen.setdefault(place, path)
        if device.baud not in BAUDS:
            yield Finding((*path, "baud"), "baud", {"value": str(device.baud), "known": ", ".join(map(str, BAUDS))})


def _place(path: KeyPath, device: Scanner | Printer) -> Iterator[Finding]:
    if device.port is None and device.usb is None:
        yield Finding(path, "device_place")
    elif device.port is not None and device.usb is not None:
        yield Finding((*path, "usb"), "device_places", concerns=((*path, "port"),))
    elif device.usb is not None and not _USB.fullmatch(device.usb):
        yield Finding((*path, "usb"), "device_usb", {"value": quoted(device.usb)})
    elif device.port is not None and not device.port.startswith("/dev/"):
        yield Finding((*path, "port"), "device_port", {"value": quoted(device.port)})
    elif device.port is not None and _MOVES.fullmatch(device.port):
        yield Finding((*path, "port"), "device_moves", {"value": quoted(device.port)}, severity="warning")


def _keyboard(path: KeyPath, scanner: Scanner) -> Iterator[Finding]:
    for key in ("port", "usb"):
        if getattr(scanner, key) is not None:
            yield Finding((*path, key), "scanner_keyboard", concerns=((*path, "protocol"),))
