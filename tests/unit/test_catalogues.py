"""Every text of the screens is in every catalogue, and the check that says so can fail."""

from __future__ import annotations

import gettext
import importlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FONT = "assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"
Run = Callable[..., tuple[int, str]]
FI, SV, EN = (f"assets/locale/{language}/LC_MESSAGES/kiosk.po" for language in ("fi", "sv", "en"))


HOME_PY = """
class Home:
    title_id = "A title"

    def refresh(self):
        self.fact = self.context.tr("Free until {time}", time="klo 15")
        self.long = self.context.tr(
            "A long sentence "
            "in two parts"
        )
        self.many = trn("{n} person", "{n} people", 2, "fi")
        self.later = TABLE[N_("Only marked")]
"""
HOME_KV = """
<Home>:
    Words:
        text: app.tr('Book now', app.lang) if root.free else app.tr("Welcome", app.lang)
"""
TRANSLATED = {
    "A title": "Otsikko",
    "Free until {time}": "Vapaa {time} asti",
    "A long sentence in two parts": "Pitkä virke kahdessa osassa",
    "Only marked": "Vain merkitty",
    "Book now": "Varaa nyt",
    "Welcome": "Tervetuloa!",
}
"""In the small project every language but English speaks Finnish: the check looks at form, not at meaning."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a tool in this process: exit status, and all that it said."""
    monkeypatch.syspath_prepend(ROOT / "tools")

    def call(tool: str, *arguments: str) -> tuple[int, str]:
        status = importlib.import_module(tool).main(list(arguments))
        return status, "".join(capsys.readouterr())

    return call


