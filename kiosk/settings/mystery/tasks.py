"""A clue's tasks put together of its structure and of its texts in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.domain.pages import Picture
from kiosk.domain.text import Text, clean_paragraphs
from kiosk.mystery.puzzle import Area, Near, Puzzle, PuzzleKind, Words
from kiosk.mystery.story import Level, Task
from kiosk.settings.mystery.texts import Leaf
from kiosk.settings.problems import quoted
from kiosk.settings.story import ClueSettings, LevelWord, PuzzleSettings

LEVEL_OF: Final[Mapping[LevelWord, Level]] = {
    "lapset": Level.CHILDREN,
    "perhe": Level.FAMILY,
    "etsiva": Level.DETECTIVE,
}
DETOUR: Final = "kiertotie"
Leaves = Mapping[str, Leaf]
"""Language -> file; those that could be read."""
FindPicture = Callable[[str], Picture | None]


def text(leaves: Leaves, words: Callable[[Leaf], str]) -> Text:
    """The same place of every language's file."""
    said = {language: words(leaf) for language, leaf in leaves.items()}
    return Text(said.get("fi", ""), said.get("sv", ""), said.get("en", ""))


def tasks(clue: ClueSettings, leaves: Leaves, picture: FindPicture) -> tuple[Task, ...]:
    """A task for each level, or one for several whose puzzle and words are the same."""
    found: list[Task] = []
    for word in clue.levels:
        settings = clue.own(word) or clue.puzzle
        if settings is None:
            continue
        made = _task(settings, leaves, word, (LEVEL_OF[word],), picture)
        for place, other in enumerate(found):
            if _same(other, made):
                found[place] = _for(other, (*other.levels, *made.levels))
                break
        else:
            found.append(made)
    return tuple(found)


def detour(clue: ClueSettings, leaves: Leaves, picture: FindPicture) -> Task | None:
    """The task at the kiosk alone."""
    if clue.kiertotie is None:
        return None
    return _task(clue.kiertotie, leaves, DETOUR, tuple(Level), picture)


def _same(one: Task, other: Task) -> bool:
    return _for(one, ()) == _for(other, ())


def _for(task: Task, levels: tuple[Level, ...]) -> Task:
    return Task(
        levels=levels, look=task.look, puzzle=task.puzzle, hints=task.hints, reply=task.reply, minutes=task.minutes
    )


def _task(settings: PuzzleSettings, leaves: Leaves, word: str, levels: tuple[Level, ...], picture: FindPicture) -> Task:
    apart = word == DETOUR
    for leaf in leaves.values():
        _must_have(leaf, ("Tehtävä", "Kysymys"), word, apart=apart)
        _must_have(leaf, ("Vastaus",), word, apart=False)
        if not leaf.hints(word):
            leaf.tell("story_hints_few", None, level=word, count="0")
    count = max((len(leaf.hints(word)) for leaf in leaves.values()), default=0)
    hints = tuple(text(leaves, lambda leaf, n=n: _nth(leaf.hints(word), n)) for n in range(count))  # type: ignore[misc]
    return Task(
        levels=levels,
        look=text(leaves, lambda leaf: leaf.words("Tehtävä", word, alone=apart)),
        puzzle=_puzzle(settings, leaves, word, picture),
        hints=hints,
        reply=text(leaves, lambda leaf: leaf.words("Vastaus", word)),
        minutes=settings.minutes,
    )


def _must_have(leaf: Leaf, names: tuple[str, ...], word: str, *, apart: bool) -> None:
    for name in names:
        if leaf.find(name, word, alone=apart) is None:
            shown = f"{name} ({word})" if apart else name
            leaf.tell("story_section_missing", None, value=quoted(shown))


def _nth(values: list[str], number: int) -> str:
    return values[number] if number < len(values) else ""


def _puzzle(settings: PuzzleSettings, leaves: Leaves, word: str, picture: FindPicture) -> Puzzle:
    kind = settings.kind
    answers = settings.answers
    options, partners = _options(kind, leaves, word)
    _right(settings, leaves, word, len(options))
    return Puzzle(
        kind=kind,
        ask=text(leaves, lambda leaf: leaf.words("Kysymys", word, alone=word == DETOUR)),
        answers=Words(fi=answers.fi, sv=answers.sv, en=answers.en) if answers else Words(),
        near=_near(leaves, word),
        length=settings.length or 0,
        options=options,
        partners=partners,
        right=settings.right or (),
        picture=picture(settings.picture) if settings.picture else None,
        seen=_needed(leaves, "Kuva", word) if kind is PuzzleKind.TOUCH else None,
        areas=_areas(settings, leaves, word),
        right_areas=settings.right_areas or (),
        cipher=_needed(leaves, "Salakirjoitus", word) if kind is PuzzleKind.WHEEL else None,
        shift=settings.shift or 0,
        signal=_needed(leaves, "Merkit", word) if kind is PuzzleKind.MORSE else None,
        card=settings.card,
    )


