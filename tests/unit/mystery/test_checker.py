"""Each finding of the checker: a good story with one thing broken, and where the checker says that it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain.hours import Mode
from kiosk.domain.text import Text
from kiosk.mystery.checker import check, durations
from kiosk.mystery.puzzle import Near, Puzzle, PuzzleKind, Words
from kiosk.mystery.story import LEVELS, Clue, Level, Needs, Story
from kiosk.settings.messages_checker import MESSAGES_OF_THE_CHECKER
from tests.unit.mystery.example import ASK, HINTS, OPTIONS, PUZZLES, STORY, task, word

Edit = Callable[[Story], Story]


def with_clue(key: str, **changes: Any) -> Edit:
    def edit(story: Story) -> Story:
        return replace(story, clues=tuple(replace(c, **changes) if c.id == key else c for c in story.clues))

    return edit


def with_puzzle(key: str, **changes: Any) -> Edit:
    """The puzzle of a clue's first task, changed."""

    def edit(story: Story) -> Story:
        clue = story.clue(key)
        assert clue is not None
        own = clue.tasks[0]
        return with_clue(key, tasks=(replace(own, puzzle=replace(own.puzzle, **changes)), *clue.tasks[1:]))(story)

    return edit


def with_task(key: str, **changes: Any) -> Edit:
    def edit(story: Story) -> Story:
        clue = story.clue(key)
        assert clue is not None
        return with_clue(key, tasks=(replace(clue.tasks[0], **changes), *clue.tasks[1:]))(story)

    return edit


def with_card(key: str, **changes: Any) -> Edit:
    return lambda story: replace(
        story, cards=tuple(replace(card, **changes) if card.id == key else card for card in story.cards)
    )


def with_spot(key: str, **changes: Any) -> Edit:
    return lambda story: replace(
        story, spots=tuple(replace(spot, **changes) if spot.id == key else spot for spot in story.spots)
    )


def both(one: Edit, other: Edit) -> Edit:
    return lambda story: other(one(story))


def near(*answers: str, reply: str = "Melkein.") -> Near:
    return Near(answers=Words(fi=answers), reply=Text(reply))


def extra(clue: Clue) -> Edit:
    return lambda story: replace(story, clues=(*story.clues, clue))


