"""LIDO is read: objects with the events of their lives, good and bad records."""

import pytest

from lavh.formats import registry
from lavh.formats.description import (
    Agent,
    Contribution,
    Description,
    DigitalObject,
    Holding,
    Identifier,
    Name,
    Note,
    Period,
    Relation,
    Subject,
    Title,
)
from lavh.formats.lido import LIDO
from lavh.formats.reading import Problem, Reading
from tests.formats.reading import PLAIN, SAMPLES, described, readings, split

OBJECTS = SAMPLES / "lido" / "objects.xml"
CC_BY = "http://creativecommons.org/licenses/by/4.0/"
BOWL = Description(
    local_id="demo/lido/1",
    kind="museum-object",
    titles=(
        Title("Rishton kosasi", language="uz", script="Latn"),
        Title("Риштанская коса", role="parallel", language="ru", script="Cyrl"),
        Title("Koʻk kosa", role="variant", language="uz", script="Latn"),
    ),
    contributions=(
        Contribution(
            Agent(
                "Usta Abdulla",
                dates="1797–1872",
                script="Latn",
                forms=(Name("Абдулла, уста", "Cyrl", "uz"),),
                identifiers=(("gnd", "118514008"),),
            ),
            "art",
            lead=True,
            stated="attributed to",
        ),
    ),
    dates=(
        Period("XIX asrning birinchi yarmi", 1801, 1850, "created"),
        Period("XIX asr", 1801, 1900, "covers"),
        Period("1958-yil", 1958, 1958, "acquired"),
    ),
    medium="loy, sirlash",
    identifiers=(Identifier("uri", "https://museum.example/object/1"), Identifier("accession", "KP-15")),
    subjects=(
        Subject(
            "kosa",
            "genre",
            scheme="aat",
            identifier="http://vocab.getty.edu/aat/300132359",
            language="uz",
            forms=(Name("bowls (vessels)", "Latn", "en"),),
        ),
        Subject("kulolchilik", "genre", language="uz"),
        Subject("islimiy naqsh", language="uz"),
        Subject("Fargʻona vodiysi", "place", language="uz"),
        Subject("loy", "material", language="uz"),
        Subject("sirlash", "material", language="uz"),
        Subject("Qoʻqon xonligi davri", "period", language="uz"),
    ),
    notes=(
        Note("عمل استا", "inscription", "uz"),
        Note("Eski muzey", "provenance", "uz"),
        Note("Koʻk sirli kosa. Ikki qism.", "summary", "uz"),
        Note("Acquisition: xarid, 1958-yil", "provenance", "uz"),
        Note("Restoration: 1981", "provenance", "uz"),
    ),
    links=(
        DigitalObject("https://museum.example/object/1", "record"),
        DigitalObject(
            "https://museum.example/1-small.jpg",
            "preview",
            "Umumiy koʻrinish",
            "image/jpeg",
            CC_BY,
            credit="Photographer",
        ),
        DigitalObject(
            "https://museum.example/1.tif", "image", "Umumiy koʻrinish", "image/tiff", CC_BY, credit="Photographer"
        ),
    ),
    rights="http://creativecommons.org/publicdomain/mark/1.0/",
    rights_note="Demo museum, 2024",
    holdings=(Holding("Demo museum", shelf="Toshkent", call_number="KP-15"),),
    relations=(
        Relation(
            "part-of", "Toʻplam", identifiers=(("uri", "https://museum.example/object/2"),), local_id="demo/lido/2"
        ),
    ),
    place_made="Rishton, Fargʻona",
    dimensions="diametr: 24 sm",
    updated="2024-04-30",
    cataloguer="UZ-DEMO",
    language_of_record="uz",
)


def event(inner: str) -> Description:
    wrapped = f"""<lido xmlns="http://www.lido-schema.org"><lidoRecID>1</lidoRecID><descriptiveMetadata><objectIdentificationWrap><titleWrap><titleSet>
    <appellationValue>T</appellationValue></titleSet></titleWrap></objectIdentificationWrap><eventWrap><eventSet><event>{inner}</event></eventSet></eventWrap>
    </descriptiveMetadata></lido>"""
    return described(LIDO.read(wrapped.encode(), PLAIN))


def test_a_whole_object() -> None:
    assert readings(LIDO, OBJECTS)[0] == Reading(BOWL)


def test_an_object_without_a_name_is_called_by_what_it_is() -> None:
    assert readings(LIDO, OBJECTS)[1] == Reading(
        Description(
            local_id="demo/lido/2",
            kind="image",
            titles=(Title("etching", language="en", script="Latn"),),
            subjects=(Subject("etching", "genre", language="en"),),
            language_of_record="en",
        )
    )


def test_bad_records_cost_their_neighbours_nothing() -> None:
    unclosed, good = readings(LIDO, OBJECTS)[2:]
    assert [problem.code for problem in unclosed.problems] == ["broken-xml"]
    assert described(unclosed).titles == (Title("Never closed", script="Latn"),)
    assert good == Reading(
        Description("demo/lido/4", "museum-object", titles=(Title("A good neighbour", script="Latn"),))
    )
    assert [[problem.code for problem in raw.problems] for raw in split(LIDO, OBJECTS)] == [
        [],
        [],
        ["xml-unclosed"],
        [],
    ]


@pytest.mark.parametrize(
    ("kind", "role", "relator"),
    [
        ("Herstellung", "created", "cre"),
        ("Production", "created", "cre"),
        ("Entwurf", "created", "dsr"),
        ("Fotografische Aufnahme", "created", "pht"),
        ("Publication", "published", "pbl"),
        ("Erwerbung", "acquired", "asn"),
        ("commissioning", "", "pat"),
        ("Provenienz", "", "fmo"),
    ],
)
def test_events_give_dates_and_actors_their_roles(kind: str, role: str, relator: str) -> None:
    found = event(
        f"<eventType><term>{kind}</term></eventType><eventDate><displayDate>1900</displayDate></eventDate>"
        "<eventActor><actorInRole><actor><nameActorSet><appellationValue>N</appellationValue></nameActorSet></actor></actorInRole></eventActor>"
    )
    assert found.dates == ((Period("1900", 1900, 1900, role),) if role else ())
    assert [each.role for each in found.contributions] == [relator]


def test_dates_have_the_years_beside_them() -> None:
    found = event(
        "<eventType><term>Production</term></eventType><eventDate><displayDate>um 1480 oder 1482/1485</displayDate><date><earliestDate>1480</earliestDate>"
        "<latestDate>1485-12-31</latestDate></date></eventDate>"
    )
    assert found.dates == (Period("um 1480 oder 1482/1485", 1480, 1485, "created"),)


def test_a_record_without_anything_is_grave() -> None:
    assert LIDO.read(b"<lido><category/></lido>", PLAIN) == Reading(
        None, (Problem("no-title", "titleSet", grave=True),)
    )


def test_detection_knows_lido() -> None:
    assert registry.detect(OBJECTS.read_bytes(), "x.xml").name == "lido"
