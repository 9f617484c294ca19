"""What the kit says to staff, in the three languages of the house."""

from __future__ import annotations

from typing import Final

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery.puzzle import PuzzleKind
from kiosk.mystery.story import Level

STAFF_ONLY: Final = Text("Vain henkilökunnalle", "Endast för personalen", "For staff only")
PAGE_OF: Final = Text("sivu {n}/{all}", "sida {n}/{all}", "page {n} of {all}")

# The first page
OPENING: Final = Text("Peli kuntoon", "Gör spelet klart", "Getting the game ready")
SUBTITLE: Final = Text("Painopaketti", "Utskriftspaket", "The printed kit")
MADE_OF: Final = Text("Tarinan versio {version}", "Berättelsens version {version}", "Version {version} of the story")
CONTENTS: Final = Text("Sisällys", "Innehåll", "Contents")
NEEDED: Final = Text("Tarvitset", "Du behöver", "You need")
CARDS: Final = Text("Vihjekortit", "Ledtrådskort", "Clue cards")
STEPS: Final = (
    Text(
        "Tulosta paketti todellisessa koossa (100 %), yksipuolisena. Mustavalkoinen riittää.",
        "Skriv ut paketet i verklig storlek (100 %), enkelsidigt. Svartvitt räcker.",
        "Print the kit at actual size (100 %), on one side. Black and white is enough.",
    ),
    Text(
        "Mittaa alla oleva viiva: sen pitää olla 10 cm.",
        "Mät strecket här nedan: det ska vara 10 cm.",
        "Measure the line below: it must be 10 cm long.",
    ),
    Text(
        "Leikkaa kortit katkoviivoja pitkin ja taita kirjeet merkkien kohdalta. Muovitasku tai laminointi säästää "
        "kortteja.",
        "Klipp ut korten längs de streckade linjerna och vik breven vid märkena. Plastfickor eller laminering skonar "
        "korten.",
        "Cut the cards along the dashed lines and fold the letters at the marks. Plastic pockets or laminating make "
        "the cards last.",
    ),
    Text(
        "Vie kortit paikoilleen sijoituslistan järjestyksessä (sivu {placement}).",
        "Placera ut korten i placeringslistans ordning (sida {placement}).",
        "Put the cards in place in the order of the placement list (page {placement}).",
    ),
    Text(
        "Kokeile: lue yhden kortin koodi kioskilla ja kirjoita toisen koodi käsin.",
        "Prova: läs in ett korts kod vid kiosken och skriv ett annat korts kod för hand.",
        "Try it: scan the code of one card at the kiosk and type the code of another.",
    ),
    Text(
        "Pidä vastaukset (sivu {answers}) palvelutiskin takana.",
        "Förvara svaren (sida {answers}) bakom servicedisken.",
        "Keep the answers (page {answers}) behind the service desk.",
    ),
)
RULER: Final = Text("10 cm", "10 cm", "10 cm")
SCISSORS: Final = Text("sakset", "sax", "scissors")
TAPE: Final = Text("sinitarraa tai teippiä", "häftmassa eller tejp", "sticky putty or tape")
POCKETS: Final = Text("muovitaskuja (A4 ja A5)", "plastfickor (A4 och A5)", "plastic pockets (A4 and A5)")
PIN: Final = Text("haaraniitti ja kartonkia", "en påsnit och kartong", "a split pin and card")
MEASURE: Final = Text("mitta korkeuksia varten", "måttband för höjderna", "a tape measure for the heights")
PENS: Final = Text("kyniä joukkueille", "pennor åt lagen", "pens for the teams")
MIND: Final = Text("Tarkista ennen painamista", "Kontrollera före tryckning", "Check before printing")
REPLACED: Final = Text(
    "{where}: merkkejä ei voi tulostaa ({which}). Niiden tilalla on [?] tai lähin kirjain.",
    "{where}: tecken som inte kan skrivas ut ({which}). I stället står [?] eller närmaste bokstav.",
    "{where}: characters that cannot be printed ({which}). In their place stands [?] or the nearest letter.",
)
PICTURE_GONE: Final = Text(
    "{where}: kuvaa ei ole. Kortissa on kuvan selitys.",
    "{where}: bilden saknas. På kortet står bildens beskrivning.",
    "{where}: there is no picture. The card has its description.",
)
SPOT_GONE: Final = Text(
    "{where}: kortilla ei ole paikkaa.", "{where}: kortet har ingen plats.", "{where}: the card has no place."
)

# Placement
PLACEMENT: Final = Text("Sijoituslista", "Placeringslista", "Placement list")
ROUND: Final = Text(
    "Kortteja {cards}, paikkoja {spots}. Kierros vie noin {minutes} minuuttia.",
    "{cards} kort, {spots} platser. Rundan tar ungefär {minutes} minuter.",
    "{cards} cards, {spots} places. The round takes about {minutes} minutes.",
)
HEIGHT: Final = Text("keskikohta {cm} cm lattiasta", "mitten {cm} cm från golvet", "middle {cm} cm from the floor")
PRINTED_ON: Final = Text("tulosteen sivu {n}", "utskriftens sida {n}", "page {n} of the print")
ONLY: Final = {
    Mode.STAFFED: Text("Vain palveluaikana", "Endast när det finns betjäning", "Staffed hours only"),
    Mode.SELF_SERVICE: Text("Vain omatoimiaikana", "Endast under meröppet", "Self-service hours only"),
}
NOWHERE: Final = Text("Ei paikkaa", "Ingen plats", "No place")

