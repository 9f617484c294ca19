"""What staff read when a settings file is wrong: every message in Finnish and English, by code.

Figures in braces come from the problem. A message says what is wrong and what to write instead.
"""

from __future__ import annotations

from typing import Final

from kiosk.settings.messages_celia import MESSAGES_OF_CELIA
from kiosk.settings.messages_checker import MESSAGES_OF_THE_CHECKER
from kiosk.settings.messages_cross import MESSAGES_OF_WHAT_MUST_FIT
from kiosk.settings.messages_devices import MESSAGES_OF_DEVICES
from kiosk.settings.messages_file import MESSAGES_OF_A_FILE
from kiosk.settings.messages_house import MESSAGES_OF_THE_HOUSE
from kiosk.settings.messages_mystery import MESSAGES_OF_THE_MYSTERY
from kiosk.settings.messages_slips import MESSAGES_OF_SLIPS
from kiosk.settings.messages_speech import MESSAGES_OF_SPEECH

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **MESSAGES_OF_CELIA,
    **MESSAGES_OF_DEVICES,
    **MESSAGES_OF_SPEECH,
    **MESSAGES_OF_A_FILE,
    **MESSAGES_OF_SLIPS,
    **MESSAGES_OF_WHAT_MUST_FIT,
    # keys and kinds of values
    "missing": (
        "puuttuu. Tämä tieto tarvitaan; malli on ohjelman config-kansiossa.",
        "is missing. This is needed; there is an example in the program's config folder.",
    ),
    "unknown_near": ("tuntematon avain. Tarkoititko {near}?", "unknown key. Did you mean {near}?"),
    "unknown_key": ("tuntematon avain. Tähän käyvät: {known}.", "unknown key. These can stand here: {known}."),
    "unknown_elsewhere": (
        "tämä ei kuulu tähän vaan kohtaan {homes}. Siirrä se sinne.",
        "this does not belong here but under {homes}. Move it there.",
    ),
    "unknown_top": (
        "tämä kuuluu tiedoston {homes} alkuun, ennen ensimmäistä otsikkoa. Siirrä se sinne.",
        "this belongs at the beginning of {homes}, before the first heading. Move it there.",
    ),
    "unknown_secret": (
        "tunnuksia ja salasanoja ei kirjoiteta tähän tiedostoon. Poista rivi; tunnus tulee tiedostosta (token_file).",
        "tokens and passwords do not belong in this file. Remove the line; the token comes from a file (token_file).",
    ),
    "table_expected": (
        "tähän kuuluu taulukko: otsikko [{key}] yksin hakasulkein ja avaimia sen alle.",
        "a table belongs here: a heading [{key}] in single brackets with keys below it.",
    ),
    "tables_expected": (
        "tämä otsikko kirjoitetaan kaksin hakasulkein: [[{key}]].",
        "this heading is written in two brackets: [[{key}]].",
    ),
    "list_expected": (
        "{value} ei ole luettelo. Kirjoita hakasulkeisiin: [{listed}].",
        "{value} is not a list. Write it in brackets: [{listed}].",
    ),
    "text_expected": (
        "{value} ei ole teksti. Kirjoita se lainausmerkkeihin.",
        "{value} is not a text. Use quotation marks.",
    ),
    "words_expected": (
        '{value} ei ole teksti. Kirjoita "teksti" tai {{ fi = "…", sv = "…", en = "…" }}.',
        '{value} is not a text. Write "text" or {{ fi = "…", sv = "…", en = "…" }}.',
    ),
    "whole_expected": (
        "{value} ei ole kokonaisluku. Kirjoita luku ilman lainausmerkkejä, esimerkiksi 6.",
        "{value} is not a whole number. Write it without quotation marks, for example 6.",
    ),
    "number_expected": (
        "{value} ei ole luku. Kirjoita luku ilman lainausmerkkejä ja desimaalit pisteellä, esimerkiksi 21.5.",
        "{value} is not a number. Write it without quotation marks and with a point, for example 21.5.",
    ),
    "flag_expected": (
        "{value} ei käy. Kirjoita true (kyllä) tai false (ei) ilman lainausmerkkejä.",
        "{value} will not do. Write true or false without quotation marks.",
    ),
    "choice": ("{value} ei käy. Vaihtoehdot: {choices}.", "{value} will not do. Choose one of: {choices}."),
    "choice_near": (
        "{value} ei käy. Tarkoititko {near}? Vaihtoehdot: {choices}.",
        "{value} will not do. Did you mean {near}? Choose one of: {choices}.",
    ),
    "at_least": ("{value} on liian pieni. Pienin sallittu on {limit}.", "{value} is too small. The least is {limit}."),
    "more_than": (
        "{value} on liian pieni. Luvun pitää olla yli {limit}.",
        "{value} is too small. It must exceed {limit}.",
    ),
    "at_most": ("{value} on liian suuri. Suurin sallittu on {limit}.", "{value} is too large. The most is {limit}."),
    "too_few": ("luettelo on tyhjä. Kirjoita ainakin {limit}.", "the list is empty. Write at least {limit}."),
    "too_many": ("luettelossa on liikaa. Enintään {limit}.", "the list is too long. At most {limit}."),
    "text_short": ("teksti on tyhjä.", "the text is empty."),
    "text_long": (
        "teksti on liian pitkä. Enintään {limit} merkkiä.",
        "the text is too long. At most {limit} characters.",
    ),
    "unfit": ("{value} ei käy tähän.", "{value} will not do here."),
    # values that people write
    "staff_duration": (
        '{value} ei ole kesto. Kirjoita esimerkiksi "2 h" tai "1 h 30 min".',
        '{value} is not a duration. Write for example "2 h" or "1 h 30 min".',
    ),
    "staff_duration_unit": (
        '{value}: yksikkö puuttuu. Kirjoita esimerkiksi "30 min", "2 h" tai "1 pv".',
        '{value}: there is no unit. Write for example "30 min", "2 h" or "1 d".',
    ),
    "staff_duration_range": (
        "{value} ei käy. Keston pitää olla vähintään {at_least} ja enintään {at_most}.",
        "{value} will not do. The duration must be at least {at_least} and at most {at_most}.",
    ),
    "staff_period": (
        '{value} ei ole aukioloaika. Kirjoita kuten "10-19.30", "7-10 omatoimi", "suljettu" tai ["10-12", "13-16"].',
        '{value} is no opening time. Write it like "10-19.30", "7-10 self-service", "closed" or ["10-12", "13-16"].',
    ),
    "staff_period_mode": (
        '{value}: ajan jälkeen käy vain "omatoimi" (palveluaika on ilman sanaa).',
        '{value}: after the time only "self-service" will do (staffed hours have no word).',
    ),
    "staff_period_reversed": (
        "{value} päättyy ennen kuin alkaa. Yön yli saa jatkua enintään kello 6 asti.",
        "{value} ends before it begins. An opening may run past midnight until 6 at most.",
    ),
    "staff_weekdays": (
        "tämä ei ole viikonpäivä. Kirjoita ma, ti, ke, to, pe, la, su tai väli kuten ma-to.",
        "this is not a weekday. Write mon, tue, wed, thu, fri, sat, sun or a run like mon-thu.",
    ),
    "staff_day": (
        '{value} ei ole päivä. Kirjoita lainausmerkkeihin "24.12.2026" tai "24.-26.12.2026".',
        '{value} is not a day. Write "24.12.2026" or "24.-26.12.2026" in quotation marks.',
    ),
    "staff_day_or_week": (
        '{value} ei ole päivä eikä viikko. Kirjoita esimerkiksi "30.11.-6.12.2026" tai "viikko 49/2026".',
        '{value} is neither days nor a week. Write for example "30.11.-6.12.2026" or "week 49/2026".',
    ),
    "staff_day_missing": ("{value}: kalenterissa ei ole tällaista päivää.", "{value}: the calendar has no such day."),
    "staff_day_reversed": (
        '{value}: viimeinen päivä on ennen ensimmäistä. Jos vuosi vaihtuu, kirjoita molemmat: "24.12.2026-1.1.2027".',
        '{value}: the last day is before the first. If the year changes, write both: "24.12.2026-1.1.2027".',
    ),
    "staff_day_long": ("{value}: väli on yli vuoden pituinen.", "{value}: the run is longer than a year."),
    "staff_size": (
        '{value} ei ole ikkunan koko. Kirjoita "koko näyttö" tai pikselit, esimerkiksi "1080x1920".',
        '{value} is not a window size. Write "full screen" or pixels, for example "1080x1920".',
    ),
    "staff_text_empty": ("suomenkielinen teksti (fi) on tyhjä.", "the Finnish text (fi) is empty."),
    "staff_text_long": (
        "teksti on liian pitkä. Enintään {at_most} merkkiä.",
        "the text is too long. At most {at_most} characters.",
    ),
}


def words(code: str, language: str) -> str:
    """The message of a code as a template; a code without one still says which it is."""
    unheard = (f"virhe {code}.", f"error {code}.")
    of_the_mystery = MESSAGES_OF_THE_MYSTERY.get(code) or MESSAGES_OF_THE_CHECKER.get(code, unheard)
    finnish, english = MESSAGES.get(code) or MESSAGES_OF_THE_HOUSE.get(code) or of_the_mystery
    return english if language == "en" else finnish
