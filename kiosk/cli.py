"""The commands, nothing else. Every command imports what it needs when it runs, so that the kiosk starts at once.

Exit codes: 0 done, 1 something is wrong and was told, 2 the command cannot work here or was typed wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

OK, WRONG, USAGE = 0, 1, 2
Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the program `kiosk`."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["tour"]:
        # It reads its own words: argparse hands no options on to a command that begins with one.
        from kiosk.tour import main as tour

        return tour(words[1:])
    parser = _parser(words[0] if words else "")
    options = parser.parse_args(words)
    command: Command | None = getattr(options, "command", None)
    if command is None:
        parser.print_help()
        return USAGE
    from kiosk.errors import KioskError

    try:
        return command(options)
    except KioskError as error:
        print(error, file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return 130


def _parser(first: str) -> argparse.ArgumentParser:
    """`first` is the first word: only the command that is meant brings its own commands along."""
    parser = argparse.ArgumentParser(
        prog="kiosk",
        description="Kirjaston itsepalvelukioski. / The library's self-service kiosk.",
        epilog="Paluuarvot: 0 kunnossa, 1 jotain on vialla, 2 komento ei toimi täällä tai on väärin kirjoitettu. "
        "/ Exit codes: 0 fine, 1 something is wrong, 2 the command cannot work here or was typed wrong.",
    )
    commands = parser.add_subparsers(title="komennot / commands", metavar="")
    run = commands.add_parser("run", help="avaa kioski / open the kiosk")
    run.add_argument("--windowed", metavar="1080x1920", help="ikkunassa / in a window")
    _places(run)
    run.set_defaults(command=_run)
    commands.add_parser("tour", help="kuvat kaikista näkymistä / pictures of every screen")
    check = commands.add_parser("check", help="tarkista asetustiedostot / check the settings files")
    check.add_argument("--lang", choices=("fi", "en"), default="fi", help="viestien kieli / language of the messages")
    check.add_argument("--config", metavar="DIR", help="asetusten kansio / folder of the settings")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE")
    check.set_defaults(command=_check)
    schema = commands.add_parser("schema", help="asetusten JSON-kaavio / JSON schema of the settings")
    schema.add_argument("which", nargs="?", choices=("kiosk", "hub", "events", "questions", "plan"), default="kiosk")
    schema.set_defaults(command=_schema)
    devices = commands.add_parser("devices", help="lukijat ja tulostimet, jotka ovat kiinni / what is plugged in")
    devices.add_argument("--lang", choices=("fi", "en"), default="fi", help="viestien kieli / language of the messages")
    devices.set_defaults(command=_devices)
    commands.add_parser("version", help="versio / version").set_defaults(command=_version)
    if first == "hub":
        from kiosk.hub.cli import register

        register(commands)
    else:  # only its name, for the list
        commands.add_parser("hub", help="taustapalvelu / the hub")
    if first == "mystery":
        from kiosk.mystery_cli import register as register_mystery

        register_mystery(commands)
    else:
        commands.add_parser("mystery", help="arvoituspeli / the mystery")
    return parser


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", metavar="DIR", help="asetusten kansio / folder of the settings")
    parser.add_argument("--data", metavar="DIR", help="kioskin tietojen kansio / folder of the kiosk's data")


def _run(options: argparse.Namespace) -> int:
    from kiosk.settings.places import config_dir, data_dir

    if not _display():
        print(_NO_DISPLAY, file=sys.stderr)
        return USAGE
    size = None
    if options.windowed:
        from kiosk.settings.written import Unreadable, read_size

        try:
            size = read_size(options.windowed)
        except Unreadable:
            print(f"--windowed {options.windowed}: 1080x1920?", file=sys.stderr)
            return USAGE
    import gc

    # Imports leave no garbage, and looking for it among them is a twentieth of the start.
    gc.disable()
    from kiosk.bootstrap import run

    return run(config=config_dir(options.config), data=data_dir(options.data), window=size)


_NO_DISPLAY = """\
Näyttöä ei ole: kioski tarvitsee graafisen näytön (DISPLAY tai WAYLAND_DISPLAY puuttuu).
Komento "make tour" avaa kaikki näkymät virtuaalisessa näytössä ja tallentaa kuvat kansioon build/tour/.

There is no display: the kiosk needs one (neither DISPLAY nor WAYLAND_DISPLAY is set).
"make tour" opens every screen in a virtual display and writes pictures to build/tour/."""


def _display() -> bool:
    """Whether a window can be opened: an X or Wayland session, or a bare screen that this user may drive."""
    import os

    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    wanted = os.environ.get("SDL_VIDEODRIVER", "kmsdrm").lower() == "kmsdrm"
    return wanted and any(os.access(card, os.R_OK | os.W_OK) for card in Path("/dev/dri").glob("card*"))


def _check(options: argparse.Namespace) -> int:
    from kiosk.settings import check, errors
    from kiosk.settings.places import config_dir, moved_out

    folder = config_dir(options.config)
    if moved_out(folder) and not options.files:
        print(f"Tarkistetaan kansio {folder}. / Checking the folder {folder}.", file=sys.stderr)
    questions = folder / "questions.toml"  # a house need not ask anything, nor have a mystery
    maybe = [path for path in (questions, folder / "mystery") if path.exists()]
    files = options.files or [folder / "kiosk.toml", folder / "hub.toml", folder / "house", *maybe]
    problems = check(files)
    for problem in problems:
        print(problem.text(options.lang))
    wrong = len(errors(problems))
    if not wrong:
        print("Asetukset ovat kunnossa." if options.lang == "fi" else "The settings are fine.")
    elif options.lang == "fi":
        print(f"{wrong} korjattavaa." if wrong > 1 else "Yksi korjattava.")
    else:
        print(f"{wrong} things to correct." if wrong > 1 else "One thing to correct.")
    return WRONG if wrong else OK


def _schema(options: argparse.Namespace) -> int:
    from kiosk.settings.schema import schema_text

    sys.stdout.write(schema_text(options.which))
    return OK


def _devices(options: argparse.Namespace) -> int:
    from kiosk.cli_devices import show

    return OK if show(options.lang) else WRONG


def _version(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes them
    from kiosk import __version__

    print(f"kiosk {__version__}")
    return OK


if __name__ == "__main__":
    sys.exit(main())
