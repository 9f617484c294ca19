"""What readers send, as readings: ends, noise, split reads, pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.scanning.protocol import LINE_PAUSE, LONGEST, PAUSE, protocol


def heard(data: bytes, name: str = "line") -> list[str]:
    return [scan.text for scan in protocol(name).feed(data, 0.0)]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03"])
def test_ends(end: bytes) -> None:
    assert heard(b"K7M4" + end + b"lumi-kettu-47" + end) == ["K7M4", "lumi-kettu-47"]


def test_stx_begins_anew() -> None:
    assert heard(b"\x00noise\x02K7M4\x03\r\n\x02K8\r\n\x03") == ["K7M4", "K8"]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (b"]Q1K7M4\r", "K7M4"),
        (b"]C0 6415\r", "6415"),
        (b"\xff\x00\xfeK7M4\r", "K7M4"),
        (b"K7\x1bM4\r", "K7 M4"),
        ("pöllö-häät\r".encode(), "pöllö-häät"),
        ("pöllö\r".encode("latin-1"), "pöllö"),
    ],
)
def test_what_is_no_part_of_the_text(sent: bytes, text: str) -> None:
    assert heard(sent) == [text]


@pytest.mark.parametrize("sent", [b"\r\n\r\n", b"\xff\r", b" \r", b"]Q1\r", b""])
def test_nothing_is_read_from_nothing(sent: bytes) -> None:
    assert heard(sent) == []


def test_aim_is_told() -> None:
    (scan,) = protocol("line").feed(b"]Q1K7M4\r", 0.0)
    assert scan.symbology == "Q1"


@given(st.lists(st.text("abcdefgh0123456789-", min_size=1, max_size=30), max_size=8), st.data())
def test_wherever_the_bytes_are_split(texts: list[str], data: st.DataObject) -> None:
    sent = "".join(f"{text}\r\n" for text in texts).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=6)))
    line, found = protocol("line"), []
    for begin, end in zip([0, *cuts], [*cuts, len(sent)], strict=True):
        found += line.feed(sent[begin:end], 0.0)
    assert [scan.text for scan in found] == texts


@given(
    st.lists(st.tuples(st.binary(max_size=300), st.floats(0, 3)), max_size=30),
    st.sampled_from(["line", "pause", "rfid"]),
)
def test_any_bytes_at_any_time(chunks: list[tuple[bytes, float]], name: str) -> None:
    line, now = protocol(name), 0.0
    for chunk, later in chunks:
        now += later
        for scan in (*line.feed(chunk, now), *line.late(now)):
            assert 0 < len(scan.text) <= LONGEST
            assert scan.text.isprintable()


def test_what_is_too_long_is_dropped_whole() -> None:
    line = protocol("line")
    assert line.feed(b"x" * (LONGEST + 50), 0.0) == []
    assert [scan.text for scan in line.feed(b"yy\rK7M4\r", 0.1)] == ["K7M4"]
    assert line.dropped == 1


def test_half_a_line_is_not_glued_to_the_next_one() -> None:
    line = protocol("line")
    line.feed(b"lumi-ket", 0.0)
    assert line.deadline == LINE_PAUSE
    assert line.late(LINE_PAUSE - 0.01) == []
    assert [scan.text for scan in line.feed(b"K7M4\r", LINE_PAUSE + 0.01)] == ["K7M4"]
    assert line.deadline is None


def test_slow_bytes_are_one_line() -> None:
    line = protocol("line")
    found = [scan for at, byte in enumerate(b"lumi-kettu-47\r") for scan in line.feed(bytes([byte]), at * 0.9)]
    assert [scan.text for scan in found] == ["lumi-kettu-47"]


def test_a_pause_ends_what_has_no_end() -> None:
    line = protocol("pause")
    assert line.feed(b"K7", 0.0) == line.feed(b"M4", PAUSE / 2) == []
    assert line.late(PAUSE) == []
    assert [scan.text for scan in line.late(PAUSE * 1.5)] == ["K7M4"]


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        (b"\x020F0184F07A\x0b\r\n\x03".replace(b"\x0b", b"80"), None),
        (b"\x026200489BC273\r\n\x03", "6200489BC2"),
        (b"04:a2:2b:1c\r\n", "04A22B1C"),
        (b"Card UID: 04 A2 2B 1C 5D 80 12\r\n", "04A22B1C5D8012"),
        (b"E00401001234ABCD\r", "E00401001234ABCD"),
        (b"no tag\r", None),
    ],
)
def test_tags(sent: bytes, number: str | None) -> None:
    """The check sum of the 125 kHz readers is proved and taken off."""
    assert heard(sent, "rfid") == ([number] if number else [])
