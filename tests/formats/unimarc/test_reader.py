"""Whole UNIMARC records: Italian, Russian, Uzbek."""

import io

import pytest

from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
    Copy,
    Description,
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
from lavh.formats.iso2709.record import Record
from lavh.formats.marc21 import MARC21
from lavh.formats.reading import Profile, Reading
from lavh.formats.unimarc import UNIMARC
from lavh.formats.unimarc.mapping import understand
from tests.samples import records, sample

PROFILE = Profile()
FORMAT = UNIMARC()

IRKUTSK = Description(
    local_id="RU/LC/299607",
    kind="book",
    titles=(
        Title("Экономика Иркутской области", language="ru", script="Cyrl"),
        Title("Economy of Irkutsk Region", "variant", script="Latn"),
    ),
    contributions=(
        Contribution(
            Agent("Винокуров, М. А.", script="Cyrl", forms=(Name("Винокуров, Михаил Алексеевич", "Cyrl"),)),
            "aut",
            lead=True,
        ),
        Contribution(Agent("Суходолов, А. П.", script="Cyrl"), "aut"),
    ),
    languages=("ru",),
    scripts=("Cyrl",),
    dates=(Period("1998-2009", 1998, 2009),),
    publications=(
        Publication("Иркутск", "Изд-во ИГЭА", script="Cyrl"),
        Publication("", 'Изд-во ОАО НПО "Облмашининформ"', script="Cyrl"),
    ),
    extent="6 т. : ил., карты",
    dimensions="29 см",
    identifiers=(Identifier("isbn", "9785725302271", note="т. 1-2"), Identifier("isbn", "9785725306774", note="т. 3")),
    classifications=(Classification("udc", "338(571.53)"), Classification("bbk", "65.9(2Р54)")),
    subjects=(
        Subject("Природные ресурсы", subdivisions=(("place", "Иркутская область"),)),
        Subject("Иркутская область", "place", (("topic", "Экономическое положение"),)),
    ),
    notes=(Note("Научно-популярное и учебно-справочное издание"), Note("Библиография в конце томов", "bibliography")),
    holdings=(Holding("НБ РУз", "Абонемент", call_number="65.9 В-49", copies=(Copy("U000123"),)),),
    responsibility="М.А. Винокуров, А.П. Суходолов",
    country="ru",
    updated="20110217080226.0",
    cataloguer="DLC",
    language_of_record="ru",
)


@pytest.mark.parametrize("name", ["rusmarc-utf8", "rusmarc-cp1251", "uzmarc-cp866"])
def test_one_record_in_three_character_sets(name: str):
    (raw,) = FORMAT.split(io.BytesIO(sample(f"unimarc/{name}.mrc")), PROFILE)
    assert FORMAT.read(raw.content, PROFILE) == Reading(IRKUTSK)


def test_the_profile_can_force_a_character_set():
    assert FORMAT.read(sample("unimarc/uzmarc-cp866.mrc"), Profile(encoding="cp866")) == Reading(IRKUTSK)


def test_an_uzbek_record_in_two_scripts():
    assert FORMAT.read(sample("unimarc/uzmarc-two-scripts.mrc"), PROFILE) == Reading(
        Description(
            local_id="UZ/LC/271557",
            kind="book",
            titles=(
                Title("Муҳаддислар имоми", language="uz", script="Cyrl", pair=1),
                Title("Muhaddislar imomi", language="uz", script="Latn", pair=1),
            ),
            contributions=(
                Contribution(
                    Agent("Уватов, Убайдулла", script="Cyrl", forms=(Name("Uvatov, Ubaydulla", "Latn", "uz"),)),
                    "aut",
                    lead=True,
                ),
            ),
            languages=("uz",),
            scripts=("Cyrl", "Latn"),
            dates=(Period("1998", 1998, 1998),),
            publications=(
                Publication("Тошкент", '"Маънавият"', script="Cyrl", pair=2),
                Publication("Toshkent", '"Maʼnaviyat"', script="Latn", pair=2),
            ),
            extent="86 б.",
            dimensions="21 см",
            series=(Series("Буюк сиймолар", "3", script="Cyrl"),),
            classifications=(Classification("bbk", "83.3(5Ў)"),),
            subjects=(
                Subject(
                    "Ўзбек адабиёти",
                    subdivisions=(("topic", "Тарих ва танқид"),),
                    forms=(Name("Oʻzbek adabiyoti -- Tarix va tanqid", "Latn"),),
                ),
            ),
            notes=(Note("Ўзбек тилида", "language"),),
            relations=(Relation("part-of", "Буюк алломалар", local_id="UZ/LC/1", note="2"),),
            responsibility="Убайдулла Уватов = Ubaydulla Uvatov",
            country="uz",
            updated="20020610140009.0",
            cataloguer="DLC",
            language_of_record="uz",
        )
    )


