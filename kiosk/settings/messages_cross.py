"""What staff read when values do not fit together; see `cross*.py`."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_WHAT_MUST_FIT: Final[dict[str, tuple[str, str]]] = {
    "periods_order": (
        "{min} on pidempi kuin pisin varaus (max_period = {max}). Muuta toista.",
        "{min} is longer than the longest booking (max_period = {max}). Change one.",
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
    "quota_uncounted": (
        'rajaa ei voi laskea, ellei kirjastokorttia kysytä. Lisää tilaan asks = ["card"].',
        'the limit cannot be counted unless the library card is asked for. Add asks = ["card"] to the room.',
    ),
    "card_unused": (
        "kirjastokorttia kysytään, mutta tilalla ei ole rajaa (quota). Kysy vain, mitä tarvitset.",
        "the library card is asked for, but the room has no limit (quota). Ask only for what is needed.",
    ),
    "quota_erased": (
        "viikon raja unohtaa varaukset, joiden päättymisestä on {days} pv (house.erase_after_days). Seitsemän riittää.",
        "the weekly limit forgets bookings that ended {days} d ago (house.erase_after_days). Seven is enough.",
    ),
    "never_bookable": (
        "lyhin varaus ({min}) ei mahdu mihinkään aukioloaikaan: tilaa ei voisi koskaan varata.",
        "the shortest booking ({min}) fits in no opening: it could never be booked.",
    ),
    "longest_unfit": (
        "pisin varaus ({max}) ei mahdu mihinkään aukioloaikaan; pisin on {longest}.",
        "the longest booking ({max}) fits in no opening; the longest is {longest}.",
    ),
    "repeated": ("{value} on luettelossa kahteen kertaan. Poista toinen.", "{value} is in the list twice. Remove one."),
    "room_id": (
        "tilan tunnuksessa saa olla vain pieniä kirjaimia a-z, numeroita ja viivoja, esimerkiksi [rooms.pelihuone].",
        "a room's id may have only small letters a-z, digits and hyphens, for example [rooms.game-room].",
    ),
    "same_name": (
        "sama nimi kuin tilalla {other}: asiakas ei erota niitä. Muuta toista.",
        "the same name as {other}: patrons cannot tell. Change one.",
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
    "hours_overlap": (
        "{day}: ajat {first} ja {second} menevät päällekkäin. Muuta toista.",
        "{day}: {first} and {second} overlap. Change one.",
    ),
    "hours_twice": (
        "{day} on kirjoitettu kahteen kertaan ({other}). Poista toinen.",
        "{day} is written twice ({other}). Remove one.",
    ),
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
    "exception_twice": (
        "{day} on jo toisessa poikkeuksessa. Muuta sitä tai poista tämä.",
        "{day} is already in another exception. Change that one or remove this.",
    ),
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
    "icon": (
        "{value} ei ole kuvakkeen nimi. Nimet ovat englantia, esimerkiksi piano: https://pictogrammers.com/library/mdi.",
        "{value} is not the name of an icon. They are listed at https://pictogrammers.com/library/mdi.",
    ),
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
    "url_local": (
        "{value} on tämän koneen oma osoite, jota asiakkaan puhelin ei näe. Kirjoita osoite, joka toimii verkossa.",
        "{value} is this machine's own address, which no phone can see. Write the one that works in the network.",
    ),
    "hub_token": (
        'laitetunnus puuttuu. Kirjoita kohtaan [hub] token_file = "tiedosto"; tunnuksen tekee "kiosk hub enrol NIMI".',
        'there is no device token. Write token_file = "file" under [hub]; "kiosk hub enrol NAME" makes the token.',
    ),
    "hub_token_file": (
        "tällä koneella ei ole tiedostoa {value}. Tallenna siihen laitetunnus, jonka kiosk hub enrol näytti.",
        "there is no file {value} on this machine. Save the device token in it that kiosk hub enrol has shown.",
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
