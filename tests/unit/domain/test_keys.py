"""Which key does what, and which presses count."""

from __future__ import annotations

import pytest

from kiosk.domain.keys import CODES, DEFAULTS, Action, KeyPlan, Presses, code_of


def test_as_shipped_each_key_has_one_task() -> None:
    names = [name for each in DEFAULTS.values() for name in each]
    assert len(names) == len(set(names))
    assert set(DEFAULTS) == set(Action)
    assert all(code_of(name.removeprefix("shift+")) for name in names)


@pytest.mark.parametrize(
    ("code", "modifiers", "does"),
    [
        (CODES["tab"], (), Action.DOWN),
        (CODES["tab"], ("shift",), Action.UP),
        (CODES["tab"], ("alt",), None),
        (CODES["tab"], ("numlock",), Action.DOWN),
        (CODES["keypad enter"], (), Action.ACT),
        (CODES["f12"], (), None),
    ],
)
def test_what_a_key_does(code: int, modifiers: tuple[str, ...], does: Action | None) -> None:
    assert KeyPlan().action(code, modifiers) is does


def test_a_key_without_a_name_goes_by_its_number() -> None:
    plan = KeyPlan(names={Action.DOWN: ("code 1073742085",)})
    assert plan.action(1073742085) is Action.DOWN
    assert plan.action(CODES["down"]) is None
    assert code_of("code x") is None


def test_a_held_key_repeats_nothing() -> None:
    """EN 301 549, 5.7: what the keyboard repeats by itself is no press."""
    presses = Presses(KeyPlan())
    assert presses.pressed(13, 0.0)
    assert not any(presses.pressed(13, 0.5 + n / 30) for n in range(60))
    presses.released(13)
    assert presses.pressed(13, 3.0)


def test_a_trembling_hand_presses_once() -> None:
    """EN 301 549, 5.8; every press of the row begins the time anew, another key is always heard."""
    presses = Presses(KeyPlan(same_key=0.5))
    counted = []
    for code, now in ((13, 0.0), (13, 0.1), (13, 0.55), (274, 0.6), (13, 0.7), (13, 1.3)):
        counted.append(presses.pressed(code, now))
        presses.released(code)
    assert counted == [True, False, False, True, True, True]


def test_a_key_that_must_be_held() -> None:
    presses = Presses(KeyPlan(hold=0.4))
    assert not presses.pressed(13, 0.0)
    assert not presses.held(13, 0.2)
    assert presses.held(13, 0.4)
    presses.released(13)
    assert not presses.held(13, 0.5), "a hand that brushed it"
