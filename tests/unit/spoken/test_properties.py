"""Whatever a screen shows, something sensible is said: nothing is lost, added twice or left to be misread."""

from __future__ import annotations

import re
import time
import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.services.spoken import as_spoken, spell
from kiosk.services.spoken.numbers import finnish_ordinal, from_number, swedish_ordinal, to_number
from kiosk.ui import times

languages = st.sampled_from(("fi", "sv", "en"))
moments = st.integers(0, 2 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
MISREAD = re.compile(r"\d[.:,–/-]\d|[–•%€]|\b(?:klo|kl\.|h|min)\b")


@given(st.text(), languages)
def test_any_text_can_be_said(text: str, language: str) -> None:
    said = as_spoken(text, language)
    assert all(
        sign == "\n" or unicodedata.category(sign) not in {"Cc", "Co", "Cs", "So"} or sign == "°" for sign in said
    )
    assert said == said.strip()
    assert "  " not in said
    assert "[[" not in said


@given(st.text(alphabet=st.sampled_from("abcåäö ABC"), max_size=60), languages)
def test_words_are_left_alone(text: str, language: str) -> None:
    assume("ca" not in text.split())  # cirka
    assert as_spoken(text, language) == " ".join(text.split())


@given(moments, languages)
def test_every_moment_the_kiosk_writes_is_said_without_signs(moment: datetime, language: str) -> None:
    said = as_spoken(times.moment(moment, language, UTC), language)
    assert not MISREAD.search(said), said
    assert re.search(rf"\b{moment.hour if language != 'en' else moment.hour % 12 or 12}\b", said), said


@given(moments, st.timedeltas(timedelta(minutes=1), timedelta(hours=12)), languages)
def test_every_span_and_length_is_said_without_signs(moment: datetime, length: timedelta, language: str) -> None:
    for written in (
        times.between(moment, moment + length, language, UTC),
        times.clock_span(moment, moment + length, language, UTC),
        times.length(length, language),
    ):
        said = as_spoken(written, language)
        assert not MISREAD.search(said), (written, said)
        assert as_spoken(said, language) == said


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), languages)
def test_every_day_has_its_month(day: date, language: str) -> None:
    months = {as_spoken(times.full_date(date(2026, day.month, 1), language), language).split()[-2]}
    said = as_spoken(times.full_date(day, language), language)
    assert said.split()[-1] == str(day.year)
    assert said.split()[-2] in months
    assert as_spoken(times.day_number(day, language), language) == said.removesuffix(f" {day.year}")


@given(st.integers(0, 12), languages)
def test_as_many_tones_as_masked_signs(count: int, language: str) -> None:
    assert as_spoken(f"PIN: {'•' * count}", language).count("•") == count


@given(st.from_regex(r"[a-zåäö]{4,8}-[a-zåäö]{4,8}-[2-9]{2}", fullmatch=True), languages)
def test_a_code_is_said_word_by_word_and_figure_by_figure(code: str, language: str) -> None:
    pieces = spell(code, language).split(", ")
    assert len(pieces) == 4
    assert pieces[:2] == code.split("-")[:2]
    assert not any(sign.isdigit() for sign in as_spoken(code, language))


def test_numbers_in_words_are_all_different() -> None:
    for words in (from_number, to_number, finnish_ordinal):
        assert len({words(number) for number in range(100)}) == 100
    assert len({swedish_ordinal(number) for number in range(40)}) == 40
    assert from_number(21) == "kahdestakymmenestäyhdestä"
    assert to_number(16) == "kuuteentoista"
    assert finnish_ordinal(11) == "yhdestoista"
    assert finnish_ordinal(31) == "kolmaskymmenesensimmäinen"
    assert swedish_ordinal(30) == "trettionde"


@pytest.mark.parametrize(
    "piece", ["1", "0 ", "1.", "1-", "a-a-", "[color=", "[b]", "1–1 ", "http://a.", "klo 1", "A ", "@a", "•"]
)
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    """A title from elsewhere may be anything; it must not stop the screen."""
    took = {}
    for count in (500, 4_000):
        began = time.process_time()
        as_spoken(piece * count, "fi")
        took[count] = time.process_time() - began
    assert took[4_000] < max(0.15, 25 * took[500])
