"""MODS is read: a whole collection, good and bad records, and what each element becomes."""

import msgspec
import pytest

from lavh.formats import registry
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
from lavh.formats.mods import MODS
from lavh.formats.mods.writer import MODSWriter
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.written import About
from tests.formats.reading import PLAIN, SAMPLES, described, readings, split

COLLECTION = SAMPLES / "mods" / "collection.xml"
NOVEL = Description(
    local_id="demo-1",
    kind="book",
    titles=(
        Title("Ўткан кунлар", rest="роман", language="uz", script="Cyrl", pair=1),
        Title("Ŭtkan kunlar", rest="roman", language="uz", script="Latn", pair=1),
        Title("The days gone by", role="parallel", language="en", script="Latn", nonfiling=4),
        Title("Oʻtkan kunlar", role="uniform", script="Latn"),
    ),
    contributions=(
        Contribution(
            Agent(
                "Қодирий, Абдулла",
                dates="1894-1938",
                script="Cyrl",
                forms=(Name("Qodiriĭ, Abdulla", "Latn"),),
                identifiers=(("viaf", "35247539"),),
            ),
            "aut",
            lead=True,
        ),
        Contribution(Agent("Safarov, L.", script="Latn"), stated="muqova rassomi"),
        Contribution(
            Agent("Oʻzbekiston Fanlar akademiyasi. Til va adabiyot instituti", "corporate", script="Latn"), "edt"
        ),
    ),
    languages=("uz",),
    original_languages=("fa",),
    scripts=("Cyrl",),
    dates=(
        Period("1980-yil", 1980, 1980),
        Period("1979", 1979, 1979, "copyright"),
        Period("19th century", 1801, 1900, "covers"),
        Period("1845/1865", 1845, 1865, "covers"),
    ),
    publications=(Publication("Тошкент", "Ғафур Ғулом номидаги Адабиёт ва санъат нашриёти", script="Cyrl"),),
    edition="2-нашри",
    extent="384 б.",
    medium="print",
    series=(Series("Oʻzbek nasri", "3", "0131-1573", "Latn"),),
    identifiers=(
        Identifier("isbn", "9789943008205", note="hardback"),
        Identifier("isbn", "978-9943-00-820-6", valid=False),
        Identifier("uri", "https://catalogue.example/1"),
    ),
    classifications=(Classification("ddc", "894.325"),),
    subjects=(
        Subject("novel", "genre", scheme="marcgt"),
        Subject("Uzbek fiction", subdivisions=(("place", "Tashkent"), ("period", "19th century")), scheme="lcsh"),
        Subject("Temur, 1336-1405", "person"),
        Subject("Tashkent, Uzbekistan", "place"),
    ),
    notes=(
        Note("Birinchi oʻzbek romani.", "summary", "uz"),
        Note("I qism -- II qism", "contents"),
        Note("From the library of a school.", "provenance"),
        Note("Reading room only.", "access"),
    ),
    links=(
        DigitalObject("https://catalogue.example/1", "record"),
        DigitalObject("https://repository.example/1", "record"),
        DigitalObject("https://repository.example/1.pdf", label="PDF"),
    ),
    rights="http://creativecommons.org/publicdomain/mark/1.0/",
    holdings=(Holding("Demo library", "Reading room", call_number="84(5Ў) Қ-45", copies=(Copy("000123"),)),),
    relations=(Relation("other-form", "Oʻtkan kunlar", identifiers=(("uri", "https://repository.example/1"),)),),
    responsibility="Абдулла Қодирий",
    country="uz",
    scale="1:50 000",
    coordinates=(56.0, 37.2, 73.1, 45.6),
    updated="2024-04-30",
    cataloguer="UZ-Demo",
    language_of_record="uz",
)


def element(inner: str, profile: Profile = PLAIN) -> Description:
    return described(
        MODS.read(
            f'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>T</title></titleInfo>{inner}</mods>'.encode(),
            profile,
        )
    )


def test_a_whole_record() -> None:
    assert readings(MODS, COLLECTION)[0] == Reading(NOVEL)


