"""What staff read when a page, a picture or the floor plan in `config/house/` is wrong; the manner is messages.py's."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_THE_HOUSE: Final[dict[str, tuple[str, str]]] = {
    # files
    "house_folder": (
        "tämän pitää olla kansio, jossa ovat sivut, kuvat ja pohja.toml.",
        "this must be a folder that holds sivut, kuvat and pohja.toml.",
    ),
    "page_name": (
        "nimi ei ole sivun nimi. Kirjoita pienillä kirjaimilla nimi ja kieli: pelihuone.fi.md.",
        "this is not the name of a page. Write a name in small letters and a language: pelihuone.fi.md.",
    ),
    "page_name_near": (
        "nimi ei ole sivun nimi. Tarkoititko {near}?",
        "this is not the name of a page. Did you mean {near}?",
    ),
    "page_finnish": (
        "sivulla ei ole suomenkielistä tekstiä. Tee tiedosto {name}.",
        "the page has no Finnish text. Make the file {name}.",
    ),
    "page_untranslated": (
        "sivua ei ole kielillä {languages}; silloin näytetään suomenkielinen sivu.",
        "there is no page in {languages}; the Finnish one is shown instead.",
    ),
    "page_gone": ("tiedostoa ei ole enää.", "the file is not there any more."),
    "page_large": ("tiedosto on liian suuri sivuksi.", "the file is too large for a page."),
    "page_blank": (
        "sivu on tyhjä. Kirjoita alkuun otsikko ja ingressi.",
        "the page is empty. Begin with otsikko and ingressi.",
    ),
    # the first lines
    "page_missing": (
        "puuttuu. Lisää sivun alkuun rivi, joka alkaa näin, ja jätä otsikkorivien jälkeen tyhjä rivi.",
        "is missing. Add a line that begins so, and leave an empty line after the header.",
    ),
    "page_header_line": (
        'rivi "{value}" ei kuulu sivun alkuun. Sivun alussa on rivejä kuten otsikko: Pelihuone ja sitten tyhjä rivi.',
        'the line "{value}" does not belong here. A page begins with lines like otsikko: Pelihuone and an empty line.',
    ),
    "page_key_near": ("tuntematon tieto. Tarkoititko {near}?", "unknown key. Did you mean {near}?"),
    "page_key": (
        "tuntematon tieto. Sivun alkuun käyvät: {known}. Puuttuuko niiden jälkeen tyhjä rivi?",
        "unknown key. A page begins with: {known}. Is the empty line after them missing?",
    ),
    "page_key_twice": ("on kirjoitettu kahteen kertaan. Poista toinen.", "is written twice. Remove one."),
    "page_empty": ("on tyhjä. Kirjoita teksti tai poista rivi.", "is empty. Write a text or remove the line."),
    "page_long": (
        "on liian pitkä: {length} merkkiä. Enintään {at_most}.",
        "is too long: {length} characters. At most {at_most}.",
    ),
    "page_order": (
        "{value} ei ole kokonaisluku. Kirjoita esimerkiksi järjestys: 20.",
        "{value} is not a whole number. Write for example järjestys: 20.",
    ),
    "page_shared": (
        "tieto otetaan suomenkielisestä sivusta, jossa se on toinen. Poista rivi tästä.",
        "this is taken from the Finnish page, where it differs. Remove the line here.",
    ),
    "place_near": (
        "pohjapiirroksessa ei ole paikkaa {value}. Tarkoititko {near}?",
        "the floor plan has no place {value}. Did you mean {near}?",
    ),
    "place_unknown": (
        "pohjapiirroksessa ei ole paikkaa {value}. Paikat: {known}.",
        "the floor plan has no place {value}. Its places: {known}.",
    ),
    "room_near": (
        "tilaa {value} ei ole tiedostossa hub.toml. Tarkoititko {near}?",
        "there is no room {value} in hub.toml. Did you mean {near}?",
    ),
    "room_unknown": (
        "tilaa {value} ei ole tiedostossa hub.toml. Poista rivi tai vaihda tila. Tilat: {known}.",
        "there is no room {value} in hub.toml. Remove the line or change the room. Its rooms: {known}.",
    ),
    "page_near": ("sivua {value} ei ole. Tarkoititko {near}?", "there is no page {value}. Did you mean {near}?"),
    "page_unknown": ("sivua {value} ei ole. Sivut: {known}.", "there is no page {value}. The pages: {known}."),
    # the text
    "page_html": (
        "HTML-koodia tai kulmasulkeita < > ei voi käyttää. Kirjoita pelkkä teksti.",
        "HTML or angle brackets < > cannot be used. Write plain text.",
    ),
    "page_table": (
        "taulukkoa ei voi näyttää. Kirjoita tiedot luetteloksi: jokainen rivi alkaa viivalla ja välillä.",
        "a table cannot be shown. Write a list: each line begins with a dash and a space.",
    ),
    "page_quote": (
        "rivin alussa on >. Lainausta ei voi näyttää: poista merkki.",
        "the line begins with >. A quotation cannot be shown: remove the sign.",
    ),
    "page_code": (
        "kolmen takahipsun ``` lohkoa ei voi näyttää. Poista ne.",
        "a block between ``` cannot be shown. Remove them.",
    ),
    "page_rule": ("vaakaviivaa ei näytetä. Rivin voi poistaa.", "a rule is not shown. The line can be removed."),
    "page_markup": (
        "tätä merkintää ei voi näyttää. Käytä otsikoita, kappaleita, luetteloita, kuvia ja linkkejä.",
        "this markup cannot be shown. Use headings, paragraphs, lists, pictures and links.",
    ),
    "page_nested": (
        "luettelon sisällä ei voi olla toista luetteloa. Poista sisennys.",
        "a list cannot hold another list. Remove the indent.",
    ),
    "page_bold": (
        "lihavointia tai kursiivia ei näytetä. Merkit * ja _ voi poistaa.",
        "bold or italics are not shown. The signs * and _ can be removed.",
    ),
    "page_text_long": (
        "kappale on liian pitkä: {length} merkkiä. Jaa se osiin, enintään {at_most} merkkiä kerrallaan.",
        "the paragraph is too long: {length} characters. Split it; at most {at_most} each.",
    ),
    "page_link": (
        '{value} ei ole verkko-osoite. Kirjoita kokonaan, esimerkiksi "https://www.celia.fi".',
        '{value} is not a web address. Write it whole, for example "https://www.celia.fi".',
    ),
    "page_host": (
        "osoite {host} ei ole sallittu. Lisää se tiedostoon hub.toml: [server] link_hosts.",
        "the address {host} is not allowed. Add it to hub.toml: [server] link_hosts.",
    ),
    "page_link_inside": (
        "linkki on keskellä tekstiä. Kirjoita se omalle rivilleen, tyhjä rivi molemmin puolin.",
        "the link is within a text. Put it on a line of its own, with an empty line on both sides.",
    ),
    "page_link_form": (
        "linkissä on välilyönti tai ylimääräinen merkki. Kirjoita [teksti](https://osoite).",
        "the link has a space or a stray sign. Write [text](https://address).",
    ),
    "page_live_near": ("{value} ei käy. Tarkoititko {near}?", "{value} will not do. Did you mean {near}?"),
    "page_live": (
        "{value} ei käy. Aaltosulkeisiin käyvät {{aukioloajat}} ja {{tila: tunnus}}.",
        "{value} will not do. In braces {{aukioloajat}} and {{tila: id}} can stand.",
    ),
    # pictures
    "picture_alt": (
        "kerro hakasuluissa, mitä kuvassa {value} näkyy: ![Kaksi nuorta pelaa](kuva.jpg).",
        "say in the brackets what picture {value} shows: ![Two people play](kuva.jpg).",
    ),
    "picture_inside": (
        "kuva on keskellä tekstiä. Kirjoita se omalle rivilleen, tyhjä rivi molemmin puolin.",
        "the picture is within a text. Put it on a line of its own, with an empty line on both sides.",
    ),
    "picture_name": (
        "kuvan tiedostonimessä on välilyönti, tai suljemerkki puuttuu. Nimeä tiedosto ilman välejä: oma-kuva.jpg.",
        "the file name has a space, or a bracket is missing. Name the file without spaces: my-picture.jpg.",
    ),
    "picture_place": (
        "{value}: kuvat otetaan vain kansiosta kuvat. Kopioi kuva sinne ja kirjoita pelkkä tiedoston nimi.",
        "{value}: pictures come from the folder kuvat only. Copy the picture there and write its file name.",
    ),
    "picture_missing": (
        "kansiossa kuvat ei ole kuvaa {value}.",
        "there is no picture {value} in the folder kuvat.",
    ),
    "picture_missing_near": (
        "kansiossa kuvat ei ole kuvaa {value}. Tarkoititko {near}?",
        "there is no picture {value} in the folder kuvat. Did you mean {near}?",
    ),
    "picture_heic": (
        "{value} on HEIC-kuva, jota kioski ei osaa näyttää. Tallenna se JPEG-kuvana.",
        "{value} is a HEIC picture, which the kiosk cannot show. Save it as JPEG.",
    ),
    "picture_kind": (
        "{value} ei ole kuva. Tallenna se JPEG- tai PNG-kuvana.",
        "{value} is not a picture. Save it as JPEG or PNG.",
    ),
    "picture_broken": (
        "kuva {value} on viallinen. Kopioi se uudelleen.",
        "the picture {value} is damaged. Copy it again.",
    ),
    "picture_large": (
        "kuva {value} on liian suuri. Pienennä se: enintään {longest} megatavua.",
        "the picture {value} is too large. Make it smaller: at most {longest} megabytes.",
    ),
    "picture_unreadable": (
        "kuvaa {value} ei saa lukea. Tarkista lukuoikeus.",
        "the picture {value} may not be read. Check its permissions.",
    ),
    "picture_unused": ("mikään sivu ei käytä tätä kuvaa.", "no page uses this picture."),
    # the floor plan
    "staff_point": (
        "tämä ei ole piste. Kirjoita metrit näin: [3.5, 2].",
        "this is not a point. Write metres like this: [3.5, 2].",
    ),
    "staff_line": (
        "tämä ei ole viiva. Kirjoita pisteet näin: [[0, 0], [12, 0]].",
        "this is not a line. Write points like this: [[0, 0], [12, 0]].",
    ),
    "staff_outline": (
        "tämä ei ole alue. Kirjoita [x, y, leveys, syvyys] tai kulmat [[0, 0], [4, 0], [4, 3]].",
        "this is not an outline. Write [x, y, width, depth] or the corners [[0, 0], [4, 0], [4, 3]].",
    ),
    "staff_outline_flat": (
        "suorakulmion leveyden ja syvyyden pitää olla yli 0. Järjestys on [x, y, leveys, syvyys].",
        "a rectangle's width and depth must exceed 0. The order is [x, y, width, depth].",
    ),
    "plan_no_floors": ("pohjapiirroksessa ei ole kerrosta.", "the plan has no floor."),
    "plan_id": (
        "tunnuksessa käyvät vain pienet kirjaimet a-z, numerot ja viiva.",
        "an id may hold only the small letters a-z, digits and hyphens.",
    ),
    "plan_same_name": (
        "samassa kerroksessa on jo tämän niminen paikka: {other}.",
        "this floor already has a place of this name: {other}.",
    ),
    "plan_no_route": (
        "reitti puuttuu. Ilman sitä paikan kohdalla ei ole painiketta Näytä reitti.",
        "the route is missing. Without it the place has no button for the way there.",
    ),
    "kiosk_place_near": (
        "pohjapiirroksessa house/pohja.toml ei ole paikkaa {value}. Tarkoititko {near}?",
        "there is no place {value} on the plan house/pohja.toml. Did you mean {near}?",
    ),
    "kiosk_place_unknown": (
        "pohjapiirroksessa house/pohja.toml ei ole paikkaa {value}. Paikat: {known}.",
        "there is no place {value} on the plan house/pohja.toml. Its places: {known}.",
    ),
    "plan_route_self": (
        "tämä on paikka itse. Kirjoita, mistä paikasta reitti lähtee.",
        "this is the place itself. Write from which place the way begins.",
    ),
    "plan_place": (
        "paikkaa {value} ei ole pohjapiirroksessa. Paikat: {known}.",
        "there is no place {value} on the plan. Its places: {known}.",
    ),
    "plan_place_near": (
        "paikkaa {value} ei ole pohjapiirroksessa. Tarkoititko {near}?",
        "there is no place {value} on the plan. Did you mean {near}?",
    ),
    "plan_floor": ("kerrosta {value} ei ole. Kerrokset: {known}.", "there is no floor {value}. The floors: {known}."),
    "plan_floor_near": (
        "kerrosta {value} ei ole. Tarkoititko {near}?",
        "there is no floor {value}. Did you mean {near}?",
    ),
    "plan_off_floor": (
        "piste {point} ei ole kerroksen sisällä. Kerroksen koko on {size} metriä.",
        "the point {point} is off the floor, which is {size} metres.",
    ),
    "plan_crosses": (
        "alueen reuna leikkaa itsensä. Kirjoita kulmat järjestyksessä ympäri.",
        "the outline crosses itself. Write the corners in order, all the way around.",
    ),
    "plan_small": (
        "alue on liian pieni nähtäväksi. Onko järjestys [x, y, leveys, syvyys]?",
        "the area is too small to be seen. Is the order [x, y, width, depth]?",
    ),
}
"""Finnish and English by code."""
