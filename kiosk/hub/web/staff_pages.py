"""What staff see on their page: calls, requests, ideas, questions, Celia, health. In Finnish; everything that came from
outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from fastapi import Response

from kiosk.api.booking import Requested
from kiosk.api.device import Ring
from kiosk.api.ideas import Heard, IdeaText
from kiosk.domain.celia_count import DayCount
from kiosk.hub.house import HouseView
from kiosk.hub.web.celia_chart import section
from kiosk.hub.web.page import html_page
from kiosk.hub.web.page_words import when

TITLE = "Henkilökunnan sivu"
NOTES = {
    "tehty": "Tehty.",
    "vanhentunut": "Tämä oli jo hoidettu, tai siihen ei voi enää vastata.",
    "ei-vastauksia": "Kukaan ei ole vielä vastannut tähän kysymykseen.",
    "lomake": "Sivu oli vanhentunut. Tarkista ja paina uudelleen.",
    "tunnus": "Tunnus ei kelpaa. Tarvitset henkilökunnan tunnuksen: kiosk hub enrol --staff NIMI",
}
"""Words after a button was pressed, by what stands in the address."""

NOT_HERE = (
    "Tämä sivu avautuu vain palvelimen omalla koneella tai https-osoitteessa."
    " Muuten tunnus kulkisi verkossa luettavana."
)
_MOODS = ("harmittaa", "ihan ok", "ilahduttaa")


def note(key: str) -> str:
    return f'<p class="note" role="status">{NOTES[key]}</p>' if key in NOTES else ""


def login(key: str, status: int = 200) -> Response:
    form = (
        '<form method="post" action="/staff/login"><p><label for="token">Henkilökunnan tunnus</label><br>'
        '<input id="token" name="token" type="password" autocomplete="current-password" required></p>'
        "<button>Kirjaudu</button></form>"
    )
    return html_page(TITLE, f"<h1>{TITLE}</h1>{note(key)}{form}", "fi", status)


def refused() -> Response:
    return html_page(TITLE, f"<h1>{TITLE}</h1><p>{NOT_HERE}</p>", "fi", 403)


class Forms:
    """Buttons that do something. Each carries the seal of this login: no other site knows it."""

    def __init__(self, seal: str) -> None:
        self._seal = f'<input type="hidden" name="seal" value="{escape(seal)}">'

    def button(self, path: str, words: str, *, strong: bool = False) -> str:
        look = ' class="strong"' if strong else ""
        return (
            f'<form method="post" action="/staff/{escape(path)}" style="display:inline">{self._seal}'
            f"<button{look}>{escape(words)}</button></form>"
        )


def page(
    forms: Forms, house: HouseView, requests: Iterable[Requested], heard: Iterable[Heard], ideas: Iterable[IdeaText],
    calls: Iterable[Ring], celia: Sequence[DayCount], health: str, key: str,
) -> Response:  # fmt: skip
    body = (
        f"<h1>{TITLE}</h1>{note(key)}{_calls(forms, house, calls)}"
        f"<h2>Varauspyynnöt</h2>{_requests(forms, house, requests)}"
        f"<h2>Uudet ideat</h2>{_ideas(forms, house, ideas)}<h2>Kysymykset</h2>{_questions(forms, house, heard)}"
        f"{section(celia)}"
        f"<h2>Laitteiden tila</h2>{health}<p>{forms.button('logout', 'Kirjaudu ulos')}</p>"
    )
    return html_page(TITLE, body, "fi")


def _calls(forms: Forms, house: HouseView, calls: Iterable[Ring]) -> str:
    rows = []
    for each in calls:
        at = _local(each.at, house)
        button = forms.button(f"rings/{each.kiosk}/answer", "Hoidettu")
        rows.append(f"<p>{escape(each.name)}, {at.day}.{at.month}. klo {at.hour}.{at.minute:02d} {button}</p>")
    return f"<h2>Henkilökuntaa pyydetään</h2>{''.join(rows)}" if rows else ""


def _requests(forms: Forms, house: HouseView, requests: Iterable[Requested]) -> str:
    rows = []
    for each in requests:
        told = each.reservation
        room = house.rooms.get(told.resource)
        place = room.resource.name.fi if room else told.resource
        time = when(_local(told.start, house), _local(told.end, house), "fi")
        facts = [place, time, each.name or "ei nimeä", *([f"{each.people} henkeä"] if each.people else [])]
        buttons = forms.button(f"requests/{told.id}/approve", "Hyväksy") + forms.button(
            f"requests/{told.id}/deny", "Hylkää", strong=True
        )
        rows.append(f"<p>{escape(', '.join(facts))}<br>{buttons}</p>")
    return "".join(rows) or "<p>Ei odottavia pyyntöjä.</p>"


def _ideas(forms: Forms, house: HouseView, ideas: Iterable[IdeaText]) -> str:
    asked = {each.id: each.text.fi for each in house.config.questions}
    rows = []
    for idea in ideas:
        about = asked.get(idea.question or "", idea.question) or "Oma idea"
        buttons = (
            forms.button(f"ideas/{idea.id}/accept", "Hyväksy näytettäväksi")
            + forms.button(f"ideas/{idea.id}/hide", "Luettu, ei näytetä")
            + forms.button(f"ideas/{idea.id}/erase", "Poista", strong=True)
        )
        day = f"{idea.day.day}.{idea.day.month}."
        rows.append(f'<p>”{escape(idea.text)}”<br><span class="small">{day} {escape(about)}</span><br>{buttons}</p>')
    return "".join(rows) or "<p>Ei lukemattomia ideoita.</p>"


def _questions(forms: Forms, house: HouseView, heard: Iterable[Heard]) -> str:
    choices = {each.id: [answer.fi for answer in each.answers] for each in house.config.questions}
    rows = []
    for each in heard:
        if each.question is None or each.text is None:
            continue
        named = [*zip(choices[each.question], each.answers, strict=False), *zip(_MOODS, each.moods, strict=False)]
        counts = "".join(f"<li>{escape(name)}: {number}</li>" for name, number in named)
        what, words = ("unpublish", "Ota tulokset pois") if each.published else ("publish", "Julkaise tulokset")
        button = forms.button(f"questions/{each.question}/{what}", words)
        shown = "näkyvissä kioskeilla" if each.published else "ei näkyvissä"
        rows.append(f"<h3>{escape(each.text.fi)}</h3><ul>{counts}</ul><p>Tulokset: {shown}. {button}</p>")
    return "".join(rows) or "<p>Ei kysymyksiä.</p>"


def _local(instant: datetime, house: HouseView) -> datetime:
    return instant.astimezone(house.zone)
