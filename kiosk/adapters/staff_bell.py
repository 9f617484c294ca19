"""The bell of `services.ports`: staff are called through the hub, at once or not at all."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from kiosk.adapters.hub_client import HubClient
from kiosk.api.device import Ring
from kiosk.services.ports import Post
from kiosk.services.sync import HubAway

_PATIENCE = 4.0


class HubStaffBell:
    """Implements ports.StaffBell. Nothing is written down: a call that comes an hour late helps nobody."""

    def __init__(self, client: HubClient, post: Post) -> None:
        self._client, self._post = client, post
        self._ringer = ThreadPoolExecutor(1, thread_name_prefix="staff-bell")

    def stop(self) -> None:
        self._client.stop()
        self._ringer.shutdown(wait=False, cancel_futures=True)

    def ring(self, deliver: Callable[[bool], None]) -> None:
        self._ringer.submit(self._ring, deliver)

    def _ring(self, deliver: Callable[[bool], None]) -> None:
        try:
            heard = isinstance(self._client.ring(_PATIENCE), Ring)
        except HubAway:
            heard = False
        self._post(lambda: deliver(heard))
