"""The scanner finds the line of every value, whatever way of writing TOML it stands in.

The oracle: each value is a number used once, so its line is the one line whose text holds that number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.settings.lines import Path, find_lines, line_of

TRICKY = '''\
# [no.table] = "1"
a = 1001 # = [ { "
[t] # ]
b.c = 1002
"k.[x]" = 1003
'lit"' . d = 1004
s = """
[not.a.table] k = 1
\\""" ""\\" """
e = 1005
l = \'\'\'x
]]\'\'\'
[[t.arr]]
f = [ 1006,
  # , ] }
  [1007, { g = 1008, h.i = 1009 }],
]
j = "a\\"]" #
[[t.arr]]
[t.arr.sub]
m = 1010
[[t.arr.deep]]
n = 1011
[[t.arr.deep]]
n = 1012
[ u . v ]
o = 1013
"\\u00e4" = 1014
'''


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, int]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from leaves(value, (*path, number))
    elif isinstance(node, int):
        yield path, node


def assert_all_lines(text: str) -> int:
    lines, rows, count = find_lines(text), text.split("\n"), 0
    for path, value in leaves(tomllib.loads(text)):
        assert path in lines, path
        assert str(value) in rows[lines[path] - 1], (path, lines[path])
        count += 1
    return count


def test_every_way_of_writing() -> None:
    assert assert_all_lines(TRICKY) == 14
    assert assert_all_lines(TRICKY.replace("\n", "\r\n")) == 14


def test_tables_and_the_nearest_line_around() -> None:
    lines = find_lines("\n\n[a]\nb = 1\n[[c]]\n[[c]]\nd = { e = 2 }\n")
    assert lines[("a",)] == 3
    assert line_of(lines, ("a", "missing")) == 3
    assert line_of(lines, ("c", 1)) == 6
    assert line_of(lines, ("c", 1, "d", "x", "y")) == 7
    assert line_of(lines, ("nowhere",)) is None


NOISE = st.sampled_from(
    ["", "# [x]\n", '# "\n', "\n", "  # '''\n\t", 'w{n} = "]"\n', "v{n} = '''\n[[z]]\n'''\n", 'q{n} = """a\\\n ]"""\n']
)
SHAPES = st.sampled_from(
    [
        "k{n} = {v}\n",
        "k{n}.x . y = {v}\n",
        '"k {n}" = {v} # ,\n',
        "k{n} = [\n # ]\n {v}\n, ]\n",
        "k{n} = [ [], [{v}], ]\n",
        "k{n} = {{ a = {v} }}\n",
        'k{n} = {{ "b c" = [ {v} ], d.e = "}}" }}\n',
        "[t{n}]\nk = {v}\n",
        "[t{n} . 'u.w']\nk = {v}\n",
        "[[arr]]\nk = {v}\n",
        "[[arr]]\n[arr.in{n}]\nk = {v}\n",
        "[[arr]]\n[[arr.more]]\nk = {v}\n[[arr.more]]\n",
    ]
)


@given(st.lists(st.tuples(NOISE, SHAPES), max_size=12))
@settings(max_examples=200)
def test_generated_documents(parts: list[tuple[str, str]]) -> None:
    text = "".join(
        noise.replace("{n}", str(n)) + shape.format(n=n, v=1000 + n) for n, (noise, shape) in enumerate(parts)
    )
    assert assert_all_lines(text) == len(parts)
