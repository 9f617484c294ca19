"""What staff read when a settings file is wrong: every message in Finnish and English, by code.

Figures in braces come from the problem. A message says what is wrong and what to write instead.
"""

from __future__ import annotations

from typing import Final

from kiosk.settings.messages_celia import MESSAGES_OF_CELIA
from kiosk.settings.messages_checker import MESSAGES_OF_THE_CHECKER
from kiosk.settings.messages_devices import MESSAGES_OF_DEVICES
from kiosk.settings.messages_house import MESSAGES_OF_THE_HOUSE
from kiosk.settings.messages_mystery import MESSAGES_OF_THE_MYSTERY
from kiosk.settings.messages_speech import MESSAGES_OF_SPEECH

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **MESSAGES_OF_CELIA,
    **MESSAGES_OF_DEVICES,
    **MESSAGES_OF_SPEECH,
    # the file itself
    "file_missing": (
        "tiedostoa ei ole. Kopioi malli ohjelman config-kansiosta.",
        "there is no such file. Copy the example from the program's config folder.",
    ),
    "file_directory": ("tämä on kansio, ei tiedosto.", "this is a folder, not a file."),
    "file_denied": (
        "tiedostoa ei saa lukea. Tarkista lukuoikeus.",
        "the file may not be read. Check its permissions.",
    ),
    "file_unreadable": ("tiedoston lukeminen ei onnistu ({reason}).", "the file cannot be read ({reason})."),
    "file_large": ("tiedosto on liian suuri asetustiedostoksi.", "the file is too large for a settings file."),
    "file_empty": (
        "tiedosto on tyhjä. Kopioi malli ohjelman config-kansiosta.",
        "the file is empty. Copy the example from the program's config folder.",
    ),
    "file_encoding": (
        "rivillä on merkki, joka ei ole UTF-8:aa. Tallenna tiedosto uudelleen ja valitse koodaukseksi UTF-8.",
        "the line has a character that is not UTF-8. Save the file again with the encoding UTF-8.",
    ),
    "file_utf16": (
        "tiedosto on tallennettu UTF-16-koodauksella. Tallenna se uudelleen ja valitse koodaukseksi UTF-8.",
        "the file is saved as UTF-16. Save it again with the encoding UTF-8.",
    ),
    "snapshot_failed": (
        "asetusten varmuuskopion tallennus ei onnistunut ({reason}). Onko levy täynnä?",
        "the copy of the settings could not be saved ({reason}). Is the disk full?",
    ),
    # TOML
    "syntax_twice": ("{name} on kirjoitettu kahteen kertaan. Poista toinen.", "{name} is written twice. Remove one."),
    "syntax_string": (
        "teksti ei pääty lainausmerkkiin samalla rivillä. Lisää puuttuva lainausmerkki.",
        "the text does not end in a quotation mark on the same line. Add the missing one.",
    ),
    "syntax_escape": (
        "tekstissä on kenoviiva \\. Kirjoita se kahdesti (\\\\) tai käytä kauttaviivaa /.",
        "there is a backslash \\ in the text. Write it twice (\\\\) or use a slash /.",
    ),
    "syntax_equals": (
        "avaimen jälkeen puuttuu yhtäsuuruusmerkki. Kirjoita avain = arvo.",
        "there is no equals sign after the key. Write key = value.",
    ),
    "syntax_key": (
        "rivin alku ei ole avain. Avaimessa ei ole välejä eikä kirjaimia ä, ö, å; muuten se tarvitsee lainausmerkit.",
        "the line does not begin with a key. A key with spaces or letters like ä, ö needs quotation marks.",
    ),
    "syntax_bracket": ("sulje hakasulku tai aaltosulku.", "close the bracket or the brace."),
    "syntax_value": (
        'arvo puuttuu tai on väärää muotoa. Tekstit, kestot ja päivät kirjoitetaan lainausmerkkeihin: "2 h".',
        'the value is missing or malformed. Write texts, durations and days in quotation marks: "2 h".',
    ),
    "syntax_extra": (
        "rivillä on jotain ylimääräistä arvon jälkeen. Puuttuuko lainausmerkki tai pilkku?",
        "there is something extra after the value. Is a quotation mark or a comma missing?",
    ),
    "syntax_character": (
        "rivillä on näkymätön ohjausmerkki. Kirjoita rivi uudelleen.",
        "the line has an invisible control character. Write the line again.",
    ),
    "syntax_deep": ("sulkeita on sisäkkäin liian monta.", "there are too many nested brackets."),
    "syntax_other": ("riviä ei voi lukea. Vertaa malliin.", "the line cannot be read. Compare with the example."),
    # keys and kinds of values
    "missing": ("puuttuu. Tämä tieto tarvitaan.", "is missing. This is needed."),
    "unknown_near": ("tuntematon avain. Tarkoititko {near}?", "unknown key. Did you mean {near}?"),
    "unknown_key": ("tuntematon avain. Tähän käyvät: {known}.", "unknown key. These can stand here: {known}."),
    "unknown_secret": (
        "tunnuksia ja salasanoja ei kirjoiteta tähän tiedostoon. Poista rivi; tunnus tulee tiedostosta (token_file).",
        "tokens and passwords do not belong in this file. Remove the line; the token comes from a file (token_file).",
    ),
    "table_expected": (
        "tähän kuuluu taulukko: otsikko [{key}] ja avaimia sen alle.",
        "a table belongs here: a heading [{key}] with keys below it.",
    ),
    "list_expected": (
        '{value} ei ole luettelo. Kirjoita hakasulkeisiin: ["a", "b"].',
        '{value} is not a list. Write it in brackets: ["a", "b"].',
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
        "{value} is not a number. Write it without quotation marks, for example 21.5.",
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
        '{value} ei ole aukioloaika. Kirjoita esimerkiksi "10-19", "10.00-19.30" tai "7-10 omatoimi".',
        '{value} is not an opening time. Write for example "10-19", "10.00-19.30" or "7-10 self-service".',
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
        '{value} is not a day. Write "24.12.2026" or "2026-12-24" in quotation marks.',
    ),
    "staff_day_missing": ("{value}: kalenterissa ei ole tällaista päivää.", "{value}: the calendar has no such day."),
    "staff_day_reversed": (
        "{value}: viimeinen päivä on ennen ensimmäistä.",
        "{value}: the last day is before the first.",
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
    # what must fit together
    "periods_order": (
        "{min} on pidempi kuin pisin varaus (max_period = {max}).",
        "{min} is longer than the longest booking (max_period = {max}).",
    ),
    "slot_divides": (
        "{value} ei ole aikaruudun (slot = {slot}) monikerta. Kirjoita esimerkiksi {near}.",
        "{value} is not a multiple of the slot ({slot}). Write for example {near}.",
    ),
    "buffer_grid": (
        "{value} ei ole aikaruudun (slot = {slot}) monikerta; käytännössä väliksi jää {near}.",
        "{value} is not a multiple of the slot ({slot}); in practice {near} stays free.",
    ),
    "release_late": (
        "{value} on yhtä pitkä tai pidempi kuin lyhin varaus ({min}); se ehtii päättyä ennen vapauttamista.",
        "{value} is as long as the shortest booking ({min}) or longer; that one ends before it would be released.",
    ),
    "quota_short": (
        "{value} h on vähemmän kuin lyhin varaus ({min}): kukaan ei voisi varata.",
        "{value} h is less than the shortest booking ({min}): nobody could book.",
    ),
    "quota_week": (
        "viikkoraja {value} on pienempi kuin päiväraja {day}.",
        "the weekly limit {value} is less than the daily limit {day}.",
    ),
    "never_bookable": (
        "lyhin varaus ({min}) ei mahdu mihinkään aukioloaikaan: tilaa ei voisi koskaan varata.",
        "the shortest booking ({min}) fits in no opening: it could never be booked.",
    ),
    "longest_unfit": (
        "pisin varaus ({max}) ei mahdu mihinkään aukioloaikaan; pisin on {longest}.",
        "the longest booking ({max}) fits in no opening; the longest is {longest}.",
    ),
    "repeated": ("{value} on luettelossa kahteen kertaan.", "{value} is in the list twice."),
    "room_id": (
        "tilan tunnuksessa saa olla vain pieniä kirjaimia a-z, numeroita ja viivoja, esimerkiksi [rooms.pelihuone].",
        "a room's id may have only small letters a-z, digits and hyphens, for example [rooms.game-room].",
    ),
    "same_name": (
        "sama nimi kuin tilalla {other}: asiakas ei erota niitä.",
        "the same name as {other}: patrons cannot tell.",
    ),
    "staff_clock": (
        '{value} ei ole kellonaika. Kirjoita esimerkiksi "18-19.30" tai "18".',
        '{value} is not a time. Write for example "18-19.30" or "18".',
    ),
    "staff_library": (
        "{value} ei ole kirjaston numero eikä lyhyt nimi Kirjastohakemistossa. Kirjoita esimerkiksi 84855.",
        "{value} is neither a number nor a short name of a library in the directory. Write for example 84855.",
    ),
    "hours_sources": (
        "aukioloajat luetaan jo lähteestä {other}. Yksi riittää: poista toinen.",
        "the opening hours come from the source {other} already. One is enough: remove one.",
    ),
    "event_when": (
        'aika puuttuu. Kirjoita day = "24.12.2026" tai every = "ke".',
        'the time is missing. Write day = "24.12.2026" or every = "wed".',
    ),
    "event_weekly": (
        "tällä on merkitystä vain tapahtumalla, joka toistuu (every).",
        "this means something only for an event that comes again (every).",
    ),
    "event_past": ("{day} on jo mennyt. Tapahtuman voi poistaa.", "{day} is past. The event can be removed."),
    "event_order": ("{value} on enemmän kuin {other} = {limit}.", "{value} is more than {other} = {limit}."),
    "event_free": (
        "tapahtuma on maksuton (free = true), mutta sillä on hinta. Poista toinen.",
        "the event is free (free = true) and has a price. Remove one.",
    ),
    "small_id": (
        "tunnuksessa saa olla vain pieniä kirjaimia a-z, numeroita ja viivoja, esimerkiksi omat-tapahtumat.",
        "an id may have only small letters a-z, digits and hyphens, for example own-events.",
    ),
    "same_id": ("{value} on jo käytössä. Anna toinen.", "{value} is taken already. Choose another."),
    "source_needs": (
        'kun kind = "{kind}", tarvitaan myös {key}.',
        'with kind = "{kind}" there must be {key} as well.',
    ),
    "source_useless": (
        'tällä ei ole merkitystä, kun kind = "{kind}". Siihen käyvät: {known}.',
        'this means nothing with kind = "{kind}". These do: {known}.',
    ),
    "filter_empty": (
        "valintaan ei kuuluisi mikään tapahtuma. Kirjoita keywords tai places.",
        "no event would fall under this. Write keywords or places.",
    ),
    "room_source": (
        '{value} ei ole Respa-lähde. Lähteet, joissa on kind = "respa": {known}.',
        "{value} is no source of the kind respa. There are: {known}.",
    ),
    "room_source_half": (
        "avain {key} puuttuu. Respassa oleva tila tarvitsee sekä lähteen (source) että tunnuksen (respa_id).",
        "the key {key} is missing. A room in Respa needs both its source and its respa_id.",
    ),
    "room_source_twice": ("sama Respan tila kuin tilalla {other}.", "the same room of Respa as {other}."),
    "room_source_confirms": (
        "Respa päättää, vahvistaako henkilökunta tämän tilan varaukset. Rivin voi poistaa.",
        "Respa decides whether staff confirm the bookings of this room. The line can be removed.",
    ),
    "respa_url": (
        "{value}: Respan rajapinnan osoite päättyy /v1/, esimerkiksi https://varaamo.kaupunki.fi/respa/v1/.",
        "{value}: the address of a Respa ends in /v1/, for example https://booking.town.fi/respa/v1/.",
    ),
    "respa_user": (
        'Helsingin Respa ei käytä käyttäjätunnusta vaan avainta. Puuttuuko rivi dialect = "turku"?',
        'Helsinki\'s Respa takes a key and no user name. Is the line dialect = "turku" missing?',
    ),
    "respa_seldom": (
        '{value} on pitkä väli: sen ajan muualla varattu aika voi näyttää täällä vapaalta. Kirjoita "1 min".',
        '{value} is long for a time booked elsewhere to look free here. Write "1 min".',
    ),
    "source_secret": (
        "avain puuttuu. Kirjoita token_file (tiedosto) tai token_env (ympäristömuuttuja), josta avain luetaan.",
        "there is no key. Write token_file (a file) or token_env (an environment variable) to read it from.",
    ),
    "no_rooms": ("yhtään varattavaa tilaa ei ole.", "there is nothing to book."),
    "hours_overlap": ("{day}: ajat {first} ja {second} menevät päällekkäin.", "{day}: {first} and {second} overlap."),
    "hours_twice": ("{day} on kirjoitettu kahteen kertaan ({other}).", "{day} is written twice ({other})."),
    "hours_none": ("talo ei ole koskaan auki.", "the house is never open."),
    "exception_both": (
        "kirjoita joko hours (samat ajat joka päivä) tai week (viikonpäivittäin), ei molempia.",
        "write either hours (the same every day) or week (by weekday), not both.",
    ),
    "exception_neither": (
        'aukiolo puuttuu. Kirjoita hours = "suljettu" tai hours = "10-15".',
        'the hours are missing. Write hours = "closed" or hours = "10-15".',
    ),
    "exception_past": ("{day} on jo mennyt. Rivin voi poistaa.", "{day} is past. The entry can be removed."),
    "exception_twice": ("{day} on jo toisessa poikkeuksessa.", "{day} is already in another exception."),
    "question_id": (
        "kysymyksen tunnuksessa saa olla vain pieniä kirjaimia a-z, numeroita ja viivoja, kuten [questions.lehdet].",
        "a question's id may have only small letters a-z, digits and hyphens, like [questions.papers].",
    ),
    "question_mute": (
        "kysymykseen ei voi vastata. Kirjoita answers, tai moods = true tai asks_text = true.",
        "the question cannot be answered. Write answers, or moods = true or asks_text = true.",
    ),
    "answers_few": (
        "yhdestä vastauksesta ei voi valita. Kirjoita 2-6 vastausta tai poista avain.",
        "there is nothing to choose from one answer. Write 2 to 6 of them, or remove the key.",
    ),
    "question_past": (
        "{day} on jo mennyt, kysymystä ei enää kysytä. Jätä se tiedostoon niin kauan kuin tulokset ovat esillä.",
        "{day} is past, the question is not asked any more. Keep it in the file while its results are shown.",
    ),
    "question_overlap": (
        "samaan aikaan kysytään myös {other}. Kioski kysyy ensin sen, joka on tiedostossa ylempänä.",
        "{other} is asked at the same time. The kiosk asks first what stands higher in the file.",
    ),
    "zone": (
        "{value} ei ole tunnettu aikavyöhyke. Suomessa se on Europe/Helsinki.",
        "{value} is not a known time zone. In Finland it is Europe/Helsinki.",
    ),
    "icon": ("{value} ei ole kuvakkeen nimi.", "{value} is not the name of an icon."),
    "icon_near": ("{value} ei ole kuvakkeen nimi. Tarkoititko {near}?", "{value} is not an icon. Did you mean {near}?"),
    "url": (
        '{value} ei ole verkko-osoite. Kirjoita kokonaan, esimerkiksi "https://varaus.kirjasto.fi".',
        '{value} is not a web address. Write it whole, for example "https://booking.library.fi".',
    ),
    "url_secret": (
        "osoitteessa ei saa olla tunnusta eikä salasanaa.",
        "an address must not hold a user name or a password.",
    ),
    "url_plain": (
        "osoite alkaa http:// eikä https://, joten laitetunnus kulkee verkossa salaamatta.",
        "the address begins with http:// and not https://, so the device token travels unencrypted.",
    ),
    "hub_address": (
        '{value} ei käy. Kirjoita "embedded" tai palvelimen osoite, esimerkiksi "https://hub.kirjasto.fi".',
        '{value} will not do. Write "embedded" or the server\'s address, for example "https://hub.library.fi".',
    ),
    "host": (
        '{value} ei ole palvelimen nimi. Kirjoita pelkkä nimi, esimerkiksi "kirjasto.fi".',
        '{value} is not a host name. Write the name alone, for example "library.fi".',
    ),
    "listen": (
        '{value} ei ole osoite ja portti. Kirjoita esimerkiksi "127.0.0.1:8800".',
        '{value} is not an address and a port. Write for example "127.0.0.1:8800".',
    ),
    "database": (
        "tietokannan osoitteen pitää alkaa sqlite:/// tai postgresql://.",
        "a database address must begin with sqlite:/// or postgresql://.",
    ),
    "text_untranslated": (
        "{languages} puuttuu; sillä kielellä näytetään suomenkielinen teksti.",
        "{languages} is missing; the Finnish text is shown in that language.",
    ),
}


def words(code: str, language: str) -> str:
    """The message of a code as a template; a code without one still says which it is."""
    unheard = (f"virhe {code}.", f"error {code}.")
    of_the_mystery = MESSAGES_OF_THE_MYSTERY.get(code) or MESSAGES_OF_THE_CHECKER.get(code, unheard)
    finnish, english = MESSAGES.get(code) or MESSAGES_OF_THE_HOUSE.get(code) or of_the_mystery
    return english if language == "en" else finnish
