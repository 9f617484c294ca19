"""A patron's preferences in words, as they stand on the card."""

from __future__ import annotations

from kiosk.domain.visit import Preferences
from kiosk.ui.context import Context
from kiosk.ui.widgets.shell import LANGUAGE_NAMES


def preference_words(context: Context, preferences: Preferences) -> list[tuple[str, str]]:
    """Icon and words of each thing that a card sets; the plain way is not told, but for the language."""
    tr = context.tr
    size = f"{round(preferences.text_scale * 100)} %"
    pace = {2: tr("Twice as long"), 5: tr("Five times as long")}.get(preferences.pace)
    rows = [
        ("translate", LANGUAGE_NAMES.get(preferences.language), True),
        ("format-size", tr("Text size {size}", size=size), preferences.text_scale > 1),
        ("contrast-circle", tr("Strong contrast"), preferences.high_contrast),
        ("motion-pause-outline", tr("Less motion"), preferences.less_motion),
        ("arrow-down-bold-box-outline", tr("Controls lower"), preferences.reach),
        ("account-voice", tr("Have it spoken"), preferences.speech),
        ("book-open-variant", tr("Easy Finnish"), preferences.easy),
        ("timer-sand", f"{tr('Time to read and answer')}: {pace}", pace is not None),
    ]
    return [(icon_name, text) for icon_name, text, told in rows if told and text]
