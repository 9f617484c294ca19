"""What reaches beyond the screen: the line to the hub, pictures, what is plugged in, the voice.

The first picture needs none of it, so all of it is imported and made when that is up; no touch is heard before the
screens have it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.adapters.devices import Devices
from kiosk.adapters.hub_client import Endpoint, HubClient
from kiosk.adapters.pictures import PictureShelf
from kiosk.adapters.worker import Worker

if TYPE_CHECKING:
    from kiosk.adapters.embedded import EmbeddedHub
    from kiosk.adapters.speech.voicebox import Voicebox
    from kiosk.adapters.store import Store
    from kiosk.services.scan import Scan
    from kiosk.settings.kiosk import KioskSettings
    from kiosk.ui.app import KioskApp
    from kiosk.ui.tasks import Door


class Outside:
    """Everything of it for one kiosk; the line goes on from the world that the app has."""

    def __init__(self, app: KioskApp, door: Door, store: Store, data: Path, hub: EmbeddedHub | Endpoint) -> None:
        self._app, self._door = app, door
        self._hub = None if isinstance(hub, Endpoint) else hub
        endpoint = (lambda: hub) if isinstance(hub, Endpoint) else hub.endpoint
        context = app.context
        self.worker = Worker(store, context.world, context.clock, door.post, endpoint)
        self.worker.watch(app.world_changed)
        self.worker.mystery.changed = lambda: app.world_changed(context.world)
        self.pictures = PictureShelf(data / "pictures", HubClient(endpoint), door.post)
        self.devices = Devices(door.post, self._heard, partial(self.worker.tell, about="devices"))
        self.voicebox: Voicebox | None = None
        context.connect(
            desk=self.worker.desk,
            ideas=self.worker.ideas,
            pictures=self.pictures,
            mystery=self.worker.mystery,
            bell=self.worker.bell,
            celia_count=self.worker.celia,
        )

    def begin(self) -> None:
        """Start the hub, if it is our own, and the line to it."""
        if self._hub is not None:
            self._hub.changed = self.worker.look_now
            self._hub.start()
        self.worker.start()

    def give_voice(self) -> None:
        from kiosk.adapters.speech.voicebox import Voicebox

        self.voicebox = Voicebox(self._door.post, partial(self.worker.tell, about="speech"))
        self._app.use_speech(self.voicebox.speaker)

    def use(self, settings: KioskSettings) -> None:
        """What is plugged in, and how it speaks, as the settings say."""
        context = self._app.context
        self.devices.use(settings.scanner, settings.printer)
        context.readers = bool(settings.scanner)
        context.place = settings.screen.place
        context.printer = self.devices.printer
        if self.voicebox is not None:
            self.voicebox.use(settings.speech)

    def stop(self) -> None:
        """End everything and close the store, the hub last; within two seconds or so."""
        self.devices.stop()
        if self.voicebox is not None:
            self.voicebox.stop()
        self.pictures.stop()
        self.worker.stop()
        if self._hub is not None:
            self._hub.stop()

    def _heard(self, scan: Scan) -> None:
        self._app.scanned(scan.text)
