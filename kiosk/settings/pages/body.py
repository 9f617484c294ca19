"""The text of a page: a small part of Markdown to the blocks of a page. What is not part of it is told, not guessed.

markdown-it-py reads the whole of CommonMark, so that everything else that a person may write is recognised.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, Protocol
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.domain.links import allowed, host_of
from kiosk.domain.pages import Block, BlockKind, Picture
from kiosk.domain.text import clean
from kiosk.settings.pages.header import Tell
from kiosk.settings.problems import quoted

LONGEST: Final = 1_200
"""Characters of a paragraph or a point of a list."""
_UNSHOWN: Final = {"strong_open", "em_open", "s_open", "code_inline"}
_INNER: Final = re.compile(r"[^a-z0-9åäö-]+")
_LIVE: Final = re.compile(r"\{\s*([^:{}]*?)\s*(?::\s*([^{}]*?)\s*)?\}")
_ADDRESS: Final = re.compile(r"https?://\S+")


class Place(Protocol):
    """What a text may refer to."""

    def picture(self, name: str, line: int, tell: Tell) -> tuple[str, int, int] | None:
        """Id, width and height of a picture of the folder; None when there is none, which is told."""
        ...

    def room(self, name: str, line: int, tell: Tell) -> bool:
        """Whether there is such a room; told when not."""
        ...

    @property
    def hosts(self) -> Sequence[str] | None:
        """Where links may lead; None when it is not known."""
        ...


@cache
def _reader() -> MarkdownIt:
    # Left out: four spaces for code and === under a heading surprise who does not know them; [x]: definitions too.
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "lheading", "reference"])
    reader.validateLink = _anything  # type: ignore[method-assign]  # told below, not left as text
    return reader


def _anything(url: str) -> bool:
    del url
    return True


def read_body(rows: Sequence[str], first: int, place: Place, tell: Tell) -> tuple[Block, ...]:
    """Blocks of the text `rows`, whose first row is line `first + 1` of the file."""
    tokens = _reader().parse("\n".join(rows))
    blocks: list[Block] = []
    for block in _Reading(tokens, first, place, tell).blocks():
        if block.kind is BlockKind.PICTURES and blocks and blocks[-1].kind is BlockKind.PICTURES:
            blocks[-1] = Block(kind=BlockKind.PICTURES, pictures=blocks[-1].pictures + block.pictures)
        else:
            blocks.append(block)
    return tuple(blocks)


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[Token], first: int, place: Place, tell: Tell) -> None:
        self._tokens, self._first, self._place, self._tell = tokens, first, place, tell
        self._at = 0

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            line = self._line(token)
            self._at += 1
            match token.type:
                case "heading_open":
                    yield from self._heading(self._tokens[self._at], line)
                    self._at += 2
                case "paragraph_open":
                    yield from self._paragraph(self._tokens[self._at], line)
                    self._at += 2
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._list(token)
                case _:
                    self._refuse(token, line)

    def _line(self, token: Token) -> int:
        return self._first + (token.map[0] if token.map else 0) + 1

    def _refuse(self, token: Token, line: int) -> None:
        code = {
            "html_block": "page_html",
            "table_open": "page_table",
            "blockquote_open": "page_quote",
            "fence": "page_code",
            "hr": "page_rule",
        }.get(token.type, "page_markup")
        self._tell(code, line, severity="warning" if code == "page_rule" else "error")
        if token.nesting == 1:
            self._skip(token)

    def _skip(self, opening: Token) -> None:
        """Go on behind what `opening` began."""
        while self._tokens[self._at].level != opening.level:
            self._at += 1
        self._at += 1

    def _heading(self, inline: Token, line: int) -> Iterator[Block]:
        text = self._text(inline, line, 120)
        if text:
            yield Block(kind=BlockKind.HEADING, text=text)

    def _list(self, opening: Token) -> Iterator[Block]:
        items: list[str] = []
        while self._tokens[self._at].level != opening.level:
            token = self._tokens[self._at]
            self._at += 1
            line = self._line(token)
            if token.type == "inline":
                items.append(self._text(token, line, LONGEST))
            elif token.nesting == 1 and token.type not in {"list_item_open", "paragraph_open"}:
                self._tell("page_nested", line)
                self._skip(token)
        self._at += 1
        if items := [item for item in items if item]:
            numbered = opening.type == "ordered_list_open"
            yield Block(kind=BlockKind.LIST, items=tuple(items), numbered=numbered)

    def _paragraph(self, inline: Token, line: int) -> Iterator[Block]:
        parts = [part for part in inline.children or [] if part.type != "softbreak" and (part.content or part.type)]
        parts = [part for part in parts if part.type != "text" or part.content.strip()]
        kinds = [part.type for part in parts]
        if kinds and set(kinds) == {"image"}:
            yield from self._pictures(inline)
        elif kinds == ["link_open", "text", "link_close"]:
            written = clean(parts[1].content, 200)
            text = "" if parts[0].markup == "autolink" else written
            yield from self._link(str(parts[0].attrs.get("href", "")), text, line)
        elif kinds == ["text"] and _ADDRESS.fullmatch(parts[0].content.strip()):
            yield from self._link(parts[0].content.strip(), "", line)
        elif kinds == ["text"] and (live := _LIVE.fullmatch(parts[0].content.strip())):
            yield from self._live(_INNER.sub("", live[1].lower()), (live[2] or "").strip(), line)
        elif text := self._text(inline, line, LONGEST):
            yield Block(kind=BlockKind.PARAGRAPH, text=text)

    def _pictures(self, inline: Token) -> Iterator[Block]:
        found: list[Picture] = []
        line = self._line(inline)
        for part in inline.children or []:
            line += part.type in {"softbreak", "hardbreak"}
            if part.type != "image":
                continue
            name, alt = unquote(str(part.attrs.get("src", ""))), clean(part.content, 300)
            if not alt:
                self._tell("picture_alt", line, value=quoted(name))
            seen = self._place.picture(name, line, self._tell)
            if seen is not None and alt:
                identity, width, height = seen
                caption = clean(str(part.attrs.get("title", "")), 300)
                found.append(Picture(id=identity, alt=alt, caption=caption, width=width, height=height))
        if found:
            yield Block(kind=BlockKind.PICTURES, pictures=tuple(found))

    def _link(self, url: str, text: str, line: int) -> Iterator[Block]:
        host, hosts = host_of(url), self._place.hosts
        if host is None:
            self._tell("page_link", line, value=quoted(url))
        elif hosts is not None and not allowed(url, hosts):
            self._tell("page_host", line, host=host)
        else:
            yield Block(kind=BlockKind.LINK, text=text, url=url)

    def _live(self, name: str, value: str, line: int) -> Iterator[Block]:
        if name == "aukioloajat":
            yield Block(kind=BlockKind.HOURS)
        elif name == "tila":
            if self._place.room(value, line, self._tell):
                yield Block(kind=BlockKind.ROOM, resource=value)
        else:
            near = difflib.get_close_matches(name, ("aukioloajat", "tila"), n=1, cutoff=0.5)
            example = "{tila: pelihuone}" if near == ["tila"] else "{aukioloajat}"
            self._tell("page_live_near" if near else "page_live", line, value=quoted(name), near=example)

    def _text(self, inline: Token, line: int, limit: int) -> str:
        """The words alone; what cannot be shown among them is told."""
        parts: list[str] = []
        for part in inline.children or []:
            match part.type:
                case "text" | "code_inline":
                    parts.append(part.content)
                case "softbreak" | "hardbreak":
                    parts.append(" ")
                    line += 1
                case "image":
                    self._tell("picture_inside", line)
                case "link_open":
                    self._tell("page_link_inside", line)
                case "html_inline":
                    self._tell("page_html", line)
            if part.type in _UNSHOWN:
                self._tell("page_bold", line, severity="warning")
        text = clean("".join(parts), 10_000)
        if "](" in text or text.startswith("!["):
            self._tell("picture_name" if "![" in text else "page_link_form", line)
            return ""
        if len(text) > limit:
            self._tell("page_text_long", line, at_most=str(limit), length=str(len(text)))
        return text
