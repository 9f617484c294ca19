"""What the kit itself says on cards, props and slips, in the three languages of the house."""

from __future__ import annotations

from typing import Final

from kiosk.domain.text import Text

# Cards
TYPE_IT: Final = Text("Kirjoita koodi kioskilla", "Skriv koden vid kiosken", "Type this code at the kiosk")
OR_READ: Final = Text(
    "tai näytä kortti lukijalle.", "eller visa kortet för läsaren.", "or show the card to the reader."
)
LEAVE: Final = Text(
    "Jätä kortti paikalleen seuraavalle.",
    "Lämna kortet på sin plats åt nästa.",
    "Leave the card in its place for the next team.",
)
TELEGRAM: Final = Text("SÄHKE", "TELEGRAM", "TELEGRAM")
NUMBER: Final = Text("Nro", "Nr", "No.")
CARD: Final = Text("kortti {n}", "kort {n}", "card {n}")
PART: Final = Text("osa {n}/{all}", "del {n}/{all}", "part {n} of {all}")
CUT: Final = Text("leikkaa", "klipp", "cut")
FOLD: Final = Text("taita", "vik", "fold")
NO_PICTURE: Final = Text("Kuva puuttuu: {what}", "Bilden saknas: {what}", "Picture missing: {what}")

# The cipher wheel
WHEEL: Final = Text("Salakirjoituskiekko", "Chifferskiva", "Cipher wheel")
WHEEL_STEPS: Final = (
    Text(
        "Leikkaa molemmat kiekot irti. Liimaa ne kartongille.",
        "Klipp ut båda skivorna. Limma dem på kartong.",
        "Cut out both discs. Glue them onto card.",
    ),
    Text(
        "Pane pieni kiekko ison päälle. Lävistä keskipiste ja kiinnitä haaraniitillä.",
        "Lägg den lilla skivan på den stora. Stick hål i mitten och fäst med en påsnit.",
        "Lay the small disc on the large one. Pierce the middle and join them with a split pin.",
    ),
    Text(
        "Käännä nuoli avainluvun kohdalle. Etsi salakirjoituksen kirjain ulkokehältä: oikea kirjain on sen alla "
        "sisäkehällä.",
        "Vrid pilen till nyckeltalet. Sök chifferbokstaven i den yttre ringen: den rätta bokstaven står under den i "
        "den inre ringen.",
        "Turn the arrow to the key number. Find the cipher letter on the outer ring: the true letter stands below it "
        "on the inner ring.",
    ),
)
OUTER: Final = Text("salakirjoitus", "chiffer", "cipher")
INNER: Final = Text("selväkieli", "klartext", "plain text")

# The Morse sheet
MORSE: Final = Text("Morseaakkoset", "Morsealfabetet", "The Morse alphabet")
MORSE_HOW: Final = Text(
    "Lyhyt on piste, pitkä on viiva. Kirjainten välissä on pitempi tauko. Kirjoita merkit muistiin ja etsi kirjain.",
    "Kort är en punkt, lång är ett streck. Mellan bokstäverna är pausen längre. Skriv upp tecknen och sök bokstaven.",
    "Short is a dot, long is a dash. Between letters there is a longer pause. Write the signs down, then find the "
    "letter.",
)
MORSE_LETTERS: Final = Text("Kirjaimet", "Bokstäver", "Letters")
MORSE_DIGITS: Final = Text("Numerot", "Siffror", "Digits")
MORSE_NOTE: Final = Text("Tähän merkit", "Tecknen här", "Signs here")
MORSE_FOUND: Final = Text("ja kirjaimet", "och bokstäverna", "and letters here")
