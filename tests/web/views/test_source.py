"""How the records of a source come in, and records as they came."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lavh.harvest import vault
from lavh.harvest.models import RawRecord, Run, Source
from tests.web.seen import see

pytestmark = pytest.mark.usefixtures("collection")
MARC = b"00050nam a2200000   4500\x1e10\x1faO\xca\xbbtkan <b>kunlar</b>\xff\x1e\x1d"
BAD_ISBN = {"code": "bad-isbn", "place": "020 $a", "detail": "978", "grave": False}
NO_TITLE = {"code": "no-title", "place": "245", "detail": "", "grave": True}


@pytest.fixture
def source(collection: None) -> Source:
    """Two runs of the library's source; records 1 and 2 with a bad ISBN, and one that could not be read."""
    source = Source.objects.get(slug="demo-library")
    for day, state in ((1, Run.State.FAILED), (2, Run.State.DONE)):
        moment = datetime(2026, 1, day, 7, tzinfo=UTC)
        error = {"code": "unreachable", "facts": {"address": "x.example.org"}} if state == Run.State.FAILED else None
        Run.objects.create(
            source=source,
            started=moment,
            ended=moment,
            beat=moment,
            state=state,
            seen=1000 + day,
            refused=1,
            error=error,
        )
    RawRecord.objects.filter(pk__in=[1, 2]).update(problems=[BAD_ISBN], content=vault.put(MARC))
    RawRecord.objects.create(
        pk=77,
        source=source,
        local_id="~abc",
        format="marc21",
        digest=77,
        content=vault.put(b"\x00<html>"),
        problems=[NO_TITLE],
        grave=True,
    )
    return source


def test_the_last_run_and_those_before_it(client: Client, source: Source) -> None:
    page = see(client, "/en/source/demo-library")
    assert page.texts("#last ~ p time") == ["2 January 2026, 12:00"]
    assert dict(zip(page.texts(".tally dt"), page.texts(".tally dd"), strict=True))["Came"] == "1,002"
    assert page.texts("tbody th") == ["2 January 2026, 12:00", "1 January 2026, 12:00 stopped early"]
    assert "All went well." in page.texts(".rights")[0]


def test_a_run_that_broke_off_says_why(client: Client, source: Source) -> None:
    Run.objects.filter(started__day=2).delete()
    assert see(client, "/en/source/demo-library").texts(".rights") == ["The server did not answer. x.example.org"]


def test_problems_by_their_kind_grave_ones_first(client: Client, source: Source) -> None:
    page = see(client, "/en/source/demo-library")
    assert page.texts("#wrong ~ .list .count") == ["1", "2"]
    assert page.links("#records ~ .list a") == ["/en/record/1", "/en/record/2", "/en/record/77"]
    some = see(client, "/en/source/demo-library", problem="bad-isbn")
    assert some.links("#records ~ .list a") == ["/en/record/1", "/en/record/2"]
    assert see(client, "/en/source/demo-library", problem="'; --", after="x").texts("h1") == ["Demo library"]


def test_a_source_without_runs_or_problems(client: Client) -> None:
    page = see(client, "/en/source/demo-museum")
    assert page.texts(".empty h2") == ["Nothing taken in yet"]
    assert client.get("/en/source/nobody").status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_problems_come_in_pages_of_constant_cost(
    client: Client, source: Source, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        RawRecord.objects.create(
            pk=100 + number,
            source=source,
            local_id=str(number),
            format="marc21",
            digest=number + 100,
            content=b"",
            problems=[BAD_ISBN],
        )
    with django_assert_num_queries(4):
        page = see(client, "/en/source/demo-library", problem="bad-isbn")
    onward = page.links(".pager-next")
    assert len(page.links("#records ~ .list a")) == min(count + 2, 30)
    assert [len(see(client, each).links("#records ~ .list a")) for each in onward] == ([12] if count == 40 else [])


def test_a_record_as_text(client: Client, source: Source, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        page = see(client, "/en/record/1")
    assert page.texts("h1") == ["Record m-1"]
    assert page.root.cssselect("pre")[0].text_content() == "00050nam a2200000   4500␞\n10␟aOʻtkan <b>kunlar</b>�␞\n␝\n"
    assert page.texts("#wrong ~ .list .list-words") == [
        "The ISBN is not valid: its check digit does not fit. It is kept as written. 020 $a “978”"
    ]
    assert page.links(".actions a") == ["/en/work/1", "/api/v1/records/1/raw"]


def test_a_record_byte_by_byte(client: Client, source: Source) -> None:
    page = see(client, "/en/record/1", **{"as": "bytes"})
    first = page.root.cssselect("pre")[0].text_content().split("\n")[0]
    assert first == "00000000  30 30 30 35 30 6e 61 6d 20 61 32 32 30 30 30 30  00050nam a220000"


def test_a_record_that_could_not_be_read_is_there_all_the_same(client: Client, source: Source) -> None:
    page = see(client, "/en/record/77")
    assert page.texts("h1") == ["A record without a number"]
    assert page.root.cssselect("pre")[0].text_content() == "␀<html>"
    assert page.links(".actions a") == []
    assert client.get("/en/record/999").status_code == 404


def test_long_records_come_in_stretches(client: Client, source: Source) -> None:
    RawRecord.objects.filter(pk=1).update(content=vault.put(b"x" * 40_000))
    first = see(client, "/en/record/1")
    second = see(client, first.links(".pager-next")[0])
    assert first.texts(".pager-place") == ["Bytes 1 to 16,384 of 40,000"]
    assert second.texts(".pager-place") == ["Bytes 16,385 to 32,768 of 40,000"]
    assert see(client, "/en/record/1", **{"from": "99999999"}).texts(".pager-place") == [
        "Bytes 32,769 to 40,000 of 40,000"
    ]


def test_records_of_names_and_subjects_are_told_of_sources_that_send_some(client: Client, source: Source) -> None:
    terms = "dl.tally dt"
    assert "Names and subjects" not in see(client, "/en/source/demo-library").texts(terms)
    Run.objects.update(authorities=12)
    assert "Names and subjects" in see(client, "/en/source/demo-library").texts(terms)
