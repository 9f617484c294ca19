"""Celia's days as a chart for the staff's page: bars by day, the campaign's days marked, the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.celia_count import STEP, DayCount, Sign
from kiosk.hub.celia.days import EXPLAINED, TITLES, called, compared, number

_WIDTH, _HEIGHT = 640.0, 120.0
_LEFT, _TOP, _FOOT = 48.0, 18.0, 22.0
_SEA, _DUNE, _INK, _LINE = "#16607d", "#f7dfb4", "#14202b", "#8a7c66"


def section(days: Sequence[DayCount]) -> str:
    """The heading, both charts, the table behind a fold; HTML that holds nothing from outside."""
    charts = "".join(_figure(days, sign) for sign in Sign)
    return f'<h2>Celia</h2>{charts}<p class="small">{EXPLAINED}</p>{_table(days)}'


def _figure(days: Sequence[DayCount], sign: Sign) -> str:
    told = " ".join(filter(None, (_summed(days, sign), compared(days, sign))))
    return f"<h3>{TITLES[sign]}</h3>{_chart(days, sign)}<p>{told}</p>"


def _summed(days: Sequence[DayCount], sign: Sign) -> str:
    total = sum(number(day, sign) for day in days)
    return f"{len(days) // 7} viikossa yhteensä {called(total)} kertaa."


def _chart(days: Sequence[DayCount], sign: Sign) -> str:
    top = max([STEP * 2, *(number(day, sign) for day in days)])
    step = (_WIDTH - _LEFT) / max(1, len(days))
    floor = _TOP + _HEIGHT
    drawn = [_campaign(days, step), _level(top, top), _level(0, top)]
    for place, day in enumerate(days):
        count, x = number(day, sign), _LEFT + place * step
        height = _HEIGHT * count / top
        words = f"{day.day.day}.{day.day.month}. {called(count)}"
        if count:
            drawn.append(
                f'<rect x="{x + 1:.1f}" y="{floor - height:.1f}" width="{step - 2:.1f}" height="{height:.1f}"'
                f' fill="{_SEA}"><title>{words}</title></rect>'
            )
        if day.day.weekday() == 0:
            drawn.append(_words(x, floor + 16, f"{day.day.day}.{day.day.month}."))
    label = f"{TITLES[sign]}, pylväs päivää kohti. Luvut ovat taulukossa."
    return (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {_WIDTH:g} {floor + _FOOT:g}" width="100%"'
        f' font-family="inherit">{"".join(drawn)}</svg>'
    )


def _campaign(days: Sequence[DayCount], step: float) -> str:
    """A band behind the days of each campaign, with the word over it."""
    drawn, start = [], None
    for place, on in enumerate([*(day.campaign for day in days), False]):
        if on and start is None:
            start = place
        elif not on and start is not None:
            x = _LEFT + start * step
            drawn.append(
                f'<rect x="{x:.1f}" y="{_TOP:g}" width="{(place - start) * step:.1f}" height="{_HEIGHT:g}"'
                f' fill="{_DUNE}"/>{_words(x, _TOP - 5, "kampanja")}'
            )
            start = None
    return "".join(drawn)


def _level(count: int, top: int) -> str:
    y = _TOP + _HEIGHT * (1 - count / top)
    line = f'<line x1="{_LEFT:g}" x2="{_WIDTH:g}" y1="{y:.1f}" y2="{y:.1f}" stroke="{_LINE}"/>'
    return f"{line}{_words(0, y + 5, called(count) if not count else str(count))}"


def _words(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="14" fill="{_INK}">{words}</text>'


def _table(days: Sequence[DayCount]) -> str:
    rows = "".join(
        f"<tr><td>{day.day.day}.{day.day.month}.</td><td>{called(day.code)}</td><td>{called(day.sample)}</td>"
        f"<td>{'kampanja' if day.campaign else ''}</td></tr>"
        for day in reversed(days)
    )
    heads = "".join(f'<th scope="col">{words}</th>' for words in ("Päivä", *TITLES.values(), ""))
    return (
        "<details><summary>Luvut taulukkona</summary>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></details>"
    )
