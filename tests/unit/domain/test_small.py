"""Spans, quotas, states, codes, the throttle and cleaned text: small rules, each against a plainer telling of it."""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.domain import bookings, codes
from kiosk.domain.bookings import HOLDING, Action, Reservation, State, actions, check_in_window, cut_end, release_at
from kiosk.domain.quota import over_quota
from kiosk.domain.refusals import Rule
from kiosk.domain.rooms import Quota, Rules
from kiosk.domain.search import search_words, sought
from kiosk.domain.spans import Span, grid, merge
from kiosk.domain.text import Text, clean, clean_paragraphs
from kiosk.domain.throttle import FORGET_AFTER, FREE_TRIES, LONGEST_WAIT, Throttle
from tests.unit.domain.oracle import HELSINKI

START = datetime(2026, 10, 23, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
spans = st.builds(lambda a, b: Span(START + a * MINUTE, START + b * MINUTE), st.integers(0, 200), st.integers(0, 200))


def minutes(span: Span) -> set[int]:
    return set(range((span.start - START) // MINUTE, (span.end - START) // MINUTE))


def all_minutes(many: Iterable[Span]) -> set[int]:
    return set().union(*map(minutes, many))


@given(spans, spans)
def test_spans_are_sets_of_minutes(one: Span, other: Span) -> None:
    assert bool(one) is bool(minutes(one))
    assert minutes(one.clip(other)) == minutes(one) & minutes(other)
    if one and other:
        assert one.overlaps(other) is bool(minutes(one) & minutes(other))
        assert one.covers(other) is (minutes(other) <= minutes(one))
    assert all((START + minute * MINUTE in one) is (minute in minutes(one)) for minute in range(201))


@given(st.lists(spans))
def test_merge_keeps_every_minute_and_leaves_gaps(many: list[Span]) -> None:
    merged = merge(many)
    assert all_minutes(merged) == all_minutes(many)
    assert all(one.end < other.start for one, other in itertools.pairwise(merged))
    assert all(merged)


@given(spans, st.integers(1, 50))
def test_grid_covers_whole_steps_from_the_start(span: Span, step: int) -> None:
    cells = list(grid(span, step * MINUTE))
    assert all(len(minutes(cell)) == step for cell in cells)
    assert all_minutes(cells) == set(sorted(minutes(span))[: len(minutes(span)) // step * step])


quarters = st.integers(0, 14 * 96)
held_spans = st.builds(
    lambda start, length: Span(START + start * 15 * MINUTE, START + (start + length) * 15 * MINUTE),
    quarters,
    st.integers(1, 40),
)
limits = st.none() | st.integers(1, 12).map(lambda n: n / 2)
quotas = st.builds(
    Quota,
    hours_per_day=limits,
    hours_per_week=limits,
    count_per_day=st.none() | st.integers(1, 4),
    count_per_week=st.none() | st.integers(1, 6),
)


def monday(instant: datetime) -> date:
    day = instant.astimezone(HELSINKI).date()
    while day.strftime("%a") != "Mon":
        day -= timedelta(days=1)
    return day


@given(quotas, st.lists(held_spans, max_size=8), held_spans)
def test_quota(quota: Quota, held: list[Span], wish: Span) -> None:
    """Hours are counted in quarters, days and weeks by the local calendar, also in the week the clocks change."""
    today = [s for s in held if s.start.astimezone(HELSINKI).date() == wish.start.astimezone(HELSINKI).date()]
    week = [s for s in held if monday(s.start) == monday(wish.start)]
    expected = set()
    for rule, limit, used in (
        (Rule.QUOTA_COUNT_DAY, quota.count_per_day, len(today) + 1),
        (Rule.QUOTA_COUNT_WEEK, quota.count_per_week, len(week) + 1),
        (Rule.QUOTA_HOURS_DAY, quota.hours_per_day, len([q for s in [*today, wish] for q in minutes(s)]) / 60),
        (Rule.QUOTA_HOURS_WEEK, quota.hours_per_week, len([q for s in [*week, wish] for q in minutes(s)]) / 60),
    ):
        if limit is not None and used > limit:
            expected.add((rule, limit))
    found = over_quota(quota, held, wish, HELSINKI)
    assert {(refusal.rule, refusal.count) for refusal in found} == expected


ENDED = {State.FINISHED, State.RELEASED, State.CANCELLED, State.DENIED}


@given(st.lists(st.sampled_from(State), max_size=10), st.sampled_from(State))
def test_a_life_ends_once_and_never_begins_again(wishes: list[State], state: State) -> None:
    """However the states are asked for, none leaves an end, none comes back, and an end holds nothing."""
    seen = [state]
    for wish in wishes:
        if bookings.may_become(state, wish):
            state = wish
            seen.append(state)
    assert len(seen) == len(set(seen))
    assert all(one not in ENDED for one in seen[:-1])
    assert (state in HOLDING) is (state not in ENDED)
    assert State.PROVISIONAL not in seen[1:]


reservations = st.builds(
    Reservation,
    id=st.just("r"),
    resource=st.just("a"),
    start=st.just(START),
    end=st.integers(1, 240).map(lambda n: START + n * MINUTE),
    state=st.sampled_from(State),
)
rules = st.builds(
    Rules,
    check_in_opens=st.integers(0, 60).map(lambda n: n * MINUTE),
    no_show_release=st.none() | st.integers(5, 60).map(lambda n: n * MINUTE),
)


@given(reservations, rules, st.integers(-120, 300), st.booleans())
def test_every_action_offered_leads_somewhere(r: Reservation, rule: Rules, minute: int, can_extend: bool) -> None:
    now = START + minute * MINUTE
    allowed = actions(r, rule, now, can_extend)
    leads = {Action.CHECK_IN: State.CHECKED_IN, Action.END: State.FINISHED, Action.CANCEL: State.CANCELLED}
    assert all(bookings.may_become(r.state, leads[action]) for action in allowed if action in leads)
    if not r.holds or now >= r.end:
        assert not allowed
    if Action.CHECK_IN in allowed:
        assert START - rule.check_in_opens <= now < r.end
        assert now in check_in_window(r, rule)
    assert Action.EXTEND not in allowed or can_extend
    if Action.END in allowed:
        assert START < cut_end(r, now) <= r.end
        assert cut_end(r, now) <= max(now, START + MINUTE)


@given(reservations, rules, st.integers(-600, 240))
def test_release_leaves_time_to_come(r: Reservation, rule: Rules, made: int) -> None:
    """Never before the start, never sooner after booking than the rule says."""
    created = START + made * MINUTE
    release = release_at(r, rule, created)
    if r.state is not State.CONFIRMED or rule.no_show_release is None:
        assert release is None
    else:
        assert release is not None
        assert release - rule.no_show_release >= START
        assert release - rule.no_show_release >= created


def test_no_two_codes_share_a_key() -> None:
    """Written without the hyphens and the dots, two words may not read as two other words."""
    keys = {codes.code_key(first + second) for first in codes.WORDS for second in codes.WORDS if first != second}
    assert len(codes.WORDS) == len(set(codes.WORDS)) >= 150
    assert len(keys) == len(codes.WORDS) * (len(codes.WORDS) - 1)


def test_codes_can_be_typed_and_said() -> None:
    for word in codes.WORDS:
        assert word.isalpha()
        assert word == word.lower()
        assert 3 <= len(word) <= 9
        assert set(word) <= set("abdefghijklmnoprstuvyäö")
    assert not set("01") & set("23456789")


@given(st.randoms(use_true_random=False))
def test_code_shape_and_every_way_of_typing_it(chance: random.Random) -> None:
    code = codes.make_code(chance.choice)
    first, second, digits = code.split("-")
    assert first != second
    assert len(digits) == 2
    assert set(digits) <= set("23456789")
    plain = code.translate(str.maketrans("äöå", "aoa"))
    for typed in (
        code.upper(),
        f" {first} {second} {digits} ",
        code.replace("-", ""),
        plain,
        f"{first}.{second}–{digits}",
    ):
        assert codes.code_key(typed) == codes.code_key(code)
    assert codes.code_key(unicodedata.normalize("NFD", code)) == codes.code_key(code)


@given(st.text())
def test_any_text_gives_a_key(text: str) -> None:
    key = codes.code_key(text)
    assert key.isascii()
    assert key == "" or key.isalnum()
    assert codes.code_key(key) == key


@given(st.lists(st.floats(0, 4_000), max_size=40))
def test_throttle_counts_wrong_tries(gaps: list[float]) -> None:
    """Against the list of wrong tries: three are free, then the wait doubles from 5 s to 10 min; quiet forgets."""
    throttle, now, run = Throttle(), 100_000.0, list[float]()
    for gap in gaps:
        now += gap
        if run and now - run[-1] >= FORGET_AFTER.total_seconds():
            run = []
        over = len(run) - FREE_TRIES
        wait = min(5.0 * 2 ** min(over, 20), LONGEST_WAIT.total_seconds()) if over >= 0 else 0.0
        left = max(0.0, run[-1] + wait - now) if run else 0.0
        assert throttle.wait(now) == pytest.approx(left)
        if left == 0:
            throttle, run = throttle.after_wrong(now), [*run, now]


@given(st.integers(0, 10_000), st.floats(0, 1e9), st.floats(0, 1e6))
def test_throttle_never_waits_longer_than_the_longest(wrong: int, last: float, later: float) -> None:
    waits = [Throttle(wrong, last).wait(last + later * part) for part in (0, 0.5, 1)]
    assert all(0 <= wait <= LONGEST_WAIT.total_seconds() for wait in waits)
    assert waits == sorted(waits, reverse=True)


nasty = st.text(
    alphabet=st.characters() | st.sampled_from("\u202e\u200b\u00ad\ud800\x00\x1b\u2028\ufeff\u0301 \n\t"), max_size=60
)


@given(nasty, st.integers(1, 40))
@example("00000000\r0", 9)
@settings(max_examples=300)
def test_clean_text_is_one_safe_line(value: str, limit: int) -> None:
    cleaned = clean(value, limit)
    assert len(cleaned) <= limit
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert not [c for c in cleaned if unicodedata.category(c)[0] == "C" or unicodedata.category(c) in {"Zl", "Zp"}]
    assert clean(cleaned, limit) == cleaned
    cleaned.encode("utf-8")


def test_clean_leaves_good_text_alone() -> None:
    text = "Kekkosen kirje – osa 1: ”Hyvä veli”, 5 € (äöå ŠŽ)"
    assert clean(text) == text
    assert clean("a\u0308") == "ä"


@given(st.text(min_size=1), st.text(), st.text())
def test_text_falls_back_to_finnish(fi: str, sv: str, en: str) -> None:
    text = Text(fi, sv, en)
    assert text.in_("fi") == fi
    assert text.in_("sv") == (sv if sv else fi)
    assert text.in_("en") == (en if en else fi)
    assert text.in_("xx") == fi


@given(st.text())
def test_clean_paragraphs_are_clean_lines(value: str) -> None:
    cleaned = clean_paragraphs(value, 60)
    assert len(cleaned) <= 60
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()
    for line in cleaned.split("\n"):
        assert clean(line, 60).strip() == line.strip()


def test_clean_paragraphs_keep_what_parts_them() -> None:
    assert clean_paragraphs("Eka  rivi\r\ntoka\n \n\n\tKolmas\x00\n") == "Eka rivi\ntoka\n\nKolmas"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Sään", "Lauluja sään äärellä"),
        ("saan", "Lauluja sään äärellä"),
        ("ÅSA", "Åsa läser"),
        ("asa las", "Åsa läser"),
        ("  TUNTI  satu ", "Satutunti"),
        ("100 %", "Äänikirjat 100 % maksutta"),
    ],
)
def test_what_is_sought_is_found_without_case_and_dots(typed: str, words: str) -> None:
    assert all(part in search_words([words]) for part in sought(typed))


def test_words_to_search_are_kept_once_and_not_without_end() -> None:
    assert search_words(["Meri ja meri", "Joki"]) == "meri ja joki"
    assert len(search_words(["ab" * 9_000], 2_000)) == 2_000
