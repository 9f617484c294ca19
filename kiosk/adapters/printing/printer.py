"""The receipt printer at a serial port: one daemon thread prints what is asked for and sees now and then how it is.

The port is opened for each slip, so that a printer may be unplugged at any time. A slip that did not come out is taken
back from the printer's memory; nothing of it is kept or logged here.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.adapters.printing import dialogue
from kiosk.adapters.printing.dialogue import State
from kiosk.adapters.serial_line import PortError, open_port
from kiosk.adapters.serial_ports import Place, find
from kiosk.services.ports import Post
from kiosk.services.slip import Printed, Slip

if TYPE_CHECKING:
    import serial

log = logging.getLogger(__name__)

_LOOK_EVERY = 60.0
_ANSWER = 2.0
_LONGEST = 30.0
"""Seconds that a slip may take on its way and on paper; at 9600 baud a QR code alone takes seven."""
_WORDS = {
    State.NO_PAPER: "paperi on lopussa.",
    State.OFFLINE: "tulostin ei ole valmis. Onko kansi kiinni?",
}
_MISSING = "laitetta ei löydy. Onko johto kiinni ja virta päällä?"
_SILENT = "tulostin ei vastaa. Onko siinä virta? Jos se ei osaa vastata, kirjoita answers = false."
_Job = tuple[Slip, Callable[[Printed], None]]


class _Away(Exception):
    """It did not print; the message is for staff, in Finnish."""

    def __init__(self, why: str, ending: Printed = Printed.AWAY) -> None:
        super().__init__(why)
        self.ending = ending


class SerialPrinter:
    """Implements services.ports.SlipPrinter; `trouble` gets what staff should know (None: all is well)."""

    def __init__(
        self,
        place: Place,
        baud: int,
        columns: int,
        *,
        answers: bool,
        post: Post,
        trouble: Callable[[str | None], None],
    ) -> None:
        self._place, self._baud, self._columns, self._answers = place, baud, columns, answers
        self._post, self._trouble = post, trouble
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._told: str | None = None
        self._ended = False
        """It has told that all is printed, while something else was asked."""
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="printer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._jobs.put(None)
        if self._thread.ident is not None:
            self._thread.join(1.0)

    def print(self, slip: Slip, deliver: Callable[[Printed], None]) -> None:
        self._jobs.put((slip, deliver))

    def _run(self) -> None:
        while True:
            self._do(None)
            try:
                job = self._jobs.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                continue
            if job is None:
                return
            ending = self._do(job[0])
            self._post(lambda deliver=job[1], ending=ending: deliver(ending))  # type: ignore[misc]
            del job

    def _do(self, slip: Slip | None) -> Printed:
        """Print, or only look."""
        try:
            with self._open() as port:
                self._look(port)
                if slip is not None:
                    self._print(port, slip)
        except _Away as error:
            self._tell(str(error))
            return error.ending
        except OSError:  # pyserial's errors are OSErrors: it was pulled out, or takes nothing
            self._tell(_MISSING)
            return Printed.AWAY
        except Exception as error:  # noqa: BLE001 - a patron waits for the ending; the slip itself stays out of the log
            log.error("a slip could not be printed: %s", type(error).__name__)
            self._tell("tulostus ei onnistu. Syy on lokissa.")
            return Printed.AWAY
        self._tell(None)
        return Printed.DONE

    def _open(self) -> serial.Serial:
        port = find(self._place)
        if port is None:
            raise _Away(_MISSING)
        try:
            return open_port(port, self._baud)
        except PortError as error:
            raise _Away(str(error)) from error

    def _look(self, port: serial.Serial) -> None:
        """Raises _Away when it would not print now."""
        if not self._answers:
            return
        for question, meaning in (
            (dialogue.ASK_PAPER, dialogue.paper_state),
            (dialogue.ASK_PRINTER, dialogue.printer_state),
        ):
            port.write(question)
            answer = self._hear(port, dialogue.is_instant, _ANSWER)
            if answer is None:
                raise _Away(_SILENT)
            state = meaning(answer)
            if state is not State.READY:
                raise _Away(_WORDS[state], Printed.NO_PAPER if state is State.NO_PAPER else Printed.AWAY)

    def _print(self, port: serial.Serial, slip: Slip) -> None:
        from kiosk.adapters.printing.render import render

        try:
            end = time.monotonic() + _LONGEST
            port.write(render(slip, self._columns))
            self._wait_for_the_line(port, end)
            if self._answers:
                self._wait_for_the_end(port, end)
        except (_Away, OSError):
            port.reset_output_buffer()
            port.write(dialogue.FORGET)
            raise

    def _wait_for_the_line(self, port: serial.Serial, end: float) -> None:
        """A question would wait behind the slip, and its answer come too late."""
        while port.out_waiting:
            if time.monotonic() > end or self._stopped.is_set():
                raise _Away(_WORDS[State.OFFLINE])
            time.sleep(0.05)

    def _wait_for_the_end(self, port: serial.Serial, end: float) -> None:
        self._ended = False
        port.write(dialogue.ASK_DONE)
        while time.monotonic() < end and not self._stopped.is_set():
            if self._hear(port, dialogue.is_done, _ANSWER) is not None:
                return
            self._look(port)
            if self._ended:
                return
        raise _Away(_WORDS[State.OFFLINE])

    def _hear(self, port: serial.Serial, fits: Callable[[int], bool], seconds: float) -> int | None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            port.timeout = left
            for byte in port.read(1):
                if fits(byte):
                    return int(byte)
                self._ended = self._ended or dialogue.is_done(byte)
        return None

    def _tell(self, why: str | None) -> None:
        if why == self._told:
            return
        self._told = why
        if why is None:
            log.info("the printer %s is ready again", self._place.name)
        else:
            log.warning("the printer %s does not print: %s", self._place.name, why)
        self._trouble(None if why is None else f"Tulostin {self._place.name}: {why}")
