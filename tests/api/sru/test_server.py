"""Our SRU server in both versions."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from tests.conformance import faults
from tests.discovery.cql.test_parsing import WORDS
from tests.factories.collections import fill
from tests.factories.descriptions import book

pytestmark = pytest.mark.usefixtures("collection")
S2, S1 = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}", "{http://www.loc.gov/zing/srw/}"
DC = "{http://purl.org/dc/elements/1.1/}"


def ask(client: Client, **parameters: str) -> etree._Element:
    response = client.get("/sru", parameters)
    assert response.status_code == 200
    return etree.fromstring(response.content)


def works(client: Client, query: str, **more: str) -> list[int]:
    answer = ask(client, query=query, **more)
    assert diagnostics(answer) == []
    return [int(each.text.rpartition("/")[2]) for each in answer.iter(f"{S2}recordIdentifier")]


def diagnostics(answer: etree._Element) -> list[int]:
    return [int(each.text.rpartition("/")[2]) for each in answer.iter("{*}uri")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kunlar", [1]),
        ("cql.serverChoice = qodiriy", [1, 2]),
        ('dc.title = "oʻtkan kunlar"', [1]),
        ('dc.title = "ўткан кунлар"', [1]),
        ('dc.title exact "oʻtkan kunlar"', [1]),
        ('dc.title exact "kunlar"', []),
        ('dc.title adj "kunlar oʻtkan"', []),
        ('dc.title any "kunlar chayon"', [1, 2]),
        ('dc.title all "kunlar chayon"', []),
        ("dc.title = mehrob*", [2]),
        ('dc.creator = "abdulla qodiriy"', [1, 2]),
        ('dc.creator == "Qodiriy, Abdulla"', [1, 2]),
        ("dc.subject = roman", [2]),
        ("qodiriy not chayon", [1]),
        ("chayon or koʻza", [2, 3]),
        ("qodiriy and (kunlar or chayon) and dc.date < 1929", [1]),
        ("dc.date = 1929", [2]),
        ("dc.date = 1990-2000", [1]),
        ('dc.date within "1920 1930"', [1, 2]),
        ("dc.date >= 1929 and dc.language = uz", [1, 2]),
        ("dc.date < -5", []),
        ("dc.type = museum-object", [3]),
        ("dc.type <> book", [3]),
        ("dc.type = dragon", []),
        ("bath.isbn = 978-9943-00-820-5", [1]),
        ("rec.id = 3", [3]),
        ('rec.identifier = "http://127.0.0.1:8000/w/2"', [2]),
        ("lavh.institution = demo-museum", [3]),
        ("institution = demo-museum", [3]),
        ("cql.allRecords = 1", [1, 2, 3]),
        ("*", [1, 2, 3]),
    ],
)
def test_queries(client: Client, query: str, found: list[int]) -> None:
    assert sorted(works(client, query)) == found


def test_order(client: Client) -> None:
    assert [
        works(client, "* sortBy dc.date"),
        works(client, "* sortBy dc.date/sort.descending"),
        works(client, "*", sortKeys="dc.date,,0"),
    ] == [[3, 1, 2], [1, 2, 3], [1, 2, 3]]


@pytest.mark.parametrize(
    ("parameters", "number"),
    [
        ({"operation": "scan", "version": "1.2"}, 4),
        ({"version": "3.0", "query": "a"}, 5),
        ({"operation": "searchRetrieve", "version": "1.2"}, 7),
        ({"query": "a", "colour": "red"}, 8),
        ({"query": "a", "maximumRecords": "many"}, 6),
        ({"query": "a", "startRecord": "0"}, 6),
        ({"query": "a", "recordPacking": "box"}, 71),
        ({"query": "a", "recordSchema": "pica"}, 66),
        ({"query": "kunlar", "startRecord": "9"}, 61),
        ({"query": "kunlar", "startRecord": "99999"}, 61),
        ({"query": "dc.colour = red"}, 16),
        ({"query": "marc.title = red"}, 15),
        ({"query": "dc.title encloses red"}, 22),
        ({"query": "dc.title beside red"}, 19),
        ({"query": "dc.title =/fuzzy red"}, 20),
        ({"query": "a prox b"}, 39),
        ({"query": "a and/rel.sum b"}, 46),
        ({"query": 'dc.title = ""'}, 27),
        ({"query": "dc.title = re?d"}, 28),
        ({"query": "dc.title = r*"}, 29),
        ({"query": "dc.title = ^red"}, 31),
        ({"query": "dc.date = long-ago"}, 36),
        ({"query": "cql.resultSetId = x"}, 51),
        ({"query": "a sortBy dc.title"}, 87),
        ({"query": "a sortBy dc.date/sort.respectCase"}, 82),
        ({"query": "a sortBy dc.date dc.date"}, 84),
        ({"query": "a", "facetLimit": "many"}, 6),
        ({"query": "a", "facetLimit": "5:dc.title"}, 16),
    ],
)
def test_what_is_wrong_is_diagnosed(client: Client, parameters: dict[str, str], number: int) -> None:
    assert diagnostics(ask(client, **parameters)) == [number]


SEQUENCES = {  # what the schemas of 1.2 (recordIdentifier) and of the OASIS standard of 2013 want, in this order
    "searchRetrieveResponse": "version numberOfRecords resultSetId resultSetIdleTime records nextRecordPosition echoedSearchRetrieveRequest diagnostics"
    " extraResponseData resultSetTTL resultCountPrecision facetedResults searchResultAnalysis",
    "explainResponse": "version record echoedExplainRequest diagnostics extraResponseData",
    "records": "record",
    "record": "recordSchema recordPacking recordXMLEscaping recordData recordIdentifier recordPosition extraRecordData",
    "echoedSearchRetrieveRequest": "version queryType query xQuery startRecord maximumRecords recordXMLEscaping recordPacking recordSchema facetParameters"
    " resultSetTTL sortKeys xSortKeys stylesheet renderedBy extraRequestParameter httpAccept responseType",
    "diagnostics": "diagnostic",
}  # fmt: skip
STRANGE = {  # to a version
    "1.2": {"recordXMLEscaping", "resultCountPrecision", "facetedResults", "extraRecordData"},
    "2.0": {"recordPacking"},
}


@pytest.mark.parametrize("version", ["1.2", "2.0"])
@pytest.mark.parametrize(
    "parameters",
    [
        {"query": "qodiriy", "maximumRecords": "1", "facetLimit": "2:dc.type"},
        {"query": "qqqq"},
        {"query": '"'},
        {"query": "qodiriy", "startRecord": "99"},
        {"operation": "explain"},
    ],
)
def test_elements_stand_where_the_norm_wants_them(version: str, parameters: dict[str, str], client: Client) -> None:
    answer = ask(client, version=version, **parameters)
    for name, wanted in SEQUENCES.items():
        order = wanted.split()
        for each in answer.iter(f"{{{etree.QName(answer).namespace}}}{name}"):
            places = [order.index(etree.QName(child).localname) for child in each]
            assert (name, places) == (name, sorted(places))
    there = {etree.QName(each).localname for each in answer.iter(etree.Element)}
    assert there & STRANGE[version] == set()


def test_a_record_in_version_1_2(client: Client) -> None:
    parameters = {"version": "1.2", "operation": "searchRetrieve", "query": "chayon", "recordSchema": "dc"}
    answer = ask(client, **parameters)
    record = answer.find(f"{S1}records/{S1}record")
    assert [(etree.QName(each).localname, each.text) for each in record if not len(each)] == [
        ("recordSchema", "info:srw/schema/1/dc-v1.1"),
        ("recordPacking", "xml"),
        ("recordIdentifier", "http://127.0.0.1:8000/w/2"),
        ("recordPosition", "1"),
    ]
    assert record.find(f"{S1}recordData")[0].findtext(f"{DC}title") == "Mehrobdan chayon"
    assert (answer.findtext(f"{S1}version"), answer.findtext(f"{S1}numberOfRecords")) == ("1.2", "1")


@pytest.mark.parametrize("schema", ["marcxml", "oai_dc", "edm"])
def test_records_are_valid(client: Client, schema: str) -> None:
    answer = ask(client, query="*", recordSchema=schema)
    data = [each[0] for each in answer.iter(f"{S2}recordData")]
    assert len(data) == 3
    assert [faults(etree.tostring(each)) for each in data] == [[], [], []]


def test_records_as_text(client: Client) -> None:
    answer = ask(client, query="chayon", recordSchema="oai_dc", recordXMLEscaping="string")
    (data,) = [each.text for each in answer.iter(f"{S2}recordData")]
    assert faults(data.encode()) == []


def test_pages(client: Client) -> None:
    first = ask(client, query="*", maximumRecords="2")
    assert (first.findtext(f"{S2}nextRecordPosition"), len(list(first.iter(f"{S2}record")))) == ("3", 2)
    last = ask(client, query="*", maximumRecords="2", startRecord="3")
    assert (last.find(f"{S2}nextRecordPosition"), len(list(last.iter(f"{S2}record")))) == (None, 1)
    none = ask(client, query="*", maximumRecords="0")
    assert (none.findtext(f"{S2}numberOfRecords"), list(none.iter(f"{S2}record"))) == ("3", [])


def test_facets(client: Client) -> None:
    answer = ask(client, query="*", facetLimit="5:lavh.kind")
    terms = [(each.findtext("{*}actualTerm"), each.findtext("{*}count")) for each in answer.iter("{*}term")]
    assert terms == [("book", "2"), ("museum-object", "1")]


def test_what_can_be_asked_is_explained(client: Client) -> None:
    plain, old = ask(client), ask(client, operation="explain", version="1.1")
    assert (plain.tag, old.tag) == (f"{S2}explainResponse", f"{S1}explainResponse")
    names = {f"{each.get('set')}.{each.text}" for each in plain.iter("{http://explain.z3950.org/dtd/2.0/}name")}
    assert {"cql.serverChoice", "dc.title", "bath.isbn", "rec.id", "lavh.institution"} <= names
    for name in names - {"cql.allRecords"}:
        assert diagnostics(ask(client, query=f"{name} = 1990")) == []


def test_a_posted_query(client: Client) -> None:
    response = client.post("/sru", {"query": "chayon"})
    assert etree.fromstring(response.content).findtext(f"{S2}numberOfRecords") == "1"


@pytest.mark.parametrize("more", [1, 60])
def test_any_number_of_records_costs_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in range(10, 10 + more)})
    with django_assert_num_queries(4):
        client.get("/sru?query=kitob&maximumRecords=100&recordSchema=marcxml")


NAMES = st.sampled_from(["query", "version", "operation", "startRecord", "maximumRecords", "recordSchema", "recordPacking", "sortKeys", "facetLimit", "queryType", "x-own"])  # fmt: skip
QUERY = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=15).map(" ".join)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(parameters=st.dictionaries(NAMES, st.one_of(QUERY, st.sampled_from(["1.2", "2.0", "dc", "10", "5:lavh.kind"]))))
def test_nothing_that_is_asked_breaks_it(client: Client, parameters: dict[str, str]) -> None:
    response = client.get("/sru", parameters)
    assert (response.status_code, etree.fromstring(response.content).tag.rpartition("Response")[1]) == (200, "Response")
