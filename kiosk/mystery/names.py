"""Names of teams: drawn from the story's words, never typed, so that nobody reads a name or an insult on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.mystery.story import Story

_FIRST = ("Tuuli", "Hiekka", "Meri", "Kirje")
_SECOND = ("väki", "joukko", "retkue", "seura")
_VOWELS = frozenset("aeiouyåäö")


def draw_name(story: Story, choose: Callable[[Sequence[str]], str]) -> str:
    """A name of two words, written together as Finnish does; `choose` picks one (random.SystemRandom().choice)."""
    return joined(choose(story.name_first or _FIRST), choose(story.name_second or _SECOND))


def may_be_drawn(story: Story, name: str) -> bool:
    """Whether a name is made of the story's words: what a kiosk sends is not believed unread."""
    firsts, seconds = story.name_first or _FIRST, story.name_second or _SECOND
    return any(joined(first, second) == name for first in firsts for second in seconds)


def joined(first: str, second: str) -> str:
    """A compound; with a hyphen where the same vowel would meet itself."""
    meets = first[-1:].casefold() == second[:1].casefold() and second[:1].casefold() in _VOWELS
    return f"{first}-{second}" if meets else f"{first}{second}"
