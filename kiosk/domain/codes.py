"""Booking codes: two Finnish words and two digits, easy to remember, to say aloud and to type on a strange keyboard.

`lumi-kettu-47`. Digits 0 and 1 are left out (they look like o and i). The caller brings the randomness.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

WORDS: tuple[str, ...] = tuple(
    """
    aalto aamu ahven airo aitta ankka apila aura aurinko esikko hanhi hattu hauki heinä helmi hiekka hilla huvila
    ilves jalka jokeri joutsen juhla jänis kaarna kaisla kaivo kajava kala kallio kampela kanto kanerva karhu kasvi
    kataja kello keinu kesä kettu kevät kielo kiiski kipinä kirja kissa kivi koivu koira kori kota kuha kukka kuksa
    kulta kuovi kurki kuusi kynä kyyhky laituri lakka lampi lapa lapio lato laulu lehmus lehti leipä leppä lintu
    lohi lokki lumi luoto lyhty maja majakka marja matto meri mesi metsä muna mustikka mylly mänty niitty norppa
    nuotio oksa omena orava otava paju pallo parta paula peili peura pihlaja piha pilvi pipo pirtti pisara poro
    puro pursi puu pyörä pöllö raita rannikko ranta rastas ratas reki retki riihi rinki rumpu runo ruoho ruusu
    saari saapas sade saha salmi sampi sarvi satama sauna savi seppä sieni siika silta simpukka sisko sorsa suksi
    sulka suola susi särki taika taimi talo talvi tamma tammi tanssi tapuli tasku tiira tikka torni tuisku tuki
    tuohi tuoli tuuli tähti uistin ukko vaahtera vaara vanamo varis varpu vene verkko viitta vilja viulu virta
    """.split()  # noqa: SIM905 - a text is easier to read and mend than 180 quoted words
)

_DIGITS = "23456789"
_FOLD = str.maketrans("äöå", "aoa")


def make_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A new code; `choose` picks one of a sequence (random.SystemRandom().choice)."""
    first = choose(WORDS)
    second = choose([word for word in WORDS if word != first])
    return f"{first}-{second}-{choose(_DIGITS)}{choose(_DIGITS)}"


def code_key(typed: str) -> str:
    """What is compared: lower case, ä and å as a, ö as o, only letters and digits. Any text gives a key."""
    folded = typed.casefold().translate(_FOLD)
    return "".join(c for c in folded if c.isascii() and c.isalnum())


def beginning(typed: str) -> list[str]:
    """Words of codes that begin so; all of them for nothing."""
    key = code_key(typed)
    return [word for word in WORDS if code_key(word).startswith(key)]
