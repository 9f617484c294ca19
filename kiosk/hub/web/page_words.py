"""The words of the holder's page, in the three languages of the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kiosk.domain.bookings import State
from kiosk.domain.text import Text

STATES: Mapping[State, Text] = {
    State.PROVISIONAL: Text("odottaa vahvistusta", "väntar på bekräftelse", "waiting for confirmation"),
    State.REQUESTED: Text("odottaa henkilökunnan vahvistusta", "väntar på personalens svar", "waiting for staff"),
    State.CONFIRMED: Text("varattu", "bokad", "booked"),
    State.CHECKED_IN: Text("käytössä", "i bruk", "in use"),
    State.FINISHED: Text("päättynyt", "avslutad", "over"),
    State.RELEASED: Text(
        "vapautettu, koska tilaa ei otettu käyttöön",
        "frigjord, eftersom rummet inte togs i bruk",
        "released, because the room was not taken into use",
    ),
    State.CANCELLED: Text("peruttu", "avbokad", "cancelled"),
    State.DENIED: Text("hylätty", "avslagen", "declined"),
}

TITLE = Text("Varauksesi", "Din bokning", "Your booking")
PLACE = Text("Tila", "Rum", "Room")
WHEN = Text("Aika", "Tid", "Time")
STATE = Text("Tilanne", "Läge", "State")
CALENDAR = Text("Lisää kalenteriin", "Lägg till i kalendern", "Add to calendar")
CANCEL = Text("Peru varaus", "Avboka", "Cancel the booking")
SURE = Text("Perutaanko varaus?", "Vill du avboka?", "Cancel this booking?")
YES = Text("Kyllä, peru varaus", "Ja, avboka", "Yes, cancel it")
NO = Text("Ei, pidä varaus", "Nej, behåll bokningen", "No, keep it")
NOTHING = Text("Varausta ei löydy", "Bokningen finns inte", "There is no such booking")
NOTHING_MORE = Text(
    "Linkki on vanha tai kirjoitettu väärin. Kysy tarvittaessa henkilökunnalta.",
    "Länken är gammal eller felskriven. Fråga vid behov personalen.",
    "The link is old or mistyped. Ask staff if you need help.",
)
ENTRY = Text("Avaa varauksesi", "Öppna din bokning", "Open your booking")
CODE = Text("Varauksen koodi", "Bokningens kod", "Code of the booking")
HOW = Text(
    "Esimerkiksi lumi-kettu-47. Isoilla kirjaimilla ja väliviivoilla ei ole väliä.",
    "Till exempel lumi-kettu-47. Stora bokstäver och bindestreck spelar ingen roll.",
    "For example lumi-kettu-47. Capitals and hyphens do not matter.",
)
OPEN = Text("Avaa varaus", "Öppna bokningen", "Open the booking")
WRONG_CODE = Text(
    "Tällä koodilla ei avaudu varausta. Tarkista koodi.",
    "Ingen bokning öppnas med den koden. Kontrollera koden.",
    "No booking opens with this code. Check the code.",
)
_WAIT_SECONDS = Text("Odota {n} s ja yritä uudestaan.", "Vänta {n} s och försök igen.", "Wait {n} s and try again.")
_WAIT_MINUTES = Text(
    "Odota {n} min ja yritä uudestaan.", "Vänta {n} min och försök igen.", "Wait {n} min and try again."
)

_DAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def when(start: datetime, end: datetime, language: str) -> str:
    """Local start and end: "ma 23.11.2026 klo 12.00-13.00" in the manner of the language."""
    day = f"{_DAYS[language][start.weekday()]} {start.day}.{start.month}.{start.year}"
    mark, dot = {"fi": (" klo", "."), "sv": (" kl.", "."), "en": (",", ":")}[language]
    return f"{day}{mark} {_clock(start, dot)}–{_clock(end, dot)}"


def wait(seconds: int, language: str) -> str:
    """How long no code is looked at; minutes are whole and never too few."""
    if seconds <= 90:
        return _WAIT_SECONDS.in_(language).format(n=seconds)
    return _WAIT_MINUTES.in_(language).format(n=-(-seconds // 60))


def _clock(instant: datetime, dot: str) -> str:
    return f"{instant.hour}{dot}{instant.minute:02}"
