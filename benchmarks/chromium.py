"""Debian's Chromium in kiosk mode with one static page of the same tiles: what a web kiosk would need at least."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import Program, running
from benchmarks.screen import HEIGHT, WIDTH
from benchmarks.warm import ROOMS

_FLAGS = (
    "--kiosk",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--password-store=basic",
    "--disable-dev-shm-usage",
    f"--window-size={WIDTH},{HEIGHT}",
    "--window-position=0,0",
)
_FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"


def page(folder: Path) -> Path:
    """A page that shows what the kiosk's first screen shows."""
    rooms = "".join(
        f'<div class="room"><div class="card"><b>Huone {n}</b><br>Vapaa, seuraava varaus klo {14 + n % 6}</div>'
        '<div class="call">Varaa nyt</div></div>'
        for n in range(1, ROOMS + 1)
    )
    faces = "".join(
        f'@font-face{{font-family:a;font-weight:{weight};src:url("{(_FONTS / file).as_uri()}")}}'
        for weight, file in (
            (400, "AtkinsonHyperlegibleNext-Regular.ttf"),
            (600, "AtkinsonHyperlegibleNext-SemiBold.ttf"),
            (800, "AtkinsonHyperlegibleNext-ExtraBold.ttf"),
        )
    )
    path = folder / "page.html"
    path.write_text(
        f"""<!doctype html><meta charset="utf-8"><style>{faces}
body{{margin:0;font:26px a;background:#faf5ec;color:#14202b;height:1920px;overflow:hidden}}
header{{background:#0b3954;color:#fff;padding:60px}} h1{{font-size:80px;margin:0}}
.tiles{{display:flex;gap:30px;padding:40px 60px}}
.tile{{flex:1;height:420px;border-radius:18px;padding:40px;color:#fff}}
.tile b{{font-size:44px;font-weight:800}} .room{{display:flex;gap:16px;padding:8px 60px}}
.card{{flex:1;background:#fff;border:2px solid #e3d9c8;border-radius:16px;padding:20px}}
.call{{background:#f0b95a;border-radius:14px;padding:34px 40px;font-weight:600}} b{{font-weight:600;font-size:30px}}
</style><header>Sunnuntai 22.11. 13.42<h1>Tervetuloa</h1>Kalajoen kirjasto</header>
<div class="tiles"><div class="tile" style="background:#16607d"><b>Varaa tila</b><br>Huone 1 vapaa nyt</div>
<div class="tile" style="background:#2e5e4e"><b>Oma varaus</b><br>Kirjaudu, jatka tai peru</div></div>{rooms}""",
        encoding="utf-8",
    )
    return path


@contextmanager
def chromium(folder: Path) -> Iterator[Program]:
    """A browser with a profile that has never been used, showing the page."""
    program = shutil.which("chromium")
    if program is None:
        raise RuntimeError("chromium is not installed: apt install chromium")
    with tempfile.TemporaryDirectory(dir=folder) as profile:
        address = page(folder).as_uri()
        with running([program, *_FLAGS, f"--user-data-dir={profile}/new", address]) as browser:
            yield browser


def version() -> str:
    import subprocess

    program = shutil.which("chromium") or "chromium"
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