LONELY = Clue(id="turha", title=Text("Turha"), fragment=Text("Pala."), tasks=(task(word("turha")),))
CARD_AROUND = replace(task(Puzzle(kind=PuzzleKind.CARD, ask=ASK, card="kirje")))
AREA = PUZZLES["kuva"].areas[0]
OWN = ("clues", "sana", "children")
CASES: list[tuple[str, tuple[str, ...], Edit]] = [
    ("last_not_in_level", ("last",), lambda s: replace(s, last="parit")),
    ("last_unreached", ("clues", "loppu", "needs"), with_clue("jono", needs=Needs(all=("parit", "ei"), any=("kuva",)))),
    ("clue_needs_absent", ("clues", "ratas", "needs"), with_clue("ratas", needs=Needs(all=("parit",)))),
    ("clue_circle", ("clues", "kuva", "needs"), with_clue("kuva", needs=Needs(all=("ratas",)))),
    ("clue_needs_many", ("clues", "parit", "needs"), with_clue("parit", needs=Needs(count=3, of=("jono", "kuva")))),
    ("clue_shut", ("clues", "ratas", "spot"), with_clue("ratas", spot="tiski")),
    ("clue_shut_stuck", ("clues", "jono", "spot"), with_clue("jono", detour=None)),
    ("detour_none", ("clues", "ratas"), with_clue("ratas", spot="hylly")),
    ("detour_none_stuck", ("clues", "sana"), with_clue("sana", detour=None)),
    ("clue_leads_nowhere", ("clues", "turha"), extra(LONELY)),
    ("puzzle_shut", (*OWN, "answers"), with_puzzle("sana", answers=Words())),
    ("puzzle_shut", ("clues", "valinta", "children", "right"), with_puzzle("valinta", right=(7,))),
    ("puzzle_shut", ("clues", "kuva", "children", "right_areas"), with_puzzle("kuva", right_areas=("järvi",))),
    ("puzzle_shut", ("clues", "kortti", "children", "card"), with_puzzle("kortti", card="ei ole")),
    ("near_is_right", (*OWN, "near"), with_puzzle("sana", near=(near("myllyssä"),))),
    ("near_is_right", ("clues", "valinta", "children", "near"), with_puzzle("valinta", near=(near("Kaksi"),))),
    ("near_is_right", ("clues", "kuva", "children", "near"), with_puzzle("kuva", near=(near("joki"),))),
    ("near_twice", (*OWN, "near"), with_puzzle("sana", near=(near("tuuli"), near("tuulet", reply="Toinen.")))),
    ("lock_digits", ("clues", "alku", "children", "answers"), with_puzzle("alku", answers=Words(fi=("47 2",)))),
    ("lock_length", ("clues", "alku", "children", "answers"), with_puzzle("alku", answers=Words(fi=("4721",)))),
    ("wheel_reads", ("clues", "ratas", "children", "cipher"), with_puzzle("ratas", shift=4)),
    ("morse_reads", ("clues", "lamppu", "children", "signal"), with_puzzle("lamppu", signal=Text("laiha"))),
    ("morse_signs", ("clues", "lamppu", "children", "signal"), with_puzzle("lamppu", signal=Text("lai!va"))),
    ("detour_card", ("clues", "sana", "detour", "card"), with_clue("sana", detour=CARD_AROUND)),
    ("all_right", ("clues", "valinta", "children", "right"), with_puzzle("valinta", right=(0, 1, 2))),
    ("all_right", ("clues", "kuva", "children", "right_areas"), with_puzzle("kuva", right_areas=("joki", "meri"))),
    ("options_alike", ("clues", "valinta", "children", "options"), with_puzzle("valinta", options=(*OPTIONS, Text("Yksi.")))),
    ("options_alike", ("clues", "jono", "children", "options"), with_puzzle("jono", options=(Text("a", "ett"), Text("b", "Ett")))),
    ("options_alike", ("clues", "parit", "family", "options"), with_puzzle("parit", partners=(Text("1"), Text("1"), Text("3")))),
    ("options_alike", ("clues", "kuva", "children", "area_names"), with_puzzle("kuva", areas=(AREA, replace(AREA, id="meri")))),
    ("answer_twice", (*OWN, "answers"), with_puzzle("sana", answers=Words(fi=("1937", "tuhat yhdeksänsataa kolmekymmentäseitsemän")))),
    ("answer_shared", ("clues", "loppu", "children", "answers"), with_puzzle("loppu", answers=Words(fi=("Myllyssä",)))),
    ("answer_on_page", (*OWN, "look"), both(with_clue("sana", cards=("muu",)), with_task("sana", look=Text("Etsi myllystä.")))),
    ("answer_on_page", (*OWN, "fragment"), both(with_clue("sana", cards=("muu",)), with_clue("sana", fragment=Text("Mylly.")))),
    ("answer_on_page", ("clues", "ratas", "children", "look"), both(with_clue("ratas", cards=("muu",)), with_task("ratas", look=Text("Mylly.")))),
    ("answer_elsewhere", (*OWN, "answers"), both(with_clue("sana", cards=("muu",)), with_task("alku", reply=Text("Mylly.")))),
    ("answer_elsewhere", (*OWN, "answers"), both(with_clue("sana", cards=("muu",)), lambda s: replace(s, intro=Text("Mylly.")))),
    ("code_alike", ("cards", "kirje", "code"), with_card("kirje", code="K7I4")),
    ("code_form", ("cards", "kirje", "code"), with_card("kirje", code="K7M4K7M")),
    ("code_taken", ("cards", "muu", "code"), with_card("muu", code="k7m4")),
    ("card_elsewhere", ("clues", "sana", "cards"), with_clue("sana", cards=("kirje",))),
    ("card_no_spot", ("cards", "muu"), with_card("muu", spot="")),
    ("card_unused", ("cards", "kirje"), both(with_clue("kortti", cards=()), with_puzzle("kortti", card="muu"))),
    ("spot_unused", ("spots", "hylly"), both(both(with_clue("sana", spot=None), with_clue("kirja", spot=None)), with_card("muu", spot="tiski"))),
    ("spot_height", ("spots", "hylly", "height_cm"), with_spot("hylly", height_cm=121)),
    ("spot_height", ("spots", "hylly", "height_cm"), with_spot("hylly", height_cm=39)),
    ("hints_few", (*OWN, "hints"), with_task("sana", hints=HINTS[:2])),
    ("text_no_finnish", (*OWN, "reply"), with_task("sana", reply=Text("", "Rätt.", "Right."))),
    ("text_no_finnish", ("clues", "kuva", "children", "seen"), with_puzzle("kuva", seen=None)),
    ("text_missing", ("clues", "sana", "all", "title"), with_clue("sana", title=Text("Sana", "Ord"))),
]  # fmt: skip


