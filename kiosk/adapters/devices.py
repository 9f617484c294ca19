"""What is plugged into this kiosk, as the settings say: readers that are listened to, a printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock

from kiosk.adapters.printing.printer import SerialPrinter
from kiosk.adapters.scanning.protocol import protocol
from kiosk.adapters.scanning.reader import Reader
from kiosk.adapters.serial_ports import Place
from kiosk.services.ports import Post
from kiosk.services.scan import Scan
from kiosk.settings.devices import KEYBOARD, Printer, Scanner


class Devices:
    """`heard` gets every reading on the UI thread; `tell` what staff should mend, from any thread."""

    def __init__(self, post: Post, heard: Callable[[Scan], None], tell: Callable[[tuple[str, ...]], None]) -> None:
        self._post, self._heard, self._tell = post, heard, tell
        self._used: tuple[tuple[Scanner, ...], Printer | None] = ((), None)
        self._troubles: dict[str, str] = {}
        self._lock = Lock()
        self._readers: list[Reader] = []
        self.printer: SerialPrinter | None = None

    def use(self, scanners: tuple[Scanner, ...], printer: Printer | None) -> None:
        """Listen and print from now on as the settings say; what has not changed goes on undisturbed."""
        if (scanners, printer) == self._used:
            return
        self.stop()
        self._used = (scanners, printer)
        for number, scanner in enumerate(scanners):
            if scanner.protocol != KEYBOARD:
                self._readers.append(self._reader(f"reader {number}", scanner))
        for reader in self._readers:
            reader.start()
        if printer is not None:
            self.printer = SerialPrinter(
                Place(printer.port, printer.usb),
                printer.baud,
                printer.columns,
                answers=printer.answers,
                post=self._post,
                trouble=partial(self._troubled, "printer"),
            )
            self.printer.start()

    def stop(self) -> None:
        """End all threads."""
        for reader in self._readers:
            reader.stop()
        if self.printer is not None:
            self.printer.stop()
        self._readers, self.printer, self._used = [], None, ((), None)
        with self._lock:
            self._troubles.clear()
        self._tell(())

    def _reader(self, name: str, scanner: Scanner) -> Reader:
        return Reader(
            Place(scanner.port, scanner.usb),
            scanner.baud,
            protocol(scanner.protocol),
            lambda scan: self._post(lambda: self._heard(scan)),
            partial(self._troubled, name),
        )

    def _troubled(self, device: str, why: str | None) -> None:
        with self._lock:
            if why is None:
                self._troubles.pop(device, None)
            else:
                self._troubles[device] = why
            told = tuple(self._troubles.values())
        self._tell(told)