def asimov(name: str, number: str) -> Agent:
    return Agent(name, script="Latn", identifiers=(("local", f"IT\\ICCU\\{number}"),))


def test_an_italian_record_with_embedded_fields_and_fenced_articles():
    assert FORMAT.read(sample("unimarc/iccu.mrc"), PROFILE) == Reading(
        Description(
            local_id="IT\\ICCU\\ANA\\0019370",
            kind="book",
            titles=(Title("L'altra faccia della spirale", language="it", script="Latn", nonfiling=2),),
            contributions=(
                Contribution(asimov("Asimov, Isaac", "CFIV\\007327"), "aut", lead=True),
                Contribution(asimov("Fruttero, Carlo", "CFIV\\007373")),
                Contribution(asimov("Lucentini, Franco", "CFIV\\007375")),
                Contribution(asimov("Scaglia, Cesare", "RAVV\\003503")),
            ),
            languages=("it",),
            scripts=("Latn",),
            dates=(Period("1996", 1996, 1996),),
            publications=(Publication("Milano", "A. Mondadori", script="Latn"),),
            extent="V, 201 p.",
            dimensions="20 cm",
            series=(
                Series("Bestsellers", "641", script="Latn"),
                Series("Il ciclo delle fondazioni", "4", script="Latn"),
            ),
            identifiers=(Identifier("isbn", "9788804406822"),),
            relations=(
                Relation("part-of", "Bestsellers", local_id="IT\\ICCU\\CFI\\0012751", note="641"),
                Relation(
                    "part-of", "Il ciclo delle fondazioni", "Isaac Asimov", local_id="IT\\ICCU\\RMS\\1881044", note="4"
                ),
                Relation("translation-of", "Second foundation", "Asimov, Isaac", local_id="IT\\ICCU\\RAV\\0005061"),
            ),
            responsibility="Isaac Asimov ; traduzione di Cesare Scaglia ; introduzione di Fruttero & Lucentini",
            country="it",
            updated="20091021165606.1",
            cataloguer="ICCU",
            language_of_record="it",
        )
    )


def test_a_volume_without_a_title_of_its_own_is_called_by_the_whole():
    whole = " 0\x1f1001A1\x1f12001 \x1faСобрание сочинений\x1fvТ. 2"
    record = Record("     nam0 22     3  450 ", ["200", "461"], ["1 \x1faТ. 2\x1fhЧасть 1", whole])
    assert understand(record, PROFILE) == Reading(
        Description(
            kind="book",
            titles=(Title("Собрание сочинений", part="Т. 2. Часть 1", script="Cyrl"),),
            scripts=("Cyrl",),
            relations=(Relation("part-of", "Собрание сочинений", local_id="A1", note="Т. 2"),),
        )
    )


def test_each_dialect_reads_records_of_the_other_that_stray_into_its_files():
    assert MARC21().read(sample("unimarc/rusmarc-utf8.mrc"), PROFILE) == Reading(IRKUTSK)
    book = records("marc21/lc-books.mrc")[1]
    assert FORMAT.read(book, PROFILE) == MARC21().read(book, PROFILE)


def test_it_is_recognised_by_its_fields():
    assert FORMAT.recognises(sample("unimarc/iccu.mrc"), "x.mrc") > MARC21().recognises(
        sample("unimarc/iccu.mrc"), "x.mrc"
    )
    assert FORMAT.recognises(sample("marc21/lc-books.mrc"), "x.mrc") == 0
