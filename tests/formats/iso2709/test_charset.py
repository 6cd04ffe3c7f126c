"""The characters of a record are found out record by record."""

import pytest
from pymarc.marc8 import marc8_to_unicode

from lavh.formats.iso2709.charset import decode
from lavh.formats.reading import Problem

LEADER = b"00000nam  2200000 a 4500\x1e"
RUSSIAN = "Основы гидравлического расчёта инженерных сетей: учебное пособие для вузов"
UZBEK = "Ўзбекистон Республикасининг жиноят кодекси: расмий нашр, Тошкент, Адолат нашриёти"


def text_of(body: bytes, encoding: str = "") -> str:
    text, _ = decode(LEADER + body + b"\x1d", encoding)
    return text.removeprefix(LEADER.decode()).removesuffix("\x1d")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", UZBEK),
        ("utf-8", "図書館 도서관 مكتبة ספרייה"),
        ("cp1251", RUSSIAN),
        ("cp1251", UZBEK.replace("Ўзбекистон", "Узбекистон")),
        ("cp866", RUSSIAN),
        ("cp866", RUSSIAN.upper()),
    ],
)
def test_what_it_is_in_is_found_from_the_bytes(encoding: str, text: str) -> None:
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "body",
    [
        b"De la solitude \xe1a la communaut\xe2e",  # combining marks stand before their letter
        b"\xf0ca, \xe8uber, \xb1 \xa5 \xa2",  # cedilla, diaeresis, special letters
        b"Voina i mir = \x1b(NwOJNA I MIR\x1b(B",  # basic Cyrillic as G0
        b"\x1b$1!0!!Nj\x1b(B and Latin",  # East Asian, three bytes a letter
    ],
)
def test_marc8_as_pymarc_reads_it(body: bytes) -> None:
    assert text_of(body, "marc-8") == marc8_to_unicode(body)


def test_marc8_is_found_without_being_told() -> None:
    assert (
        text_of(b"De la solitude \xe1a la communaut\xe2e : po\xe1emes fran\xf0cais")
        == "De la solitude à la communauté : poèmes français"
    )


def test_utf8_that_was_taken_for_latin_is_unfolded_and_reported() -> None:
    twice = "Arhive turceşti, Tîpkîbasîm, mühimme".encode().decode("latin-1").encode()
    text, problems = decode(LEADER + b"\x1e" + twice + b"\x1e\x1d")
    assert "Arhive turceşti, Tîpkîbasîm, mühimme" in text
    assert [problem.code for problem in problems] == ["double-encoding"]


def test_a_forced_character_set_that_does_not_fit_is_reported() -> None:
    text, problems = decode(LEADER + b"Toshkent \xff\xfe" + b"\x1d", "utf-8")
    assert text.startswith(LEADER.decode() + "Toshkent ")
    assert [(type(problem), problem.code) for problem in problems] == [(Problem, "bad-encoding")]
