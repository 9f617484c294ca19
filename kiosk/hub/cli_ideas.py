"""The commands for ideas: what patrons left, read and judged by staff; results for the kiosks and for a spreadsheet."""

# ruff: noqa: T201 - commands speak to the one who typed them

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.api.ideas import Heard, IdeaText
    from kiosk.domain.ideas import IdeaState
    from kiosk.hub.config import HubConfig
    from kiosk.hub.desk import Desk
    from kiosk.hub.ideas.staff import Publishing

Command = Callable[["Desk", argparse.Namespace], int]
Add = Callable[[str, str, Command], argparse.ArgumentParser]

_MOODS = ("harmittaa", "ihan ok", "ilahduttaa")
_STATES = {"new": "lukematta", "accepted": "hyväksytty", "hidden": "piilotettu"}
_EVERY = 100_000


def register(add: Add, places: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add `ideas` and what can be done with them; alone it lists what nobody has read."""
    ideas = add("ideas", "asiakkaiden ideat ja vastaukset / patrons' ideas and answers", _ideas)
    inner = ideas.add_subparsers(title="komennot / commands", metavar="", dest="ideas_command")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = inner.add_parser(name, help=words)
        places(parser)
        return parser

    listing = command("list", "lukemattomat ideat ja vastausten määrät / unread ideas, counts of answers")
    listing.add_argument("--all", action="store_true", help="myös jo luetut / those read already, too")
    for name, words in (
        ("accept", "saa näyttää kioskilla tulosten vieressä / may be shown beside the results"),
        ("hide", "luettu, ei näytetä / read, not to be shown"),
        ("erase", "poista heti, esimerkiksi nimi tai puhelinnumero / erase at once, a name or a phone number"),
    ):
        command(name, words).add_argument("ideas", nargs="+", metavar="TUNNUS")
    for name, words in (
        ("publish", "näytä kysymyksen tulokset kioskeilla / show a question's results on the kiosks"),
        ("unpublish", "ota tulokset pois kioskeilta / take the results back"),
    ):
        command(name, words).add_argument("question", metavar="KYSYMYS")
    command("export", "kaikki taulukkona (CSV) / everything as a table (CSV)")


def _ideas(desk: Desk, options: argparse.Namespace) -> int:
    from kiosk.hub.ideas import staff

    command = options.ideas_command or "list"
    if command in {"publish", "unpublish"}:
        return _publish(desk, getattr(staff, command), options.question)
    if command == "export":
        return _export(desk)
    if command == "list":
        return _show(desk, everything=getattr(options, "all", False))
    return _judge(desk, command, options.ideas)


def _show(desk: Desk, *, everything: bool) -> int:
    from kiosk.domain.ideas import IdeaState
    from kiosk.hub.ideas import staff, store

    for heard in desk.read(staff.heard):
        print(_line(heard))
        for _, words, number in _counts(desk, heard):
            print(f"  {number:5}  {words}")
    wanted: IdeaState | None = None if everything else IdeaState.NEW
    texts = desk.read(lambda conn, _config: store.texts(conn, wanted, _EVERY))
    print()
    for idea in texts:
        state = f"  [{_STATES[idea.state]}]" if everything else ""
        print(f"{idea.id}  {idea.day:%d.%m.%Y}  {idea.question or '-'}{state}  {idea.text}")
    if not texts:
        print("Ei lukemattomia ideoita. / No unread ideas." if not everything else "Ei ideoita. / No ideas.")
    return 0


def _line(heard: Heard) -> str:
    if heard.question is None or heard.text is None:
        return "Omat ideat, ilman kysymystä / Ideas of their own"
    return f"{heard.question}: {heard.text.fi}{'  (tulokset näkyvissä / published)' if heard.published else ''}"


def _counts(desk: Desk, heard: Heard) -> Iterator[tuple[str, str, int]]:
    """What was asked for, the words of the choice, how many took it."""
    config: HubConfig = desk.read(lambda _conn, config: config)
    asked = next((each for each in config.questions if each.id == heard.question), None)
    for answer, number in zip(asked.answers if asked else (), heard.answers, strict=True):
        yield "vastaus", answer.fi, number
    for mood, number in zip(_MOODS if heard.moods else (), heard.moods, strict=True):
        yield "hymiö", mood, number


def _judge(desk: Desk, command: str, ideas: list[str]) -> int:
    from kiosk.domain.ideas import IdeaState
    from kiosk.hub.db.engine import wash
    from kiosk.hub.ideas import staff
    from kiosk.hub.problems import ProblemError

    state = {"accept": IdeaState.ACCEPTED, "hide": IdeaState.HIDDEN, "erase": None}[command]
    missing = 0
    for idea in ideas:
        try:
            desk.write(lambda tx, moment, which=idea: staff.judge(tx, moment, which, state))  # type: ignore[misc]
        except ProblemError:
            print(f"{idea}: ei ole. / There is none.", file=sys.stderr)
            missing += 1
    if state is None:
        desk.read(lambda conn, _config: wash(conn))
    if missing < len(ideas):
        print("Tehty. / Done.")
    return 1 if missing else 0


def _publish(desk: Desk, what: Publishing, question: str) -> int:
    from kiosk.hub.problems import ProblemError

    try:
        answer = desk.write(lambda tx, moment: what(tx, moment, question))
    except ProblemError:
        print(f"{question}: tiedostossa questions.toml ei ole. / Not in questions.toml.", file=sys.stderr)
        return 1
    if answer.status >= 400:
        print("Kukaan ei ole vielä vastannut. / Nobody has answered yet.", file=sys.stderr)
        return 1
    print("Kioskit näyttävät nämä tulokset nyt. / Shown." if what.__name__ == "publish" else "Poistettu. / Taken back.")
    return 0


def _export(desk: Desk) -> int:
    """Semicolons and a mark at the beginning: what a Finnish spreadsheet opens by a double click."""
    from kiosk.hub.ideas import staff, store

    print("\ufeff", end="")
    rows = csv.writer(sys.stdout, delimiter=";", lineterminator="\r\n")
    rows.writerow(["kysymys", "laji", "vastaus", "määrä", "päivä", "tila"])
    for heard in desk.read(staff.heard):
        for kind, words, number in _counts(desk, heard):
            rows.writerow([heard.question or "", kind, _cell(words), number, "", ""])
    for idea in desk.read(lambda conn, _config: store.texts(conn, None, _EVERY)):
        rows.writerow(_row(idea))
    return 0


def _row(idea: IdeaText) -> list[str | int]:
    return [idea.question or "", "teksti", _cell(idea.text), 1, f"{idea.day:%d.%m.%Y}", _STATES[idea.state]]


def _cell(text: str) -> str:
    """A text that a spreadsheet takes for a text: one that begins like a formula would be reckoned out."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
