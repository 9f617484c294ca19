"""From asking the voice to speak, to stop, to pause, until the sound card hears it; real espeak-ng, real aplay.

The card is ALSA's `file` plugin: what it plays is written to a file, and the file is watched. A start ends with the first
sample that is louder than a breath; the text is a whole page, so a voice that had to read it to its end first would be
late. A stop ends when the player's process is gone and the file grows no more; a real card drops what it still has when
that process ends (a sound server may play a moment longer). The base of a start is `espeak-ng | aplay` in a shell with the same page
and the same card, in turn with ours.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.rows import middle_and_worst, share_of, table_row
from kiosk.adapters.speech.espeak import Espeak
from kiosk.adapters.speech.house import House
from kiosk.adapters.speech.speaker import Speaker
from kiosk.services.spoken import as_spoken
from tests.adapters.speech.card import Card, card_in_force, players
from tests.waiting import until

ROUNDS = 25
START, STOP = 200, 100
_PAGE = " ".join(
    [
        "Varaa tila. Pelihuone on vapaa klo 13.30–15.00, ja siihen mahtuu 6 henkilöä. Varaus maksaa 0 €, ja se on vahvistettu."
    ]
    * 12
)


def run() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder, card_in_force(Path(folder)) as card:
        speaker = Speaker(lambda told: told(), lambda _why: None)
        speaker.use(House(voices={"fi": Espeak("fi")}, device=card.device, volume=100))
        try:
            return _measure(speaker, card)
        finally:
            speaker.end()


def _measure(speaker: Speaker, card: Card) -> list[dict[str, Any]]:
    ours, base, stops, pauses = [], [], [], []
    for number in range(ROUNDS + 1):
        base.append(_in_a_shell(card))
        ours.append(_start(speaker, card))
        time.sleep(0.3)
        stops.append(_silent(speaker.stop, card))
        _start(speaker, card)
        time.sleep(0.3)
        pauses.append(_silent(speaker.pause, card))
        speaker.stop()
        if number == 0:  # the first finds nothing in the disk's cache
            for times in (ours, base, stops, pauses):
                times.clear()
    late = share_of(ours, 0.95)
    return [
        table_row(
            "speech: a page asked for, to its first sound",
            statistics.median(ours),
            statistics.median(base),
            unit="ms",
            limit=f"<= {START} ms",
            met=late <= START,
            note=f"{ROUNDS} rounds, p95 {late:.1f}, worst {max(ours):.1f}; the limit is for p95; base: a shell's pipe",
        ),
        _row("speech: stop, to silence", stops),
        _row("speech: pause, to silence", pauses),
    ]


def _row(name: str, times: list[float]) -> dict[str, Any]:
    note = f"{len(times)} rounds, {middle_and_worst(times)}"
    return table_row(f"{name}, p95", share_of(times, 0.95), unit="ms", limit=f"<= {STOP} ms", note=note)


def _start(speaker: Speaker, card: Card) -> float:
    """Ask for it, hear it: in milliseconds."""
    card.forget()
    began = time.monotonic()
    speaker.say(as_spoken(_PAGE, "fi"), "fi")
    return (until(card.loud, "a sound") - began) * 1_000


def _silent(end: Callable[[], None], card: Card) -> float:
    """Until the player is gone and the file grows no more."""
    began = time.monotonic()
    end()
    size = card.size
    last = until(lambda: not players(), "the end of the player")
    while time.monotonic() < began + 0.4:
        if card.size != size:
            last, size = time.monotonic(), card.size
    return (last - began) * 1_000


def _in_a_shell(card: Card) -> float:
    card.forget()
    began = time.monotonic()
    command = f"espeak-ng -v fi --stdin --stdout | aplay -q -D {card.device} -"
    shell = subprocess.Popen(["/bin/sh", "-c", command], stdin=subprocess.PIPE, start_new_session=True)
    assert shell.stdin is not None
    shell.stdin.write(_PAGE.encode())
    shell.stdin.close()
    heard = until(card.loud, "a sound")
    os.killpg(shell.pid, 9)
    shell.wait()
    return (heard - began) * 1_000


if __name__ == "__main__":
    for row in run():
        print(row)