def told(story: Story) -> set[tuple[str, tuple[str, ...], str]]:
    return {(f.code, f.path, str(f.values)) for f in check(story)}


@pytest.mark.parametrize(("code", "path", "edit"), CASES, ids=[f"{case[0]}-{'.'.join(case[1])}" for case in CASES])
def test_what_is_broken_is_told_where_it_is(code: str, path: tuple[str, ...], edit: Edit) -> None:
    new = {(code, path) for code, path, _ in told(edit(STORY)) - told(STORY)}
    assert (code, path) in new


def test_every_message_is_met() -> None:
    assert {code for code, _, _ in CASES} == set(MESSAGES_OF_THE_CHECKER)


def test_a_good_story_has_no_errors() -> None:
    found = check(STORY)
    assert {finding.code for finding in found if finding.severity == "error"} == set()
    assert {finding.code for finding in found} == {"text_missing", "card_unused", "answer_shared"}


def test_a_lost_card_is_an_error_only_where_the_game_ends_with_it() -> None:
    """Of three ways on, two are enough: a lost one is a nuisance. Of two that are both needed, none may be lost."""
    spare = with_clue("ratas", spot="hylly")(STORY)
    (finding,) = (f for f in check(spare) if f.code.startswith("detour_none"))
    assert (finding.code, finding.severity) == ("detour_none", "warning")
    needed = both(with_clue("ratas", spot="hylly"), with_clue("lamppu", needs=Needs(all=("ratas",))))(STORY)
    (finding,) = (f for f in check(needed) if f.code.startswith("detour_none"))
    assert (finding.code, finding.levels) == ("detour_none_stuck", LEVELS)


def test_hours_and_levels_are_told() -> None:
    (shut,) = (f for f in check(with_clue("jono", detour=None)(STORY)) if f.code == "clue_shut_stuck")
    assert (shut.values["modes"], shut.levels) == (Mode.SELF_SERVICE.value, LEVELS)
    (absent,) = (
        f for f in check(with_clue("ratas", needs=Needs(all=("parit",)))(STORY)) if f.code == "clue_needs_absent"
    )
    assert (absent.values["clues"], absent.levels) == ("parit", (Level.CHILDREN,))


def test_a_wheel_may_give_an_order_that_a_hint_tells() -> None:
    """What is read need not be the answer: "the last word" sends to the card, and the last hint says so."""
    order = with_puzzle("ratas", cipher=Text("YLLPHLQHQ VDQD"), answers=Words(fi=("uuniin",)))
    hinted = both(order, with_task("ratas", hints=(*HINTS[:2], Text("Se sanoo: viimeinen sana."))))
    assert "wheel_reads" in {f.code for f in check(order(STORY))}
    assert "wheel_reads" not in {f.code for f in check(hinted(STORY))}


def test_a_light_may_be_read_backwards() -> None:
    assert "morse_reads" not in {f.code for f in check(with_puzzle("lamppu", signal=Text("avial"))(STORY))}


def test_small_numbers_give_nothing_away() -> None:
    """The 12 of a lock stands in every other text."""
    lock = Puzzle(kind=PuzzleKind.LOCK, ask=ASK, length=2, answers=Words(fi=("12",)))
    edit = both(with_clue("sana", cards=("muu",), tasks=(task(lock),)), with_clue("sana", fragment=Text("Kello 12.")))
    assert not {f.code for f in check(edit(STORY))} & {"answer_on_page", "answer_elsewhere"}


def test_the_answer_in_a_text_that_comes_later_gives_nothing_away() -> None:
    edit = both(with_clue("sana", cards=("muu",)), with_clue("loppu", fragment=Text("Mylly.")))
    assert "answer_elsewhere" not in {f.code for f in check(edit(STORY))}


def test_minutes_of_the_shortest_way_and_of_all() -> None:
    """Ten clues of three minutes for children, of which one of two that stand side by side and the pairs can be left."""
    children, family, _ = durations(STORY)
    assert (children.clues, children.all) == (10, 30)
    assert (family.clues, family.all) == (11, 33)
    # alku, sana, kirja, valinta, jono, kortti, then kuva with ratas or lamppu, loppu
    assert (family.least_clues, family.least) == (9, 27)
