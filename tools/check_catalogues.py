"""Check the texts of the screens: complete, alike in their placeholders, drawable with the font, none left in the code.

    python tools/check_catalogues.py

Each finding is a line that names the language (or the file) and the text; exit status 1 when there is one. What to do
about them: docs/kieli.md.
"""

from __future__ import annotations

import argparse
import ast
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError
from catalogues import FOLDERS, KEYWORDS, OVERLAYS, ROOT, collect, languages, po_path, read, wanted
from easy_finnish import hard
from fontTools.ttLib import TTFont

COMPLETE = ("fi", "sv", "en", "fi_selko")
"""What the kiosk promises: three languages, and easy Finnish for what `EASY_FILES` show."""

FONT = "assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"

EXCLAIMED = {"Welcome"}
"""Texts that may have an exclamation mark in Finnish."""

WITHOUT_TRANSLATION = {"Suomi", "Svenska", "English", "Kiosk"}
"""Shown as they are: each language by its own name, and the title of a window that nobody sees. Percentages and signs
have no letters and need no permission."""

_SHOWN = {"text", "title", "fact", "message", "hint_text", "headline", "summary", "empty", "note", "notice", "limit"}
"""Properties that a patron reads, besides all that end in `_text`."""
_HEARD = re.compile(r"(^|_)name$")
"""Properties that a patron hears; the names of icons and fonts end in the same way but hold no space or capital."""
_NOT_HEARD = {"icon_name", "font_name"}

