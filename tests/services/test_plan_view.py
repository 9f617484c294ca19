"""The plan on the screen: fitted, touched, its signs apart from each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.pages import Floor, Place
from kiosk.domain.text import Text
from kiosk.services.plan_view import fit, place_at, room_for, spread

FLOOR = Floor(id="k1", name=Text("1"), width=40, depth=20)


def test_fit_fills_the_box_one_way_and_is_in_the_middle_the_other() -> None:
    found = fit(FLOOR, 800, 1000)
    assert (found.scale, found.left, found.bottom) == (20, 0, 300)
    assert found.to_px((40, 20)) == (800, 700)
    assert found.to_metres((800, 700)) == (40, 20)
    inset = fit(FLOOR, 820, 1000, margin=10)
    assert inset.to_px((0, 0))[0] == 10


def test_of_two_places_the_smaller_is_meant() -> None:
    hall = Place(id="sali", floor="k1", name=Text("s"), area=((0, 0), (10, 0), (10, 10), (0, 10)))
    desk = Place(id="tiski", floor="k1", name=Text("t"), area=((2, 2), (4, 2), (4, 4), (2, 4)))
    spot = Place(id="piste", floor="k1", name=Text("p"), area=())
    assert place_at((hall, desk, spot), (3, 3)) == desk
    assert place_at((hall, desk, spot), (8, 8)) == hall
    assert place_at((hall, desk, spot), (12, 8)) is None


points = st.tuples(st.floats(0, 1000), st.floats(0, 600))


@given(st.lists(points, max_size=10), st.lists(points, max_size=1))
def test_signs_do_not_touch_each_other_nor_leave_the_plan(
    anchors: list[tuple[float, float]], fixed: list[tuple[float, float]]
) -> None:
    """Ten signs of 60 px on a plan of 1000 x 600 always find room."""
    found = spread(anchors, 60, 8, 1000, 600, fixed)
    assert len(found) == len(anchors)
    placed = [place for place in found if place is not None]
    assert len(placed) == len(found)
    for x, y in placed:
        assert 30 <= x <= 970
        assert 30 <= y <= 570
    stones = [stone for stone in fixed if 30 <= stone[0] <= 970 and 30 <= stone[1] <= 570]
    for one, other in [*combinations(placed, 2), *((sign, stone) for sign in placed for stone in stones)]:
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= 60, (one, other)


def test_signs_with_room_stay_where_they_belong() -> None:
    anchors = [(100.0, 100.0), (300.0, 100.0), (100.0, 400.0)]
    assert spread(anchors, 60, 8, 1000, 600, [(600.0, 300.0)]) == anchors


def test_signs_that_find_no_room_are_left_out() -> None:
    """Two touches in one place would have two meanings; the list beside the plan has them all."""
    found = spread([(50.0, 50.0)] * 5, 60, 8, 190, 60)
    assert len(found) == 5
    assert len([place for place in found if place is not None]) == 2


@given(st.integers(1, 14), st.lists(points, min_size=14, max_size=14))
def test_there_is_room_for_all_where_the_plan_is_said_to_be_large_enough(
    count: int, anchors: list[tuple[float, float]]
) -> None:
    height = max(3 * 68.0, room_for(count, 60, 8) / 1000)
    assert None not in spread([(x, y * height / 600) for x, y in anchors[:count]], 60, 8, 1000, height)
