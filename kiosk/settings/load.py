"""Settings for a program that must start: from the file when it is good, else the last good ones with the problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from kiosk.errors import KioskError
from kiosk.settings import snapshot
from kiosk.settings.files import digest, read_bytes
from kiosk.settings.kiosk import KioskSettings
from kiosk.settings.problems import Problem, errors, shown_path

if TYPE_CHECKING:  # a kiosk that starts has no use for the models of the house
    from kiosk.settings.events import EventSettings
    from kiosk.settings.house import HubSettings
    from kiosk.settings.questions import QuestionSettings

S = TypeVar("S")
Source = Literal["file", "snapshot", "last_good"]
HOUSE_FOLDER = "house"
MYSTERY_FOLDER = "mystery"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """Settings and where they came from. With `last_good` the file is broken and `problems` say why."""

    settings: S
    problems: tuple[Problem, ...]
    source: Source


class SettingsError(KioskError):
    """The file is broken and there are no earlier settings to go on with."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        text = "\n".join(problem.text() for problem in self.problems)
        super().__init__("Asetustiedostossa on korjattavaa. / The settings need correcting.", text)


def load_kiosk(path: Path, state_dir: Path | None = None) -> Loaded[KioskSettings]:
    """Settings of this screen. `state_dir` holds the snapshot; without it there is none."""
    return _load(path, state_dir, KioskSettings)


def load_hub(path: Path, state_dir: Path | None = None) -> Loaded[HubSettings]:
    """Settings of the house. `state_dir` holds the snapshot; without it there is none."""
    from kiosk.settings.house import HubSettings

    return _load(path, state_dir, HubSettings)


def load_questions(path: Path, state_dir: Path | None = None) -> Loaded[QuestionSettings]:
    """The house's questions. A house without the file asks none; `state_dir` as for the others."""
    from kiosk.settings.questions import QuestionSettings

    if not path.exists():
        return Loaded(QuestionSettings(), (), "file")
    return _load(path, state_dir, QuestionSettings)


def read_events(path: Path) -> EventSettings:
    """The house's own events as they are written now. Raises SettingsError when the file cannot be used."""
    from kiosk.settings.events import EventSettings

    data = read_bytes(path)
    settings, problems = (None, [data]) if isinstance(data, Problem) else _read(path, data, EventSettings, None)
    if settings is None:
        raise SettingsError(errors(problems))
    return settings


def check(paths: Iterable[Path], today: date | None = None) -> list[Problem]:
    """Every problem of the files, by their names: see `model_for`. `house` is the folder of pages and plan, `mystery`
    that of stories, and a file in it stands for all of it; event files that a hub.toml names are checked with it.
    """
    found: list[Problem] = []
    no_game: set[Path] = set()
    todo: dict[Path, type] = {path: model_for(path) for path in reversed(list(paths))}
    while todo:
        path, model = todo.popitem()  # the last: files that one names come right after it
        stories = _story_folders(path)
        if stories is not None:
            from kiosk.settings.mystery import check_story

            for story in () if path in no_game else stories:
                found += check_story(story, story.parent.parent / HOUSE_FOLDER).problems
            continue
        pages = _house_folder(path)
        if pages is not None:
            from kiosk.settings.pages import known_of, read_house

            found += read_house(pages, known_of(pages.parent / "hub.toml")).problems
            continue
        data = read_bytes(path)
        if isinstance(data, Problem):
            found.append(data)
            continue
        settings, problems = _read(path, data, model, today)
        found += problems
        if _plays_nothing(settings):
            no_game.add(path.parent / MYSTERY_FOLDER)
        found += _place_of(path, settings, data)
        found += _story_of(path, settings, data)
        todo |= _named_in(path, settings)
    return found


def _place_of(path: Path, settings: object, data: bytes) -> list[Problem]:
    """A kiosk that stands at a place which the plan beside it does not have. Without a plan nothing can be said."""
    if not isinstance(settings, KioskSettings) or settings.screen.place is None:
        return []
    from kiosk.settings.pages import place_problem

    found = place_problem(path.parent / HOUSE_FOLDER / "pohja.toml", path, data, settings.screen.place)
    return [found] if found else []


def _story_of(path: Path, settings: object, data: bytes) -> list[Problem]:
    """A story that hub.toml names and that no folder beside it holds."""
    from kiosk.settings.house import HubSettings

    if not isinstance(settings, HubSettings):
        return []
    from kiosk.settings.mystery.named import story_problem

    found = story_problem(path.parent / MYSTERY_FOLDER, path, data, settings.mystery.story)
    return [found] if found else []