def test_bad_records_cost_their_neighbours_nothing() -> None:
    _, mended, unclosed, good = readings(MODS, COLLECTION)
    assert mended == Reading(
        Description(
            kind="article",
            level="part",
            titles=(Title("Devon &amp Xorazm", script="Latn"),),
            scripts=("Latn",),
            relations=(
                Relation("part-of", "Sharq yulduzi", identifiers=(("issn", "0131-1573"),), note="№ 4, 1991, 12–15"),
            ),
        ),
        (Problem("bad-entity", detail="&amp"),),
    )
    assert [problem.code for problem in unclosed.problems] == ["broken-xml"]
    assert described(unclosed).titles == (Title("Never closed", script="Latn"),)
    assert good == Reading(
        Description(
            kind="score",
            titles=(Title("A good neighbour", script="Latn"),),
            scripts=("Latn",),
            dates=(Period("1890–1895", 1890, 1895, "created"),),
        )
    )


def test_envelopes_are_opened() -> None:
    page = b"""<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:x:1</identifier>
    <datestamp>2024-04-30</datestamp></header><metadata><m:mods xmlns:m="http://www.loc.gov/mods/v3"><m:titleInfo><m:title>Xamsa</m:title></m:titleInfo></m:mods>
    </metadata></record></ListRecords></OAI-PMH>"""
    (raw,) = split(MODS, page)
    assert (raw.local_id, raw.updated) == ("oai:x:1", "2024-04-30")
    assert described(MODS.read(raw.content, PLAIN)).titles == (Title("Xamsa", script="Latn"),)


def test_of_a_mets_document_the_thing_itself_is_read_not_its_chapters() -> None:
    mets = b"""<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns="http://www.loc.gov/mods/v3"><mets:dmdSec><mods><titleInfo><title>Book</title></titleInfo></mods>
    </mets:dmdSec><mets:dmdSec><mods><titleInfo><title>Chapter</title></titleInfo></mods></mets:dmdSec></mets:mets>"""
    assert [described(each).titles[0].text for each in readings(MODS, mets)] == ["Book"]


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("<typeOfResource>text</typeOfResource>", "book"),
        ("<typeOfResource>text</typeOfResource><genre>thesis</genre>", "thesis"),
        ("<typeOfResource>text</typeOfResource><originInfo><issuance>continuing</issuance></originInfo>", "periodical"),
        ('<typeOfResource manuscript="yes">text</typeOfResource>', "manuscript"),
        ("<typeOfResource>still image</typeOfResource><genre>photographs</genre>", "photograph"),
        ("<typeOfResource>sound recording-musical</typeOfResource>", "recording"),
        ("", "other"),
    ],
)
def test_what_kind_of_thing_it_is(inner: str, kind: str) -> None:
    assert element(inner).kind == kind


@pytest.mark.parametrize(
    ("inner", "date"),
    [
        ("<dateIssued>XIX asr oxiri</dateIssued>", Period("XIX asr oxiri", 1871, 1900)),
        (
            '<dateIssued encoding="marc" point="start">1995</dateIssued><dateIssued encoding="marc" point="end">9999</dateIssued>',
            Period("1995", 1995),
        ),
        (
            '<dateCreated qualifier="approximate" encoding="edtf">185X</dateCreated>',
            Period("185X", 1850, 1859, "created"),
        ),
    ],
)
def test_dates(inner: str, date: Period) -> None:
    assert element(f"<originInfo>{inner}</originInfo>").dates == (date,)


def test_a_record_without_anything_is_grave() -> None:
    assert MODS.read(b"<mods><genre>x</genre></mods>", PLAIN) == Reading(
        None, (Problem("no-title", "titleInfo", grave=True),)
    )
    assert MODS.read(b"<dc><title>T</title></dc>", PLAIN) == Reading(
        None, (Problem("not-a-record", detail="dc", grave=True),)
    )


def test_what_our_writer_writes_is_read_again() -> None:
    written = described(MODS.read(MODSWriter().write(NOVEL, About()), PLAIN))
    for field in (
        "local_id",
        "kind",
        "titles",
        "languages",
        "edition",
        "extent",
        "classifications",
        "responsibility",
        "country",
        "series",
        "rights",
    ):
        assert getattr(written, field) == getattr(NOVEL, field), field
    assert [(each.agent.name, each.role) for each in written.contributions] == [
        (each.agent.name, each.role) for each in NOVEL.contributions
    ]
    assert [msgspec.structs.replace(each, written="") for each in written.dates][:2] == [
        msgspec.structs.replace(each, written="") for each in NOVEL.dates
    ][:2]


def test_detection_knows_mods() -> None:
    assert registry.detect(COLLECTION.read_bytes(), "x.xml").name == "mods"
