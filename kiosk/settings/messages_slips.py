"""What staff read of the slips that `slips.py` knows on a line that is no TOML; the manner is messages.py's."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_SLIPS: Final[dict[str, tuple[str, str]]] = {
    "syntax_quotes": (
        'lainausmerkki on kaareva („ “ ” ’). Kirjoita tekstin molempiin päihin suora lainausmerkki: "teksti".',
        'a quotation mark is curly („ “ ” ’). Put a straight one at both ends of the text: "text".',
    ),
    "syntax_string": (
        'lainausmerkki puuttuu. Teksti alkaa ja päättyy lainausmerkkiin samalla rivillä: "teksti".',
        'a quotation mark is missing. A text begins and ends with one on the same line: "text".',
    ),
    "syntax_quote_inside": (
        'tekstin sisällä on lainausmerkki ". Kirjoita sen tilalle sisään ’ tai ”, tai jätä se pois.',
        'there is a quotation mark " within the text. Write ’ or ” in its place, or leave it out.',
    ),
    "syntax_comma": (
        'pilkku puuttuu. Luettelon kohtien ja aaltosulkeissa olevien tietojen väliin tulee pilkku: ["a", "b"].',
        'a comma is missing. Items of a list, and what stands between braces, are parted by commas: ["a", "b"].',
    ),
    "syntax_comma_last": (
        "poista pilkku aaltosulkeen }} edestä.",
        "take out the comma before the brace }}.",
    ),
    "syntax_decimal": (
        "desimaalipilkun tilalle kirjoitetaan piste, esimerkiksi 21.5.",
        "write a point and no comma for decimals, for example 21.5.",
    ),
    "syntax_bare": (
        'kirjoita arvo lainausmerkkeihin: "2 h", "10-19", "24.12.2026". Ilman niitä käyvät vain luku, true ja false.',
        'put the value in quotation marks: "2 h", "10-19", "24.12.2026". Only numbers, true and false go without.',
    ),
    "syntax_braces": (
        'eri kielet kirjoitetaan aaltosulkeisiin: {{ fi = "…", sv = "…", en = "…" }}.',
        'languages are written in braces: {{ fi = "…", sv = "…", en = "…" }}.',
    ),
    "syntax_brace": (
        "aaltosulje }} puuttuu. Aaltosulkeet {{ … }} alkavat ja päättyvät samalla rivillä.",
        "the brace }} is missing. Braces {{ … }} begin and end on the same line.",
    ),
    "syntax_space": (
        "rivillä on väli, joka ei ole tavallinen välilyönti. Poista rivin välit ja kirjoita ne uudelleen.",
        "the line has a space that is no ordinary one. Delete its spaces and type them again.",
    ),
    "syntax_dash": (
        "viiva on pitkä ajatusviiva. Kirjoita avaimeen tavallinen viiva: ma-to.",
        "the dash is a long one. Write an ordinary hyphen in the key: mon-thu.",
    ),
    "syntax_days": (
        "peräkkäiset päivät kirjoitetaan ilman välejä: ma-to. Muille päiville tulee kullekin oma rivi.",
        "a run of days is written without spaces: mon-thu. Other days have a line each.",
    ),
    "syntax_comment": (
        "selitys alkaa merkillä #. Kirjoita se rivin alkuun.",
        "a comment begins with the sign #. Put it at the beginning of the line.",
    ),
    "syntax_heading": (
        "otsikossa on merkki, joka ei käy. Tunnuksessa on vain kirjaimia a-z, numeroita ja viivoja: [rooms.ryhmatila].",
        "the heading has a sign that will not do. An id has only letters a-z, digits and hyphens: [rooms.group-room].",
    ),
}
"""Finnish and English by code."""