def _plays_nothing(settings: object) -> bool:
    """A house without the game need not put the stories right that lie there."""
    from kiosk.settings.house import HubSettings

    return isinstance(settings, HubSettings) and not settings.mystery.story


def _named_in(path: Path, settings: object) -> dict[Path, type]:
    """Files that settings lean on and that can be checked with them."""
    from kiosk.settings.events import EventSettings
    from kiosk.settings.house import HubSettings

    if not isinstance(settings, HubSettings):
        return {}
    files = (table.file for table in settings.sources if table.kind == "events_file" and table.file)
    return {path.parent / Path(file).expanduser(): EventSettings for file in files}


def _story_folders(path: Path) -> list[Path] | None:
    """The folders of the stories that a path holds or is in; None when it has nothing to do with any."""
    if path.name == MYSTERY_FOLDER and path.is_dir():
        return sorted(inner.parent for inner in path.glob("*/tarina.toml"))
    return next(([each] for each in (path, *path.parents[:2]) if (each / "tarina.toml").is_file()), None)


def _house_folder(path: Path) -> Path | None:
    """The folder of pages that a path is, or is in."""
    if path.name == HOUSE_FOLDER:
        return path
    if path.name in {"pohja.toml", "sivut", "kuvat"}:
        return path.parent
    return path.parent.parent if path.parent.name in {"sivut", "kuvat"} else None


def model_for(path: Path) -> type:
    """Which settings a file holds. A copy such as hub.toml.bak or hub-uusi.toml is known by how its name begins."""
    from kiosk.settings.events import EventSettings
    from kiosk.settings.house import HubSettings
    from kiosk.settings.questions import QuestionSettings

    name = path.name.lower()
    if name.startswith("events"):
        return EventSettings
    if name.startswith("questions"):
        return QuestionSettings
    return HubSettings if name.startswith("hub") else KioskSettings


def kept_settings(path: Path, state_dir: Path, model: type[S]) -> Loaded[S] | None:
    """The snapshot, when it was made of the file as it is now, by this version of the models."""
    data, kept = read_bytes(path), snapshot.load(_kept_at(path, state_dir), model)
    if kept is None or isinstance(data, Problem) or kept.digest != digest(data):
        return None
    return Loaded(kept.settings, (), "snapshot") if kept.models == snapshot.models_version() else None


def _kept_at(path: Path, state_dir: Path) -> Path:
    return state_dir / f"settings-{path.stem}.json"


def _load(path: Path, state_dir: Path | None, model: type[S]) -> Loaded[S]:
    if state_dir is not None and (same := kept_settings(path, state_dir, model)) is not None:
        return same
    data = read_bytes(path)
    if isinstance(data, Problem):
        problems: list[Problem] = [data]
    else:
        settings, problems = _read(path, data, model, None)
        if settings is not None:
            if state_dir is not None:
                problems += _keep(_kept_at(path, state_dir), path, digest(data), settings)
            return Loaded(settings, tuple(problems), "file")
    kept = snapshot.load(_kept_at(path, state_dir), model) if state_dir is not None else None
    if kept is None:
        raise SettingsError(errors(problems))
    return Loaded(kept.settings, tuple(problems), "last_good")


def _read(path: Path, data: bytes, model: type[S], today: date | None) -> tuple[S | None, list[Problem]]:
    from kiosk.settings.reading import parse

    document = parse(path, data)
    if isinstance(document, Problem):
        return None, _as_far_as_it_goes(path, data, model, document)
    from kiosk.settings.validate import validate  # pydantic: only when there is something to validate

    return validate(document, model, today or datetime.now().astimezone().date())


def _as_far_as_it_goes(path: Path, data: bytes, model: type, first: Problem) -> list[Problem]:
    """Every problem of a file that is no TOML: its broken lines, and what is wrong with the others alone."""
    from kiosk.settings.salvage import salvage

    found, rest = salvage(path, data, first)
    if rest is None:
        return found
    from kiosk.settings.validate import wrong_values

    return sorted([*found, *wrong_values(rest, model)], key=lambda problem: problem.line or 0)


def _keep(kept_at: Path, path: Path, text: str, settings: object) -> list[Problem]:
    """A full disk must not stop the kiosk; it is told, and the next start validates again."""
    try:
        snapshot.save(kept_at, text, snapshot.models_version(), settings)
    except OSError as error:
        values = {"reason": type(error).__name__}
        return [Problem(file=shown_path(path), code="snapshot_failed", values=values, severity="warning")]
    return []
