"""The page docs/benchmarks.md: the table, the machine, how each figure was measured, and what is not met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.rows import judged

Measured = dict[str, Any]
"""One benchmark: `how` (its docstring), `rows`, `day`, `seconds`, `load`."""

_HEAD = """\
# Benchmarks

Written by `make bench` (`python -m benchmarks`); nothing here is typed by hand. Each time is a ratio: both sides are
measured in the same run, in turn, and the medians are shown. A machine that does other things at the same time widens
both sides, and worst cases more than medians.
"""


def page(measured: Mapping[str, Measured], machine: Mapping[str, str]) -> str:
    """Markdown."""
    parts = [_HEAD, _machine(machine), _table(measured), _missed(measured), *_hows(measured)]
    return "\n".join(part for part in parts if part)


def _machine(machine: Mapping[str, str]) -> str:
    return "".join(f"- {key}: {value}\n" for key, value in machine.items())


def _table(measured: Mapping[str, Measured]) -> str:
    lines = ["| what | ours | base | unit | ratio | limit | met |", "|---|---|---|---|---|---|---|"]
    for each in measured.values():
        for row in each["rows"]:
            cells = [row["name"], row["ours"], row["base"], row["unit"], row["ratio"], row["limit"]]
            met = {True: "yes", False: "**no**", None: "-"}[row["ok"]]
            lines.append("| " + " | ".join("-" if cell is None else str(cell) for cell in cells) + f" | {met} |")
    return "\n".join(lines) + "\n"


def _missed(measured: Mapping[str, Measured]) -> str:
    missed = [row for each in measured.values() for row in each["rows"] if row["ok"] is False]
    if not missed:
        return "Every limit was met in this run.\n"
    lines = ["## Not met in this run\n"]
    for row in missed:
        lines.append(f"- {row['name']}: {judged(row['limit'], row['ours'], row['ratio'])} instead of {row['limit']}.")
    return "\n".join(lines) + "\n"


def _hows(measured: Mapping[str, Measured]) -> list[str]:
    parts = ["## How\n"]
    for name, each in measured.items():
        notes = [f"- {row['name']}: {row['note']}" for row in each["rows"] if row.get("note")]
        load = "{} before, {} after".format(*each["load"])
        text = f"### {name}\n\n{each['day']}, {each['seconds']} s, load of the machine {load}\n\n{each['how']}\n"
        parts.append(text + ("\n" + "\n".join(notes) + "\n" if notes else ""))
    return parts
