"""What staff read when the table `[celia]` of hub.toml is wrong; the manner is messages.py's."""

from __future__ import annotations

from typing import Final

MESSAGES_OF_CELIA: Final[dict[str, tuple[str, str]]] = {
    "celia_url": (
        '{value} ei ole verkko-osoite. Kirjoita kokonaan, esimerkiksi "https://www.celia.fi".',
        '{value} is not a web address. Write it whole, for example "https://www.celia.fi".',
    ),
    "celia_host": (
        "osoite {host} ei ole sallittu. Lisää se luetteloon [server] link_hosts.",
        "the address {host} is not allowed. Add it to [server] link_hosts.",
    ),
    "celia_short": (
        '{value} ei ole lyhyt osoite. Kirjoita se niin kuin asiakas sen kirjoittaa, esimerkiksi "celia.fi".',
        '{value} is not a short address. Write it as a patron types it, for example "celia.fi".',
    ),
    "celia_past": (
        "kampanja päättyi {day}. Vaihda päivät tai poista taulukko [celia.campaign].",
        "the campaign ended on {day}. Change the days or remove the table [celia.campaign].",
    ),
}
"""Finnish and English by code."""
