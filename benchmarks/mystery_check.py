"""A story of two hundred clues from staff's folder: read, and read and checked, as `kiosk mystery check` does it.

Every clue needs one of two before it or two of three, has a text file in each language with three hints, twelve answers,
two near ones, a detour and a card with a text. The files are written anew, then read five times in
turn with the checker alone; the figure is the median. The pictures are left out: a kiosk's hub reads them once.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.rows import table_row
from kiosk.mystery.checker import check
from kiosk.settings.mystery import check_story, read_story

CLUES = 200
SPOTS = 20
ROUNDS = 5
LIMIT_S = 2.0
_SYLLABLES = ("ka", "lo", "mi", "su", "te", "ra", "pu", "ne", "hy", "vi", "jo", "sa", "ke", "to", "li", "ma")
_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def run() -> list[dict[str, Any]]:
    """Reading, checking, and both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "iso"
        write_story(folder)
        story = read_story(folder).story
        assert story is not None, [problem.text("en") for problem in read_story(folder).errors]
        times: dict[str, list[float]] = {"read": [], "check": [], "both": []}
        for _ in range(ROUNDS):
            times["read"].append(_timed(lambda: read_story(folder)))
            times["check"].append(_timed(lambda: check(story)))
            times["both"].append(_timed(lambda: check_story(folder)))
    return [
        _row(f"mystery of {CLUES} clues: loaded and checked", times["both"], f"<= {LIMIT_S:g} s"),
        _row(f"mystery of {CLUES} clues: loaded", times["read"], "for comparison"),
        _row(f"mystery of {CLUES} clues: checked", times["check"], "for comparison"),
    ]


def _row(name: str, times: list[float], limit: str) -> dict[str, Any]:
    note = f"{len(times)} times, the slowest {max(times):.2f} s"
    return table_row(name, statistics.median(times), unit="s", limit=limit, digits=2, note=note)


def _timed(action: Any) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def write_story(folder: Path) -> None:
    """The whole folder, as staff would have it."""
    for name in ("tekstit", "vihjeet", "kortit"):
        (folder / name).mkdir(parents=True)
    rows = ['id = "iso"', f'last = "{_key(CLUES - 1)}"']
    for number in range(SPOTS):
        rows += [
            f"[spots.paikka-{number}]",
            'where = { fi = "Hylly", sv = "Hylla", en = "Shelf" }',
            'placing = "Pääty"',
        ]
    for number in range(CLUES):
        rows += _clue(number)
        for language in ("fi", "sv", "en"):
            (folder / "vihjeet" / f"{_key(number)}.{language}.md").write_text(_text(number, language), "utf-8")
            card = f"# Kortti {number}\n{_prose(number * 7, 60)}\n"
            (folder / "kortit" / f"kortti-{number:03}.{language}.md").write_text(card, "utf-8")
    (folder / "tarina.toml").write_text("\n".join(rows) + "\n", "utf-8")
    sections = ("Johdanto", "Tarua", "Kirje", "Allekirjoitus", "Lapset", "Perhe", "Etsivä")
    for language in ("fi", "sv", "en"):
        parts = "".join(f"## {name}\n{_prose(len(name), 200)}\n" for name in sections)
        (folder / "tekstit" / f"alku.{language}.md").write_text(f"# Iso tarina\n{parts}", "utf-8")


def _key(number: int) -> str:
    return f"vihje-{number:03}"


def _clue(number: int) -> list[str]:
    before = [f'"{_key(number - back)}"' for back in (1, 2, 3) if number >= back]
    needs = f"{{ any = [{', '.join(before[:2])}] }}" if number % 2 else f"{{ count = 2, of = [{', '.join(before)}] }}"
    code = "".join(_SIGNS[(number * 37 + 11) // len(_SIGNS) ** place % len(_SIGNS)] for place in range(4))
    spot = f'spot = "paikka-{number % SPOTS}"'
    rows = [f"[cards.kortti-{number:03}]", f'code = "{code}"', spot, f"[clues.{_key(number)}]", spot]
    rows += [f'cards = ["kortti-{number:03}"]', *([f"needs = {needs}"] if number > 2 else [])]
    answers = ", ".join(f'"{_word(number * 12 + each)} {_word(each)}"' for each in range(12))
    rows += [f"[clues.{_key(number)}.puzzle]", 'kind = "word"', f"answers = [{answers}]"]
    return [*rows, f"[clues.{_key(number)}.kiertotie]", 'kind = "lock"', 'answers = ["472"]', "length = 3"]


def _text(number: int, language: str) -> str:
    hints = "".join(f"## Vihje {each}{mark}\n{_prose(number + each, 15)}\n" for each in (1, 2, 3) for mark in _MARKS)
    near = "".join(f"## Melkein: {_word(number + 9_000 + each)}\n{_prose(each, 12)}\n" for each in range(2))
    task = "".join(f"## {name}{mark}\n{_prose(number, 20)}\n" for name in ("Tehtävä", "Kysymys") for mark in _MARKS)
    return (
        f"# {language} {number}\n## Kirje\n{_prose(number, 80)}\n{task}{hints}## Vastaus\n{_prose(number, 30)}\n{near}"
    )


_MARKS = ("", " (kiertotie)")


def _word(number: int) -> str:
    """A word of its own for each number."""
    count = len(_SYLLABLES)
    return "".join(_SYLLABLES[number // count**place % count] for place in range(4))


def _prose(start: int, words: int) -> str:
    return " ".join(_word(50_000 + (start * 31 + each * 17) % 9_000) for each in range(words)).capitalize() + "."


if __name__ == "__main__":
    for row in run():
        print(row)
