"""Whole IRBIS64 records."""

import io

import pytest

from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
    Copy,
    Description,
    DigitalObject,
    Holding,
    Identifier,
    Name,
    Note,
    Period,
    Publication,
    Relation,
    Series,
    Subject,
    Title,
)
from lavh.formats.irbis import IRBIS
from lavh.formats.reading import Problem, Profile, Raw, Reading
from tests.samples import sample

PROFILE = Profile()
FORMAT = IRBIS()


def cyrillic(name: str, *forms: str) -> Agent:
    return Agent(name, script="Cyrl", forms=tuple(Name(form, "Cyrl") for form in forms))


VOLUME = Description(
    local_id="65.9/В 49-299607",
    kind="book",
    titles=(Title("Экономика Иркутской области", rest="Учебное пособие", part="Т. 1", language="ru", script="Cyrl"),),
    contributions=(
        Contribution(cyrillic("Винокуров, М. А.", "Винокуров, Михаил Алексеевич"), "aut", lead=True),
        Contribution(cyrillic("Суходолов, А. П.")),
        Contribution(cyrillic("Иванова, Н. С."), "edt"),
    ),
    languages=("ru",),
    scripts=("Cyrl",),
    dates=(Period("1998", 1998, 1998),),
    publications=(Publication("Иркутск", "Изд-во ИГЭА", script="Cyrl"),),
    extent="275 с. : ил.",
    dimensions="29",
    series=(Series("Регионы", "2", script="Cyrl"),),
    identifiers=(Identifier("isbn", "9785725302271"),),
    classifications=(Classification("bbk", "65.9(2Р54)"), Classification("udc", "338(571.53)")),
    subjects=(
        Subject("ПРИРОДНЫЕ РЕСУРСЫ", subdivisions=(("topic", "Использование"), ("place", "Иркутская область"))),
        Subject("ЭКОНОМИКА РЕГИОНА"),
    ),
    notes=(Note("Первый том обобщающего труда об экономике области.", "summary"),),
    links=(DigitalObject("http://example.org/ekonomika.pdf", label="Полный текст"),),
    holdings=(
        Holding("", "ЧЗ", call_number="65.9(2Р54) В 49", copies=(Copy("12345", status="available"),)),
        Holding("", "АБ", call_number="65.9(2Р54) В 49", copies=(Copy("U000124", status="on loan"),)),
    ),
    responsibility="М. А. Винокуров, А. П. Суходолов",
    country="ru",
    updated="20000310",
)
ARTICLE = Description(
    local_id="65.9-1",
    kind="article",
    level="part",
    titles=(Title("Лес и река", language="ru", script="Cyrl"),),
    contributions=(Contribution(cyrillic("Суходолов, А. П."), "aut", lead=True),),
    languages=("ru",),
    scripts=("Cyrl",),
    dates=(Period("1999", 1999, 1999),),
    relations=(Relation("part-of", "Экономика региона", note="1999, 4, С. 12-18"),),
    responsibility="А. П. Суходолов",
)


@pytest.mark.parametrize("name", ["irbis-cp1251", "irbis-utf8"])
def test_a_volume_and_an_article_in_either_character_set(name: str):
    raws = list(FORMAT.split(io.BytesIO(sample(f"irbis/{name}.txt")), PROFILE))
    assert [raw.problems for raw in raws] == [(), ()]
    assert [FORMAT.read(raw.content, PROFILE) for raw in raws] == [Reading(VOLUME), Reading(ARTICLE)]


def test_a_file_that_breaks_off_is_reported():
    lines = b"#200: ^ABook\n*****\n\n#200: ^AAnother"
    assert list(FORMAT.split(io.BytesIO(lines), PROFILE)) == [
        Raw(b"#200: ^ABook", 0),
        Raw(b"#200: ^AAnother", 20, problems=(Problem("truncated", "", "#200: ^AAnother"),)),
    ]


def test_lines_that_are_no_fields():
    assert FORMAT.read(b"hello\nworld", PROFILE) == Reading(
        None, (Problem("not-a-record", "", "hello\x1eworld", grave=True),)
    )


def test_it_is_recognised_by_its_lines():
    assert FORMAT.recognises(sample("irbis/irbis-cp1251.txt"), "export.txt") > 0.9
    assert FORMAT.recognises(b"#hashtag\nsome text", "notes.txt") == 0
