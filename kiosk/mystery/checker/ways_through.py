"""Clues that nobody comes to, clues that lead nowhere, and where a team would be stuck: with the reason for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.domain.hours import Mode
from kiosk.mystery.checker.finding import Finding
from kiosk.mystery.checker.graph import MODES, Graph, Solvable
from kiosk.mystery.story import LEVELS, Clue, Level, Story
from kiosk.mystery.ways import can_reach

Where = tuple[Level, Mode]


def check(story: Story) -> Iterator[Finding]:
    """The whole graph, each cause once: what only waits for something else is not told."""
    solvable = Solvable(story)
    graphs = {level: Graph(story, level) for level in LEVELS}
    reached = {
        (level, mode): graph.reached(_in(level, mode, solvable)) for level, graph in graphs.items() for mode in MODES
    }
    yield from _absent_last(story, graphs)
    yield from _unreached(story, reached)
    yield from _shut(story, reached)
    yield from _props(story, graphs, reached, solvable)
    yield from _leads_nowhere(story)


def _absent_last(story: Story, graphs: dict[Level, Graph]) -> Iterator[Finding]:
    for level, graph in graphs.items():
        if story.clue(story.last) is not None and all(clue.id != story.last for clue in graph.clues):
            yield Finding(code="last_not_in_level", path=("last",), levels=(level,))


def _unreached(story: Story, reached: dict[Where, frozenset[str]]) -> Iterator[Finding]:
    """Clues whose needs are never met, unless that is because of another one that is told."""
    for clue in story.clues:
        found: dict[tuple[str, str], list[Where]] = {}
        for (level, mode), solved in reached.items():
            if clue.task(level) is None or clue.id in solved or clue.needs.met(solved):
                continue
            blockers = [key for key in clue.needs.named if key not in solved]
            absent = [key for key in blockers if (other := story.clue(key)) is None or other.task(level) is None]
            circle = [key for key in blockers if _waits_for(story, key, clue.id, solved)]
            if absent:
                found.setdefault(("clue_needs_absent", ", ".join(absent)), []).append((level, mode))
            elif circle:
                found.setdefault(("clue_circle", ", ".join(circle)), []).append((level, mode))
            elif not blockers:
                found.setdefault(("clue_needs_many", ""), []).append((level, mode))
            elif clue.id == story.last:
                found.setdefault(("last_unreached", ", ".join(blockers)), []).append((level, mode))
        for (code, blocked_by), places in found.items():
            values = {"clues": blocked_by, "modes": _modes(places)}
            yield Finding(code=code, path=("clues", clue.id, "needs"), values=values, levels=_levels(places))


def _waits_for(story: Story, start: str, goal: str, solved: frozenset[str]) -> bool:
    """Whether `start`, which is not solved, waits for `goal`, over others that are not solved either."""
    seen, todo = {start}, [start]
    while todo:
        clue = story.clue(todo.pop())
        for key in clue.needs.named if clue is not None else ():
            if key == goal:
                return True
            if key not in seen and key not in solved:
                seen.add(key)
                todo.append(key)
    return False


def _shut(story: Story, reached: dict[Where, frozenset[str]]) -> Iterator[Finding]:
    """Clues that a team comes to in hours in which it cannot get at them: an error when the end needs them."""
    for clue in story.clues:
        places = [
            (level, mode)
            for (level, mode), solved in reached.items()
            if clue.task(level) is not None
            and clue.needs.met(solved)
            and clue.detour is None
            and not can_reach(story, clue, mode)
        ]
        if places:
            stuck = [where for where in places if story.last not in reached[where]]
            yield Finding(
                code="clue_shut_stuck" if stuck else "clue_shut",
                path=("clues", clue.id, "spot"),
                values={"modes": _modes(stuck or places), "spot": clue.spot or ""},
                levels=_levels(stuck or places),
                severity="error" if stuck else "warning",
            )


def _props(
    story: Story, graphs: dict[Level, Graph], reached: dict[Where, frozenset[str]], solvable: Solvable
) -> Iterator[Finding]:
    """Clues without a detour whose card may be gone: whether the end is reached without them."""
    alone = [clue for clue in story.clues if clue.spot is not None and clue.detour is None]
    stuck: dict[str, list[Level]] = {}
    for level, graph in graphs.items():
        where = (level, Mode.STAFFED)
        risky = [clue for clue in alone if clue.id in reached[where]]
        if story.last not in reached[where] or not risky:
            continue
        if story.last in graph.reached(_without_props(level, solvable)):
            continue  # without all of them, so without any
        for lost in risky:
            if story.last not in graph.reached(_all_but(lost, level, solvable)):
                stuck.setdefault(lost.id, []).append(level)
    for clue in alone:
        levels = tuple(stuck.get(clue.id, ()))
        yield Finding(
            code="detour_none_stuck" if levels else "detour_none",
            path=("clues", clue.id),
            values={"spot": clue.spot or ""},
            levels=levels,
            severity="error" if levels else "warning",
        )


def _all_but(lost: Clue, level: Level, solvable: Solvable) -> Callable[[Clue], bool]:
    """Everything is there but one clue's card."""
    return lambda clue: clue.id != lost.id and solvable.at(clue, level, Mode.STAFFED)


def _in(level: Level, mode: Mode, solvable: Solvable) -> Callable[[Clue], bool]:
    return lambda clue: solvable.at(clue, level, mode)


def _without_props(level: Level, solvable: Solvable) -> Callable[[Clue], bool]:
    return lambda clue: solvable.without_prop(clue, level, Mode.STAFFED)


def _leads_nowhere(story: Story) -> Iterator[Finding]:
    needed = {key for clue in story.clues for key in clue.needs.named}
    for clue in story.clues:
        if clue.id not in needed and clue.id != story.last and clue.found is None:
            yield Finding(code="clue_leads_nowhere", path=("clues", clue.id), severity="warning")


def _levels(places: list[Where]) -> tuple[Level, ...]:
    return tuple(dict.fromkeys(level for level, _ in places))


def _modes(places: list[Where]) -> str:
    return ", ".join(dict.fromkeys(mode.value for _, mode in places))
