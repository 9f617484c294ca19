"""Remote texts and times: whatever comes in, what comes out can be laid out and means what it says."""

from __future__ import annotations

import re
import time
import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text import Text
from kiosk.hub.upstream.texts import address, first_address, flat, joined, line, paragraphs, words
from kiosk.hub.upstream.times import TimeError, instant, occurrence

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Tervetuloa!</p><p>Kahvia &amp; pullaa</p>", "Tervetuloa!\n\nKahvia & pullaa"),
        ("<div>Yksi<br>kaksi<br/>kolme</div>", "Yksi\nkaksi\nkolme"),
        (
            "<p>Ota mukaan:</p><ul><li>vihko</li><li>kynä</li></ul><p>Nähdään</p>",
            "Ota mukaan:\n\n• vihko\n• kynä\n\nNähdään",
        ),
        ("Ennen<script>alert('<p>ei</p>')</script>Jälkeen<style>p{}</style>", "EnnenJälkeen"),
        ("<p>A\nB</p>", "A B"),
        ("Rivi\r\n\r\nToinen", "Rivi\n\nToinen"),
        ("5 < 6 ja 7 > 3", "5 < 6 ja 7 > 3"),
        ("Kahvia & pullaa\nklo 12\r\n\r\nTervetuloa", "Kahvia & pullaa\nklo 12\n\nTervetuloa"),
        ("Liput: https://x.example/?id=1&section=2&amp;copy=3", "Liput: https://x.example/?id=1&section=2&copy=3"),
        ("P&auml;iv&auml;t:\nma < 12\nti", "Päivät:\nma < 12\nti"),
        ("&lt;b&gt;ei lihava&lt;/b&gt;", "<b>ei lihava</b>"),
        ("[b]ei merkintä[/b] [ref=x]y[/ref]", "[b]ei merkintä[/b] [ref=x]y[/ref]"),
        ("<a href='https://paha.example'>linkki</a>", "linkki"),
        ("<p>\u202eatsaav\u202c \u200bnäkymätön\ufeff</p>", "atsaav näkymätön"),
        ("<p>juhla \U0001f389\ud83d</p>", "juhla \U0001f389"),
        ("<p>&#0;&#x202e;&#xd800;a</p>", "\ufffd\ufffda"),
        ("<p", "<p"),
        ("<p title='a > b'>x</p><img alt=\"<3\">y", 'x\n\n<img alt="<3">y'),
        ("<P CLASS=x>iso</P ><BR>y", "iso\n\ny"),
        ("<!-- <p>piilo</p> -->näkyy", "näkyy"),
        ("<svg><text>x</text></svg>y<iframe src=z>q</iframe>", "y"),
        ("<table><tr><td>ma</td><td>10</td></tr><tr><td>ti</td></tr></table>", "ma 10\n\nti"),
        ("<p>" * 5_000 + "syvällä", "syvällä"),
    ],
)
def test_flat(html: str, text: str) -> None:
    assert flat(html) == text


@given(st.text(max_size=300) | st.text(alphabet="<>/&;#xpbrli ![]-\"'=\n\u202e\ud800", max_size=200))
def test_nothing_that_breaks_a_layout_comes_through(html: str) -> None:
    """No control, no bidi override, no lone surrogate; paragraphs are parted by exactly one empty line."""
    for text in (flat(html), line(html)):
        assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Cf", "Co", "Cn"} and c != "\n"]
        assert "\n\n\n" not in text
        assert text == text.strip()
    assert "\n" not in line(html)
    assert len(flat(html, 50)) <= 50


