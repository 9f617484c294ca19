"""The staff's two TOML files -> frozen, validated settings, or every problem with its line.

`kiosk.toml` is one screen, `hub.toml` the house. Importing this package imports neither pydantic nor Kivy; pydantic is
needed only when a file has changed since the last start.
"""

from kiosk.settings.house import HubSettings
from kiosk.settings.kiosk import HubLink, Idle, KioskSettings, Look, Screen
from kiosk.settings.load import Loaded, SettingsError, check, load_hub, load_kiosk
from kiosk.settings.problems import Problem, errors
from kiosk.settings.watch import Watch

__all__ = [
    "HubLink",
    "HubSettings",
    "Idle",
    "KioskSettings",
    "Loaded",
    "Look",
    "Problem",
    "Screen",
    "SettingsError",
    "Watch",
    "check",
    "errors",
    "load_hub",
    "load_kiosk",
]
