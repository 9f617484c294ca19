"""The kiosk's voice, the port `Speech`: one daemon thread says what was asked for last.

Whatever is asked for from outside changes what is wanted, kills the player and wakes the thread; the thread compares
what it says with what is wanted before each piece of 20 ms. So nobody waits for it, and nothing is heard after a stop.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from functools import partial

from kiosk.adapters.speech import sound
from kiosk.adapters.speech.house import House
from kiosk.adapters.speech.job import Job, said, tones
from kiosk.adapters.speech.player import LEAD, Player, SoundError
from kiosk.adapters.speech.sound import Sound
from kiosk.adapters.speech.tape import PIECE, Tape
from kiosk.adapters.speech.voice import Trouble, VoiceError
from kiosk.services.ports import Post
from kiosk.services.speech import Done

log = logging.getLogger(__name__)


class Speaker:
    """Implements services.speech.Speech; `trouble` gets what staff should mend (None: all is well), from any thread."""

    def __init__(self, post: Post, trouble: Trouble) -> None:
        self._post, self._trouble = post, trouble
        self._house = House()
        self._player = Player(self._house.device)
        self._turn = threading.Condition()
        self._job: Job | None = None
        self._waiting: list[Job] = []
        self._paused = self._ended = False
        self._unheard = 0.0
        self._volume = self._house.volume
        self._watchers: list[Callable[[bool], None]] = []
        self._thread: threading.Thread | None = None

    def use(self, house: House) -> None:
        """Speak from now on as the house wants it."""
        self.stop()
        before, self._house = self._house, house
        before.stop()
        self._player, self._volume = Player(house.device), house.volume
        house.headset.start(self._headset_changed)
        if house.voices and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Silent for good: the thread and whatever the voices keep running end."""
        self.stop()
        with self._turn:
            self._ended = True
            self._turn.notify()
        if self._thread is not None:
            self._thread.join(2.0)
        self._house.stop()

    # From any thread

    @property
    def able(self) -> bool:
        return bool(self._house.voices)

    @property
    def speaking(self) -> bool:
        return self._job is not None or bool(self._waiting)

    @property
    def private(self) -> bool:
        return self._house.headset.inserted

    @property
    def volume(self) -> int:
        return self._volume

    def say(self, text: str, language: str, speed: float = 1.0, done: Done | None = None) -> None:
        self._ask(said(text, self._house.voice(language), speed, done))

    def tone(self, count: int = 1) -> None:
        self._ask(tones(count))

    def signal(self, steps: Sequence[tuple[bool, float]], done: Done | None = None) -> None:
        self._ask(Job(steps=tuple(steps), done=done))

    def stop(self) -> None:
        self._replace([])

    def pause(self) -> None:
        with self._turn:
            if not self.speaking or self._paused:
                return
            self._paused = True
            self._unheard += self._player.cut()
            self._turn.notify()

    def resume(self) -> None:
        with self._turn:
            self._paused = False
            self._turn.notify()

    def louder(self) -> int:
        return self._set_volume(self._volume + sound.STEP)

    def quieter(self) -> int:
        return self._set_volume(self._volume - sound.STEP)

    def reset(self) -> None:
        self.stop()
        self._set_volume(self._house.volume)

    def watch_headset(self, changed: Callable[[bool], None]) -> None:
        self._watchers.append(changed)

    def _headset_changed(self, inserted: bool) -> None:
        for watcher in self._watchers:
            self._post(partial(watcher, inserted))

    def _set_volume(self, percent: int) -> int:
        self._volume = max(sound.STEP, min(100, percent))
        return self._volume

    def _ask(self, job: Job) -> None:
        if not self.able:
            self._over(job, whole=False)
            return
        with self._turn:
            before = [each for each in (self._job, *self._waiting) if each is not None]
            short = [each for each in before if each.short]
            if job.short or not short or short[0] is not before[0]:
                short = []
            self._replace([*short, job])

    def _replace(self, jobs: list[Job]) -> None:
        """Have these said and nothing else; one that is heard already goes on."""
        with self._turn:
            goes_on = self._job is not None and self._job in jobs
            cut = None if goes_on else self._job
            dropped = [job for job in self._waiting if job not in jobs]
            self._waiting = [job for job in jobs if job is not self._job]
            if not goes_on:
                self._job = None
            self._paused, self._unheard = False, 0.0
            if not goes_on:
                self._player.cut()
            self._turn.notify()
        if cut is not None:
            cut.drop()
        for job in dropped:
            self._over(job, whole=False)

    def _over(self, job: Job, *, whole: bool) -> None:
        if job.done is not None:
            self._post(partial(job.done, whole))

    # The thread

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    return
                job = self._job = self._waiting.pop(0)
                player = self._player
            whole = self._try(job, player)
            player.bury()
            with self._turn:
                if self._job is job:
                    self._job = None
            self._over(job, whole=whole)

    def _try(self, job: Job, player: Player) -> bool:
        """Say it, or tell staff why not; whether all of it was heard."""
        try:
            whole = self._play(job, player)
        except (SoundError, VoiceError) as error:
            self._trouble(str(error))
            return False
        except Exception:  # a voice or a card may do what nobody thought of; the next text may go well
            log.exception("speech failed")
            self._trouble("puhe ei toimi odotetusti. Syy on lokissa.")
            return False
        finally:
            job.end()
            player.cut()
        if whole:
            self._trouble(None)
        return whole

    def _play(self, job: Job, player: Player) -> bool:
        def wanted() -> bool:
            return self._job is job and not self._paused

        tape = Tape(job.sounds())
        while self._job is job:
            tape.back(self._take_back())
            piece = tape.piece() if wanted() else None
            if not wanted():
                tape.back(piece.seconds if piece else 0.0)
                player.bury()
                self._wait(lambda: self._job is not job or not self._paused)
            elif piece is None:
                if player.finish(wanted):
                    return True
            elif not player.fits(piece.rate):
                tape.back(piece.seconds)
                player.finish(wanted)
            elif player.feed(Sound(piece.rate, sound.quieted(piece.data, sound.factor(self._volume))), wanted):
                self._wait(lambda: not wanted() or player.ahead <= LEAD, lambda: player.ahead - LEAD)
            else:
                tape.back(piece.seconds)
        return False

    def _take_back(self) -> float:
        """What a pause has cut off."""
        with self._turn:
            unheard, self._unheard = self._unheard, 0.0
            return unheard

    def _wait(self, ready: Callable[[], bool], left: Callable[[], float] | None = None) -> None:
        with self._turn:
            while not ready():
                self._turn.wait(max(0.001, min(left(), PIECE)) if left is not None else None)
