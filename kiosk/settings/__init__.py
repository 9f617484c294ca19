"""The staff's TOML files -> frozen, validated settings, or every problem with its line.

`kiosk.toml` is one screen, `hub.toml` the house, `questions.toml` what it asks its patrons. Importing this package
imports neither pydantic nor Kivy; pydantic is needed only when a file has changed since the last start.
"""

from typing import TYPE_CHECKING, Any

from kiosk.settings.kiosk import HubLink, Idle, KioskSettings, Look, Screen
from kiosk.settings.load import Loaded, SettingsError, check, load_hub, load_kiosk, load_questions, read_events
from kiosk.settings.problems import Problem, errors
from kiosk.settings.watch import Watch

if TYPE_CHECKING:
    from kiosk.settings.house import HubSettings

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
    "load_questions",
    "read_events",
]


def __getattr__(name: str) -> Any:
    """The models of the house come when they are asked for: a kiosk that starts needs only its own."""
    if name == "HubSettings":
        from kiosk.settings.house import HubSettings

        return HubSettings
    raise AttributeError(name)
