"""The mapping language: what each of its verbs does, what it refuses, and the mappings that ship."""

import json

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
    Note,
    Period,
    Relation,
    Subject,
    Title,
)
from lavh.formats.reading import Profile, Reading
from lavh.formats.tabular import TABULAR
from lavh.formats.tabular.mapping import shipped
from lavh.kernel.errors import Misconfigured
from tests.formats.reading import SAMPLES, described, readings


def read(record: object, **mapping: object) -> Description:
    return described(TABULAR.read(json.dumps(record).encode(), Profile(mapping=mapping)))


def field(record: object, value: object, **more: object) -> str:
    return read(record, fields={"medium": value}, **more).medium


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "oil on canvas"),
        ("=oil", "oil"),
        ("b.c", "deep"),
        ("b.d[].e", "1"),
        ("number", "2.5"),
        ("missing", ""),
        (["missing", "b.c"], "deep"),
        ({"from": "a", "skip": ["oil on canvas"], "default": "?"}, "?"),
        ({"from": "list", "split": "; "}, "x"),
        ({"from": "list", "split": "; ", "skip": ["x; y."]}, ""),
        ({"from": "b.c", "map": {"DEEP": "far down"}}, "far down"),
        ({"from": "a", "map": {"x": "y"}}, ""),
        ({"from": "a", "map": {"x": "y"}, "keep": True}, "oil on canvas"),
        ({"from": "a", "map": "named"}, "painting"),
        ({"from": "a", "contains": {"WATER": "watercolour", "Canvas": "painting"}}, "painting"),
        ({"from": "b.c", "strip": "dp"}, "ee"),
        ({"from": "day", "as": "year"}, "1883"),
        ({"from": "role", "as": "role"}, "pht"),
        ({"from": "html", "as": "plain"}, "A & B"),
        ({"from": "tongue", "as": "language"}, "uz"),
        ({"constant": "fixed"}, "fixed"),
        ({"template": "[{h} × ]{w} mm[ × {depth}]"}, "3 × 4 mm"),
        ({"template": "[{h} × ]{w} mm", "skip": ["3"]}, "4 mm"),
        ({"template": "[{x}]{y} mm"}, ""),
        ({"template": "{day|year}–{x|year}"}, "1883–"),
    ],
)
def test_values(value: object, text: str) -> None:
    record = {
        "a": "oil  on\ncanvas", "b": {"c": "deep", "d": [{"e": 1}, {"e": 2}]}, "number": 2.5, "list": "x; y.", "h": 3, "w": "4",
        "day": "1883-01-01", "role": "Photographer", "html": "<p>A &amp; <b>B</b></p>", "tongue": "uzb", "x": None, "flag": False,
    }  # fmt: skip
    assert field(record, value, maps={"named": {"Oil on canvas": "painting"}}) == text


def test_entries_for_each_element_with_the_record_in_reach() -> None:
    mapping = {
        "each": "makers[]",
        "name": "name",
        "dates": "life",
        "role": {"from": "/kind", "map": {"photo": "pht"}, "default": "art"},
        "identifier": "id",
        "scheme": "=ulan",
    }
    found = read(
        {"kind": "photo", "makers": [{"name": "A, B", "id": 5}, {"name": "C (1900-1950)"}]}, contributions=[mapping]
    )
    assert found.contributions == (
        Contribution(Agent("A, B", script="Latn", identifiers=(("ulan", "5"),)), "pht", lead=True),
        Contribution(Agent("C", script="Latn", dates="1900-1950"), "pht"),
    )


def test_leaves_of_a_tree_with_what_is_above_them() -> None:
    tree = {
        "name": "all",
        "in": [{"name": "places", "in": [{"name": "UK", "in": [{"name": "York"}]}]}, {"name": "sea"}],
    }
    mapping = {
        "leaves": "tree.in[]",
        "term": "name",
        "kind": {"from": "above[].name", "map": {"places": "place"}, "default": "topic"},
    }
    assert read({"tree": tree}, subjects=[mapping]).subjects == (Subject("sea"), Subject("York", "place"))


def test_one_entry_for_each_text() -> None:
    found = read({"tags": "a, b,,c"}, subjects=[{"term": {"from": "tags", "split": ","}, "kind": "=genre"}])
    assert found.subjects == (Subject("a", "genre"), Subject("b", "genre"), Subject("c", "genre"))


def test_every_list_of_a_description_can_be_filled() -> None:
    found = read(
        {
            "t": "T",
            "u": "http://x.example/a.jpg",
            "n": "025.3",
            "i": "9789943008205",
            "from": "1883-01-01",
            "to": "1885",
            "b": "00012",
        },
        fields={"languages": {"from": "=uz;ru", "split": ";"}, "digital": "=yes"},
        titles=[{"text": "t"}, {"text": "=Other", "role": "=variant", "language": "=ru"}],
        dates=[{"written": "=1880s", "start": "from", "end": "to"}, {"written": "=1990", "role": "=acquired"}],
        identifiers=[{"value": "i", "note": "=pbk."}],
        classifications=[{"number": "n", "scheme": "=ddc"}],
        notes=[{"text": "t", "kind": "=summary"}],
        links=[{"url": "u", "role": "=image", "rights": "=http://x.example/"}],
        holdings=[{"call_number": "n", "barcode": "b", "use": "=loan"}],
        relations=[{"title": "t", "role": "=part-of", "identifier": "i", "scheme": "=isbn"}],
        series=[{"title": "t", "volume": "=3"}],
        publications=[{"publisher": "t", "place": "=Toshkent"}],
    )
    assert found == Description(
        kind="other",
        titles=(Title("T", script="Latn"), Title("Other", "variant", language="ru", script="Latn")),
        languages=("uz", "ru"),
        dates=(Period("1880s", 1883, 1885, "created"), Period("1990", 1990, 1990, "acquired")),
        publications=(found.publications[0],),
        series=(found.series[0],),
        identifiers=(Identifier("isbn", "9789943008205", note="pbk."),),
        classifications=(Classification("ddc", "025.3"),),
        notes=(Note("T", "summary"),),
        links=(DigitalObject("http://x.example/a.jpg", "image", rights="http://x.example/"),),
        holdings=(Holding(call_number="025.3", copies=(Copy("00012", use="loan"),)),),
        relations=(Relation("part-of", "T", identifiers=(("isbn", "9789943008205"),)),),
        digital=True,
    )


