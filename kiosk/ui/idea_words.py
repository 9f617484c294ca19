"""Words about ideas: smileys, lines of a chart."""

from __future__ import annotations

from kiosk.domain.ideas import Mood
from kiosk.services.ideas import Bar
from kiosk.ui.translate import tr, trn

MOOD_ICONS = {
    Mood.SAD: "emoticon-sad-outline",
    Mood.NEUTRAL: "emoticon-neutral-outline",
    Mood.GLAD: "emoticon-happy-outline",
}


def mood_word(mood: Mood, language: str) -> str:
    """A smiley alone is read in as many ways as there are patrons."""
    return {
        Mood.SAD: tr("Annoys me", language),
        Mood.NEUTRAL: tr("It is okay", language),
        Mood.GLAD: tr("Makes me happy", language),
    }[mood]


def bar_words(bar: Bar, language: str) -> str:
    """What was chosen."""
    if bar.mood is not None:
        return mood_word(bar.mood, language)
    return bar.words.in_(language) if bar.words else ""


def bar_count(bar: Bar, language: str) -> str:
    """`12 answers, 40%`."""
    return trn("{n} answer, {share}%", "{n} answers, {share}%", bar.count, language, {"share": bar.share})
