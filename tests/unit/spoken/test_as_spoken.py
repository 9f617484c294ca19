"""What a person says for what stands on the screen."""

from __future__ import annotations

import pytest

from kiosk.domain.codes import WORDS
from kiosk.services.spoken import as_spoken, spell

SAID = {
    "fi": {
        "klo 13.30": "kello 13 30",
        "klo 9.05": "kello 9 nolla 5",
        "klo 13.30.": "kello 13 30.",
        "klo 9–20": "kello yhdeksästä kahteenkymmeneen",
        "klo 13.30–15.00": "kello kolmestatoista kolmestakymmenestä viiteentoista",
        "10.15–11": "kymmenestä viidestätoista yhteentoista",
        "klo 21-24": "kello kahdestakymmenestäyhdestä kahteenkymmeneenneljään",
        "27.11.": "kahdeskymmenesseitsemäs marraskuuta",
        "pe 27.11.2026": "perjantai kahdeskymmenesseitsemäs marraskuuta 2026",
        "su 1.3. klo 13.42": "sunnuntai ensimmäinen maaliskuuta kello 13 42",
        "Perillä 24.11. Pakkasta": "Perillä kahdeskymmenesneljäs marraskuuta. Pakkasta",
        "12.–14.6.": "kahdestoista viiva neljästoista kesäkuuta",
        "24.12.–6.1.": "kahdeskymmenesneljäs joulukuuta viiva kuudes tammikuuta",
        "ma–pe 9–20": "maanantaista perjantaihin yhdeksästä kahteenkymmeneen",
        "ke-la klo 9": "keskiviikosta lauantaihin kello 9",
        "Vapaa klo 15 asti": "Vapaa kello viiteentoista asti",
        "klo 7.15 mennessä": "kello seitsemään viiteentoista mennessä",
        "to klo 6.45 alkaen": "torstaina kello kuudesta neljästäkymmenestäviidestä alkaen",
        "ke klo 9 saakka": "keskiviikkona kello yhdeksään saakka",
        "1 h 30 min": "1 tunti 30 minuuttia",
        "Vastaa 20 s kuluessa": "Vastaa 20 sekuntia kuluessa",
        "12,50 €": "12 euroa 50 senttiä",
        "1 €, 1,01 €": "1 euro, 1 euro 1 sentti",
        "1 500 €": "1 500 euroa",
        "50 %": "50 prosenttia",
        "84.2 KEK": "84 piste 2, K, E, K",
        "hyllyssä 99.1 AAL.": "hyllyssä 99 piste 1, A, A, L.",
        "koodi tammi-ilves-47": "koodi tammi, ilves, neljä, seitsemän",
        "siihen varaus.kalajoki.fi/v ja": "siihen varaus piste kalajoki piste fi kauttaviiva v ja",
        "kirjasto.fi/celia": "kirjasto piste fi kauttaviiva celia",
        "https://www.kirjasto.fi/celia?x=1": "kirjasto piste fi kauttaviiva celia",
        "info@kirjasto.fi": "info ät kirjasto piste fi",
        "n. 5 kpl": "noin 5 kappaletta",
        "esim. kirja jne.": "esimerkiksi kirja ja niin edelleen",
        "2. krs": "toinen kerros",
        "2. kerroksessa": "kerroksessa 2",
        "5–7 henkilöä": "viidestä seitsemään henkilöä",
        "7–12-vuotiaille": "7 viiva 12-vuotiaille",
        "Järjestys 4-3-2-1": "Järjestys 4, 3, 2, 1",
        "050 123 4567": "0, 5, 0, 1, 2, 3, 4, 5, 6, 7",
        "15 m², 10 °C": "15 neliömetriä, 10 astetta",
        "0,7": "0 pilkku 7",
    },
    "sv": {
        "kl. 13.30–15": "klockan 13 30 till 15",
        "kl. 9.05": "klockan 9 noll 5",
        "fre 27.11": "fredag tjugosjunde november",
        "lör 7.11.2026": "lördag sjunde november 2026",
        "9.30–12": "9 30 till 12",
        "mån–fre 9–20": "måndag till fredag 9 till 20",
        "2 tim 30 min": "2 timmar 30 minuter",
        "1 tim": "1 timme",
        "12,50 €": "12 euro och 50 cent",
        "0,7": "0 komma 7",
        "84.2 KEK": "84 punkt 2, K, E, K",
        "t.ex. en bok": "till exempel en bok",
        "ca 5 st": "cirka 5 stycken",
        "v. 48": "vecka 48",
        "år 1872": "år 18 hundra 72",
        "biblioteket.fi/celia": "biblioteket punkt fi snedstreck celia",
    },
    "en": {
        "1:30 pm": "1 30 pm",
        "1:05 pm": "1 oh 5 pm",
        "1:30–3 pm": "1 30 to 3 pm",
        "11 am–1:05 pm": "11 am to 1 oh 5 pm",
        "Fri 27 Nov 2026": "Friday 27th of November 2026",
        "24 NOV. Here": "24th of November. Here",
        "2 Dec": "2nd of December",
        "Mon–Fri 9 am–8 pm": "Monday to Friday 9 am to 8 pm",
        "2 h 30 min": "2 hours 30 minutes",
        "€12.50": "12 euros 50 cents",
        "50%": "50 percent",
        "1,040 kilometres": "1040 kilometres",
        "0.75": "0 point 7 5",
        "84.2 KEK": "84 point 2, K, E, K",
        "e.g. a book": "for example a book",
        "in 1905": "in 19 oh 5",
        "library.fi/celia": "library dot F I slash celia",
    },
}


