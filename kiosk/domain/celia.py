"""Celia's service as the house offers it: where a phone begins, what the desk does, when there is a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.domain.text import Text

ADDRESS = "https://www.celia.fi"
"""Where it begins when staff have written nothing else; always allowed as a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Local days, both inclusive, on which the kiosk tells of Celia by itself, and in which words."""

    first_day: date
    last_day: date
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Celia:
    """`url` stands in the code, `short` beside it for who types; `desk` is what staff do at the desk, and when."""

    url: str = ADDRESS
    short: str = "celia.fi"
    desk: Text | None = None
    campaign: Campaign | None = None

    def campaign_on(self, day: date) -> Campaign | None:
        """The campaign of that day."""
        campaign = self.campaign
        return campaign if campaign is not None and campaign.first_day <= day <= campaign.last_day else None
