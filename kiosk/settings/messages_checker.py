"""What staff read of a story that can be read but has something to mend; the manner is messages.py's.

Levels are named as in tarina.toml; {levels} is empty when all of them are meant, and begins with a space otherwise.
"""

from __future__ import annotations

from typing import Final

MESSAGES_OF_THE_CHECKER: Final[dict[str, tuple[str, str]]] = {
    # the way through
    "last_not_in_level": (
        "viimeinen vihje ei ole mukana pelissä{levels}, joten peliä ei voi päättää.",
        "the last clue is not in the game{levels}, so it cannot end.",
    ),
    "last_unreached": (
        "viimeiseen vihjeeseen ei pääse{levels} (aika: {modes}). Ratkaisematta jää: {clues}.",
        "nobody comes to the last clue{levels} (hours: {modes}). What stays unsolved: {clues}.",
    ),
    "clue_needs_absent": (
        "vihjeeseen ei pääse{levels}: sillä tasolla ei ole vihjettä {clues}. Poista se tästä tai lisää se tasolle.",
        "nobody comes to the clue{levels}: that level has no clue {clues}. Take it out here or add it to the level.",
    ),
    "clue_circle": (
        "vihjeeseen ei pääse{levels}: se odottaa vihjettä {clues}, ja se taas tätä.",
        "nobody comes to the clue{levels}: it waits for the clue {clues}, which waits for this one.",
    ),
    "clue_needs_many": (
        "vihjeeseen ei pääse{levels}: count on suurempi kuin ratkaistavien vihjeiden määrä.",
        "nobody comes to the clue{levels}: count is more than there are clues to solve.",
    ),
    "clue_shut": (
        "paikkaan {spot} ei pääse aina (ei: {modes}){levels}, eikä vihjeellä ole kiertotietä.",
        "the spot {spot} is not always open (not in: {modes}){levels}, and the clue has no detour (kiertotie).",
    ),
    "clue_shut_stuck": (
        "paikkaan {spot} ei pääse (aika: {modes}){levels}, ja peli jää siihen. Kirjoita vihjeelle kiertotie.",
        "the spot {spot} cannot be reached (hours: {modes}){levels}, and there the game ends. Write a kiertotie.",
    ),
    "detour_none": (
        "vihjeellä ei ole kiertotietä. Jos kortti häviää paikasta {spot}, vihje jää ratkaisematta.",
        "the clue has no detour (kiertotie). Should its card at {spot} be lost, it stays unsolved.",
    ),
    "detour_none_stuck": (
        "vihjeellä ei ole kiertotietä. Jos kortti häviää paikasta {spot}, peliä ei voi päättää{levels}.",
        "the clue has no detour (kiertotie). Should its card at {spot} be lost, the game has no end{levels}.",
    ),
    "clue_leads_nowhere": (
        "mikään ei tarvitse vihjettä, eikä siitä jää muistiin mitään.",
        "nothing needs the clue, and nothing of it is kept in the notes.",
    ),
    # tasks
    "puzzle_shut": (
        "tehtävää ei avaa mikään vastaus (kielet: {languages}). Tarkista oikea vastaus.",
        "no answer opens the task (languages: {languages}). Look at the right answer.",
    ),
    "near_is_right": (
        'melkein oikea vastaus "{value}" on oikea: vastausta ei koskaan näytetä. Poista se otsikosta.',
        'the near answer "{value}" is a right one: its reply is never shown. Take it out of the heading.',
    ),
    "near_twice": (
        '"{value}" kuuluu jo aiempaan Melkein-osaan, jonka vastaus näytetään.',
        '"{value}" belongs to an earlier section Melkein already, whose reply is shown.',
    ),
    "lock_digits": (
        'lukon vastauksessa "{value}" on muuta kuin numeroita.',
        'the answer "{value}" of a lock has other signs than digits.',
    ),
    "lock_length": (
        'vastauksessa "{value}" on {count} numeroa, mutta lukossa {length} (length).',
        'the answer "{value}" has {count} digits, the lock has {length} (length).',
    ),
    "wheel_reads": (
        'kiekolla luettuna tässä on "{value}", joka ei ole vastaus eikä lue missään vihjeessä. Tarkista shift.',
        'read with the wheel this is "{value}", which is no answer and stands in no hint. Look at shift.',
    ),
    "morse_reads": (
        'merkeistä tulee "{value}", joka ei ole vastaus eikä lue missään vihjeessä.',
        'the signs say "{value}", which is no answer and stands in no hint.',
    ),
    "morse_signs": (
        "morsemerkkiä ei ole näille: {value}. Käytä kirjaimia ja numeroita.",
        "Morse has no sign for: {value}. Use letters and digits.",
    ),
    "detour_card": (
        "kiertotiellä luetaan kortti {value}, joka on paikassa {spot}. Kiertotie tehdään kioskilla.",
        "the detour asks for the card {value}, which lies at {spot}. A detour is done at the kiosk.",
    ),
    "all_right": (
        "kaikki vaihtoehdot ovat oikein, joten vastata ei tarvitse miettimällä. Jätä vääriäkin.",
        "every option is right, so there is nothing to find out. Leave some that are wrong.",
    ),
    "options_alike": (
        '"{value}" ja "{other}" ovat sama vaihtoehto. Joukkue ei voi erottaa niitä. Muuta toista.',
        '"{value}" and "{other}" are one and the same. A team cannot tell them apart. Change one.',
    ),
    # answers
    "answer_twice": (
        '"{value}" on sama vastaus kuin "{other}". Toisen voi poistaa.',
        '"{value}" is the same answer as "{other}". One can go.',
    ),
    "answer_shared": (
        '"{value}" avaa myös vihjeen {clue} ("{other}"){levels}. Joukkue voi luulla, että kioski on väärässä.',
        '"{value}" opens the clue {clue} as well ("{other}"){levels}. A team may think that the kiosk is wrong.',
    ),
    "answer_on_page": (
        'vastaus "{value}" lukee vihjeen omassa tekstissä{levels}: korttia ei tarvitse hakea.',
        'the answer "{value}" stands in the clue\'s own text{levels}: nobody has to find the card.',
    ),
    "answer_elsewhere": (
        'vastaus "{value}" lukee jo aiemmin, vihjeessä {clue} (osa {part}){levels}.',
        'the answer "{value}" is read before, in the clue {clue} (part {part}){levels}.',
    ),
    # what is put up in the house
    "code_alike": (
        "koodissa {value} on merkki, jonka voi lukea väärin: {signs}. Vaihda koodi.",
        "the code {value} has a sign that is easily misread: {signs}. Choose another code.",
    ),
    "code_form": (
        "koodi {value} ei kelpaa. Siinä pitää olla 4–6 kirjainta A–Z ja numeroa.",
        "the code {value} will not do. It needs 4 to 6 letters A-Z and digits.",
    ),
    "code_taken": (
        "koodi {value} on jo kortilla {card}. Vaihda toinen.",
        "the card {card} has the code {value} already. Choose another.",
    ),
    "card_elsewhere": (
        "kortti {card} on paikassa {spot}, mutta vihjeen paikka on {other}. Kirjoita molempiin sama paikka.",
        "the card {card} lies at {spot}, but the clue's spot is {other}. Write the same spot in both.",
    ),
    "card_no_spot": (
        "kortilla ei ole paikkaa. Lisää avain spot.",
        "the card has no place. Add the key spot.",
    ),
    "card_unused": ("mikään vihje ei tarvitse tätä korttia.", "no clue needs this card."),
    "spot_unused": ("paikkaa ei käytä mikään.", "nothing uses this spot."),
    "spot_height": (
        "korkeus on {value} cm. Pyörätuolista ylettyy {low}–{high} cm:n korkeudelle.",
        "the height is {value} cm. From a wheelchair one reaches {low} to {high} cm.",
    ),
    # texts
    "hints_few": (
        "vihjeitä on {count}. Kolme auttaa jokaisen perille: suunta, keino, lähes vastaus.",
        "there are {count} hints. Three bring everybody on: the direction, the way, nearly the answer.",
    ),
    "text_no_finnish": ("suomenkielinen teksti puuttuu.", "the Finnish text is missing."),
    "text_missing": (
        "teksti puuttuu kielellä {languages}; sillä kielellä näytetään suomenkielinen.",
        "the text is missing in {languages}; the Finnish one is shown instead.",
    ),
}
"""Finnish and English by code."""
