"""What must fit together in the settings of the voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.settings.cross import Finding
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.problems import quoted
from kiosk.settings.speech import ESPEAK_VOICES

_NAME = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*(\+[A-Za-z0-9_]+)?", re.IGNORECASE)
_BARE = re.compile(r"hw:")


def check(settings: KioskSettings) -> Iterator[Finding]:
    """Every finding about `[speech]`."""
    speech = settings.speech
    if _BARE.match(speech.device):
        yield Finding(("speech", "device"), "speech_bare", {"value": quoted(speech.device)})
    for language in ESPEAK_VOICES:
        voice = speech.voices.of(language)
        if not _NAME.fullmatch(voice):
            yield Finding(("speech", "voices", language), "speech_voice", {"value": quoted(voice)})
