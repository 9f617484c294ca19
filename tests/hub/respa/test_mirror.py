"""The plan that brings the hub into step: whatever is found, nothing overlaps and nothing of ours is mirrored."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.bookings import Reservation, State
from kiosk.domain.refusals import Rule
from kiosk.domain.spans import Span
from kiosk.hub.remote import mirror
from kiosk.hub.remote.mirror import Foreign
from kiosk.hub.remote.wishes import Standing, Wish
from kiosk.hub.reservations.store import Kept
from tests.hub.example import NOW, at

WINDOW = Span(at(0), at(0, day=1))
STEP = timedelta(minutes=30)


def _kept(key: str, span: Span, state: State) -> Kept:
    reservation = Reservation(id=key, resource="x", start=span.start, end=span.end, state=state)
    return Kept(reservation, span.end, None, None, NOW, None)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(20, 40))
    return Span(WINDOW.start + start * STEP, WINDOW.start + (start + draw(st.integers(1, 6))) * STEP)


@st.composite
def standings(draw: st.DrawFn) -> list[Standing]:
    """Ours, those that hold apart from each other, as the database keeps them."""
    found: list[Standing] = []
    for number in range(draw(st.integers(0, 4))):
        span, state = draw(spans()), draw(st.sampled_from(State))
        kept = _kept(f"{number:04x}", span, state)
        if kept.reservation.holds and any(
            s.kept.reservation.holds and s.kept.reservation.span.overlaps(span) for s in found
        ):
            continue
        wish = draw(st.sampled_from([None, None, *Wish]))
        remote_id = None if wish is Wish.BOOK else draw(st.sampled_from([str(number), None]))
        turn = draw(st.integers(1, 10))
        found.append(
            Standing(
                kept=kept, remote_id=remote_id, wish=wish, turn=turn, refused=draw(st.sampled_from([None, Rule.TAKEN]))
            )
        )
    return found


foreign = st.builds(
    Foreign,
    id=st.sampled_from([str(n) for n in range(8)]),
    span=spans(),
    state=st.sampled_from([State.CONFIRMED, State.REQUESTED, None]),
    holds=st.booleans(),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(foreign, max_size=8, unique_by=lambda each: each.id), standings(), st.lists(spans(), max_size=4))
def test_a_plan_never_makes_an_overlap(found: list[Foreign], ours: list[Standing], before: list[Span]) -> None:
    apart = mirror.merge_apart(span for span in before if not any(
        s.kept.reservation.holds and s.kept.reservation.span.overlaps(span) for s in ours))  # fmt: skip
    mirrored = [_kept(f"their{n}", span, State.CONFIRMED) for n, span in enumerate(apart)]
    plan = mirror.plan(WINDOW, found, ours, mirrored, 5, NOW)
    gone = {kept.id for kept in plan.gone}
    theirs = [kept.reservation.span for kept in mirrored if kept.id not in gone] + plan.new
    after = {id(kept): kept for s in ours for kept in [s.kept]}
    for old, new in plan.ours:
        after[id(old)] = new
    held = [kept.reservation.span for kept in after.values() if kept.reservation.holds]
    for one in theirs:
        assert not any(one.overlaps(other) for other in held)
        assert sum(one.overlaps(other) for other in theirs) == 1
    # What anybody holds over there is held here too, by ours or by the mirror; what nobody holds is free.
    known = {s.remote_id for s in ours}
    strangers = [each.span for each in found if each.holds and each.id not in known and each.span.end > NOW]
    for minute in range(0, 1440, 30):
        cell = Span(WINDOW.start + timedelta(minutes=minute), WINDOW.start + timedelta(minutes=minute + 30))
        if any(span.overlaps(cell) for span in strangers):
            assert any(span.overlaps(cell) for span in (*held, *theirs))
        if cell.end > NOW and not any(each.holds and each.span.overlaps(cell) for each in found):
            assert not any(span.overlaps(cell) for span in theirs)


@settings(max_examples=100, deadline=None)
@given(st.lists(foreign, max_size=8, unique_by=lambda each: each.id))
def test_a_second_look_changes_nothing(found: list[Foreign]) -> None:
    first = mirror.plan(WINDOW, found, [], [], 5, NOW)
    mirrored = [_kept(f"their{n}", span, State.CONFIRMED) for n, span in enumerate(first.new)]
    assert not mirror.plan(WINDOW, found, [], mirrored, 5, NOW)
