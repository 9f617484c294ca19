"""Devices found by their USB id, in a tree as the kernel shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.adapters.serial_ports import Place, find, lasting_name, plugged_in
from kiosk.cli_devices import show


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for tty, number, serial in (("ttyACM0", 1, "A1"), ("ttyACM1", 2, "B2"), ("ttyUSB0", 3, "")):
        usb = tmp_path / "devices" / f"usb{number}"
        interface = usb / f"{number}:1.0"
        interface.mkdir(parents=True)
        (usb / "idVendor").write_text("0c2e\n" if tty.startswith("ttyACM") else "067b\n")
        (usb / "idProduct").write_text("0b61\n")
        (usb / "product").write_text("Reader\n")
        if serial:
            (usb / "serial").write_text(f"{serial}\n")
        (tmp_path / "class" / tty).mkdir(parents=True)
        (tmp_path / "class" / tty / "device").symlink_to(interface)
    (tmp_path / "class" / "tty7").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("usb", "port"),
    [
        ("0c2e:0b61", "ttyACM0"),
        ("0C2E:0B61:b2", "ttyACM1"),
        ("067b:0b61", "ttyUSB0"),
        ("0c2e:0b61:c3", None),
        ("0c2e:0b62", None),
    ],
)
def test_find_by_usb_id(tree: Path, usb: str, port: str | None) -> None:
    found = find(Place(usb=usb), tree / "class", Path("/dev"))
    assert found == (port and f"/dev/{port}")


def test_what_is_plugged_in(tree: Path) -> None:
    assert [(each.port, each.name) for each in plugged_in(tree / "class", Path("/dev"))] == [
        ("/dev/ttyACM0", "Reader"),
        ("/dev/ttyACM1", "Reader"),
        ("/dev/ttyUSB0", "Reader"),
    ]


def test_lasting_name(tmp_path: Path) -> None:
    (tmp_path / "serial" / "by-id").mkdir(parents=True)
    (tmp_path / "ttyACM0").touch()
    (tmp_path / "serial" / "by-id" / "usb-Reader").symlink_to(tmp_path / "ttyACM0")
    port = str((tmp_path / "ttyACM0").resolve())
    assert lasting_name(port, tmp_path) == str(tmp_path / "serial" / "by-id" / "usb-Reader")
    assert lasting_name("/dev/ttyS9", tmp_path) == "/dev/ttyS9"


def test_the_command_shows_lines_for_the_settings(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show("fi", tree / "class", tree / "dev")
    said = capsys.readouterr().out
    assert '# tai: usb = "0c2e:0b61:B2"' in said
    assert f'port = "{tree}/dev/ttyUSB0"' in said
    assert not show("en", tree / "none", tree / "dev")
    assert "keyboard" in capsys.readouterr().out
