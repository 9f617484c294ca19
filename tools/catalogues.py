"""Catalogues of the screens' texts: collect them from the code, bring the .po files up to date, compile them.

    python tools/catalogues.py extract          all texts of the code to build/kiosk.pot, to look at
    python tools/catalogues.py update [LANG…]   new texts into the .po files, unused ones out; LANG begins a language
    python tools/catalogues.py compile          each .po to the .mo beside it

Message ids are English sentences in the code: `tr("…")`, `trn("one", "many", n)`, `N_("…")` and `title_id = "…"`.
Nothing that is written holds a date, a name or a line number, so that a second run changes nothing.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "kiosk"
FOLDERS = ("kiosk/ui", "kiosk/screens")
SOURCE_LANGUAGE = "en"
"""The ids are in this language: a new text is its own translation until somebody writes a better one."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "trn": (1, 2), "N_": None}
"""Functions whose literal arguments are texts, as Babel wants them."""

_KEPT = (b'"Language:', b'"MIME-Version:', b'"Content-', b'"Plural-Forms:')
"""The header without dates, names and tools."""

OVERLAYS = {"fi_selko": "fi"}
"""Catalogues over another one, whose language they are in: they hold only what `EASY_FILES` show."""

EASY_FILES = frozenset(
    f"kiosk/{name}"
    for name in (
        *("screens/book.kv", "screens/book.py", "screens/details.kv", "screens/details.py"),
        *("screens/review.kv", "screens/review.py", "screens/done.kv", "screens/done.py"),
        *("screens/code.kv", "screens/code.py", "screens/booking.kv", "screens/booking.py"),
        *("screens/hours.kv", "screens/hours.py"),
        *("screens/celia.kv", "screens/celia.py", "screens/celia_near.kv", "screens/celia_near.py"),
        *("screens/celia_taste.kv", "screens/celia_taste.py", "screens/celia_eyes.kv", "screens/celia_eyes.py"),
        *("ui/celia_words.py", "ui/identity.kv"),
        *("ui/phrases.py", "ui/hours_words.py", "ui/hours_lines.py", "ui/times.py", "ui/slips.py"),
        *("ui/dialogs.kv", "ui/dialogs.py", "ui/widgets/shell.kv", "ui/widgets/rooms.kv", "ui/widgets/door_code.kv"),
        *("ui/widgets/day_strip.py",),
    )
)
"""What says everything in easy Finnish too: booking, one's own booking, Celia, the hours, and the frame around them."""

MessageId = str | tuple[str, str]


def po_path(root: Path, language: str) -> Path:
    return root / "assets" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages(root: Path) -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in (root / "assets" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def collect(root: Path) -> Catalog:
    """Every text of the code, in the order of files and lines."""
    found: list[tuple[str, int, MessageId]] = [*_called(root), *_titles(root)]
    template = Catalog()
    for filename, line, message in sorted(found, key=lambda each: each[:2]):
        template.add(message, locations=[(filename, line)])
    return template


def _called(root: Path) -> Iterator[tuple[str, int, MessageId]]:
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    inside = {root / folder for folder in FOLDERS}
    wanted = inside | {above for folder in inside for above in folder.parents}

    def descend(folder: str | Path) -> bool:
        path = Path(folder)
        return path.name != "__pycache__" and (path in wanted or any(each in path.parents for each in inside))

    for filename, line, message, *_rest in extract_from_dir(
        str(root), methods, options, keywords=KEYWORDS, directory_filter=descend
    ):
        text = (str(message[0]), str(message[1])) if isinstance(message, tuple) else message
        yield Path(filename).as_posix(), line, text


def _titles(root: Path) -> Iterator[tuple[str, int, MessageId]]:
    """`title_id = "…"` in a class body; Babel looks for calls only."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Assign(targets=[ast.Name(id="title_id")], value=ast.Constant(value=str(title))) | (
                        ast.AnnAssign(target=ast.Name(id="title_id"), value=ast.Constant(value=str(title)))
                    ) if title:
                        yield path.relative_to(root).as_posix(), node.lineno, title


def wanted(template: Catalog, language: str) -> Catalog:
    """The texts that a catalogue must have: all, or those of the easy screens."""
    if language not in OVERLAYS:
        return template
    few = Catalog()
    for message in template:
        if message.id and any(name in EASY_FILES for name, _line in message.locations):
            few.add(message.id, locations=message.locations)
    return few


def read(path: Path, language: str) -> Catalog:
    """A catalogue as it stands on the disk; PoFileError when it is not one."""
    with path.open("rb") as file:
        return read_po(file, locale=OVERLAYS.get(language, language), domain=DOMAIN, abort_invalid=True)


def written(catalogue: Catalog) -> bytes:
    """The text of a .po file: files without lines, a header without dates."""
    whole = BytesIO()
    write_po(whole, catalogue, width=110, include_lineno=False, ignore_obsolete=True)
    head, blank, rest = whole.getvalue().partition(b"\n\n")
    lines = [line for line in head.split(b"\n") if not line.startswith(b'"') or line.startswith(_KEPT)]
    return b"\n".join(line for line in lines if line != b"#, fuzzy") + blank + rest


def _name(language: str) -> str | None:
    return Locale.parse(language).english_name


def update(root: Path, language: str) -> None:
    """New texts in, unused ones out; translations are kept and never guessed."""
    path, template = po_path(root, language), wanted(collect(root), language)
    if path.exists():
        catalogue = read(path, language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
    else:
        catalogue = Catalog(locale=OVERLAYS.get(language, language), domain=DOMAIN)
        catalogue.update(template, no_fuzzy_matching=True)
    name = f"easy {_name(OVERLAYS[language])}" if language in OVERLAYS else _name(language)
    catalogue.header_comment = f"# Texts of the kiosk, {name}. How: docs/kieli.md"
    catalogue.fuzzy = False
    if language == SOURCE_LANGUAGE:
        for message in catalogue:
            texts = message.string if isinstance(message.string, list | tuple) else (message.string,)
            if message.id and not any(texts):
                message.string = message.id
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(catalogue))


def compile_one(root: Path, language: str) -> None:
    path = po_path(root, language)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path, language))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Collect, update and compile the texts of the screens.")
    parser.add_argument("command", choices=("extract", "update", "compile"))
    parser.add_argument("languages", nargs="*", metavar="LANG", help="only these (default: all that there are)")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    root: Path = asked.root.resolve()
    if asked.command == "extract":
        target = root / "build" / f"{DOMAIN}.pot"
        target.parent.mkdir(exist_ok=True)
        template = collect(root)
        template.header_comment = "# Texts of the kiosk as they stand in the code."
        target.write_bytes(written(template))
        sys.stdout.write(f"{target.relative_to(root)}: {len(template)} texts\n")
        return 0
    for language in asked.languages or languages(root):
        if asked.command == "update":
            update(root, language)
        else:
            compile_one(root, language)
    return 0


if __name__ == "__main__":
    sys.exit(main())
