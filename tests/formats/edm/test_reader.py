"""EDM is read: object, aggregation and the resources around them are one description."""

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
from lavh.formats.edm import EDM
from lavh.formats.edm.writer import EDMWriter
from lavh.formats.reading import Problem, Reading
from lavh.formats.written import About
from tests.formats.reading import PLAIN, SAMPLES, described, readings, split

OBJECTS = SAMPLES / "edm" / "objects.rdf"
INTERNAL = SAMPLES / "edm" / "internal.xml"
PUBLIC = "http://creativecommons.org/publicdomain/mark/1.0/"
VIEW = Description(
    local_id="https://museum.example/1#thing",
    kind="photograph",
    titles=(
        Title("Qoʻqon manzarasi", language="uz", script="Latn"),
        Title("Вид Коканда", role="parallel", language="ru", script="Cyrl"),
    ),
    contributions=(
        Contribution(
            Agent(
                "Дудин, Самуил",
                dates="1863–1929",
                script="Cyrl",
                forms=(Name("Dudin, Samuil", "Latn", "en"),),
                identifiers=(("uri", "https://museum.example/agent/7"),),
            ),
            lead=True,
        ),
        Contribution(Agent("Safarov, L.", script="Latn"), "trl"),
    ),
    languages=("uz",),
    dates=(Period("XX asr boshi", 1900, 1902, "created"),),
    extent="18 × 24 sm",
    medium="qogʻoz",
    identifiers=(Identifier("local", "KP-22"),),
    subjects=(
        Subject(
            "shaharlar",
            scheme="aat",
            identifier="http://vocab.getty.edu/aat/300008372",
            language="uz",
            forms=(Name("cities", "Latn", "en"),),
        ),
        Subject("shahar manzarasi", language="uz"),
        Subject("Qoʻqon xonligi", "period"),
        Subject("Qoʻqon", "place", language="uz"),
    ),
    notes=(Note("Shaharning koʻrinishi.", "summary", "uz"),),
    links=(
        DigitalObject(
            "https://museum.example/1.jpg",
            "image",
            "Umumiy koʻrinish",
            "image/jpeg",
            "http://creativecommons.org/licenses/by/4.0/",
            credit="Demo museum",
        ),
        DigitalObject("https://museum.example/1.html", "record"),
        DigitalObject("https://museum.example/1-small.jpg", "preview", rights=PUBLIC),
    ),
    rights=PUBLIC,
    holdings=(Holding("Demo museum", shelf="Fond"),),
    relations=(Relation("part-of", "Albom"),),
    coordinates=(70.94, 40.53, 70.94, 40.53),
    cataloguer="Demo museum",
)


def thing(inner: str) -> Description:
    return described(
        EDM.read(
            f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/"
            xmlns="http://purl.org/dc/elements/1.1/"><edm:ProvidedCHO rdf:about="1"><title>T</title>{inner}</edm:ProvidedCHO></rdf:RDF>""".encode(),
            PLAIN,
        )
    )


def test_a_whole_object() -> None:
    assert readings(EDM, OBJECTS)[0] == Reading(VIEW)


def test_several_objects_in_one_file_are_several_records() -> None:
    assert readings(EDM, OBJECTS)[1:] == [
        Reading(
            Description(
                local_id="https://museum.example/2#thing",
                kind="recording",
                titles=(Title("Second of the same page", script="Latn"),),
                links=(DigitalObject("https://museum.example/2.mp3", "sound"),),
                holdings=(Holding("Demo museum"),),
                cataloguer="Demo museum",
            )
        )
    ]
    assert [raw.offset for raw in split(EDM, OBJECTS)] == [0, 1]


def test_of_a_portal_the_words_of_the_provider_count_and_its_enrichments_are_added() -> None:
    assert readings(EDM, INTERNAL)[0] == Reading(
        Description(
            local_id="/1/1",
            kind="image",
            titles=(Title("Turkiston xaritasi", script="Latn"),),
            dates=(Period("1865", 1865, 1865),),
            subjects=(
                Subject(
                    "maps",
                    scheme="europeana",
                    identifier="http://data.europeana.eu/concept/1",
                    language="en",
                    forms=(Name("карты", "Cyrl", "ru"),),
                ),
            ),
            language_of_record="uz",
        )
    )


def test_bad_records_cost_their_neighbours_nothing() -> None:
    broken, good = readings(EDM, INTERNAL)[1:]
    assert [(problem.code, problem.grave) for problem in broken.problems] == [
        ("broken-xml", False),
        ("not-a-record", True),
    ]
    assert good == Reading(Description("/1/3", "other", titles=(Title("A good neighbour", script="Latn"),)))
    assert [raw.local_id for raw in split(EDM, INTERNAL)] == [f"oai:portal.example:{number}" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("<edm:type>SOUND</edm:type>", "recording"),
        ("<edm:type>TEXT</edm:type><type>newspaper</type>", "periodical"),
        ("<type>3D</type>", "museum-object"),
        ("", "other"),
    ],
)
def test_what_kind_of_thing_it_is(inner: str, kind: str) -> None:
    assert thing(inner).kind == kind


def test_an_object_without_title_is_called_by_its_description() -> None:
    raw = b'<RDF xmlns:edm="http://www.europeana.eu/schemas/edm/"><edm:ProvidedCHO><description>A small jug</description></edm:ProvidedCHO></RDF>'
    assert described(EDM.read(raw, PLAIN)).titles == (Title("A small jug", script="Latn"),)


def test_a_record_without_anything_is_grave() -> None:
    assert EDM.read(b"<RDF><ProvidedCHO/></RDF>", PLAIN) == Reading(
        None, (Problem("no-title", "dc:title", grave=True),)
    )


def test_what_our_writer_writes_is_read_again() -> None:
    written = described(
        EDM.read(EDMWriter().write(VIEW, About(address="https://lavh.example/1", institution="Demo museum")), PLAIN)
    )
    assert [each.text for each in written.titles] == [each.text for each in VIEW.titles]
    assert [each.agent.name for each in written.contributions] == [each.agent.name for each in VIEW.contributions]
    assert (written.languages, written.rights, written.extent) == (VIEW.languages, VIEW.rights, VIEW.extent)


def test_detection_knows_edm() -> None:
    assert [registry.detect(each.read_bytes(), "x.xml").name for each in (OBJECTS, INTERNAL)] == ["edm", "edm"]
