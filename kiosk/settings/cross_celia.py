"""What must fit together in `[celia]`: a code that may be shown, an address that can be typed, a campaign to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.domain.celia import ADDRESS
from kiosk.domain.links import allowed, host_of
from kiosk.settings.cross import Finding
from kiosk.settings.house import HubSettings
from kiosk.settings.problems import quoted

_TYPED = re.compile(r"[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[A-Za-z0-9._~/-]*)?")


def check(settings: HubSettings, today: date) -> Iterator[Finding]:
    celia = settings.celia
    host = host_of(celia.url)
    if host is None:
        yield Finding(("celia", "url"), "celia_url", {"value": quoted(celia.url)})
    elif celia.url != ADDRESS and not allowed(celia.url, settings.server.link_hosts):
        yield Finding(("celia", "url"), "celia_host", {"host": host}, (("server", "link_hosts"),))
    if not _TYPED.fullmatch(celia.short):
        yield Finding(("celia", "short"), "celia_short", {"value": quoted(celia.short)})
    if celia.campaign is not None and celia.campaign.days.last < today:
        day = f"{celia.campaign.days.last:%-d.%-m.%Y}"
        yield Finding(("celia", "campaign", "days"), "celia_past", {"day": day}, severity="warning")
