"""What staff read when `[[scanner]]`, `[printer]` or `[keys]` in kiosk.toml is wrong; the manner is messages.py's."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_DEVICES: Final[dict[str, tuple[str, str]]] = {
    "device_place": (
        "laitteen paikka puuttuu. Kirjoita port tai usb; komento kiosk devices näyttää, mitä koneessa on kiinni.",
        "where is it plugged in? Write port or usb; the command kiosk devices shows what there is.",
    ),
    "device_places": (
        "port ja usb kertovat saman asian. Poista toinen.",
        "port and usb say the same thing. Remove one.",
    ),
    "device_usb": (
        '{value} ei ole USB-tunnus. Kirjoita "valmistaja:tuote", esimerkiksi "0c2e:0b61"; kiosk devices näyttää sen.',
        '{value} is no USB id. Write "vendor:product", for example "0c2e:0b61"; kiosk devices shows it.',
    ),
    "device_port": (
        '{value} ei ole portti. Portti alkaa /dev/, esimerkiksi "/dev/serial/by-id/usb-Honeywell_1950-if00".',
        '{value} is no port. A port begins with /dev/, for example "/dev/serial/by-id/usb-Honeywell_1950-if00".',
    ),
    "device_moves": (
        "{value} voi vaihtua, kun laitteita irrotetaan. Kirjoita nimi kansiosta /dev/serial/by-id/ tai usb.",
        "{value} may change when devices are unplugged. Write the name in /dev/serial/by-id/, or usb.",
    ),
    "device_twice": (
        "{value} on jo toisen laitteen paikka. Kaksi ei voi lukea samaa porttia.",
        "{value} is another device's place already. Two cannot use the same port.",
    ),
    "baud": (
        "laitteissa ei ole nopeutta {value}. Nopeudet: {known}.",
        "devices have no speed {value}. The speeds: {known}.",
    ),
    "key_near": (
        "{value} ei ole näppäimen nimi. Tarkoititko {near}?",
        "{value} is no name of a key. Did you mean {near}?",
    ),
    "key_name": (
        '{value} ei ole näppäimen nimi, kuten "up", "f5", "keypad 8" tai "a". Muun numero on lokissa: "code 10737".',
        '{value} is no name of a key, as "up", "f5", "keypad 8" or "a" are. Others: see the log: "code 10737".',
    ),
    "key_twice": (
        "{value} on jo käytössä: {other}. Yhdellä näppäimellä on yksi tehtävä.",
        "{value} is taken already: {other}. A key has one task.",
    ),
    "scanner_keyboard": (
        'tällä ei ole merkitystä, kun protocol = "keyboard": lukija löytyy näppäimistönä. Poista rivi.',
        'this means nothing with protocol = "keyboard": the reader is found as a keyboard. Remove the line.',
    ),
}