HOSTILE = (
    "<a",
    "<a ",
    "<a b='",
    '<a href="',
    "&#",
    "<!--",
    "<",
    "</",
    "<![CDATA[",
    "<script>",
    "</script",
    "<a \"<a '",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_html_is_read_in_steps_that_grow_with_its_length(piece: str) -> None:
    """Twice the text takes about twice the work, counted in time of this process only; a parser that looks to the end
    at every bracket would take four times.
    """
    short, long = (_cpu_seconds(piece * (size // len(piece))) for size in (25_000, 50_000))
    assert long < 3 * short + 0.02


def _cpu_seconds(html: str) -> float:
    """The least of several: what else the machine does only adds."""
    tries = []
    for _ in range(5):
        began = time.process_time()
        flat(html)
        tries.append(time.process_time() - began)
    return min(tries)


def test_languages() -> None:
    assert words({"fi": "Satu", "en": "Tale"}) == Text("Satu", "", "Tale")
    assert words({"sv": "Saga"}) == Text("Saga", "Saga", "")
    assert words({"ru": "Сказка", "fi": None}) == Text("Сказка")
    assert words("Satu") == Text("Satu")
    for nothing in (None, {}, "", {"fi": " "}, {"fi": "<p></p>"}):
        assert words(nothing) is None
    assert paragraphs({"fi": "<p>a</p><p>b</p>"}) == Text("a\n\nb")
    assert joined((Text("Kirjasto", "", "Library"), None, Text("Katu 1"))) == Text(
        "Kirjasto, Katu 1", "Kirjasto, Katu 1", "Library, Katu 1"
    )


def test_addresses() -> None:
    assert address("https://kirjasto.fi/äiti?a=ö b") == "https://kirjasto.fi/%C3%A4iti?a=%C3%B6%20b"
    assert address("https://kirjasto.fi/%C3%A4") == "https://kirjasto.fi/%C3%A4"
    for bad in ("javascript:alert(1)", "ftp://x", "//x.fi", "kirjasto.fi", "", None, 7, "data:text/html,x"):
        assert address(bad) is None
    assert first_address({"sv": "https://a.fi/sv", "fi": "https://a.fi/fi"}) == "https://a.fi/fi"
    assert first_address({"fi": "ei osoite", "en": "https://a.fi/en"}) == "https://a.fi/en"


def test_times() -> None:
    assert instant("2026-11-25T08:00:00.123Z", HELSINKI) == datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert instant("2026-11-25T08:00:00", HELSINKI) == datetime(2026, 11, 25, 6, tzinfo=UTC)
    for bad in (
        "",
        "huomenna",
        "2026-13-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "2026-11-25T25:00:00Z",
    ):
        with pytest.raises(TimeError):
            instant(bad, HELSINKI)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2026-11-26", None, ("2026-11-25T22", "2026-11-26T22", True)),
        ("2026-11-25", "2026-12-09", ("2026-11-24T22", "2026-12-09T22", True)),
        ("2026-10-24", "2026-10-25", ("2026-10-23T21", "2026-10-25T22", True)),
        ("2026-11-25T08:00:00Z", "2026-11-25T09:00:00Z", ("2026-11-25T08", "2026-11-25T09", False)),
        ("2026-11-25T08:00:00Z", None, ("2026-11-25T08", None, False)),
        ("2026-11-25T08:00:00Z", "2026-11-24T09:00:00Z", ("2026-11-25T08", None, False)),
        ("2026-11-25T08:00:00Z", "2026-11-25", ("2026-11-25T08", None, False)),
        ("2026-11-25T08:00:00Z", "2026-11-27", ("2026-11-25T08", "2026-11-27T22", False)),
        ("2026-11-25", "2026-11-26T10:00:00Z", ("2026-11-24T22", "2026-11-26T22", True)),
        ("2026-11-25", "2026-11-20", ("2026-11-24T22", "2026-11-25T22", True)),
    ],
)
def test_occurrences(start: str, end: str | None, wanted: tuple[str, str | None, bool]) -> None:
    found = occurrence(start, end, HELSINKI)
    said = (f"{found.start:%Y-%m-%dT%H}", f"{found.end:%Y-%m-%dT%H}" if found.end else None, found.all_day)
    assert said == wanted
    assert not re.search(r"[^0]", f"{found.start:%M%S}")
