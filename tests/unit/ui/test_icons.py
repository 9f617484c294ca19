"""The glyph of every icon by its name, as the font's own table has it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[3] / "assets" / "fonts" / "icons.json"
UNKNOWN = ("", "no-such-icon", "accoun", "account:", '"account')
_PROGRAM = """
import json, sys
from kiosk.ui.fonts import icon
print(json.dumps({name: icon(name) for name in json.load(sys.stdin)}))
"""


def glyphs(*names: str) -> dict[str, str]:
    """Looked up in another process: importing Kivy's texts here would set it up for every test after this one."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], input=json.dumps(names), capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_every_name_has_its_glyph_and_what_has_none_is_a_dot() -> None:
    table = json.loads(TABLE.read_text("utf-8"))
    found = glyphs(*table, *UNKNOWN)
    assert {name: found[name] for name in table} == table
    assert {found[name] for name in UNKNOWN} == {table["circle-small"]}
