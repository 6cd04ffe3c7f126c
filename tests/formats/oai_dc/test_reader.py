"""Dublin Core is read: a whole page, good and bad records, and what each element becomes."""

import pytest

from lavh.formats.description import (
    Agent,
    Contribution,
    Description,
    DigitalObject,
    Identifier,
    Note,
    Period,
    Publication,
    Relation,
    Subject,
    Title,
)
from lavh.formats.oai_dc import OAI_DC
from lavh.formats.reading import Problem, Profile, Reading
from tests.formats.reading import PLAIN, SAMPLES, described, readings, split

PAGE = SAMPLES / "oai_dc" / "page.xml"
NOVEL = Description(
    local_id="https://repository.example/1/otkan-kunlar.pdf",
    kind="book",
    titles=(
        Title("Oʻtkan kunlar", language="uz", script="Latn"),
        Title("Минувшие дни", role="parallel", language="ru", script="Cyrl"),
    ),
    contributions=(
        Contribution(Agent("Qodiriy, Abdulla", script="Latn", dates="1894-1938"), lead=True),
        Contribution(Agent("Safarov, L.", script="Latn"), role="trl"),
    ),
    languages=("uz",),
    dates=(
        Period("1980", 1980, 1980),
        Period("2024-04-30T09:12:00Z", 2024, 2024, role="acquired"),
        Period("1845/1865", 1845, 1865, role="covers"),
    ),
    publications=(Publication(publisher="Gʻafur Gʻulom nomidagi Adabiyot va sanʼat nashriyoti", script="Latn"),),
    extent="384 b.",
    identifiers=(
        Identifier("uri", "https://repository.example/1/otkan-kunlar.pdf"),
        Identifier("uri", "https://repository.example/1"),
        Identifier("isbn", "9789943008205"),
    ),
    subjects=(
        Subject("Oʻzbek adabiyoti", language="uz"),
        Subject("Romanlar", language="uz"),
        Subject("Toshkent", kind="place"),
    ),
    notes=(Note("Birinchi oʻzbek romani.", kind="summary", language="uz"),),
    links=(
        DigitalObject("https://repository.example/1/otkan-kunlar.pdf"),
        DigitalObject("https://repository.example/1", role="record"),
    ),
    rights="http://creativecommons.org/publicdomain/mark/1.0/",
    digital=True,
)


def element(inner: str, profile: Profile = PLAIN) -> Description:
    record = f'<dc xmlns="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><title>T</title>{inner}</dc>'
    return described(OAI_DC.read(record.encode(), profile))


def test_the_envelope_tells_number_date_and_deletion() -> None:
    assert [(raw.local_id, raw.updated, raw.deleted) for raw in split(OAI_DC, PAGE)] == [
        ("oai:repository.example:1", "2024-04-30", False),
        ("oai:repository.example:2", "2024-03-01", True),
        ("oai:repository.example:3", "2024-02-01", False),
        ("oai:repository.example:4", "2024-02-02", False),
        ("oai:repository.example:5", "2024-02-03", False),
    ]


def test_a_whole_record() -> None:
    assert readings(OAI_DC, PAGE)[0] == Reading(NOVEL)


def test_bad_records_cost_their_neighbours_nothing() -> None:
    _, mended, unclosed, good = readings(OAI_DC, PAGE)
    assert mended == Reading(
        Description(
            kind="article",
            level="part",
            titles=(Title("Devon & Xorazm", script="Latn"),),
            relations=(Relation("part-of", "Sharq yulduzi; 1991, № 4; 12–15"),),
        ),
        (Problem("bad-entity", detail="&"),),
    )
    assert [problem.code for problem in unclosed.problems] == ["broken-xml"]
    assert described(unclosed).titles == (Title("Never closed", script="Latn"),)
    assert good == Reading(Description(kind="other", titles=(Title("A good neighbour", script="Latn"),)))


def test_a_record_that_says_nothing_is_grave() -> None:
    assert OAI_DC.read(b"<dc><type>Book</type></dc>", PLAIN) == Reading(
        None, (Problem("no-title", place="//dc:title", grave=True),)
    )


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("info:eu-repo/semantics/doctoralThesis", "thesis"),
        ("http://purl.org/dc/dcmitype/Sound", "recording"),
        ("http://purl.org/coar/resource_type/c_12cd", "map"),
        ("Книга", "book"),
        ("Photographs", "photograph"),
        ("Maqola", "article"),
        ("Something else", "other"),
    ],
)
def test_types_become_kinds(written: str, kind: str) -> None:
    assert element(f"<type>{written}</type>").kind == kind


def test_a_type_that_is_no_kind_is_a_genre() -> None:
    assert element("<type>Herbarium sheet</type>").subjects == (Subject("Herbarium sheet", kind="genre"),)


def test_relations_by_number_by_address_and_by_words() -> None:
    assert element(
        "<isPartOf>Sharq yulduzi</isPartOf><relation>ISSN 0131-1573</relation><relation>https://x.example/full.pdf</relation>"
    ).relations == (Relation("part-of", "Sharq yulduzi"), Relation("related", identifiers=(("issn", "0131-1573"),)))


def test_boxes_become_coordinates_and_periods_years() -> None:
    found = element(
        "<spatial>northlimit=45.6; southlimit=37.2; westlimit=56; eastlimit=73.1</spatial><temporal>name=Temuriylar; start=1370; end=1507</temporal>"
    )
    assert (found.coordinates, found.dates) == (
        (56.0, 37.2, 73.1, 45.6),
        (Period("name=Temuriylar; start=1370; end=1507", 1370, 1507, "covers"),),
    )


def test_an_unknown_language_is_a_problem_and_no_loss() -> None:
    reading = OAI_DC.read(b"<dc><title>T</title><language>Klingonese</language><language>ger</language></dc>", PLAIN)
    assert described(reading).languages == ("de",)
    assert reading.problems == (Problem("bad-language", "//dc:language", "Klingonese"),)


def test_the_profile_gives_kind_rights_and_language() -> None:
    profile = Profile(kind="article", rights="http://rightsstatements.org/vocab/InC/1.0/", language="uz")
    found = element("<type>Book</type>", profile)
    assert (found.kind, found.rights, found.language_of_record) == (
        "article",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "uz",
    )


def test_detection_knows_dublin_core() -> None:
    assert OAI_DC.recognises(PAGE.read_bytes(), "x") == 0.9
    assert OAI_DC.recognises(b"<html>", "x.xml") == 0.0
