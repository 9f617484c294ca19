"""What the terminal player says, in the languages of the game. Staff's own words, so not in the kiosk's catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.domain.text import Text

SAID: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "letter": Text("Kirje", "Brevet", "The letter"),
        "task": Text("Tehtävä", "Uppgift", "Task"),
        "where": Text("Missä", "Var", "Where"),
        "here": Text("Tässä kioskilla", "Här vid kiosken", "Here at the kiosk"),
        "closed_now": Text(
            "Sinne ei pääse nyt, joten tehtävä tehdään kioskilla.",
            "Dit kommer man inte nu, så uppgiften görs vid kiosken.",
            "You cannot get there now, so the task is done at the kiosk.",
        ),
        "desk": Text("Avoimet vihjeet", "Öppna ledtrådar", "Open clues"),
        "solved_of": Text("Ratkaistu {done}/{count}", "Löst {done}/{count}", "Solved {done}/{count}"),
        "pick": Text(
            "Vihjeen numero tai kortin koodi", "Ledtrådens nummer eller kortets kod", "Clue number or card code"
        ),
        "last": Text("viimeinen", "sista", "the last one"),
        "no_such": Text("Sellaista ei ole.", "Det finns ingen sådan.", "There is no such thing."),
        "again_letter": Text(
            "Ei vielä. Katso kirjettä uudelleen.",
            "Inte än. Titta på brevet en gång till.",
            "Not yet. Look at the letter once more.",
        ),
        "again_card": Text(
            "Ei vielä. Katso korttia uudelleen.",
            "Inte än. Titta på kortet en gång till.",
            "Not yet. Look at the card once more.",
        ),
        "again_code": Text(
            "Ei vielä. Tarkista koodi kortista.",
            "Inte än. Kontrollera koden på kortet.",
            "Not yet. Check the code on the card.",
        ),
        "again_light": Text(
            "Ei vielä. Katso valoa uudelleen.",
            "Inte än. Titta på ljuset en gång till.",
            "Not yet. Watch the light once more.",
        ),
        "again_task": Text(
            "Ei vielä. Lue tehtävä uudelleen.",
            "Inte än. Läs uppgiften en gång till.",
            "Not yet. Read the task once more.",
        ),
        "repeated": Text(
            "Tätä olet jo kokeillut. Se ei maksa mitään.",
            "Det har du redan provat. Det kostar inget.",
            "You have tried this. It costs nothing.",
        ),
        "empty": Text(
            "Tästä ei löydy vastausta. Kirjoita niin kuin tehtävän alla neuvotaan.",
            "Här finns inget svar. Skriv så som det står under uppgiften.",
            "There is no answer in this. Type as it says below the task.",
        ),
        "unsure": Text(
            "Ei haittaa. Vihje auttaa eteenpäin: /vihje",
            "Det gör inget. Ett tips hjälper dig vidare: /tips",
            "Never mind. A hint will help you on: /hint",
        ),
        "must_wait": Text(
            "Odota {seconds} s ennen seuraavaa vastausta.",
            "Vänta {seconds} s före nästa svar.",
            "Wait {seconds} s before the next answer.",
        ),
        "hint": Text("Vihje {number}", "Tips {number}", "Hint {number}"),
        "hint_later": Text(
            "Seuraava vihje {seconds} sekunnin päästä.",
            "Nästa tips om {seconds} sekunder.",
            "Next hint in {seconds} seconds.",
        ),
        "no_hint": Text("Vihjeitä ei ole enempää.", "Det finns inga fler tips.", "There are no more hints."),
        "card_of": Text(
            "Kortti kuuluu vihjeeseen: {title}.",
            "Kortet hör till ledtråden: {title}.",
            "The card belongs to the clue: {title}.",
        ),
        "card_later": Text(
            "Kortti kuuluu vihjeeseen, joka ei ole auki.",
            "Kortet hör till en ledtråd som inte är öppen.",
            "The card belongs to a clue that is not open.",
        ),
        "other_way": Text(
            "Jatkat toista tietä, kioskilla.",
            "Du går vidare på ett annat sätt, vid kiosken.",
            "You go on another way, at the kiosk.",
        ),
        "no_missing": Text(
            "Tästä vihjeestä ei voi puuttua mitään, tai se on jo ilmoitettu.",
            "Inget kan saknas här, eller så är det redan anmält.",
            "Nothing can be missing here, or it has been reported.",
        ),
        "solved": Text("OIKEIN.", "RÄTT.", "RIGHT."),
        "note": Text("Muistiin", "Att minnas", "To remember"),
        "notes": Text("Muistiinpanot", "Anteckningar", "Notes"),
        "no_notes": Text("Ei vielä mitään.", "Inget än.", "Nothing yet."),
        "card": Text("Kortissa {code} lukee", "På kortet {code} står", "The card {code} says"),
        "no_card": Text(
            "Tällä vihjeellä ei ole korttia.", "Den här ledtråden har inget kort.", "This clue has no card."
        ),
        "waited": Text(
            "Kello siirtyi {minutes} min.", "Klockan gick {minutes} min framåt.", "The clock went on by {minutes} min."
        ),
        "answer_is": Text("Oikea vastaus on: {answer}", "Rätt svar är: {answer}", "The right answer is: {answer}"),
        "mode": Text("Aukiolo nyt: {mode}", "Öppethållning nu: {mode}", "Opening mode now: {mode}"),
        "staffed": Text("palveluaika", "bemannat", "staffed"),
        "self_service": Text("omatoimiaika", "meröppet", "self-service"),
        "end": Text(
            "LOPPU. Pelattu {minutes} min, vihjeitä {hints}.",
            "SLUT. Spelat {minutes} min, tips {hints}.",
            "THE END. Played {minutes} min, hints {hints}.",
        ),
        "stuck": Text(
            "UMPIKUJA: yhtään vihjettä ei ole auki.",
            "ÅTERVÄNDSGRÄND: ingen ledtråd är öppen.",
            "DEAD END: no clue is open.",
        ),
        "goodbye": Text("Peli jäi kesken.", "Spelet avbröts.", "The game was left unfinished."),
        "picture": Text("Kuvan paikat:", "Platser på bilden:", "Places in the picture:"),
        "partners": Text("Parit:", "Par:", "Partners:"),
        "cipher": Text("Salakirjoitus: {text}", "Chiffer: {text}", "Cipher: {text}"),
        "morse": Text("Morse: {text}", "Morse: {text}", "Morse: {text}"),
        "how_choice": Text("Kirjoita numero.", "Skriv numret.", "Type the number."),
        "how_order": Text(
            "Kirjoita numerot järjestyksessä, esimerkiksi 2 1 3.",
            "Skriv numren i ordning, till exempel 2 1 3.",
            "Type the numbers in order, such as 2 1 3.",
        ),
        "how_pairs": Text(
            "Kirjoita kirjaimet vaihtoehtojen järjestyksessä, esimerkiksi B A C.",
            "Skriv bokstäverna i alternativens ordning, till exempel B A C.",
            "Type the letters in the order of the options, such as B A C.",
        ),
        "how_wheel": Text(
            "Ratas: /kierrä 3 kääntää kolme kirjainta taaksepäin.",
            "Hjulet: /vrid 3 vrider tre bokstäver bakåt.",
            "The wheel: /turn 3 turns back by three letters.",
        ),
        "how_lock": Text("Lukon numeroita: {length}.", "Siffror i låset: {length}.", "Digits in the lock: {length}."),
        "how_card": Text("Kirjoita kortin koodi.", "Skriv kortets kod.", "Type the code of the card."),
    }
)
HELP: Final = Text(
    "/kortti kortin teksti, /vihje, /puuttuu vihje ei ole paikallaan, /odota kello eteenpäin, /muistiin, /tila vaihda "
    "aukiolo, /vastaus oikea vastaus, /takaisin, /lopeta",
    "/kort kortets text, /tips, /saknas ledtråden är inte på sin plats, /vänta klockan framåt, /anteckningar, /läge "
    "byt öppethållning, /svar rätt svar, /tillbaka, /avsluta",
    "/card the card's text, /hint, /missing the clue is not there, /wait clock forward, /notes, /mode change opening "
    "mode, /solution right answer, /back, /quit",
)
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        word: name
        for name, words in {
            "card": "kortti kort card",
            "hint": "vihje tips hint",
            "missing": "puuttuu saknas missing",
            "wait": "odota vänta wait",
            "notes": "muistiin anteckningar notes",
            "mode": "tila läge mode",
            "solution": "vastaus svar solution",
            "back": "takaisin tillbaka back",
            "quit": "lopeta avsluta quit",
            "turn": "kierrä kierra vrid turn",
            "help": "apua hjälp help",
        }.items()
        for word in words.split()
    }
)


def say(key: str, language: str, **values: object) -> str:
    """One of SAID, filled in."""
    return SAID[key].in_(language).format(**values)
