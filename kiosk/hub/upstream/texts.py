"""Remote texts made readable and harmless: HTML flattened to paragraphs, languages sorted out, all of it cleaned.

Nothing here is ever markup again: `[b]`, `<script>` and `&amp;lt;` come out as the letters that a patron would see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape

from requests.utils import requote_uri

from kiosk.domain.text import Text, are_clean, clean, clean_paragraphs

Languages = Mapping[str, str | None] | str | None
"""A text as systems tell it: by language, or the same in all."""

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table"),
    *("tr", "ul"),
}
_DROPPED = {"script", "style", "head", "title", "template", "noscript", "iframe", "svg"}
_BREAKS = {"br": "\n", "li": "\n• ", "td": " ", "th": " "}
_EVERYDAY_BLOCKS = re.compile(r"</?(?:p|div|ul|ol|h[1-6])>")
_EVERYDAY_LINES = re.compile(r"</?(?:b|i|em|strong|u|span|a)>|</(?:li|a)>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_GAPS = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_LONGEST = 60_000
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9:/?#@!$&()*+,;=._~-]+")
# A tag, the beginning of a comment, or a declaration. What is not one is text. Possessive, and never past the next
# bracket: time grows with the length of the text whatever it holds, which html.parser cannot say of itself.
_TOKEN = re.compile(
    r"""<(?:(/?)([a-zA-Z][a-zA-Z0-9]*+)(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+>|(!--)|[!?][^<>]*+>)""",
)


def flat(html: str, limit: int = 6_000) -> str:
    """Paragraphs parted by an empty line, at most `limit` characters. A text without markup keeps its line ends."""
    html = html[:_LONGEST]
    if not _has_markup(html):
        text = html.replace("\r\n", "\n").replace("\r", "\n")
    elif "<" not in html or not _TOKEN.search(html):  # "kahvia & pullaa": an entity at most
        text = undone(html).replace("\r\n", "\n").replace("\r", "\n")
    else:
        plain = _plain(html)
        text = "".join(_seen(html)) if plain is None else plain
    text = text.strip()
    if len(text) <= limit and are_clean(text):
        return text
    return clean_paragraphs(_GAPS.sub("\n\n", text), limit)


def undone(text: str) -> str:
    """Entities of a text that is no HTML, where programs write them all the same: whole ones only. `&section=2` of an
    address is none, though a browser would take its first letters for one.
    """
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def _has_markup(text: str) -> bool:
    return "<" in text or "&" in text


def _plain(html: str) -> str | None:
    """The same as `_seen` for the few tags that editors write, by three substitutions: most of ten thousand events
    have no others. None when there are.
    """
    text = html.replace("\n", " ").replace("\r", " ")
    if text.startswith("<p>") and text.endswith("</p>"):
        text = text[3:-4]
    text = text.replace("</p><p>", "\n\n")
    if "<" in text:
        text = _EVERYDAY_BLOCKS.sub("\n\n", text)
    if "<" in text:
        text = _EVERYDAY_LINES.sub("", text.replace("<li>", "\n• ").replace("<br>", "\n").replace("<br />", "\n"))
        if "<" in text:
            return None
    return unescape(text) if "&" in text else text


def _seen(html: str) -> Iterator[str]:
    """What a reader would see: blocks as paragraphs, items of lists as lines of their own."""
    at = 0
    while token := _TOKEN.search(html, at):
        yield _letters(html[at : token.start()])
        at = token.end()
        closing, name = token[1], (token[2] or "").lower()
        if token[3]:
            at = _after(html, at, "-->")
        elif name in _DROPPED and not closing:
            at = _after_tag(html, at, name)
        elif name in _BLOCKS:
            yield "\n\n"
        elif name in _BREAKS and not closing:
            yield _BREAKS[name]
    yield _letters(html[at:])


def _letters(text: str) -> str:
    """Entities undone; line ends of the source mean nothing, those that do are made of tags."""
    return unescape(text).replace("\n", " ").replace("\r", " ")


def _after(html: str, at: int, mark: str) -> int:
    end = html.find(mark, at)
    return len(html) if end < 0 else end + len(mark)


def _after_tag(html: str, at: int, name: str) -> int:
    """Behind the end of something that nobody sees; what is never closed hides the rest, as in a browser."""
    end = re.compile(rf"</{name}[^>]*+>", re.IGNORECASE).search(html, at)
    return len(html) if end is None else end.end()


def line(html: str, limit: int = 200) -> str:
    """One line; entities and the odd tag in a title are undone as well."""
    if _has_markup(html):
        html = flat(html, limit * 2)
    return clean(html, limit)


def words(value: Languages, limit: int = 200, *, often: bool = True) -> Text | None:
    """A line in the house's languages. Without Finnish another stands in for it; None when there is nothing. `often`
    says that it comes again with other events, as names of places do and titles do not.
    """
    if not isinstance(value, dict) or not often:
        return _text(value, limit, line)
    return _words(tuple(value.items()), limit)


@lru_cache(maxsize=2_048)  # places, streets, organisers and prices come again with every event
def _words(told: tuple[tuple[str, str | None], ...], limit: int) -> Text | None:
    return _text(dict(told), limit, line)


def paragraphs(value: Languages, limit: int = 6_000) -> Text | None:
    """The same for longer texts."""
    return _text(value, limit, flat)


def _text(value: Languages, limit: int, tidy: Callable[[str, int], str]) -> Text | None:
    if not value:
        return None
    if isinstance(value, str):
        only = tidy(value, limit)
        return Text(only) if only else None
    fi, sv, en = value.get("fi"), value.get("sv"), value.get("en")
    fi, sv, en = fi and tidy(fi, limit), sv and tidy(sv, limit), en and tidy(en, limit)
    if not fi:
        fi = en or sv or next((found for other in value.values() if other and (found := tidy(other, limit))), "")
    return Text(fi, sv or "", en or "") if fi else None


def joined(texts: Iterable[Text | None], mark: str = ", ") -> Text | None:
    """Several texts in one line, language by language; the same words only once."""
    return _joined(tuple(text for text in texts if text is not None), mark)


@lru_cache(maxsize=1_024)
def _joined(known: tuple[Text, ...], mark: str) -> Text | None:
    if len(known) < 2:
        return known[0] if known else None
    by_language = (mark.join(dict.fromkeys(text.in_(key) for text in known)) for key in ("fi", "sv", "en"))
    return Text(*by_language)


def address(url: object) -> str | None:
    """A web address that can go into a link: http(s) only, letters outside ASCII escaped."""
    if not isinstance(url, str):
        return None
    if _PLAIN_URL.fullmatch(url):
        return url
    url = url.strip()
    if not url.lower().startswith(("http://", "https://")):
        return None
    try:
        return str(requote_uri(url))
    except ValueError:
        return None


def first_address(value: Languages) -> str | None:
    """The address told in Finnish, or in whichever language there is one."""
    if isinstance(value, str) or not value:
        return address(value)
    return address(value.get("fi")) or next((url for other in value.values() if (url := address(other))), None)
