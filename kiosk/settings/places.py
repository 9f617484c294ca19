"""Where the staff's files and the kiosk's own data are, and where the device token comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.settings.kiosk import HubLink

_SHIPPED = Path(__file__).parents[2] / "config"
_INSTALLED = Path("/etc/virta-kiosk")
HUB_FILE = "hub.db"


def config_dir(option: str | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The option, else KIOSK_CONFIG, else the installed folder, else the one shipped with the program."""
    named = option or environ.get("KIOSK_CONFIG")
    if named:
        return Path(named).expanduser()
    return _INSTALLED if (_INSTALLED / "kiosk.toml").is_file() else _SHIPPED


def moved_out(folder: Path) -> bool:
    """Whether these are the installed settings and not those beside the program, which somebody might still edit."""
    return folder == _INSTALLED


def data_dir(option: str | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The option, else KIOSK_DATA, else the service's state directory, else the user's."""
    named = option or environ.get("KIOSK_DATA") or environ.get("STATE_DIRECTORY", "").split(":")[0]
    if named:
        return Path(named).expanduser().absolute()
    state = environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "virta-kiosk"


def hub_dir(option: str | None = None) -> Path:
    """Where the hub's data are: beneath those of a kiosk that has a hub of its own, else where nothing else is."""
    data = data_dir(option)
    own = own_hub_dir(data)
    return own if (own / HUB_FILE).exists() else data


def own_hub_dir(data: Path) -> Path:
    """Where a kiosk keeps what a hub of its own knows."""
    return data / "hub"


def read_token(link: HubLink, folder: Path, environ: Mapping[str, str] = os.environ) -> str | None:
    """The device token for a hub elsewhere; None when none is configured. `folder` is where kiosk.toml is."""
    if environ.get("KIOSK_TOKEN", "").strip():
        return environ["KIOSK_TOKEN"].strip()
    if link.token_file is None:
        return None
    path = folder / Path(link.token_file).expanduser()
    try:
        token = path.read_text("utf-8-sig").strip()
    except (OSError, ValueError) as error:
        text = f"{path}: {type(error).__name__}. Tarkista asetus hub.token_file tiedostossa kiosk.toml."
        raise KioskError("Laitetunnuksen tiedostoa ei voi lukea.", text) from None
    if not token or any(c.isspace() for c in token):
        raise KioskError("Laitetunnuksen tiedosto on tyhjä tai siinä on muuta.", f"{path}: tiedostossa on vain tunnus.")
    return token
