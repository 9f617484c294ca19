"""`kiosk mystery kit`: the game on paper, as one PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.mystery_cli import Add


def register(add: Add) -> None:
    """The command and its words."""
    parser = add("kit", "kortit ja listat tulostettaviksi / cards and lists to print", _kit)
    parser.add_argument("--lang", choices=("fi", "sv", "en"), default="fi", help="kieli / language (fi)")
    parser.add_argument("--out", metavar="PDF", type=Path, default=Path("kit.pdf"), help="tiedosto / file (kit.pdf)")


def _kit(options: argparse.Namespace) -> int:
    from kiosk.errors import KioskError
    from kiosk.kit.kit import kit
    from kiosk.settings.load import MYSTERY_FOLDER
    from kiosk.settings.mystery import read_story
    from kiosk.settings.places import config_dir

    found = read_story(config_dir(options.config) / MYSTERY_FOLDER / options.story)
    if found.story is None:
        lines = "\n".join(problem.text() for problem in found.errors)
        raise KioskError("Tarina on korjattava ennen tulostusta. / The story has to be mended first.", lines)
    made = kit(found.story, {key: picture.data for key, picture in found.pictures.items()}, options.lang)
    try:
        options.out.write_bytes(made.data)
    except OSError as error:
        raise KioskError(
            "Tiedostoa ei voi kirjoittaa. / The file cannot be written.", f"{options.out}: {error}"
        ) from error
    for each in made.told:
        print(f"! {each}", file=sys.stderr)
    print(f"{options.out}: {made.pages} sivua / pages")
    return 0
