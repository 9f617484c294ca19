"""The little story of Celia's pages, heard and seen; written for the kiosk."""

from __future__ import annotations

from kiosk.ui.context import Context


def story_title(context: Context) -> str:
    return context.tr("A morning on the jetty")


def story(context: Context) -> tuple[str, ...]:
    """Its sentences, in the language of the visit."""
    return (
        context.tr("The sea was quite still that morning."),
        context.tr("Aino stood on the jetty and listened."),
        context.tr("At first there was only the water, moving among the stones."),
        context.tr("Then, far off behind the mist, an accordion began to play."),
        context.tr("Aino smiled."),
        context.tr("She knew who was coming."),
    )
