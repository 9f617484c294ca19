"""The headset's switch: events as the kernel writes them, through a real FIFO; devices by a tree as in /sys."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.speech import headset as module
from kiosk.adapters.speech.headset import FixedHeadset, SwitchHeadset, jacks
from tests.waiting import until

SWITCH, HEADPHONE, MICROPHONE, KEY = 5, 2, 4, 1


class Jack:
    """The plug of a headset: what the kernel would write about it."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._end: int | None = None

    def appear(self) -> None:
        self._end = os.open(self.path, os.O_RDWR)

    def go(self) -> None:
        assert self._end is not None
        self.path.unlink()
        os.close(self._end)
        self._end = None

    def tell(self, kind: int, code: int, value: int) -> None:
        assert self._end is not None
        os.write(self._end, struct.pack("llHHi", 1, 2, kind, code, value) + struct.pack("llHHi", 1, 2, 0, 0, 0))


@pytest.fixture
def jack(tmp_path: Path) -> Jack:
    made = Jack(tmp_path / "event7")
    made.appear()
    return made


@pytest.fixture
def told() -> list[bool]:
    return []


@pytest.fixture
def headset(jack: Jack, told: list[bool], monkeypatch: pytest.MonkeyPatch) -> Iterator[SwitchHeadset]:
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.1)
    made = SwitchHeadset(lambda: [jack.path] if jack.path.exists() else [])
    made.start(told.append)
    yield made
    made.stop()


def test_in_and_out_are_told_once(jack: Jack, headset: SwitchHeadset, told: list[bool]) -> None:
    jack.tell(SWITCH, HEADPHONE, 1)
    until(lambda: headset.inserted, "the plug")
    jack.tell(SWITCH, HEADPHONE, 1)
    jack.tell(SWITCH, HEADPHONE, 0)
    until(lambda: not headset.inserted, "its going")
    assert told == [True, False]


def test_another_switch_or_a_key_is_no_headset(jack: Jack, headset: SwitchHeadset, told: list[bool]) -> None:
    jack.tell(SWITCH, MICROPHONE, 1)
    jack.tell(KEY, HEADPHONE, 1)
    jack.tell(SWITCH, HEADPHONE, 1)
    until(lambda: told, "the plug")
    assert told == [True]
    assert headset.inserted


def test_a_device_that_goes_takes_its_headset_with_it_and_may_come_again(
    jack: Jack, headset: SwitchHeadset, told: list[bool]
) -> None:
    jack.tell(SWITCH, HEADPHONE, 1)
    until(lambda: headset.inserted, "the plug")
    jack.go()
    until(lambda: not headset.inserted, "its going")
    again = Jack(jack.path)
    again.appear()
    time.sleep(0.4)
    again.tell(SWITCH, HEADPHONE, 1)
    until(lambda: headset.inserted, "the plug again")
    assert told == [True, False, True]


def test_what_may_not_be_read_is_told_staff_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything: the refusal is the kernel's for whoever opens it, so it is asked for a door."""
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.05)

    def denied(*_: object) -> int:
        raise PermissionError

    troubles: list[str | None] = []
    headset = SwitchHeadset(lambda: [tmp_path / "event1"], troubles.append)
    monkeypatch.setattr("os.open", denied)
    headset.start(lambda _in: None)
    until(lambda: troubles, "the trouble")
    time.sleep(0.2)
    headset.stop()
    assert troubles == ["kuulokeliitäntää ei saa lukea. Lisää kioskin käyttäjä ryhmään input."]


def test_a_device_without_an_end_costs_no_time(tmp_path: Path) -> None:
    """One that ends as soon as it is opened is not opened again and again."""
    ends = Path("/proc/self/mounts")  # always something to read, and then its end
    looked: list[float] = []

    def find() -> list[Path]:
        looked.append(time.monotonic())
        return [ends, tmp_path]

    headset = SwitchHeadset(find)
    headset.start(lambda _in: None)
    time.sleep(0.5)
    headset.stop()
    assert 1 <= len(looked) <= 8


def test_the_jacks_are_those_that_feel_a_headphone(tmp_path: Path) -> None:
    for number, switches in enumerate(("4", "14", "10", "0", "1 0", "ffffffff 4", "")):
        folder = tmp_path / "sys" / "class" / "input" / f"event{number}" / "device" / "capabilities"
        folder.mkdir(parents=True)
        (folder / "sw").write_text(f"{switches}\n")
    assert [path.name for path in jacks(tmp_path)] == ["event0", "event1", "event5"]
    assert jacks(tmp_path)[0] == tmp_path / "dev" / "input" / "event0"


def test_what_cannot_be_felt_stays_as_it_is() -> None:
    told: list[bool] = []
    for inserted in (True, False):
        headset = FixedHeadset(inserted=inserted)
        headset.start(told.append)
        assert headset.inserted is inserted
        headset.stop()
    assert told == []
