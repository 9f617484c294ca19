"""Pure decisions: what becomes of a job, when to ask again, what the kiosk can answer by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api.booking import Details
from kiosk.api.feed import Snapshot
from kiosk.api.problem import ErrorCode, Problem
from kiosk.domain.bookings import Action, Reservation, State
from kiosk.domain.codes import WORDS, make_code
from kiosk.domain.refusals import Rule
from kiosk.domain.rooms import Detail, Rules
from kiosk.domain.spans import Span
from kiosk.services import local_desk, outbox
from kiosk.services.code_lock import code_hash, seal, unseal
from kiosk.services.outbox import Job, JobKind
from kiosk.services.outcomes import Refused, Wish
from kiosk.services.spelling import shown_code
from kiosk.services.sync import LONGEST_PAUSE, MOST_STUMBLES, Fate, believable, fate, pause
from kiosk.services.world import World
from tests.services.test_house_view import MINUTE, at, house

SECRET = b"s" * 32


def job(kind: JobKind = JobKind.BOOK, seq: int = 1, key: str = "k", state: State = State.PROVISIONAL) -> Job:
    wish = Wish(resource="a", span=Span(at(12), at(13)))
    made = outbox.booking_job(wish, key, "lumi-kettu-47", at(11))
    return replace(made, kind=kind, seq=seq, reservation=replace(made.reservation, state=state))


def problem(code: str, status: int = 409) -> Problem:
    return Problem(type="x", title="x", status=status, code=code)


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        (ErrorCode.NOT_AUTHORISED, 401, Fate.STOP),
        (ErrorCode.FORBIDDEN, 403, Fate.STOP),
        (ErrorCode.SLOW_DOWN, 429, Fate.LATER),
        (ErrorCode.UNAVAILABLE, 503, Fate.LATER),
        (ErrorCode.CLOCK_UNTRUSTED, 503, Fate.LATER),
        ("of a proxy", 502, Fate.LATER),
        (ErrorCode.INTERNAL, 500, Fate.STUMBLE),
        (ErrorCode.REFUSED, 409, Fate.REFUSED),
        (ErrorCode.NOT_NOW, 409, Fate.REFUSED),
        (ErrorCode.CODE_UNKNOWN, 404, Fate.REFUSED),
        (ErrorCode.KEY_REUSED, 422, Fate.REFUSED),
        (ErrorCode.BAD_REQUEST, 400, Fate.REFUSED),
        (ErrorCode.CODE_TAKEN, 409, Fate.RECODE),
    ],
)
def test_three_fates_and_their_kin(code: str, status: int, expected: Fate) -> None:
    assert fate(job(), problem(code, status)) is expected


def test_every_code_of_the_contract_has_a_fate() -> None:
    for code in ErrorCode:
        assert fate(job(), problem(code, 409)) in Fate


def test_only_a_booking_gets_a_new_code() -> None:
    assert fate(job(JobKind.CANCEL), problem(ErrorCode.CODE_TAKEN)) is Fate.REFUSED


def test_a_job_that_the_hub_chokes_on_for_ever_is_given_up() -> None:
    choking = replace(job(), stumbles=MOST_STUMBLES - 1)
    assert fate(choking, problem(ErrorCode.INTERNAL, 500)) is Fate.REFUSED


@given(st.integers(1, 60), st.floats(0, 1))
def test_pauses_grow_and_have_an_end(failures: int, chance: float) -> None:
    assert 0.1 < pause(failures, chance) <= LONGEST_PAUSE
    assert pause(failures + 1, chance) >= pause(failures, chance)
    assert pause(failures, chance, 90.0) >= 90.0


def test_a_hub_without_rooms_is_not_believed() -> None:
    empty = Snapshot(cursor="1", house=World().house, resources=(), reservations=())
    assert not believable(house(), empty)
    assert believable(World(), empty), "a new kiosk has nothing to lose"


def test_saved_actions_show_at_once() -> None:
    held = Reservation(id="h", resource="a", start=at(12), end=at(13), state=State.CONFIRMED)

    def act(kind: JobKind, seq: int, **more: object) -> Job:
        return replace(job(kind, seq, f"k{seq}"), reservation=held, made_at=at(12, 20), **more)  # type: ignore[arg-type]

    later = at(14)
    jobs = [act(JobKind.CHECK_IN, 1), act(JobKind.EXTEND, 2, end=later)]
    assert outbox.overlay(jobs, {"h": held})["h"] == replace(held, state=State.CHECKED_IN, end=later)
    jobs.append(act(JobKind.END, 3))
    assert outbox.overlay(jobs, {"h": held})["h"] == replace(held, state=State.FINISHED, end=at(12, 20))
    assert outbox.overlay([act(JobKind.CANCEL, 1)], {})["h"].state is State.CANCELLED
    assert outbox.overlay([], {"h": held}) == {}


def test_a_refused_action_leaves_the_booking_as_it_was() -> None:
    held = Reservation(id="h", resource="a", start=at(12), end=at(13), state=State.CONFIRMED)
    extend = replace(job(JobKind.EXTEND), reservation=held)
    own = replace(outbox.own_of(extend, b"h"), reservation=held)
    settlement = outbox.refused(extend, Refused(), (extend,), (own,))
    assert settlement.drop == (extend.seq,)
    assert settlement.owns[0].reservation == held
    assert settlement.owns[0].refused == Refused()


def test_what_waits_behind_a_refused_booking_falls_with_it() -> None:
    booking, other = job(seq=1), job(seq=3, key="o")
    cancel = replace(job(JobKind.CANCEL, 2, "c"), reservation=booking.reservation)
    assert set(outbox.refused(booking, Refused(), (booking, cancel, other), ()).drop) == {1, 2}
    assert outbox.refused(cancel, Refused(), (cancel, other), ()).drop == (2,)


def test_instants_travel_in_whole_seconds() -> None:
    now = at(11).replace(microsecond=123_456)
    assert outbox.booking_job(Wish(resource="a", span=Span(at(12), at(13))), "k", "c", now).made_at == at(11)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_sealed_code_opens_for_who_types_the_old_one(opener: str, other: str) -> None:
    sealed = seal(SECRET, opener, "pöllö-kyyhky-99")
    assert unseal(SECRET, opener, sealed) == "pöllö-kyyhky-99"
    assert b"kyyhky" not in sealed
    unseal(SECRET, other, sealed)  # an arbitrary text, never an error
    assert unseal(b"t" * 32, opener, sealed) != "pöllö-kyyhky-99"


def test_what_cannot_be_sealed_is_told() -> None:
    with pytest.raises(ValueError, match="too long"):
        seal(SECRET, "a", "x" * 64)


def test_spellings_of_a_code_have_one_hash() -> None:
    assert code_hash(SECRET, "Pöllö-Kyyhky-99") == code_hash(SECRET, " pollo kyyhky99")
    assert code_hash(SECRET, "pöllö-kyyhky-99") != code_hash(SECRET, "pöllö-kyyhky-98")
    assert code_hash(b"t" * 32, "pöllö-kyyhky-99") != code_hash(SECRET, "pöllö-kyyhky-99")


@given(st.randoms(use_true_random=False), st.sampled_from(["{}", "{} ", " {}"]))
def test_a_code_is_shown_as_printed_however_it_was_typed(dice: object, frame: str) -> None:
    code = make_code(dice.choice)  # type: ignore[attr-defined]
    for typed in (code, code.upper(), code.replace("-", ""), code.replace("-", " "), code.replace("ä", "a")):
        assert shown_code(frame.format(typed)) == code


def test_what_is_no_code_of_ours_is_shown_as_typed() -> None:
    assert shown_code("Hello 12") == "Hello 12"
    assert shown_code("") == ""
    assert len(WORDS) == len(set(WORDS))


def wish(start: int = 12, end: int = 13, **details: object) -> Wish:
    return Wish(resource="a", span=Span(at(start), at(end)), details=Details(**details))  # type: ignore[arg-type]


def test_what_the_rules_forbid_is_refused_here_with_what_works() -> None:
    world = house(Span(at(12), at(13)), rooms=("a", "b"))
    assert local_desk.impossible(world, wish(14, 15), at(11)) is None
    no = local_desk.impossible(world, wish(), at(11))
    assert no is not None
    assert [refusal.rule for refusal in no.refusals] == [Rule.TAKEN]
    assert no.alternatives[0].resource == "a"
    gone = local_desk.impossible(world, replace(wish(), resource="gone"), at(11))
    assert gone is not None and gone.refusals[0].rule is Rule.UNKNOWN_RESOURCE


def test_what_a_room_asks_for_must_be_told() -> None:
    world = house(rules=Rules(asks=frozenset({Detail.NAME, Detail.PEOPLE})))
    for details, missing in (({}, "name"), ({"name": "A"}, "people"), ({"people": 2}, "name")):
        no = local_desk.impossible(world, wish(**details), at(11))
        assert no is not None and no.refusals[0].detail == missing
    assert local_desk.impossible(world, wish(name="A", people=2), at(11)) is None


def test_only_what_asks_no_more_is_offered_instead() -> None:
    """Without the hub as with it: nothing that would be refused for what nobody has told."""
    world = house(Span(at(12), at(13)), rooms=("a", "b"), rules=Rules(asks=frozenset({Detail.PEOPLE})))
    for asks, offered in (({Detail.PEOPLE}, {"a", "b"}), ({Detail.NAME}, {"a"}), ({Detail.CARD}, {"a"})):
        docs = {
            key: replace(doc, resource=replace(doc.resource, group="g", rules=Rules(asks=frozenset(more))))
            for (key, doc), more in zip(world.docs.items(), ({Detail.PEOPLE}, asks), strict=True)
        }
        known = replace(world, docs=docs)
        no = local_desk.impossible(known, wish(people=2), at(11))
        assert no is not None and {each.resource for each in no.alternatives} == offered


def test_actions_by_the_rules_known_here() -> None:
    held = Reservation(id="r0", resource="a", start=at(12), end=at(13), state=State.CONFIRMED)
    world = house(Span(at(12), at(13)), Span(at(14), at(15)))
    early = local_desk.as_booked(world, held, at(11))
    assert set(early.actions) == {Action.CANCEL, Action.EXTEND}
    assert early.extend_to == (at(13, 30), at(14))
    assert early.check_in_from == at(11, 45)
    assert Action.CHECK_IN in local_desk.as_booked(world, held, at(12, 5)).actions
    running = replace(held, state=State.CHECKED_IN)
    assert set(local_desk.as_booked(world, running, at(12, 40)).actions) == {Action.END, Action.EXTEND}
    assert local_desk.as_booked(world, running, at(13)).actions == ()
    assert local_desk.as_booked(World(), held, at(12)).actions == ()
    assert local_desk.allowed(world, Action.EXTEND, held, at(12), at(13, 30)) is None
    assert local_desk.allowed(world, Action.EXTEND, held, at(12), at(14, 30)) is not None
    assert local_desk.allowed(world, Action.END, held, at(12), None) is not None


def test_a_long_booking_that_runs_can_still_grow() -> None:
    """Its start has long passed; the rule that nothing begins in the past is not meant for it."""
    held = Reservation(id="r0", resource="a", start=at(12), end=at(14), state=State.CHECKED_IN)
    world = house(held.span)
    assert local_desk.extensions(world, held, at(13, 50)) == (at(14, 30), at(15))


def test_the_wait_is_at_least_what_the_hub_says() -> None:
    assert pause(1, 0.0, 17) == 17
    assert timedelta(seconds=pause(30, 1.0)) <= MINUTE
