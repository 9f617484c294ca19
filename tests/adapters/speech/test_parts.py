"""Texts in parts, and the tape they are played from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.speech.parts import LONGEST, Part, parts
from kiosk.adapters.speech.sound import Sound, beep, factor, quieted, read_wave, silence
from kiosk.adapters.speech.tape import Tape


def test_sentences_and_tones() -> None:
    assert parts("Varaa tila. Mikä päivä? Tunnus: •••• Selvä") == [
        Part("Varaa tila."),
        Part("Mikä päivä?"),
        Part("Tunnus:"),
        Part(tones=4),
        Part("Selvä"),
    ]
    assert parts("Otsikko\nTeksti alkaa") == [Part("Otsikko"), Part("Teksti alkaa")]
    assert parts("27. marraskuuta 2026") == [Part("27. marraskuuta 2026")]
    assert parts(" – … !") == []


@given(st.text())
def test_no_word_is_lost_and_none_is_long(text: str) -> None:
    found = parts(text)
    assert all(len(part.words) <= LONGEST for part in found)
    letters = "".join(part.words + "•" * part.tones for part in found)
    assert [sign for sign in letters if sign.isalnum() or sign == "•"] == [s for s in text if s.isalnum() or s == "•"]


@given(st.text(alphabet="abc ,.", min_size=200, max_size=2_000))
def test_a_long_sentence_is_parted_between_words(text: str) -> None:
    words = " ".join(part.words for part in parts(text)).replace(",", " ").replace(".", " ").split()
    longest = max((len(word) for word in text.replace(",", " ").replace(".", " ").split()), default=0)
    if longest < LONGEST // 2:
        assert words == text.replace(",", " ").replace(".", " ").split()


@given(
    st.lists(st.integers(0, 3_000), max_size=5), st.lists(st.tuples(st.integers(1, 400), st.floats(0, 0.3)), max_size=8)
)
def test_a_tape_goes_back_and_on_without_loss(lengths: list[int], moves: list[tuple[int, float]]) -> None:
    """The oracle is one string of bytes with a place on it."""
    rate, data = 8_000, [bytes([number + 1]) * (2 * length) for number, length in enumerate(lengths)]
    whole, at = b"".join(data), 0
    tape = Tape(iter(Sound(rate, each) for each in data))
    for pieces, seconds in moves:
        for _ in range(pieces % 20):
            piece = tape.piece()
            if piece is None:
                assert at == len(whole)
                break
            assert piece.data == whole[at : at + len(piece.data)]
            at += len(piece.data)
        tape.back(seconds)
        at = max(0, at - 2 * round(seconds * rate))
    rest = b""
    while (piece := tape.piece()) is not None:
        rest += piece.data
    assert abs(len(rest) - len(whole[at:])) <= 2 * len(lengths)
    assert whole.endswith(rest)


@given(st.binary())
def test_no_file_but_a_wave_is_one(data: bytes) -> None:
    assert read_wave(data) is None
    assert read_wave(b"RIFF\0\0\0\0WAVE" + data) is None or b"data" in data


def test_volumes_are_decibels() -> None:
    assert factor(100) == 1
    assert round(factor(40), 4) == round(10 ** (-18 / 20), 4)
    assert quieted(b"\x00\x40\x00\xc0", 0.5) == b"\x00\x20\x00\xe0"
    assert len(beep(22_050, 0.1).data) == len(silence(22_050, 0.1).data) == 4_410