@pytest.fixture
def copy(tmp_path: Path, run: Run) -> Path:
    """A small project whose texts are all well, to be broken."""
    for name, text in (("home.py", HOME_PY), ("home.kv", HOME_KV)):
        (tmp_path / "kiosk/screens").mkdir(parents=True, exist_ok=True)
        (tmp_path / "kiosk/screens" / name).write_text(text, encoding="utf-8")
    (tmp_path / "assets/fonts").mkdir(parents=True)
    for name in ("babel.cfg", FONT):
        shutil.copy(ROOT / name, tmp_path / name)
    assert run("catalogues", "update", "fi", "fi_selko", "sv", "en", "--root", str(tmp_path))[0] == 0
    for name in (FI, SV):
        po = (tmp_path / name).read_text(encoding="utf-8")
        for message, text in TRANSLATED.items():
            po = replaced(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{text}"')(po)
        po = replaced('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{n} henkilö"\nmsgstr[1] "{n} henkilöä"')(po)
        (tmp_path / name).write_text(po, encoding="utf-8")
    return tmp_path


def without_entry(po: str, message: str) -> str:
    """A catalogue without one entry."""
    blocks = po.split("\n\n")
    kept = [block for block in blocks if f'msgid "{message}"' not in block]
    assert len(kept) == len(blocks) - 1
    return "\n\n".join(kept)


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def test_the_catalogues_are_complete() -> None:
    """As `make check` calls it."""
    command = [sys.executable, str(ROOT / "tools" / "check_catalogues.py")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "in en, fi, fi_selko, sv: all well" in done.stdout


def test_a_second_update_changes_nothing(copy: Path, run: Run) -> None:
    """No dates, names, paths or line numbers: the catalogues change only when the texts do."""
    before = {name: (copy / name).read_bytes() for name in (FI, SV, EN)}
    assert run("catalogues", "update", "--root", str(copy))[0] == 0
    first = {name: (copy / name).read_bytes() for name in (FI, SV, EN)}
    (copy / "kiosk/screens/home.py").write_bytes(b"\n\n" + (copy / "kiosk/screens/home.py").read_bytes())
    assert run("catalogues", "update", "--root", str(copy))[0] == 0
    assert {name: (copy / name).read_bytes() for name in (FI, SV, EN)} == first
    for text in (*before.values(), *first.values()):
        assert str(copy).encode() not in text
        assert b"-Date" not in text
    assert run("check_catalogues", "--root", str(copy))[0] == 0


def test_texts_are_found_wherever_they_are_written(copy: Path, run: Run) -> None:
    """In Python, in kv, with a plural, marked only, and as a screen's title."""
    assert run("catalogues", "extract", "--root", str(copy))[0] == 0
    pot = (copy / "build" / "kiosk.pot").read_text(encoding="utf-8")
    for entry in (
        '#: kiosk/screens/home.kv\nmsgid "Book now"\n',
        '#: kiosk/screens/home.kv\nmsgid "Welcome"\n',
        '#: kiosk/screens/home.py\nmsgid "A title"\n',
        'msgid "A long sentence in two parts"\n',
        'msgid "{n} person"\nmsgid_plural "{n} people"\n',
        'msgid "Only marked"\n',
    ):
        assert entry in pot


def test_new_texts_wait_for_their_translation(copy: Path, run: Run) -> None:
    """English is its own translation; the others are empty until somebody writes them, and the check says so."""
    (copy / "kiosk/screens/extra.py").write_text('trn("{n} apple", "{n} apples", 2)\ntr("Pear")\n', encoding="utf-8")
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert "en: missing: «Pear» (kiosk/screens/extra.py)" in said
    assert run("catalogues", "update", "--root", str(copy))[0] == 0
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert "fi: empty: «{n} apple»" in said
    assert "en: " not in said


def test_a_new_language_begins_empty(copy: Path, run: Run) -> None:
    assert run("catalogues", "update", "et", "--root", str(copy))[0] == 0
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert "et: empty: «Welcome»" in said


def test_a_compiled_catalogue_speaks(copy: Path, run: Run) -> None:
    assert run("catalogues", "compile", "--root", str(copy))[0] == 0
    for name, language in ((FI, "fi"), (SV, "sv"), (EN, "en")):
        assert (copy / name).with_suffix(".mo").exists(), language
    spoken = gettext.translation("kiosk", copy / "assets" / "locale", languages=["fi"])
    assert spoken.gettext("Book now") == "Varaa nyt"
    assert spoken.ngettext("{n} person", "{n} people", 1) == "{n} henkilö"
    assert spoken.ngettext("{n} person", "{n} people", 0) == "{n} henkilöä"


@pytest.mark.parametrize(
    ("name", "change", "finding"),
    [
        pytest.param(SV, lambda po: without_entry(po, "Book now"), "sv: missing: «Book now»", id="missing"),
        pytest.param(EN, lambda po: without_entry(po, "{n} person"), "en: missing: «{n} person»", id="missing plural"),
        pytest.param(FI, replaced('msgstr "Varaa nyt"', 'msgstr ""'), "fi: empty: «Book now»", id="empty"),
        pytest.param(FI, replaced('[1] "{n} henkilöä"', '[1] ""'), "fi: empty: «{n} person»", id="empty plural"),
        pytest.param(
            FI, replaced('msgid "Book now"', '#, fuzzy\nmsgid "Book now"'), "fi: fuzzy: «Book now»", id="fuzzy"
        ),
        pytest.param(FI, lambda po: po + '\n#~ msgid "Old"\n#~ msgstr "Vanha"\n', "fi: obsolete: «Old»", id="obsolete"),
        pytest.param(
            FI, lambda po: po + '\nmsgid "Old"\nmsgstr "Vanha"\n', "fi: no longer in the code: «Old»", id="unused"
        ),
        pytest.param(
            FI,
            replaced('msgstr "Vapaa {time} asti"', 'msgstr "Vapaa {aika} asti"'),
            "placeholders differ in 'Vapaa {aika} asti': «Free until {time}»",
            id="wrong placeholder",
        ),
        pytest.param(
            SV,
            replaced('msgstr[1] "{n} henkilöä"', 'msgstr[1] "henkilöä"'),
            "placeholders differ in 'henkilöä': «{n} person»",
            id="placeholder of one plural form",
        ),
        pytest.param(
            FI, replaced('"Vapaa {time} asti"', '"Vapaa {time asti"'), "broken braces in 'Vapaa {time asti'", id="brace"
        ),
        pytest.param(
            EN, replaced('msgstr "Book now"', 'msgstr "Book now 🎉"'), "not in the font: 🎉 (U+1F389)", id="glyph"
        ),
        pytest.param(
            FI, replaced('msgstr "Varaa nyt"', 'msgstr "Varaa nyt "'), "ends with a space, or should", id="space"
        ),
        pytest.param(FI, replaced('msgstr "Varaa nyt"', 'msgstr "Varaa nyt!"'), "exclamation mark in", id="loud"),
        pytest.param(FI, replaced("(n != 1)", "(n > 1)"), "fi: the plural rule should be", id="plural rule"),
    ],
)
def test_the_check_can_fail(copy: Path, run: Run, name: str, change: Callable[[str], str], finding: str) -> None:
    path = copy / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert finding in said


@pytest.mark.parametrize(
    ("name", "source", "finding"),
    [
        ("extra.kv", "<A>:\n    text: 'Varaa nyt'\n", "extra.kv:2: shown without app.tr: 'Varaa nyt'"),
        ("extra.kv", "    text: app.tr('Back', app.lang) + ' nyt'\n", "extra.kv:1: shown without app.tr: ' nyt'"),
        ("extra.kv", "    name: 'Takaisin'\n", "extra.kv:1: shown without app.tr: 'Takaisin'"),
        ("extra.kv", "    text: app.tr(root.words, app.lang)\n", "extra.kv:1: app.tr needs the text itself"),
        ("extra.py", "self.context.tr(words)\n", "extra.py:1: the text is hidden from the catalogue"),
        ("extra.py", 'trn("One", many, 2, "fi")\n', "extra.py:1: the text is hidden from the catalogue"),
        ("extra.py", 'Choice(text=f"Sana {word}")\n', "extra.py:1: shown without tr: 'Sana '"),
        ("extra.py", 'self.message = "Varattu"\n', "extra.py:1: shown without tr: 'Varattu'"),
    ],
)
def test_the_check_finds_texts_outside_the_catalogues(
    copy: Path, run: Run, name: str, source: str, finding: str
) -> None:
    (copy / "kiosk/screens" / name).write_text(source, encoding="utf-8")
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert f"kiosk/screens/{finding}" in said


def test_signs_and_icons_need_no_translation(copy: Path, run: Run) -> None:
    signs = "    text: '100 %'\n    text: '−10'\n    text: 'Suomi'\n    name: 'gesture-tap'\n    icon_name: 'check'\n"
    (copy / "kiosk/screens/extra.kv").write_text(signs, encoding="utf-8")
    assert run("check_catalogues", "--root", str(copy))[0] == 0


def test_a_language_cannot_be_lost(copy: Path, run: Run) -> None:
    (copy / SV).unlink()
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert f"sv: there is no {SV}" in said


# Easy Finnish


def book_a_room(copy: Path, run: Run, finnish: str, easy: str) -> Path:
    """A text on a screen that speaks easy Finnish too; the easy catalogue."""
    (copy / "kiosk/screens/book.py").write_text('tr("The booking is made")\n', encoding="utf-8")
    assert run("catalogues", "update", "--root", str(copy))[0] == 0
    for name, text in ((FI, finnish), (SV, "Bokningen är gjord"), (FI.replace("/fi/", "/fi_selko/"), easy)):
        po = (copy / name).read_text(encoding="utf-8")
        po = replaced('msgid "The booking is made"\nmsgstr ""', f'msgid "The booking is made"\nmsgstr "{text}"')(po)
        (copy / name).write_text(po, encoding="utf-8")
    return copy / FI.replace("/fi/", "/fi_selko/")


def test_easy_finnish_holds_its_screens_and_no_others(copy: Path, run: Run) -> None:
    path = book_a_room(copy, run, "Varaus on tehty", "Varaus on valmis")
    assert run("check_catalogues", "--root", str(copy))[0] == 0
    po = path.read_text(encoding="utf-8")
    assert "The booking is made" in po
    assert "Book now" not in po
    path.write_text(without_entry(po, "The booking is made"), encoding="utf-8")
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert "fi_selko: missing: «The booking is made» (kiosk/screens/book.py)" in said


@pytest.mark.parametrize(
    ("easy", "finding"),
    [
        ("Varaus vahvistetaan", "nobody does it in 'vahvistetaan'"),
        ("Varaus lähetettiin", "nobody does it in 'lähetettiin'"),
        ("Tule klo 15", "shortened: 'klo'"),
        ("Odota 5 min", "shortened: 'min'"),
        ("Varaus on valmis; tule nyt", "a mark that parts a sentence"),
        ("Tule nyt ja ota mukaan kirjat ja levyt ja lehdet ja kaikki muut", "13 words in"),
        ("Pienryhmätyötilavarauksesi", "a long word"),
        ("Varaus on valmis!", "exclamation mark"),
    ],
)
def test_hard_finnish_is_told(copy: Path, run: Run, easy: str, finding: str) -> None:
    """What the rules of easy Finnish do without, as far as a program sees it."""
    book_a_room(copy, run, "Varaus on tehty", easy)
    status, said = run("check_catalogues", "--root", str(copy))
    assert status == 1
    assert f"fi_selko: {finding}" in said


def test_the_easy_screens_are_there() -> None:
    """A screen that is renamed takes its easy words along."""
    files = importlib.import_module("catalogues").EASY_FILES
    assert [name for name in files if not (ROOT / name).is_file()] == []
