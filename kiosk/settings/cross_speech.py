"""What must fit together in the settings of the voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from kiosk.settings.cross import Finding
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.lines import Path as KeyPath
from kiosk.settings.problems import quoted
from kiosk.settings.speech import ESPEAK_VOICES, is_file

_NAME = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*(\+[A-Za-z0-9_]+)?", re.IGNORECASE)
_BARE = re.compile(r"hw:")


def check(settings: KioskSettings) -> Iterator[Finding]:
    """Every finding about `[speech]`."""
    speech = settings.speech
    if _BARE.match(speech.device):
        yield Finding(("speech", "device"), "speech_bare", {"value": quoted(speech.device)})
    for language in ESPEAK_VOICES:
        path, voice = ("speech", "voices", language), speech.voices.of(language)
        if is_file(voice):
            yield from _file(path, voice)
        elif not _NAME.fullmatch(voice):
            yield Finding(path, "speech_voice", {"value": quoted(voice)})
    if any(is_file(speech.voices.of(language)) for language in ESPEAK_VOICES) and which(speech.piper) is None:
        yield Finding(("speech", "piper"), "speech_piper", {"value": quoted(speech.piper)}, severity="warning")


def _file(path: KeyPath, voice: str) -> Iterator[Finding]:
    """espeak-ng speaks meanwhile: a warning."""
    for file in (voice, f"{voice}.json"):
        if not (Path(file).is_absolute() and Path(file).is_file()):
            yield Finding(path, "speech_file", {"value": quoted(file)}, severity="warning")
            return
