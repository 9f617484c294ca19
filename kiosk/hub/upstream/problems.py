"""Why a source could not be read: one code for programs, one plain Finnish sentence for staff. Never an address with
a login, never a secret, never what the other side said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "unreachable": "palvelin ei vastaa",
    "slow": "palvelin vastaa liian hitaasti",
    "certificate": "palvelimen varmenne ei kelpaa",
    "refused": "palvelin ei hyväksy tunnusta",
    "missing": "osoitteessa ei ole mitään",
    "bad_request": "palvelin ei ymmärrä pyyntöä; tarkista asetukset",
    "failing": "palvelimessa on vika",
    "busy": "palvelin pyytää odottamaan",
    "elsewhere": "osoite ohjaa muualle",
    "web_page": "osoitteesta tulee verkkosivu eikä tietoja",
    "garbled": "palvelimen vastaus on rikki",
    "too_large": "palvelimen vastaus on liian suuri",
    "nothing": "palvelin ei yllättäen kerro mitään; edelliset tiedot ovat käytössä",
    "no_library": "kirjastoa ei löydy; tarkista library (numero Kirjastohakemistossa)",
    "heavy": "kalenterissa on liikaa laskettavaa",
    "secret": "tunnusta ei voi lukea; tarkista token_env tai token_file",
    "file": "tiedostossa on korjattavaa; komento kiosk check kertoo missä",
    "private": "osoite on sisäverkossa",
    "stopped": "keskeytettiin",
    "internal": "ohjelmavirhe, katso loki",
}


class SourceError(Exception):
    """A source that cannot be read now. `detail` is for the log; `retry_after` is the server's wish in seconds."""

    def __init__(self, code: str, detail: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after

    @property
    def words(self) -> str:
        """For staff, in Finnish."""
        return WORDS.get(self.code, WORDS["internal"])