def _needed(leaves: Leaves, name: str, word: str) -> Text:
    for leaf in leaves.values():
        _must_have(leaf, (name,), word, apart=False)
    return text(leaves, lambda leaf: leaf.words(name, word))


def _near(leaves: Leaves, word: str) -> tuple[Near, ...]:
    """Near answers stand in each language's file on their own: a reply is in the language that it is written in."""
    found: list[Near] = []
    for language, leaf in leaves.items():
        for section in leaf.near(word):
            said = tuple(each.strip() for each in section.extra.split(";") if each.strip())
            reply = clean_paragraphs(section.text)
            answers = Words(**{language: said}) if language != "fi" else Words(fi=said)
            found.append(Near(answers=answers, reply=_in(language, reply)))
    return _joined(found)


def _in(language: str, words: str) -> Text:
    return Text(words if language == "fi" else "", words if language == "sv" else "", words if language == "en" else "")


def _joined(found: list[Near]) -> tuple[Near, ...]:
    """The n-th reply of each language is one and the same reply."""
    lists = {language: [near for near in found if getattr(near.reply, language)] for language in ("fi", "sv", "en")}
    out = []
    for number in range(max(map(len, lists.values()), default=0)):
        own = {language: each[number] for language, each in lists.items() if number < len(each)}
        said = {language: getattr(near.reply, language) for language, near in own.items()}
        base = said.get("fi") or next(iter(said.values()))
        answers = {language: getattr(near.answers, language) for language, near in own.items()}
        out.append(
            Near(
                answers=Words(fi=answers.get("fi", ()), sv=answers.get("sv", ()), en=answers.get("en", ())),
                reply=Text(base, said.get("sv", ""), said.get("en", "")),
            )
        )
    return tuple(out)


def _options(kind: PuzzleKind, leaves: Leaves, word: str) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    if kind not in (PuzzleKind.CHOICE, PuzzleKind.ORDER, PuzzleKind.PAIRS):
        return (), ()
    listed: dict[str, list[tuple[str, str]]] = {}
    for language, leaf in leaves.items():
        section = leaf.find("Vaihtoehdot", word)
        items = section.items if section else []
        if len(items) < 2:
            leaf.tell("story_options", section.line if section else None)
        listed[language] = [_pair(leaf, section.line if section else None, item, kind) for item in items]
    count = len(listed.get("fi", []))
    for language, leaf in leaves.items():
        if len(listed[language]) != count:
            section = leaf.find("Vaihtoehdot", word)
            line = section.line if section else None
            leaf.tell("story_options_differ", line, count=str(len(listed[language])), fi=str(count))

    def nth(number: int, side: int) -> Text:
        said = {lang: each[number][side] for lang, each in listed.items() if number < len(each)}
        return Text(said.get("fi", ""), said.get("sv", ""), said.get("en", ""))

    options = tuple(nth(number, 0) for number in range(count))
    return options, tuple(nth(number, 1) for number in range(count)) if kind is PuzzleKind.PAIRS else ()


def _pair(leaf: Leaf, line: int | None, item: str, kind: PuzzleKind) -> tuple[str, str]:
    if kind is not PuzzleKind.PAIRS:
        return item, ""
    left, mark, right = item.partition(" = ")
    if not mark:
        leaf.tell("story_pair", line, value=quoted(item))
    return left.strip(), right.strip()


def _right(settings: PuzzleSettings, leaves: Leaves, word: str, count: int) -> None:
    for number in settings.right or ():
        if count and number >= count:
            leaf = next(iter(leaves.values()))
            section = leaf.find("Vaihtoehdot", word)
            leaf.tell("story_right", section.line if section else None, value=str(number), count=str(count))


def _areas(settings: PuzzleSettings, leaves: Leaves, word: str) -> tuple[Area, ...]:
    names: dict[str, dict[str, str]] = {}
    for language, leaf in leaves.items():
        section = leaf.find("Alueet", word)
        pairs = (item.partition("=") for item in (section.items if section else []))
        names[language] = {left.strip(): right.strip() for left, _, right in pairs}
        for key in settings.areas:
            if not names[language].get(key):
                leaf.tell("story_area_unnamed", section.line if section else None, value=key)
    return tuple(
        Area(
            id=key,
            name=Text(*(names.get(language, {}).get(key, "") for language in ("fi", "sv", "en"))),
            outline=outline,
        )
        for key, outline in settings.areas.items()
    )
