"""Which serial devices are plugged in, read from the system; a device is named by its port or its USB id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SYSTEM, DEVICES = Path("/sys/class/tty"), Path("/dev")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a device is to be found: a port, or a USB id `vendor:product[:serial]`."""

    port: str | None = None
    usb: str | None = None

    @property
    def name(self) -> str:
        """What staff wrote."""
        return self.port or self.usb or ""


@dataclass(frozen=True, slots=True)
class Found:
    """A device that is plugged in by USB: its port and what it says of itself."""

    port: str
    usb: str
    serial: str
    name: str


def find(place: Place, system: Path = SYSTEM, devices: Path = DEVICES) -> str | None:
    """The port to open now; None while the device is not there."""
    if place.port is not None:
        return place.port if Path(place.port).exists() else None
    wanted, _, serial = _split(place.usb or "")
    for each in plugged_in(system, devices):
        if each.usb == wanted and serial in ("", each.serial.lower()):
            return each.port
    return None


def plugged_in(system: Path = SYSTEM, devices: Path = DEVICES) -> Iterator[Found]:
    """Every serial device on USB, in the order of its name."""
    for tty in sorted(system.glob("tty*")):
        device = tty / "device"
        if not device.exists():
            continue
        above = device.resolve()
        for folder in (above, *above.parents):
            if (folder / "idVendor").is_file():
                usb = f"{_said(folder, 'idVendor')}:{_said(folder, 'idProduct')}".lower()
                yield Found(str(devices / tty.name), usb, _said(folder, "serial"), _said(folder, "product"))
                break


def lasting_name(port: str, devices: Path = DEVICES) -> str:
    """The name in /dev/serial/by-id of a port, which stays when devices are plugged in elsewhere; else the port."""
    named = sorted((devices / "serial" / "by-id").glob("*"))
    return next((str(each) for each in named if str(each.resolve()) == port), port)


def _split(usb: str) -> tuple[str, str, str]:
    vendor, product, *serial = [*usb.lower().split(":", 2), ""][:3]
    return f"{vendor}:{product}", ":", "".join(serial)


def _said(folder: Path, what: str) -> str:
    try:
        return (folder / what).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