@pytest.mark.parametrize(
    ("mapping", "place"),
    [
        ({"feilds": {}}, "feilds"),
        ({"fields": {"colour": "a"}}, "fields.colour"),
        ({"fields": {"kind": {"form": "a"}}}, "fields.kind"),
        ({"fields": {"kind": {"from": "a", "map": "unknown"}}}, "fields.kind"),
        ({"fields": {"kind": {"from": "a", "as": "colour"}}}, "fields.kind"),
        ({"titles": [{"txet": "a"}]}, "titles.txet"),
        ({"titles": [{}]}, "titles"),
        ({"titles": {"text": "a"}}, "titles"),
        ({"use": "../secret"}, "use"),
        ({"use": "nowhere"}, "use"),
    ],
)
def test_a_faulty_mapping_is_refused_by_its_place(mapping: dict[str, object], place: str) -> None:
    with pytest.raises(Misconfigured) as refusal:
        TABULAR.read(b"{}", Profile(mapping=mapping))
    assert (refusal.value.code, refusal.value.facts["place"]) == ("bad-mapping", place)


def test_a_shipped_mapping_can_be_named_and_changed() -> None:
    profile = Profile(mapping={"use": "tate", "fields": {"local_id": "id"}})
    assert described(TABULAR.read(b'{"id": 7, "title": "T"}', profile)) == Description(
        local_id="7", kind="other", titles=(Title("T", script="Latn"),), language_of_record="en"
    )


def test_the_mappings_that_ship() -> None:
    assert [mapping.name for mapping in shipped()] == ["cmoa", "nga-media", "tate"]


def test_an_artwork_of_tate() -> None:
    assert readings(TABULAR, SAMPLES / "tabular" / "tate.ndjson")[0] == Reading(
        Description(
            local_id="A00001",
            kind="image",
            titles=(
                Title(
                    "A Figure Bowing before a Seated Old Man with his Arm Outstretched in Benediction. Verso: Indecipherable Sketch",
                    script="Latn",
                ),
            ),
            contributions=(
                Contribution(
                    Agent("Blake, Robert", script="Latn", dates="1762–1787", identifiers=(("tate", "38"),)),
                    "art",
                    lead=True,
                ),
            ),
            dates=(Period("date not known", role="created"), Period("1922", 1922, 1922, "acquired")),
            medium="Watercolour, ink, chalk and graphite on paper. Verso: graphite on paper",
            identifiers=(Identifier("accession", "A00001"),),
            subjects=(
                Subject("arm/arms raised", scheme="tate", identifier="1050"),
                Subject("kneeling", scheme="tate", identifier="272"),
                Subject("sitting", scheme="tate", identifier="694"),
                Subject("man", scheme="tate", identifier="195"),
                Subject("man, old", scheme="tate", identifier="1134"),
                Subject("blessing", scheme="tate", identifier="5734"),
                Subject("on paper, unique", "genre", scheme="tate"),
            ),
            notes=(Note("Presented by Mrs John Richmond 1922", "provenance"),),
            links=(
                DigitalObject(
                    "http://www.tate.org.uk/art/artworks/blake-a-figure-bowing-before-a-seated-old-man-with-his-arm-outstretched-in-benediction-a00001",
                    "record",
                ),
                DigitalObject("http://www.tate.org.uk/art/images/work/A/A00/A00001_8.jpg", "preview"),
            ),
            holdings=(Holding(call_number="A00001"),),
            dimensions="support: 394 x 419 mm",
            language_of_record="en",
        )
    )


def test_an_object_of_the_carnegie_museum() -> None:
    found = described(readings(TABULAR, SAMPLES / "tabular" / "cmoa.ndjson")[2])
    assert (found.kind, found.contributions, found.dates[0], found.dimensions, found.holdings) == (
        "photograph",
        (
            Contribution(
                Agent(
                    'Harris, Charles "Teenie"',
                    script="Latn",
                    dates="1908–1998",
                    identifiers=(("cmoa", "cmoa:parties/c6f0eebf-b566-4532-b704-ce6ad6cb421c"),),
                ),
                "pht",
                lead=True,
            ),
        ),
        Period("c. 1950-1970", 1950, 1970, "created"),
        "H 4 in × W 5 in",
        (Holding(branch="Fine Arts", call_number="2001.35.52785"),),
    )


def test_a_video_of_the_national_gallery() -> None:
    found = described(readings(TABULAR, SAMPLES / "tabular" / "nga-media.csv")[1])
    assert (found.local_id, found.kind, found.titles, found.notes, found.extent, found.digital) == (
        "4582030750001",
        "video",
        (Title("American Genre Paintings", script="Latn"),),
        (Note("Sarah Cash", "summary"),),
        "3975 s",
        True,
    )
