"""The words of the certificate, in the three languages of the house."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.text import Text
from kiosk.hub.mystery.certificate import Certificate
from kiosk.mystery.story import Level

TITLE = Text("Todistus", "Diplom", "Certificate")
LINE = Text(
    "Tämä joukkue on ratkaissut arvoituksen", "Det här laget har löst mysteriet", "This team has solved the mystery"
)
LEVELS: Mapping[Level, Text] = {
    Level.CHILDREN: Text("Lapset", "Barn", "Children"),
    Level.FAMILY: Text("Perhe", "Familj", "Family"),
    Level.DETECTIVE: Text("Etsivä", "Detektiv", "Detective"),
}
KEEP = Text("Tallenna kuva", "Spara bilden", "Save the picture")
UNTIL = Text(
    "Linkki toimii kaksi viikkoa. Tallenna kuva, jos haluat pitää sen.",
    "Länken fungerar i två veckor. Spara bilden om du vill behålla den.",
    "The link works for two weeks. Save the picture if you want to keep it.",
)
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
NOTHING = Text("Todistusta ei löydy", "Diplomet finns inte", "There is no such certificate")
NOTHING_MORE = Text(
    "Linkki on vanha tai kirjoitettu väärin. Todistuksen saa kioskilta uudelleen joukkueen koodilla.",
    "Länken är gammal eller felskriven. Med lagets kod får du diplomet på nytt vid kiosken.",
    "The link is old or mistyped. With the team code you get the certificate at the kiosk again.",
)


def day(found: Certificate) -> str:
    """The day in the manner of the language."""
    when = found.day
    if found.language == "en":
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{when.day}.{when.month}.{when.year}"


def told(found: Certificate, house: str) -> str:
    """All of it in one sentence, for who does not see the picture."""
    language = found.language
    level = LEVELS[found.level].in_(language)
    return f"{LINE.in_(language)}: {found.name}. {found.story.in_(language)}, {level}. {day(found)}, {house}."
