"""Finnish personal identity codes in what people write, found so that they can be taken out. Nothing here keeps one.

The date may be written with dots and in full, spaces may stand around the mark of the century, and the check sign need
not be right: a code with a slip of the finger still tells who somebody is. Without a mark of the century it must be
right, or numbers of ten digits would be codes.
"""

from __future__ import annotations

import re

_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DATE = r"(?<![0-9A-Za-z])(0[1-9]|[12]\d|3[01])[. ]?(0[1-9]|1[0-2])[. ]?(?:18|19|20)?(\d\d)"
_MARKED = re.compile(rf"{_DATE}[. ]?[-+–—A-FU-Y] ?(\d{{3}})[{_SIGNS}]", re.IGNORECASE | re.ASCII)
_BARE = re.compile(rf"{_DATE} ?(\d{{3}}) ?([{_SIGNS}])(?![0-9A-Za-z])", re.IGNORECASE | re.ASCII)


def without_identity(text: str, *, typing: bool = False) -> str:
    """The text without identity codes. While it is being typed more digits may follow, so only codes with a mark of the
    century are taken out; the others are when it is handed over.
    """
    text = _MARKED.sub("", text)
    return text if typing else _BARE.sub(_unless_wrong, text)


def _unless_wrong(found: re.Match[str]) -> str:
    day, month, year, number, sign = found.groups()
    right = _SIGNS[int(day + month + year + number) % len(_SIGNS)] == sign.upper()
    return "" if right else found[0]
