"""Says what is on the screen: where the focus comes, what a new screen is, and what has changed after an action."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.services.speech import Speech
from kiosk.services.spoken import as_spoken
from kiosk.ui.access.nodes import Node, Role
from kiosk.ui.access.words import hint, keys_help, said
from kiosk.ui.translate import plain, tr

_AT_MOST = 6
"""So many new texts are said after an action: a new page is walked through, not recited."""


class Reader:
    """`speech` is the voice. What is personal is said only to a headset, or to whoever has asked for it twice."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._last = ("", "fi")
        self._paused = False
        self._asked: Node | None = None

    def use(self, speech: Speech) -> None:
        """Say it by this voice from now on."""
        self._speech = speech

    @property
    def last(self) -> str:
        """What was said last."""
        return self._last[0]

    def say(self, text: str, language: str) -> None:
        """Say this, as it stands, instead of whatever is being said."""
        self._paused = False
        self._last = (text, language)
        self._speech.say(text, plain(language))

    def node(self, node: Node, language: str, before: str = "") -> None:
        """A node that has got the focus; `before` is said first."""
        text = self._guarded(node, language)
        self.say(_sentences(language, before, text) or tr("empty", language), language)

    def _guarded(self, node: Node, language: str) -> str:
        if node.personal and not self.may_hear(node):
            return tr("This is for you alone. Plug in a headset, or press the act key to have it said aloud.", language)
        return said(node, language)

    def may_hear(self, node: Node) -> bool:
        """Whether a node may be told as it stands: nobody else hears it, or the patron has asked for it."""
        return self._speech.private or (self._asked is not None and self._asked.is_same(node))

    def consent(self, node: Node, language: str) -> None:
        """The patron wants something personal said aloud."""
        self.ask(node)
        self.node(node, language)

    def ask(self, node: Node) -> None:
        """Remember that the patron wants this told."""
        self._asked = node

    def screen(self, title: str, focus: Node | None, language: str, after: str = "") -> None:
        """A screen or dialog that has come up: its title, then where the focus is, then `after`."""
        here = self._guarded(focus, language) if focus is not None else ""
        told = here if here and here not in title else ""
        self.say(_sentences(language, title, told, after), language)

    def news(self, before: Sequence[Node], after: Sequence[Node], language: str) -> Node | None:
        """Say the texts that were not there before an action; the first of them, None when there are none."""
        old = {node.name for node in before}
        new = [n for n in after if n.role in (Role.TEXT, Role.HEADING) and n.name not in old]
        if not new:
            return None
        self.say(_sentences(language, *(self._guarded(node, language) for node in new[:_AT_MOST])), language)
        return new[0]

    def help(self, node: Node | None, language: str) -> None:
        """What this is, what can be done with it, and what the keys do."""
        here = (self._guarded(node, language), hint(node, language)) if node is not None else ()
        self.say(_sentences(language, *here, keys_help(language)), language)

    def repeat(self) -> None:
        if self._last[0]:
            self.say(*self._last)

    def pause(self) -> None:
        """Be silent where it is, or go on from there."""
        self._paused = not self._paused
        if self._paused:
            self._speech.pause()
        else:
            self._speech.resume()

    def volume(self, up: bool, language: str) -> None:
        """One step louder or quieter, said."""
        percent = self._speech.louder() if up else self._speech.quieter()
        self.say(as_spoken(tr("Volume {n} percent", language, {"n": percent}), language), language)

    def edge(self) -> None:
        """There is nothing further this way."""
        self._speech.tone(1)

    def stop(self) -> None:
        self._paused = False
        self._speech.stop()

    def forget(self) -> None:
        """The visit is over."""
        self.stop()
        self._last, self._asked = ("", "fi"), None


def _sentences(language: str, *parts: str) -> str:
    """Parts one after the other as they are spoken, each with an end that the voice hears; a full stop after a figure
    would make it an ordinal.
    """
    texts = list(filter(None, (as_spoken(part.strip(), language) for part in parts if part and part.strip())))
    ended = [text if text[-1] in ".!?:…" else f"{text}," if text[-1].isdigit() else f"{text}." for text in texts]
    return " ".join(ended).removesuffix(",")
