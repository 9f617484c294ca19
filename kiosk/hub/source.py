"""The staff's hub.toml as the hub wants it, at start and after each edit."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import KioskError
from kiosk.hub.config import HubConfig
from kiosk.settings import Problem, errors, load_hub
from kiosk.settings.hub import to_config


class BrokenEditError(KioskError):
    """The file as it is now cannot be used; the text names every problem with its line."""


class ConfigFile:
    """One hub.toml and the folder of the hub's data, where the last good settings are kept."""

    def __init__(self, path: Path, data_dir: Path) -> None:
        self.path = path
        self.data_dir = data_dir

    def first(self) -> tuple[HubConfig, str | None]:
        """Settings to start with: of a broken file the last good ones, and what is wrong with it.

        Raises:
            SettingsError: the file is broken and there are no earlier settings.
        """
        loaded = load_hub(self.path, self.data_dir)
        return to_config(loaded.settings, self.data_dir), _text(errors(loaded.problems))

    def again(self) -> HubConfig:
        """Settings of a file that was edited; a broken one raises and changes nothing."""
        loaded = load_hub(self.path, self.data_dir)
        broken = _text(errors(loaded.problems))
        if broken:
            raise BrokenEditError(broken)
        return to_config(loaded.settings, self.data_dir)


def _text(problems: list[Problem]) -> str | None:
    return "\n".join(problem.text() for problem in problems) or None
