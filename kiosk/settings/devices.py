"""Settings of what is plugged into a kiosk: readers of codes and the receipt printer, in `config/kiosk.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from kiosk.settings.marks import STRICT, Doc, Exact

KEYBOARD = "keyboard"
BAUDS = (1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600)
"""Speeds that devices have."""
_BAUD = Doc("Sarjaliikenteen nopeus, sama kuin laitteessa. Laitteen ohje kertoo sen; usein 9600 tai 115200.")
_PORT = Doc('Portti, esimerkiksi "/dev/serial/by-id/usb-Honeywell_1950-if00". Anna tämä tai usb.')
_USB = Doc(
    'USB-tunnus "valmistaja:tuote" tai "valmistaja:tuote:sarjanumero", esimerkiksi "0c2e:0b61". Anna tämä tai port.'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """A reader: where it is plugged in and how it speaks."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    port: Annotated[str | None, MinLen(1), MaxLen(300), _PORT] = None
    usb: Annotated[str | None, MinLen(1), MaxLen(80), _USB] = None
    baud: Annotated[int, Exact(), Ge(1200), Le(921_600), _BAUD] = 9600
    protocol: Annotated[
        Literal["line", "pause", "rfid", "keyboard"],
        Doc(
            'Miten lukija puhuu: "line" (rivi, lopussa CR, LF tai ETX), "pause" (ei loppumerkkiä), '
            '"rfid" (tunnisteen numero) tai "keyboard" (lukija kirjoittaa kuin näppäimistö).'
        ),
    ] = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A receipt printer that speaks ESC/POS."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    port: Annotated[str | None, MinLen(1), MaxLen(300), _PORT] = None
    usb: Annotated[str | None, MinLen(1), MaxLen(80), _USB] = None
    baud: Annotated[int, Exact(), Ge(1200), Le(921_600), _BAUD] = 9600
    columns: Annotated[
        int, Exact(), Ge(24), Le(64), Doc("Merkkejä rivillä: 80 mm:n paperilla 42 tai 48, 58 mm:n paperilla 32.")
    ] = 42
    answers: Annotated[
        bool,
        Exact(),
        Doc("Vastaako tulostin, kun kioski kysyy, onko paperia. false: kaapelissa tai laitteessa ei ole paluusuuntaa."),
    ] = True