# Answers
ANSWERS: Final = Text("Vastaukset", "Svar", "Answers")
ANSWERS_HOW: Final = Text(
    "Auta vihje kerrallaan: ensimmäinen vihje riittää usein. Kiertotie ratkaistaan kioskilla, kun vihje on kadonnut "
    "tai paikkaan ei pääse.",
    "Hjälp med ett tips i taget: ofta räcker det första. Omvägen löses vid kiosken när ledtråden är borta eller "
    "platsen är stängd.",
    "Help with one hint at a time: often the first is enough. The detour is done at the kiosk when the clue is gone "
    "or its place cannot be reached.",
)
LEVEL: Final = {
    Level.CHILDREN: Text("Lapset", "Barn", "Children"),
    Level.FAMILY: Text("Perhe", "Familj", "Family"),
    Level.DETECTIVE: Text("Etsivä", "Detektiv", "Detective"),
}
ALL_LEVELS: Final = Text("Kaikki tasot", "Alla nivåer", "All levels")
DETOUR: Final = Text("Kiertotie", "Omväg", "Detour")
KIND: Final = {
    PuzzleKind.LOCK: Text("numerolukko", "sifferlås", "number lock"),
    PuzzleKind.WORD: Text("sana", "ord", "word"),
    PuzzleKind.CLASS_MARK: Text("hyllyluokka tai kirjan viivakoodi", "ryggetikett eller streckkod", "class mark"),
    PuzzleKind.CHOICE: Text("valinta", "val", "choice"),
    PuzzleKind.ORDER: Text("järjestys", "ordning", "order"),
    PuzzleKind.TOUCH: Text("kohta kuvassa", "ställe i en bild", "place in a picture"),
    PuzzleKind.PAIRS: Text("parit", "par", "pairs"),
    PuzzleKind.WHEEL: Text("salakirjoitus", "chiffer", "cipher"),
    PuzzleKind.MORSE: Text("morse", "morse", "Morse"),
    PuzzleKind.CARD: Text("kortin koodi", "kortets kod", "code of a card"),
}
ANSWER: Final = Text("Vastaus", "Svar", "Answer")
HINT: Final = Text("Vihje {n}", "Tips {n}", "Hint {n}")
KEY: Final = Text("avainluku {n}", "nyckeltal {n}", "key number {n}")
SENT: Final = Text("lähetetään {word}", "sänds {word}", "{word} is sent")
PLACE_OF: Final = Text("Paikka: {where}", "Plats: {where}", "Place: {where}")
CARDS_OF: Final = Text("Kortit: {cards}", "Kort: {cards}", "Cards: {cards}")
AFTER: Final = Text("Aukeaa, kun on ratkaistu: {clues}", "Öppnas när detta är löst: {clues}", "Opens after: {clues}")
ONE_OF: Final = Text("jokin näistä: {clues}", "någon av: {clues}", "one of: {clues}")
SOME_OF: Final = Text("{n} näistä: {clues}", "{n} av: {clues}", "{n} of: {clues}")
FROM_START: Final = Text("Auki alusta asti", "Öppen från början", "Open from the start")
LAST: Final = Text("viimeinen", "den sista", "the last")
GOES_ON: Final = Text("jatkuu", "fortsätter", "continued")
MINUTES: Final = Text("noin {n} min", "cirka {n} min", "about {n} min")

# After the day
RESET: Final = Text("Päivän jälkeen", "Efter dagen", "After the day")
RESET_HOW: Final = Text(
    "Kierrä kortit kerran päivässä, kun talo sulkeutuu. Rastita, kun kortti on paikallaan ja ehjä. Yksi lista riittää "
    "viikoksi.",
    "Gå en runda till korten en gång om dagen, när huset stänger. Kryssa för när kortet är på plats och helt. En lista "
    "räcker en vecka.",
    "Walk round the cards once a day when the house closes. Tick when the card is in place and whole. One list lasts "
    "a week.",
)
RESET_ANEW: Final = Text(
    "Kortti puuttuu tai on rikki: tulosta sen sivu uudelleen. Kioski antaa joukkueille sillä välin kiertotien.",
    "Kortet saknas eller är trasigt: skriv ut dess sida på nytt. Kiosken ger lagen en omväg under tiden.",
    "A card is missing or torn: print its page again. Meanwhile the kiosk gives teams a detour.",
)
WEEK: Final = Text("viikko", "vecka", "week")
DAYS: Final = Text("ma ti ke to pe la su", "må ti on to fr lö sö", "Mo Tu We Th Fr Sa Su")
