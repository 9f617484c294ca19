"""The staff's files as the hub wants them, at start and after each edit: hub.toml, and questions.toml beside it."""

from __future__ import annotations

from pathlib import Path

from kiosk.hub.config import HubConfig
from kiosk.settings import Problem, SettingsError, errors, load_hub, load_questions
from kiosk.settings.hub import to_config
from kiosk.settings.questions import QuestionSettings


class ConfigFile:
    """One hub.toml, what stands beside it, and the folder of the hub's data, where the last good settings are kept."""

    def __init__(self, path: Path, data_dir: Path) -> None:
        self.path = path
        self.questions = path.with_name("questions.toml")
        self.data_dir = data_dir

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are followed."""
        return self.path, self.questions

    def load(self) -> tuple[HubConfig, str | None]:
        """Settings to go on with: of a broken file the last good ones, and what is wrong with it, line by line.

        Raises:
            SettingsError: hub.toml is broken and there are no earlier settings.
        """
        loaded = load_hub(self.path, self.data_dir)
        asked, problems = self._asked()
        broken = errors([*loaded.problems, *problems])
        text = "\n".join(problem.text() for problem in broken) or None
        return to_config(loaded.settings, self.data_dir, asked, self.path.parent), text

    def _asked(self) -> tuple[QuestionSettings, tuple[Problem, ...]]:
        """The questions; a house whose file was never right asks none and serves all the same."""
        try:
            loaded = load_questions(self.questions, self.data_dir)
        except SettingsError as error:
            return QuestionSettings(), error.problems
        return loaded.settings, loaded.problems
