"""Messages about a story's folder, `config/mystery/NAME/`. As in `messages.py`."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_THE_MYSTERY: Final[dict[str, tuple[str, str]]] = {
    "story_folder": (
        "tarinan kansiossa ei ole tiedostoa tarina.toml.",
        "there is no tarina.toml in the story's folder.",
    ),
    "story_folder_near": (
        "tarinaa {value} ei ole kansiossa mystery. Tarkoititko {near}?",
        "there is no story {value} in the folder mystery. Did you mean {near}?",
    ),
    "story_folder_unknown": (
        'tarinaa {value} ei ole kansiossa mystery. Tarinat: {known}. Tyhjä "" tarkoittaa, ettei peliä ole.',
        'there is no story {value} in the folder mystery. Stories: {known}. An empty "" means no game.',
    ),
    "story_id": (
        "tunnus {value} ei kelpaa. Käytä pieniä kirjaimia a–z, numeroita ja yhdysviivaa.",
        "the id {value} will not do. Use small letters a-z, digits and hyphens.",
    ),
    "staff_picture_area": (
        "alueessa pitää olla vähintään kolme kulmaa [[x, y], …], luvut nollasta yhteen (osia kuvasta).",
        "an area needs at least three corners [[x, y], …], numbers from 0 to 1 (parts of the picture).",
    ),
    "story_clue_near": (
        "vihjettä {value} ei ole. Tarkoititko {near}?",
        "there is no clue {value}. Did you mean {near}?",
    ),
    "story_clue_unknown": ("vihjettä {value} ei ole. Vihjeet: {known}.", "there is no clue {value}. Clues: {known}."),
    "story_spot_near": (
        "paikkaa {value} ei ole. Tarkoititko {near}?",
        "there is no spot {value}. Did you mean {near}?",
    ),
    "story_spot_unknown": ("paikkaa {value} ei ole. Paikat: {known}.", "there is no spot {value}. Spots: {known}."),
    "story_card_near": (
        "korttia {value} ei ole. Tarkoititko {near}?",
        "there is no card {value}. Did you mean {near}?",
    ),
    "story_card_unknown": ("korttia {value} ei ole. Kortit: {known}.", "there is no card {value}. Cards: {known}."),
    "story_area_near": (
        "aluetta {value} ei ole. Tarkoititko {near}?",
        "there is no area {value}. Did you mean {near}?",
    ),
    "story_area_unknown": ("aluetta {value} ei ole. Alueet: {known}.", "there is no area {value}. Areas: {known}."),
    "story_was_taken": (
        "tunnus {value} on vielä käytössä tai toisenkin vihjeen entinen. Vihje {clue} ei voi ottaa sitä.",
        "the id {value} is in use, or another clue was called so too. The clue {clue} cannot take it.",
    ),
    "needs_count": (
        "count on {count}, mutta luettelossa of on vain {of} vihjettä.",
        "count is {count}, but the list of has only {of} clues.",
    ),
    "puzzle_none": (
        "tasolla {level} ei ole tehtävää. Lisää taulukko puzzle tai {level}.",
        "the level {level} has no puzzle. Add the table puzzle or {level}.",
    ),
    "puzzle_level": (
        "vihje ei ole tällä tasolla (levels: {levels}), joten tehtävää ei näe kukaan.",
        "the clue is not on this level (levels: {levels}), so nobody meets this puzzle.",
    ),
    "puzzle_needs": (
        "avain {key} puuttuu. Laji {kind} tarvitsee sen.",
        "the key {key} is missing. The kind {kind} needs it.",
    ),
    "puzzle_useless": (
        "laji {kind} ei käytä tätä avainta. Sen avaimet: {keys}.",
        "the kind {kind} does not use this key. Its keys: {keys}.",
    ),
    "story_text_gone": (
        "tekstitiedosto puuttuu. Tee se: jokaisella vihjeellä ja kortilla on tiedosto joka kielellä.",
        "the text file is missing. Make it: every clue and card has a file in each language.",
    ),
    "story_text_stray": (
        "tiedostoa ei käytä mikään. Onko nimi oikein? Tunnukset: {known}.",
        "nothing uses this file. Is its name right? The ids: {known}.",
    ),
    "story_title": (
        "otsikko puuttuu. Ensimmäinen rivi on otsikko: # Otsikko",
        "the title is missing. The first line is the title: # Title",
    ),
    "story_section_unknown": (
        "osaa {value} ei tunneta. Osat: {known}.",
        "there is no section {value}. The sections: {known}.",
    ),
    "story_section_near": (
        "osaa {value} ei tunneta. Tarkoititko {near}?",
        "there is no section {value}. Did you mean {near}?",
    ),
    "story_section_twice": ("osa {value} on kahteen kertaan.", "the section {value} is there twice."),
    "story_section_empty": ("osassa {value} ei ole tekstiä.", "the section {value} has no text."),
    "story_section_missing": ("osa {value} puuttuu.", "the section {value} is missing."),
    "story_tag": (
        "suluissa on {value}. Siinä voi olla: lapset, perhe, etsivä, kiertotie.",
        "the brackets hold {value}. They may hold: lapset, perhe, etsivä, kiertotie.",
    ),
    "story_hints_few": (
        "vihjeitä ({level}) on {count}. Niitä pitää olla vähintään yksi, mielellään kolme.",
        "there are {count} hints ({level}). There must be at least one, better three.",
    ),
    "story_options": (
        "osassa Vaihtoehdot pitää olla vähintään kaksi riviä, jotka alkavat viivalla (- yksi).",
        "the section Vaihtoehdot needs at least two lines that begin with a hyphen (- one).",
    ),
    "story_options_differ": (
        "vaihtoehtoja on {count}, suomeksi niitä on {fi}. Niitä pitää olla yhtä monta ja samassa järjestyksessä.",
        "there are {count} options, in Finnish {fi}. There must be as many, in the same order.",
    ),
    "story_pair": (
        "rivillä {value} ei ole paria. Kirjoita: - tämä = tuo",
        "the line {value} is no pair. Write: - this = that",
    ),
    "story_right": (
        "oikea vaihtoehto {value} puuttuu: vaihtoehtoja on {count}, ensimmäinen on 0.",
        "there is no option {value}: there are {count}, the first one is 0.",
    ),
    "story_area_unnamed": (
        "alueella {value} ei ole nimeä osassa Alueet (- {value} = nimi).",
        "the area {value} has no name in the section Alueet (- {value} = name).",
    ),
}
"""Finnish and English by code."""
