"""What staff read of the figures: a table that stays a table, numbers as they are written in Finnish."""

from __future__ import annotations

from kiosk.api.teams import ClueFigures, MysteryFigures
from kiosk.mystery_cli.stats import lines
from tests.unit.mystery.example import STORY


def test_a_table_of_the_clues() -> None:
    clues = tuple(
        ClueFigures(clue=clue.id, opened=120 - n, solved=9, minutes=2.5, hints=n, often_wrong=("hyvä veli", "Aune"))
        for n, clue in enumerate(STORY.clues)
    )
    found = MysteryFigures(starts=120, finishes=1, by_level={"detective": (120, 1)}, minutes=41.5, clues=clues)
    told = lines(STORY, found)
    assert told[0] == "120 joukkuetta aloitti, 1 pääsi perille. Tavallinen peliaika on 41,5 min."
    assert told[1] == "  etsivä: 120 aloitti, 1 perillä"
    head, *rows = told[3:]
    table = rows[::2]
    assert {len(row) for row in table} == {len(head)}
    assert table[0].split()[-5:] == ["120", "9", "2,5", "0", "0"]
    assert rows[1] == "    usein väärin: hyvä veli, Aune"


def test_before_anybody_has_played() -> None:
    assert lines(STORY, MysteryFigures()) == ["Kukaan ei ole vielä pelannut."]


def test_one_team_without_an_end() -> None:
    found = MysteryFigures(starts=1, clues=(ClueFigures(clue=STORY.clues[0].id, opened=1),))
    told = lines(STORY, found)
    assert told[0] == "Yksi joukkue aloitti, 0 pääsi perille."
    assert told[-1].split()[-5:] == ["1", "0", "–", "0", "0"]