@pytest.mark.parametrize(("language", "written"), [(each, text) for each, texts in SAID.items() for text in texts])
def test_it_is_said_as_a_person_says_it(language: str, written: str) -> None:
    assert as_spoken(written, language) == SAID[language][written]


def test_what_is_no_text_is_not_said() -> None:
    assert as_spoken("[b]Varaa[/b] [color=#ff0000]\ue123 tila[/color]", "fi") == "Varaa tila"
    assert as_spoken("Hei &bl;sinä&br; &amp; minä 🙂", "fi") == "Hei (sinä) ja minä"
    assert as_spoken("Sali · vapaa → varaa", "fi") == "Sali, vapaa, varaa"
    assert as_spoken("Otsikko\n\n teksti\n · \n", "fi") == "Otsikko\nteksti"


def test_masked_signs_are_left_for_tones() -> None:
    assert as_spoken("PIN: ••••", "fi") == "PIN: ••••"
    assert as_spoken("PIN: ●● ja ****", "fi") == "PIN: •• ja ••••"


def test_another_language_is_said_as_finnish() -> None:
    assert as_spoken("klo 9", "xx") == "kello 9"


def test_codes_are_spelled() -> None:
    assert spell("tammi-ilves-47", "fi") == "tammi, ilves, neljä, seitsemän"
    assert spell("Tammi-Ilves-20", "sv") == "tammi, ilves, två, noll"
    assert spell("4821#", "en") == "four, eight, two, one, hash"
    assert spell("KEK", "fi") == "K, E, K"
    assert spell("a4*", "fi") == "A, neljä, tähti"
    assert spell(" ", "fi") == ""


def test_the_code_of_a_card_is_spelled() -> None:
    """As it is shown, as it is typed, and its beginning in a sentence."""
    said = "V, K, yksi, L, yksi, T, kaksi, nolla, nolla, P, viisi"
    assert as_spoken("VK1 L1 T200 P5", "fi") == as_spoken("VK1L1T200P5", "fi") == said
    assert as_spoken("VK1L1T2", "sv") == "V, K, ett, L, ett, T, två"
    assert as_spoken("It begins with VK1.", "en") == "It begins with V, K, one."
    assert as_spoken("VK12 ja VK1-talo", "fi") == "VK12 ja VK1-talo"


def test_every_word_of_a_code_is_a_word() -> None:
    """Also the short ones: puu is no abbreviation."""
    for word in WORDS:
        assert as_spoken(f"{word}-{word}-28", "fi") == f"{word}, {word}, kaksi, kahdeksan"
