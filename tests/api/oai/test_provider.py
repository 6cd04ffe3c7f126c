"""Our OAI-PMH provider, harvested."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from lavh.api.oai.asked import VERBS
from tests.conformance import faults
from tests.factories.collections import NOW, fill
from tests.factories.descriptions import book
from tests.samples import records

pytestmark = pytest.mark.usefixtures("collection")
OAI = {"o": "http://www.openarchives.org/OAI/2.0/"}
ERRORS = [
    ("", "badVerb"),
    ("verb=Steal", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=Identify&set=museum", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai%20dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-13-01", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31&until=9999-12-31", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=abc", "badArgument"),
    ("verb=ListRecords&resumptionToken=abc", "badResumptionToken"),
    ("verb=ListSets&resumptionToken=abc", "badResumptionToken"),
    ("verb=ListRecords&metadataPrefix=pica", "cannotDisseminateFormat"),
    ("verb=GetRecord&identifier=oai:127.0.0.1:1&metadataPrefix=pica", "cannotDisseminateFormat"),
    ("verb=GetRecord&identifier=oai:127.0.0.1:99&metadataPrefix=oai_dc", "idDoesNotExist"),
    ("verb=GetRecord&identifier=oai:elsewhere:1&metadataPrefix=oai_dc", "idDoesNotExist"),
    ("verb=GetRecord&identifier=%00%FF%20x&metadataPrefix=oai_dc", "idDoesNotExist"),
    ("verb=ListMetadataFormats&identifier=oai:127.0.0.1:007", "idDoesNotExist"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=theatre", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=archive", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01", "noRecordsMatch"),
]  # fmt: skip


def ask(client: Client, query: str) -> etree._Element:
    response = client.get(f"/oai?{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return etree.fromstring(response.content)


def words(element: etree._Element, path: str) -> list[str]:
    return [each if isinstance(each, str) else each.text for each in element.xpath(path, namespaces=OAI)]


def harvest(client: Client, query: str) -> Iterator[etree._Element]:
    """Every answer of a list, to its end."""
    answer = ask(client, query)
    while True:
        assert faults(answer) == []
        yield answer
        token = words(answer, "//o:resumptionToken/text()")
        if not token:
            return
        verb = words(answer, "//o:request/@verb")[0]
        answer = ask(client, f"verb={verb}&resumptionToken={token[0]}")


@pytest.mark.parametrize(
    "query",
    [
        "verb=Identify",
        "verb=ListMetadataFormats",
        "verb=ListMetadataFormats&identifier=oai:127.0.0.1:1",
        "verb=ListSets",
        "verb=ListIdentifiers&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=marcxml",
        "verb=ListRecords&metadataPrefix=marc21",
        "verb=ListRecords&metadataPrefix=edm",
        *(f"verb=GetRecord&identifier=oai:127.0.0.1:4&metadataPrefix={name}" for name in ("oai_dc", "marcxml", "edm")),
    ],
)
def test_every_answer_is_valid(client: Client, query: str) -> None:
    answer = ask(client, query)
    assert (faults(answer), words(answer, "//o:error/@code")) == ([], [])


@pytest.mark.parametrize(("query", "code"), ERRORS)
def test_what_is_wrong_is_said_in_the_protocols_words(client: Client, query: str, code: str) -> None:
    answer = ask(client, query)
    assert (words(answer, "//o:error/@code"), faults(answer)) == ([code], [])


def test_who_we_are(client: Client) -> None:
    identify = ask(client, "verb=Identify").find("o:Identify", OAI)
    assert {etree.QName(each).localname: each.text for each in identify} == {
        "repositoryName": "Lavh",
        "baseURL": "http://127.0.0.1:8000/oai",
        "protocolVersion": "2.0",
        "adminEmail": "postmaster@127.0.0.1",
        "earliestDatestamp": "2026-01-01T00:00:00Z",
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
        "compression": "gzip",
    }


def test_sets_are_kinds_of_houses_and_in_them_institutions(client: Client) -> None:
    assert words(ask(client, "verb=ListSets"), "//o:setSpec") == [
        "library",
        "museum",
        "archive",
        "library:demo-library",
        "museum:demo-museum",
    ]
    for spec, found in (("library", ["1", "2", "3"]), ("museum", ["4"]), ("museum:demo-museum", ["4"])):
        answer = ask(client, f"verb=ListIdentifiers&metadataPrefix=oai_dc&set={spec}")
        assert [each.rpartition(":")[2] for each in words(answer, "//o:identifier")] == found
    assert words(ask(client, "verb=ListIdentifiers&metadataPrefix=oai_dc&set=museum"), "//o:setSpec") == [
        "museum:demo-museum"
    ]


def test_a_record_in_dublin_core(client: Client) -> None:
    answer = ask(client, "verb=GetRecord&identifier=oai:127.0.0.1:1&metadataPrefix=oai_dc")
    said = [(etree.QName(each).localname, each.text) for each in answer.find(".//o:metadata", OAI)[0]]
    assert said == [
        ("title", "Oʻtkan kunlar"),
        ("creator", "Qodiriy, Abdulla"),
        ("publisher", "Sharq"),
        ("date", "1926"),
        ("type", "book"),
        ("type", "Text"),
        ("format", "384 b."),
        ("identifier", "http://127.0.0.1:8000/r/1"),
        ("identifier", "urn:isbn:9789943008205"),
        ("language", "uz"),
    ]


def test_a_marc_record_is_given_as_it_came(client: Client) -> None:
    raw = records("marc21/lc-uzbek.mrc")[0]
    fill({7: book(local_id="7")}, raw=raw)
    answer = ask(client, "verb=GetRecord&identifier=oai:127.0.0.1:7&metadataPrefix=marc21")
    fields = [each.get("tag") for each in answer.find(".//o:metadata", OAI)[0]][1:]
    directory = raw[24 : int(raw[12:17]) - 1].decode()
    assert fields == [directory[at : at + 3] for at in range(0, len(directory), 12)]


def test_deleted_records_are_told_for_ever(client: Client) -> None:
    fill({3: None}, known=True, now=NOW + timedelta(days=1))
    answer = ask(client, "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02")
    assert faults(answer) == []
    assert words(answer, "//o:header/@status") == ["deleted"]
    assert words(answer, "//o:record/o:metadata") == []
    assert words(ask(client, "verb=ListIdentifiers&metadataPrefix=oai_dc"), "//o:header/@status") == ["deleted"]


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ("from=2026-01-01", 4),
        ("until=2026-01-01", 4),
        ("from=2026-01-01T00:00:00Z&until=2026-01-01T00:00:00Z", 4),
        ("from=2026-01-01T00:00:01Z", 0),
        ("until=2025-12-31", 0),
    ],
)
def test_both_ends_of_a_span_are_in_it(client: Client, span: str, found: int) -> None:
    answer = ask(client, f"verb=ListIdentifiers&metadataPrefix=oai_dc&{span}")
    assert len(words(answer, "//o:identifier")) == found


def test_a_posted_request_is_a_request(client: Client) -> None:
    response = client.post("/oai", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "museum"})
    answer = etree.fromstring(response.content)
    assert words(answer, "//o:header/o:identifier") == ["oai:127.0.0.1:4"]


def test_answers_leave_compressed(client: Client) -> None:
    response = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert faults(gzip.decompress(response.content)) == []


def test_a_whole_harvest_tells_every_record_once(client: Client) -> None:
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in range(10, 250)})
    answers = list(harvest(client, "verb=ListRecords&metadataPrefix=oai_dc"))
    told = [int(each.rpartition(":")[2]) for answer in answers for each in words(answer, "//o:header/o:identifier")]
    assert (len(answers), sorted(told)) == (3, [1, 2, 3, 4, *range(10, 250)])
    assert [words(answer, "//o:resumptionToken/@cursor") for answer in answers] == [["0"], ["100"], ["200"]]


def test_nothing_is_skipped_while_records_change(client: Client) -> None:
    """Half of what is still to be told changes, some is deleted and some is new: everything is told in its last state."""
    numbers = range(10, 250)
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in numbers})
    last: dict[int, tuple[str, str]] = {}
    for turn, answer in enumerate(harvest(client, "verb=ListRecords&metadataPrefix=oai_dc")):
        for record in answer.iterfind(".//o:record", OAI):
            number = int(record.findtext("o:header/o:identifier", namespaces=OAI).rpartition(":")[2])
            title = record.findtext(".//{http://purl.org/dc/elements/1.1/}title") or ""
            last[number] = (record.find("o:header", OAI).get("status", ""), title)
        if turn == 0:
            later = NOW + timedelta(seconds=1)
            changed = {number: book(f"Yangi {number}", local_id=str(number)) for number in numbers if number % 2}
            fill({**changed, 20: None, 240: None}, known=True, now=later)
            fill({number: book(f"Kitob {number}", local_id=str(number)) for number in (301, 302)}, now=later)
    expected = {number: ("", f"{'Yangi' if number % 2 else 'Kitob'} {number}") for number in numbers}
    expected |= {20: ("deleted", ""), 240: ("deleted", ""), 301: ("", "Kitob 301"), 302: ("", "Kitob 302")}
    assert {number: state for number, state in last.items() if number >= 10} == expected


@pytest.mark.parametrize("records_more", [1, 80])
def test_any_number_of_records_costs_the_same(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, records_more: int
) -> None:
    fill({number: book(f"Kitob {number}", local_id=str(number)) for number in range(10, 10 + records_more)})
    with django_assert_num_queries(6):
        client.get("/oai?verb=ListRecords&metadataPrefix=marcxml&set=library")


def test_moments_are_those_of_utc(client: Client) -> None:
    fill({9: book(local_id="9")}, now=datetime(2026, 3, 1, 23, 59, 59, 999_000, tzinfo=UTC))
    answer = ask(client, "verb=GetRecord&identifier=oai:127.0.0.1:9&metadataPrefix=oai_dc")
    assert words(answer, "//o:datestamp") == ["2026-03-01T23:59:59Z"]


NAMES = st.sampled_from(["verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "colour"])
VALUES = st.one_of(
    st.sampled_from(
        [*VERBS, "oai_dc", "marcxml", "edm", "museum", "museum:demo-museum", "oai:127.0.0.1:1", "2026-01-01", "0000-00-00", "9999-12-31T23:59:59Z", "", "\x00", "a" * 999]
    ),
    st.text(max_size=12),
)  # fmt: skip


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(verb=st.sampled_from(list(VERBS)), more=st.dictionaries(NAMES, VALUES, max_size=5))
def test_whatever_is_asked_the_answer_is_valid(client: Client, verb: str, more: dict[str, str]) -> None:
    response = client.get("/oai", {"verb": verb, **more})
    assert (response.status_code, faults(response.content)) == (200, [])
