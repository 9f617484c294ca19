"""The few pages that people read in a browser: one quiet look, no script, nothing from elsewhere, never kept."""

from __future__ import annotations

from html import escape

from fastapi import Response

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}

_STYLE = """
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
h1 { font-size: 1.5rem }
img { max-width: 100%; height: auto }
dt { font-weight: 700 }
dd { margin: 0 0 .75rem }
.note { border-left: .3rem solid #8a4b00; padding-left: .75rem }
th, td { text-align: left; padding: .15rem 1rem .15rem 0 }
summary { padding: .75rem 0 }
.small { font-size: 1rem; color: #555 }
button, a.button { font: inherit; padding: .75rem 1.25rem; border: 2px solid #1b4f72; border-radius: .5rem;
  background: #fff; color: #1b4f72; text-decoration: none; display: inline-block; margin: .25rem .5rem .25rem 0 }
button.strong { background: #8b1a1a; border-color: #8b1a1a; color: #fff }
input { font: inherit; padding: .75rem; border: 2px solid #1b4f72; border-radius: .5rem; width: 100%;
  box-sizing: border-box }
:focus-visible { outline: 3px solid #000; outline-offset: 2px }
"""


def html_page(title: str, body: str, language: str, status: int = 200, *, pictures: bool = False) -> Response:
    """A page around `body`, which is HTML already; `title` is text. `pictures` of this hub may stand on it."""
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>{body}</body></html>"
    )
    headers = dict(_HEADERS, **{"Content-Language": language})
    if pictures:
        headers["Content-Security-Policy"] += "; img-src 'self'"
    return Response(page.encode(), status, headers, "text/html; charset=utf-8")


def quality(accept: str, kind: str) -> float:
    """How much an Accept header wants a kind (`text/html`); wildcards count a little less than the name itself."""
    best = 0.0
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                weight = _number(parameter[2:])
        if name == kind:
            best = max(best, weight)
        elif name in {"*/*", kind.partition("/")[0] + "/*"}:
            best = max(best, weight * 0.99)
    return best


def prefers_html(accept: str) -> bool:
    """A browser names text/html; monitors ask for JSON or for anything."""
    return quality(accept, "text/html") > quality(accept, "application/json")


def language_of(accept: str) -> str:
    """The one of fi, sv, en that an Accept-Language header wants most; Finnish when none."""
    best, found = 0.0, "fi"
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.lower().split(";"))
        wanted = next((_number(each[2:]) for each in parameters if each.startswith("q=")), 1.0)
        name = name.partition("-")[0]  # whole: "fil" is Filipino
        if name in {"fi", "sv", "en"} and wanted > best:
            best, found = wanted, name
    return found


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0
