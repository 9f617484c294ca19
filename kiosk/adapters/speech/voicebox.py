"""The kiosk's voice as the settings want it, and what of it staff should mend."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from shutil import which
from threading import Lock

from kiosk.adapters.speech import espeak, player
from kiosk.adapters.speech.espeak import Espeak
from kiosk.adapters.speech.headset import FixedHeadset, Headset, SwitchHeadset
from kiosk.adapters.speech.house import House
from kiosk.adapters.speech.piper import Piper
from kiosk.adapters.speech.speaker import Speaker
from kiosk.adapters.speech.voice import Trouble, Voice, WithSpare
from kiosk.services.ports import Post
from kiosk.settings.speech import ESPEAK_VOICES, SpeechSettings, is_file

log = logging.getLogger(__name__)

_NEEDED = {espeak.PROGRAM: espeak.NO_PROGRAM, player.PROGRAM: player.NO_PROGRAM}


class Voicebox:
    """`speaker` is the same for the whole run; `use` gives it the house's voices. `tell` is safe from any thread."""

    def __init__(self, post: Post, tell: Callable[[tuple[str, ...]], None]) -> None:
        self._troubles = Troubles(tell)
        self._used: SpeechSettings | None = None
        self.speaker = Speaker(post, self._troubles.about("sound"))

    def use(self, settings: SpeechSettings) -> None:
        """Speak from now on as the settings say."""
        if settings != self._used:
            self._used = settings
            self._troubles.clear()
            self.speaker.use(from_settings(settings, self._troubles.about))

    def stop(self) -> None:
        self.speaker.end()


class Troubles:
    """What staff should mend, by what it is about; logged when it begins and when it is over, told all together."""

    def __init__(self, tell: Callable[[tuple[str, ...]], None]) -> None:
        self._tell = tell
        self._lock = Lock()
        self._known: dict[str, str] = {}

    def about(self, what: str) -> Trouble:
        return partial(self._set, what)

    def clear(self) -> None:
        with self._lock:
            self._known.clear()
        self._tell(())

    def _set(self, what: str, why: str | None) -> None:
        with self._lock:
            if self._known.get(what) == why:
                return
            if why is None:
                del self._known[what]
                log.info("speech: all is well again (%s)", what)
            else:
                self._known[what] = why
                log.warning("speech (%s): %s", what, why)
            told = tuple(f"Puhe: {known}" for known in self._known.values())
        self._tell(told)


def from_settings(settings: SpeechSettings, about: Callable[[str], Trouble]) -> House:
    """Without the programs it needs a house has no voice, and staff are told."""
    if not settings.on:
        return House()
    missing = [why for program, why in _NEEDED.items() if which(program) is None]
    if missing:
        about("programs")(" ".join(missing))
        return House()
    return House(
        voices={language: _voice(language, settings, about) for language in ESPEAK_VOICES},
        device=settings.device,
        volume=settings.volume,
        headset=_headset(settings, about),
    )


def _voice(language: str, settings: SpeechSettings, about: Callable[[str], Trouble]) -> Voice:
    """What staff chose, and espeak-ng's own for when that cannot speak."""
    name, pace = settings.voices.of(language), settings.rate / 100
    plain = Espeak(ESPEAK_VOICES[language], pace)
    if name == ESPEAK_VOICES[language]:
        return plain
    if not is_file(name):
        return WithSpare(Espeak(name, pace), plain, about(f"voice {language}"))
    piper = Piper(settings.piper, name, pace)
    piper.warm()
    return WithSpare(piper, plain, about(f"voice {language}"))


def _headset(settings: SpeechSettings, about: Callable[[str], Trouble]) -> Headset:
    if settings.headset == "auto":
        return SwitchHeadset(trouble=about("headset"))
    return FixedHeadset(inserted=settings.headset == "always")
