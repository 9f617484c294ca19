"""Answers as people write them: what is taken, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text import Text
from kiosk.mystery.answers import accepted, matches
from kiosk.mystery.dates import date_of
from kiosk.mystery.given import Given
from kiosk.mystery.kinds import class_mark
from kiosk.mystery.kinds.asked import Asked
from kiosk.mystery.normal import tokens
from kiosk.mystery.numerals import digits_of, number_of, with_digits
from kiosk.mystery.puzzle import Puzzle, PuzzleKind, Words

FINNISH_FORMS = {
    "mylly": "mylly Myllyn MYLLYÄ myllyssä myllystä myllyyn myllyllä myllyltä myllylle myllynä myllyksi myllyt "
    "myllyjen myllyjä myllyissä myllyihin myllymme myllykin myllyssäkin",
    "kirje": "kirjeen kirjettä kirjeessä kirjeestä kirjeeseen kirjeellä kirjeet kirjeitä kirjeiden kirjeissä "
    "kirjeeni kirjeessäni kirjeensä",
    "kukka": "kukan kukkaa kukassa kukat kukkia kukkien kukissa kukkaan kukkaansa",
    "katu": "kadun katua kadulla kadut katuja katujen",
    "apu": "avun apua avusta",
    "puku": "puvun pukua puvussa",
    "jälki": "jäljen jälkeä jäljet jäljissä",
    "joki": "joen jokea joessa jokeen joet jokia",
    "vesi": "veden vettä vedessä veteen vesiä vesien",
    "käsi": "käden kättä kädessä käteen",
    "kivi": "kiven kiveä kivet kiviä kiveen kivissä",
    "meri": "meren merta meressä mereen meret meriä",
    "tuuli": "tuulen tuulta tuulessa tuuleen tuulet",
    "uuni": "uunin uunia uunissa uuniin uunit uuneja",
    "risti": "ristin ristiä ristissä ristejä",
    "talo": "talon taloa talossa taloon talot taloja talojen taloissa taloihin",
    "sauna": "saunan saunaa saunassa saunaan saunat saunoja saunoissa",
    "koira": "koiran koiraa koiralla koirat koiria koirien",
    "maa": "maan maata maassa maahan maat",
    "huone": "huoneen huonetta huoneessa huoneeseen huoneet huoneita",
    "sade": "sateen sadetta sateessa sateet",
    "liike": "liikkeen liikettä liikkeessä",
    "laite": "laitteen laitetta laitteet",
    "nainen": "naisen naista naiset naisia",
    "Kekkonen": "Kekkosen Kekkosta Kekkoselle kekkoset",
    "Liimatainen": "Liimataisen Liimataista liimataiselle",
    "vastaus": "vastauksen vastausta vastauksessa vastaukset",
    "rakkaus": "rakkauden rakkautta rakkaudesta",
    "taivas": "taivaan taivasta taivaalla taivaaseen",
    "rikas": "rikkaan rikasta rikkaat",
    "kaunis": "kauniin kaunista",
    "puhelin": "puhelimen puhelinta puhelimessa",
    "kevät": "kevään kevättä keväällä",
    "sampi": "sammen sampea",
    "ranta": "rannan rantaa rannalla rannat rantoja rantaan",
    "kulta": "kullan kultaa kullasta",
    "kenkä": "kengän kenkää kengät",
    "silta": "sillan siltaa sillalla",
    "posti": "postin postia postissa postiin",
    "Kalajoki": "Kalajoen Kalajokea Kalajoella Kalajoelle",
    "majakka": "majakan majakkaa majakassa majakalla majakat majakoita",
    "Paavo": "Paavon Paavolle Paavoa",
    "sävel": "sävelen säveltä sävelet",
    "posteljooni": "posteljoonin posteljoonille",
}


@pytest.mark.parametrize("word", FINNISH_FORMS)
def test_finnish_words_in_their_forms(word: str) -> None:
    assert [form for form in FINNISH_FORMS[word].split() if not matches(word, form, "fi")] == []


@pytest.mark.parametrize("typed", ["hyvä aune", "hyvälle Aunelle", "hyvä-Aune", "hyväaune", "HYVA AUNE!"])
def test_several_words(typed: str) -> None:
    assert matches("hyvä Aune", typed, "fi")


@pytest.mark.parametrize(
    ("answer", "typed", "language"),
    [
        ("sähke", "sahke", "fi"),
        ("hyökyaalto", "hyoky aalto", "fi"),
        ("myllykirjeet", "mylly-kirjeet", "fi"),
        ("mylly", "Se on mylly.", "fi"),
        ("mylly", "vastaus: MYLLY!", "fi"),
        ("Ansio", "Laiva oli Ansio.", "fi"),
        ("Ansio", "Laivan nimi on Ansio", "fi"),
        ("Ansio", "Ansio on laivan nimi", "fi"),
        ("Ansio", "laiva Ansio", "fi"),
        ("Ansio", "Ansio-laiva", "fi"),
        ("Ansio", "Skeppet heter Ansio", "sv"),
        ("Ansio", "I think the ship is called Ansio", "en"),
        ("tuuli", "Olisiko tuuli?", "fi"),
        ("tuuli", "No se on tuuli tietysti", "fi"),
        ("tuuli", "Tuuli se on!", "fi"),
        ("tuuli", "Se on tuuli, joka työntää", "fi"),
        ("Kalaja", "Laiva on nimeltään Kalaja", "fi"),
        ("hyvä Aune", "H. A. tarkoittaa hyvä Aune", "fi"),
        ("puhu sitten kirjoita viimeksi", "Puhu sitten ja kirjoita viimeksi", "fi"),
        ("42", "askelmia on neljäkymmentäkaksi", "fi"),
        ("kvarn", "kvarnen", "sv"),
        ("kvarn", "det är kvarnarna", "sv"),
        ("rum", "rummet", "sv"),
        ("flicka", "flickor", "sv"),
        ("nyckel", "nycklarna", "sv"),
        ("goda Aune", "Det betyder goda Aune.", "sv"),
        ("kära Aune", "Vi tror att det står för kära Aune", "sv"),
        ("Ansio", "Fartyget heter Ansio", "sv"),
        ("Ansio", "fartyget Ansio", "sv"),
        ("kvarnbrev", "vårt svar är: kvarnbreven", "sv"),
        ("stove", "It's the stove", "en"),
        ("good Aune", "I think it stands for good Aune", "en"),
        ("Kalaja", "The ship was the Kalaja.", "en"),
        ("ship", "that is a ship", "en"),
        ("mill letter", "mill letters", "en"),
        ("city", "cities", "en"),
        ("1937", "vuonna 1937", "fi"),
        ("1937", "1937:ssä", "fi"),
        ("1937", "tuhat yhdeksänsataa kolmekymmentäseitsemän", "fi"),
        ("1937", "tuhatyhdeksansataakolmekymmentaseitseman", "fi"),
        ("1937", "nittonhundratrettiosju", "sv"),
        ("1937", "ett tusen niohundra trettiosju", "sv"),
        ("1937", "nineteen thirty-seven", "en"),
        ("1937", "one thousand nine hundred and thirty seven", "en"),
        ("25", "kaksikymmentäviisi", "fi"),
        ("kolme majakkaa", "3 majakkaa", "fi"),
        ("3 majakkaa", "kolme majakkaa", "fi"),
        ("85100", "85 100", "fi"),
        ("1,5", "1.5", "fi"),
        ("5.3.1962", "5. maaliskuuta 1962", "fi"),
        ("5.3.1962", "05.03.1962", "fi"),
        ("5.3.1962", "1962-03-05", "fi"),
        ("5.3.1962", "den 5 mars 1962", "sv"),
        ("5.3.1962", "March 5th, 1962", "en"),
        ("lokakuu 1961", "October 1961", "en"),
        ("30.10.1961", "lokakuun 30. päivänä 1961", "fi"),
        ("kuusi", "kuusen", "fi"),
        ("kuusi", "6", "fi"),
    ],
)
def test_taken(answer: str, typed: str, language: str) -> None:
    assert matches(answer, typed, language)


@pytest.mark.parametrize(
    ("answer", "typed", "language"),
    [
        ("mylly", "myllykirje", "fi"),
        ("mylly", "mylläri", "fi"),
        ("kala", "kalja", "fi"),
        ("kana", "kanava", "fi"),
        ("meri", "merkki", "fi"),
        ("tuuli", "tuli", "fi"),
        ("sana", "sano", "fi"),
        ("Kekkonen", "Kekko", "fi"),
        ("kirje", "kirja", "fi"),
        ("talo", "tali", "fi"),
        ("1937", "1938", "fi"),
        ("1937", "937", "fi"),
        ("84.2", "84.3", "fi"),
        ("1,5", "15", "fi"),
        ("sana", "santa", "fi"),
        ("25", "kaksi kuusi", "fi"),
        ("5.3.1962", "3.5.1962", "fi"),
        ("5.3.1962", "5. huhtikuuta 1962", "fi"),
        ("kvarn", "kvart", "sv"),
        ("star map", "map", "en"),
        ("Ansio", "Fartyget heter Kalaja", "sv"),
        ("stove", "store", "en"),
        ("mylly", "", "fi"),
        ("mylly", "?!", "fi"),
        ("mylly", "se on", "fi"),
        ("tuuli", "se ei ole tuuli", "fi"),
        ("wind", "it is not the wind", "en"),
        ("Ansio", "Ansio oli toinen laiva, tämä on Kaiku", "sv"),
        ("aika on rahaa", "aika", "fi"),
        ("Nooan laiva", "Nooa", "fi"),
        ("laivan kello", "kello", "fi"),
    ],
)
def test_not_taken(answer: str, typed: str, language: str) -> None:
    assert not matches(answer, typed, language)


def test_any_of_the_three_languages_will_do() -> None:
    words = Words(fi=("tuuli",), sv=("vind",), en=("wind",))
    assert all(accepted(words, text) for text in ("tuulessa", "vinden", "the wind"))
    assert not accepted(words, "sade")


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("nolla", 0),
        ("kuusi", 6),
        ("seitsemantoista", 17),
        ("sata", 100),
        ("kaksisataaviisikymmentakaksi", 252),
        ("tuhat", 1000),
        ("kahdeksankymmentaviisituhattasata", 85100),
        ("yhdeksantoistasataa", 1900),
        ("tjugofem", 25),
        ("hundraett", 101),
        ("elva", 11),
        ("onehundredandfive", 105),
        ("nineteenohfive", 1905),
        ("twentytwenty", 2020),
        ("yksikaksi", None),
        ("talo", None),
        ("", None),
        ("och", None),
        ("and", None),
    ],
)
def test_number_words(word: str, number: int | None) -> None:
    assert number_of(word) == number


def test_a_lock_takes_digits_however_they_are_put() -> None:
    assert digits_of("4 - 7 - 2") == digits_of("neljä seitsemän kaksi") == "472"
    assert with_digits(("12", "345", "x")) == ("12345", "x")


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["fi", "sv", "en", "xx"]))
def test_no_text_breaks_it(answer: str, typed: str, language: str) -> None:
    assert matches(answer, answer, language) == bool(tokens(answer))
    matches(answer, typed, language)
    digits_of(typed)


@given(st.dates())
def test_a_date_in_digits_is_that_date(day: object) -> None:
    year, month, number = str(day).split("-")
    wanted = (int(year), int(month), int(number))
    assert date_of(tokens(f"{number}.{month}.{year}")) == date_of(tokens(str(day))) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "84.2 KEK",
        "KEK 84,2",
        "hylly 84.2 KEK",
        "etiketten 84.2 kek",
        "label: 84.2-KEK",
        "luokka on 84.2 ja kirjaimet KEK",
    ],
)
def test_a_class_mark_with_what_people_call_it(typed: str) -> None:
    puzzle = Puzzle(kind=PuzzleKind.CLASS_MARK, ask=Text("?"), answers=Words(fi=("84.2 KEK",)))
    assert class_mark.is_right(Asked(puzzle, Given(text=typed), ()))
    assert not class_mark.is_right(Asked(puzzle, Given(text=typed.replace("2", "3")), ()))
