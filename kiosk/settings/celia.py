"""Settings of Celia's page: the table `[celia]` of hub.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from annotated_types import MaxLen, MinLen

from kiosk.domain.celia import ADDRESS
from kiosk.domain.text import Text
from kiosk.settings.marks import STRICT, Doc, Words, Written
from kiosk.settings.written import Days, read_days_or_week

_DAYS = {"type": "string", "examples": ["1.-30.9.2027", "viikko 37/2027"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignTable:
    """When the kiosk tells of Celia by itself, and what."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    days: Annotated[Days, Written(read_days_or_week, _DAYS), Doc('Kampanjan päivät: "1.-30.9.2027".')]
    text: Annotated[Text, Words(90), Doc("Kampanjan lause etusivulle, lepäävälle näytölle ja Celian sivulle.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CeliaTable:
    """What the house does for readers of Celia. Without the table the code leads to Celia's own pages."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    url: Annotated[
        str,
        MinLen(1),
        MaxLen(120),
        Doc("Osoite, johon QR-koodi vie. Palvelimen pitää olla luettelossa server.link_hosts."),
    ] = ADDRESS
    short: Annotated[
        str, MinLen(1), MaxLen(40), Doc("Lyhyt osoite koodin viereen sille, joka kirjoittaa sen itse.")
    ] = "celia.fi"
    desk: Annotated[
        Text | None,
        Words(200),
        Doc("Milloin ja missä palvelupisteessä saa tunnukset. Pois jätettynä kerrotaan yleisesti."),
    ] = None
    campaign: Annotated[CampaignTable | None, Doc("Kampanja päivineen. Pois jätettynä kampanjaa ei ole.")] = None
