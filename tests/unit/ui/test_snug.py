"""Where lines end: no lonely last word, no break within a time, nothing broken that has no room."""

from __future__ import annotations

import pytest

from kiosk.ui.snug import SnugLabel
from tests.unit.ui.test_style import ROOT

FONT = ROOT / "assets" / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
SIZE = 30


def lines(text: str, width: int) -> list[str]:
    """The lines of a text in so many px; no-break spaces are told as `_`."""
    label = SnugLabel(text=text, font_size=SIZE, font_name=str(FONT))
    label.text_size = (width, None)
    label.render()
    assert label.text == text, "what is said and searched for stays as it was written"
    return [
        "".join(word.text for word in line.words).replace("\N{NO-BREAK SPACE}", "_") for line in label._cached_lines
    ]


def test_a_last_word_is_not_left_alone() -> None:
    assert lines("Onko painetun tekstin lukeminen sinulle vaikeaa?", 620) == [
        "Onko painetun tekstin lukeminen",
        "sinulle_vaikeaa?",
    ]


def test_a_line_that_has_nobody_to_spare_keeps_its_words() -> None:
    assert lines("Kirjaston aukioloajat nyt", 310)[-1] == "nyt"
    assert lines("Rivi on tässä nyt\nSana", 400)[-1] == "Sana"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Henkilökunta paikalla klo 19 asti", "klo_19_asti"),
        ("K: pitkä, lyhyt, pitkä. N: pitkä, lyhyt.", "N:_pitkä,"),
        ("Personal på plats till kl. 19", "kl._19"),
        ("Self-service is open until 9 pm", "9_pm"),
        ("Tämä on hyvin pitkä mysteeripeli, noin 50 min", "50_min"),
        ("Tai kirjoita muistiin: su 22.11. klo 14", "su_22.11."),
        ("Eller skriv upp: den här bokningen är tors 26.11", "tors_26.11"),
        ("Or write this down: Wed 25 Nov", "Wed_25_Nov"),
        ("15 €, under 18 år 5 € · Kalajoki stad · 64 platser kvar", "64_platser"),
    ],
)
def test_a_time_stays_on_one_line(text: str, kept: str) -> None:
    for width in range(300, 620, 20):
        assert any(kept in line for line in lines(text, width)), width


def test_what_separates_stands_at_the_end_of_a_line() -> None:
    for width in range(330, 700, 20):
        found = lines("Maksuton · Hiekkarannan koirakaverit · Ilmoittaudu", width)
        assert not any(line.startswith(("·", "_")) for line in found), (width, found)
    for width in range(200, 420, 5):
        found = lines("Tänään klo 16.30–17.30 · 1 h", width)
        assert not any(line.startswith("·") for line in found), (width, found)


def test_what_just_fits_is_kept_together() -> None:
    """Measured, not guessed from its letters: these are narrow ones."""
    assert lines("Tänään klo 11.11–11.41 · 1 h", 260)[1].startswith("klo_11.11–11.41_·")


def test_no_word_is_broken_for_it() -> None:
    text = "Ilmoittautumisaikataulu · klo 19.30–21.00 asti"
    for width in range(300, 500, 2):
        if SnugLabel(font_size=SIZE, font_name=str(FONT)).get_extents("Ilmoittautumisaikataulu")[0] <= width:
            assert " ".join(lines(text, width)).replace("_", " ") == text, width


def test_a_long_word_does_not_part_a_time_beside_it() -> None:
    for width in range(340, 390, 5):
        found = lines("Pitkänmatkanjuoksijat lähtevät aamulla klo 14 asti", width)
        assert any("klo_14" in line for line in found), (width, found)


def test_a_word_too_wide_is_parted_at_its_hyphen() -> None:
    assert lines("Virta-salen", 120) == ["Virta-", "salen"]
    assert lines("Boka Virta-salen", 200) == ["Boka", "Virta-salen"]
    assert lines("3D-tulostus-työpaja", 230) == ["3D-tulostus-", "työpaja"]