_KV_PROPERTY = re.compile(r"^\s*(?P<name>[a-z_]+)\s*:\s*(?P<value>.+)$")
_KV_LITERAL = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
_KV_CALL = re.compile(r"""\b(?:app\.tr|N_)\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_KV_HIDDEN = re.compile(r"""\bapp\.tr\(\s*[^'"\s]""")


def placeholders(text: str) -> list[str]:
    """The names in braces, sorted; ValueError for braces that do not match."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


# The catalogues


def check_catalogue(language: str, catalogue: Catalog, template: Catalog, glyphs: set[int]) -> Iterator[str]:
    """What is wrong with one catalogue."""
    rule = Catalog(locale=OVERLAYS.get(language, language))
    if (catalogue.num_plurals, catalogue.plural_expr) != (rule.num_plurals, rule.plural_expr):
        yield f"the plural rule should be {rule.plural_forms}"
    known = {message.id: message for message in catalogue if message.id}
    wanted = {message.id: message for message in template if message.id}
    for key, message in wanted.items():
        if key not in known:
            yield f"missing: {_shown(message)} ({_where(message)})"
    for key, message in known.items():
        if key not in wanted:
            yield f"no longer in the code: {_shown(message)}"
            continue
        for finding in _check_message(message, catalogue.num_plurals, glyphs, language):
            yield f"{finding}: {_shown(message)}"
    for message in catalogue.obsolete.values():
        yield f"obsolete: {_shown(message)}"


def _check_message(message: Message, plurals: int, glyphs: set[int], language: str) -> Iterator[str]:
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if message.fuzzy:
        yield "fuzzy"
    if not all(texts) or len(texts) != (1 if len(ids) == 1 else plurals):
        yield "empty"
        return
    for number, text in enumerate(texts):
        # The last form is the one for many; where there are more than two, all but the first speak of many.
        source = ids[min(number, len(ids) - 1)]
        yield from _check_text(source, text, glyphs)
        if OVERLAYS.get(language, language) == "fi" and "!" in text and not EXCLAIMED.intersection(ids):
            yield f"exclamation mark in {text!r}"
        if language in OVERLAYS:
            yield from hard(text)


def _check_text(source: str, text: str, glyphs: set[int]) -> Iterator[str]:
    try:
        if placeholders(source) != placeholders(text):
            yield f"placeholders differ in {text!r}"
    except ValueError:
        yield f"broken braces in {text!r}"
    for side, cut in (("begins", str.lstrip), ("ends", str.rstrip)):
        if (cut(source) != source) != (cut(text) != text):
            yield f"{side} with a space, or should, in {text!r}"
    lacking = sorted({character for character in text if ord(character) not in glyphs and character != "\n"})
    if lacking:
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in lacking)
        yield f"not in the font: {named}"


def _shown(message: Message) -> str:
    return f"«{message.id if isinstance(message.id, str) else message.id[0]}»"


def _where(message: Message) -> str:
    return ", ".join(dict.fromkeys(name for name, _line in message.locations))


# The code


def check_code(root: Path) -> Iterator[str]:
    """Texts that no catalogue can reach: shown as they stand, or handed to `tr` as something else than a literal."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix == ".kv":
                findings = check_kv(path.read_text(encoding="utf-8"))
            elif path.suffix == ".py":
                findings = check_python(path.read_text(encoding="utf-8"))
            else:
                continue
            for line, finding in findings:
                yield f"{name}:{line}: {finding}"


def check_kv(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        if _KV_HIDDEN.search(line):
            yield number, "app.tr needs the text itself, in quotes"
        match = _KV_PROPERTY.match(line)
        if match is None:
            continue
        for literal in _KV_LITERAL.findall(_KV_CALL.sub("", match["value"])):
            if _is_text(match["name"], literal[1:-1]):
                yield number, f"shown without app.tr: {literal}"


def check_python(source: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source)
    wrapped = {
        call
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name in KEYWORDS
        for call in ast.walk(function)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call() if node not in wrapped and not _literal(node):
                yield node.lineno, f"the text is hidden from the catalogue: {ast.unparse(node)}"
            case ast.keyword(arg=str(name), value=value):
                if text := _letters_of(name, value):
                    yield value.lineno, f"shown without tr: {text!r}"
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                if text := _letters_of(name, value):
                    yield value.lineno, f"shown without tr: {text!r}"


def _literal(call: ast.Call) -> bool:
    """Whether a call of tr, trn or N_ has its texts as literals; any other call does.

    A title (`title_id`) and an entry of a table in capitals are literals elsewhere, and marked there.
    """
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if function not in KEYWORDS:
        return True
    texts = call.args[: len(KEYWORDS[function] or (1,))]
    for text in texts:
        match text:
            case ast.Constant(value=str()) | ast.Attribute(attr="title_id"):
                continue
            case ast.Subscript(value=ast.Name(id=table)) if table.isupper():
                continue
        return False
    return True


def _letters_of(name: str, value: ast.expr) -> str:
    """The literal that is shown as it stands; empty where there is none."""
    match value:
        case ast.Constant(value=str(text)) if _is_text(name, text):
            return text
        case ast.JoinedStr(values=parts):
            fixed = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
            return fixed if _is_text(name, fixed) else ""
    return ""


def _is_text(name: str, literal: str) -> bool:
    if literal in WITHOUT_TRANSLATION or not any(character.isalpha() for character in literal):
        return False
    if name in _SHOWN or name.endswith("_text"):
        return True
    heard = _HEARD.search(name) is not None and name not in _NOT_HEARD
    return heard and any(character.isupper() or character.isspace() for character in literal)


def check(root: Path, template: Catalog) -> list[str]:
    """Everything that is wrong, a line each; `template` holds the texts of the code."""
    glyphs = set(TTFont(root / FONT, lazy=True).getBestCmap())
    findings = list(check_code(root))
    for language in sorted({*COMPLETE, *languages(root)}):
        path = po_path(root, language)
        if not path.exists():
            findings.append(f"{language}: there is no {path.relative_to(root).as_posix()}")
            continue
        try:
            Locale.parse(OVERLAYS.get(language, language))
            catalogue = read(path, language)
        except (ValueError, LookupError, PoFileError) as error:
            findings.append(f"{language}: not readable: {error}")
            continue
        findings += [
            f"{language}: {each}" for each in check_catalogue(language, catalogue, wanted(template, language), glyphs)
        ]
    return findings


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check the texts of the screens.")
    parser.add_argument("--root", type=Path, default=ROOT, help="another copy of the project")
    root: Path = parser.parse_args(arguments).root.resolve()
    template = collect(root)
    findings = check(root, template)
    for finding in findings:
        sys.stderr.write(f"{finding}\n")
    if findings:
        sys.stderr.write(f"{len(findings)} to mend; how: docs/kieli.md\n")
        return 1
    sys.stdout.write(f"{len(template)} texts, in {', '.join(languages(root))}: all well\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
