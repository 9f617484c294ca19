"""`kiosk devices`: what is plugged into this machine, as lines for kiosk.toml."""

from __future__ import annotations

from pathlib import Path

from kiosk.adapters.serial_ports import DEVICES, SYSTEM, lasting_name, plugged_in


def show(language: str, system: Path = SYSTEM, devices: Path = DEVICES) -> bool:
    """Print every serial device on USB; False when there is none."""
    found = list(plugged_in(system, devices))
    for each in found:
        serial = f":{each.serial}" if each.serial else ""
        print(f"# {each.name or each.port}")
        print(f'port = "{lasting_name(each.port, devices)}"')
        word = "tai" if language == "fi" else "or"
        print(f'# {word}: usb = "{each.usb}{serial}"\n')
    if not found:
        print(
            "Koneessa ei ole sarjalaitteita. Näppäimistönä toimiva lukija ei näy tässä: vaihda se sarjatilaan, tai "
            'kirjoita [[scanner]] ja protocol = "keyboard".'
            if language == "fi"
            else "No serial devices are plugged in. A reader that acts as a keyboard is not shown here: switch it to "
            'serial mode, or write [[scanner]] and protocol = "keyboard".'
        )
    return bool(found)
