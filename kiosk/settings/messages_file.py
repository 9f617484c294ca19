"""What staff read when a file cannot be read at all."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_A_FILE: Final[dict[str, tuple[str, str]]] = {
    # the file itself
    "file_missing": (
        "tiedostoa ei ole. Kopioi malli ohjelman config-kansiosta.",
        "there is no such file. Copy the example from the program's config folder.",
    ),
    "file_directory": (
        "tämä on kansio, ei tiedosto. Siirrä se pois ja kopioi malli ohjelman config-kansiosta.",
        "this is a folder, not a file. Move it away and copy the example from the program's config folder.",
    ),
    "file_word": (
        "tiedosto on tallennettu tekstinkäsittelyohjelmalla. Avaa se siinä ja tallenna muodossa pelkkä teksti (UTF-8).",
        "the file was saved by a word processor. Open it there and save it as plain text (UTF-8).",
    ),
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
    "syntax_twice": (
        "{name} on kirjoitettu kahteen kertaan, ensin riville {first}. Poista toinen.",
        "{name} is written twice, first on line {first}. Remove one.",
    ),
    "syntax_twice_heading": (
        "{name} on jo rivillä {first}. Poista toinen. Vain otsikko kaksin hakasulkein, [[exceptions]], saa toistua.",
        "{name} is on line {first} already. Remove one. Only headings in two brackets, [[exceptions]], may recur.",
    ),
    "syntax_escape": (
        "tekstissä on kenoviiva \\. Kirjoita se kahdesti (\\\\) tai käytä kauttaviivaa /.",
        "there is a backslash \\ in the text. Write it twice (\\\\) or use a slash /.",
    ),
    "syntax_equals": (
        "avaimen jälkeen puuttuu yhtäsuuruusmerkki. Kirjoita avain = arvo; selityksen eteen tulee #.",
        "there is no equals sign after the key. Write key = value; before a comment goes #.",
    ),
    "syntax_key": (
        "rivin alku ei ole avain. Avaimessa ei ole väliä, pilkkua eikä kirjaimia ä, ö, å; muuten lainausmerkit.",
        "the line does not begin with a key. A key with spaces, commas or letters like ä, ö needs quotation marks.",
    ),
    "syntax_bracket": (
        "sulje hakasulku tai aaltosulku: jokaisella [ on ] ja jokaisella {{ on }}. Otsikossa niitä on yhtä monta.",
        "close the bracket or the brace: each [ has its ] and each {{ its }}. A heading has as many of both.",
    ),
    "syntax_value": (
        'arvo puuttuu tai on väärää muotoa. Tekstit, kestot ja päivät kirjoitetaan lainausmerkkeihin: "2 h".',
        'the value is missing or malformed. Write texts, durations and days in quotation marks: "2 h".',
    ),
    "syntax_extra": (
        "rivillä on jotain ylimääräistä arvon jälkeen. Poista se, tai kirjoita sen eteen #, jos se on selitys.",
        "there is something extra after the value. Take it out, or put # before it if it is a comment.",
    ),
    "syntax_character": (
        "rivillä on näkymätön ohjausmerkki. Kirjoita rivi uudelleen.",
        "the line has an invisible control character. Write the line again.",
    ),
    "syntax_deep": ("sulkeita on sisäkkäin liian monta.", "there are too many nested brackets."),
    "syntax_other": ("riviä ei voi lukea. Vertaa malliin.", "the line cannot be read. Compare with the example."),
}
