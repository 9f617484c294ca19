"""Polygons of the plan, and the addresses that may become QR codes."""

from __future__ import annotations

import pytest

from kiosk.domain.geometry import area, contains, crosses_itself, distance, sign_point
from kiosk.domain.links import allowed, host_of

L_SHAPE = ((0, 0), (10, 0), (10, 2), (2, 2), (2, 10), (0, 10))


def test_area() -> None:
    assert area(((0, 0), (4, 0), (4, 3))) == 6
    assert area(L_SHAPE) == area(L_SHAPE[::-1]) == 36


@pytest.mark.parametrize(
    ("point", "inside"),
    [((1, 1), True), ((9, 1), True), ((1, 9), True), ((5, 5), False), ((11, 1), False), ((-1, 1), False)],
)
def test_contains(point: tuple[float, float], inside: bool) -> None:
    assert contains(L_SHAPE, point) is inside


def test_crosses_itself() -> None:
    assert not crosses_itself(L_SHAPE)
    assert not crosses_itself(((0, 0), (4, 0), (4, 3)))
    assert crosses_itself(((0, 0), (4, 4), (4, 0), (0, 4)))
    assert crosses_itself(((0, 0), (4, 0), (4, 4), (2, 0), (0, 4))), "a corner on another side"


def test_a_sign_stands_inside_and_away_from_the_walls() -> None:
    """The middle of an L is outside it."""
    point = sign_point(L_SHAPE)
    assert contains(L_SHAPE, point)
    assert min(distance(point, a, b) for a, b in zip(L_SHAPE, (*L_SHAPE[1:], L_SHAPE[0]), strict=True)) > 0.7
    assert sign_point(((0, 0), (8, 0), (8, 4), (0, 4))) == pytest.approx((4, 2))


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://celia.fi/x", True),
        ("http://WWW.Celia.fi", True),
        ("https://celia.fi.:443/", True),
        ("https://celia.fi.evil.example/", False),
        ("https://evilcelia.fi/", False),
        ("https://celia.fi@evil.example/", False),
        ("https://aino:x@celia.fi/", False),
        ("javascript:alert(1)//celia.fi", False),
        ("https://[::1", False),
        ("//celia.fi", False),
        ("https://celia.fi:0/", False),
        ("", False),
    ],
)
def test_links_lead_only_where_staff_allow(url: str, fine: bool) -> None:
    assert allowed(url, ("Celia.fi", "")) is fine
    assert not allowed(url, ())


def test_host_of_what_is_no_address() -> None:
    assert host_of("https://") is None
    assert host_of("mailto:a@celia.fi") is None
