"""What a screen needs to print a slip: whether there is a printer, that it is at work, and what came of it."""

from __future__ import annotations

from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, StringProperty

from kiosk.services.slip import Printed, Slip
from kiosk.ui.context import Context
from kiosk.ui.slips import printed_text


class Prints(EventDispatcher):
    """Mix in before a screen; `follow_printer` belongs into its refresh, `forget_print` into show and wipe."""

    context: Context
    can_print = BooleanProperty(False)
    printing = BooleanProperty(False)
    print_text = StringProperty()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._printed: Printed | None = None
        self._slip: Slip | None = None
        """What is being printed for what stands here."""
        super().__init__(*args, **kwargs)

    def follow_printer(self) -> None:
        """Say what came of the slip, in the visit's language."""
        self.can_print = self.context.printer is not None
        self.print_text = printed_text(self.context, self._printed) if self._printed is not None else ""

    def forget_print(self) -> None:
        self._printed, self._slip, self.printing, self.print_text = None, None, False, ""

    def put_out(self, slip: Slip) -> None:
        printer = self.context.printer
        if printer is not None and not self.printing:
            self._printed, self._slip, self.printing = None, slip, True
            self.follow_printer()
            printer.print(slip, self.context.for_this_visit(lambda ending: self._came(slip, ending)))

    def _came(self, slip: Slip, ending: Printed) -> None:
        if slip is not self._slip:
            return  # something else stands here by now
        self._printed, self.printing = ending, False
        self.follow_printer()
