"""Harvesting over SRU: answers of real servers, and a server with many pages."""

import re
from collections.abc import Iterator
from html import escape

import pytest

from lavh.catalog.models import Record
from lavh.formats.reading import Profile
from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience
from lavh.harvest.models import Run, Source
from lavh.harvest.sru import SruList
from lavh.harvest.sru.page import read
from lavh.harvest.sru.schemas import reader_of
from lavh.harvest.steps import Plan
from lavh.harvest.visiting import Visitor
from lavh.kernel.errors import Unreachable
from lavh.network.actions import enrol
from tests.factories.repositories import MARC
from tests.factories.servers import Reply, serving
from tests.samples import sample

DIAGNOSTIC = (
    '<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><diagnostics><diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/">'
    "<uri>info:srw/diagnostic/1/{number}</uri><details>{details}</details><message>No</message></diagnostic></diagnostics></searchRetrieveResponse>"
)


class Catalogue:
    """An SRU server over so many records."""

    def __init__(self, count: int) -> None:
        self.numbers = list(range(1, count + 1))
        self.at_most = 10  # what it gives at once, whatever it is asked
        self.last = 1_000  # how far into a result it goes
        self.packing = "xml"
        self.says_next = True
        self.asked: list[dict[str, str]] = []
        self.faults: list[Reply] = []

    def answer(self, path: str, asked: dict[str, str]) -> Reply:
        del path
        self.asked.append(asked)
        if self.faults:
            return self.faults.pop(0)
        start = int(asked["startRecord"])
        if start > min(self.last, max(len(self.numbers), 1)):
            return Reply(DIAGNOSTIC.format(number=61, details=start).encode())
        end = min(start - 1 + self.at_most, self.last)
        shown = "".join(self._record(number) for number in self.numbers[start - 1 : end])
        following = (
            f"<nextRecordPosition>{end + 1}</nextRecordPosition>" if self.says_next and end < len(self.numbers) else ""
        )
        return Reply(
            f'<?xml version="1.0"?><searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.2</version>'
            f"<numberOfRecords>{len(self.numbers)}</numberOfRecords><records>{shown}</records>{following}</searchRetrieveResponse>".encode()
        )

    def _record(self, number: int) -> str:
        inside = MARC.format(number=number, title=f"Kitob {number}")
        packed = inside if self.packing == "xml" else escape(inside)
        return f"<record><recordSchema>marcxml</recordSchema><recordPacking>{self.packing}</recordPacking><recordData>{packed}</recordData></record>"


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(35)


@pytest.fixture
def source(catalogue: Catalogue, db: None) -> Iterator[Source]:
    with serving(catalogue.answer) as address:
        yield actions.add(
            institution=enrol(name="Far library"), way=Source.Way.SRU, address=address,
            options={"part": "dc.language = uzb", "prefix": "marcxml"},
        )  # fmt: skip


def harvest(source: Source) -> Run:
    return actions.harvest(source=source, patience=Patience(waits=(0.0, 0.0), wait=lambda _: None))


def held() -> list[int]:
    return sorted(int(number) for number in Record.objects.filter(deleted=False).values_list("local_id", flat=True))


@pytest.mark.parametrize(
    ("name", "number"),
    [("loc", "14811913"), ("dnb", "1193742153"), ("kul", "9983115060101471"), ("ugent", "001259626")],
)
def test_answers_of_real_servers(name: str, number: str) -> None:
    with serving(lambda *_: Reply(sample(f"sru/{name}.xml"))) as address:
        steps = list(SruList(Visitor(address), Plan(full=True, part="x"), None).steps({}))
    reader = reader_of("marcxml")
    assert reader is not None
    readings = [reader.read(raw.content, Profile()) for step in steps for raw in step.raws]
    assert [(step.done, step.whole, step.next) for step in steps] == [(1, 1, None)]
    assert [reading.description.local_id for reading in readings if reading.description] == [number]
    assert [problem for reading in readings for problem in reading.problems if problem.grave] == []


@pytest.mark.parametrize("packing", ["xml", "string"])
@pytest.mark.parametrize("says_next", [True, False])
def test_every_page_is_asked_for(catalogue: Catalogue, source: Source, packing: str, says_next: bool) -> None:
    catalogue.packing, catalogue.says_next = packing, says_next
    run = harvest(source)
    assert (run.state, run.seen, run.new) == ("done", 35, 35)
    assert held() == catalogue.numbers
    assert catalogue.asked[1] == {
        "version": "1.2", "operation": "searchRetrieve", "recordPacking": "xml", "query": "dc.language = uzb", "recordSchema": "marcxml",
        "startRecord": "11", "maximumRecords": "100",
    }  # fmt: skip


def test_the_words_of_version_two(catalogue: Catalogue, source: Source) -> None:
    source.options = {**source.options, "version": "2.0"}
    harvest(source)
    assert catalogue.asked[0] == {
        "queryType": "cql", "recordXMLEscaping": "xml", "query": "dc.language = uzb", "recordSchema": "marcxml", "startRecord": "1",
        "maximumRecords": "100",
    }  # fmt: skip


def test_what_is_not_found_any_more_is_deleted(catalogue: Catalogue, source: Source) -> None:
    harvest(source)
    catalogue.numbers = [*catalogue.numbers[5:], 99]
    run = harvest(source)
    assert (run.seen, run.new, run.unchanged, run.deleted) == (31, 1, 30, 5)
    assert held() == catalogue.numbers


def test_a_server_that_stops_half_way_deletes_nothing(catalogue: Catalogue, source: Source) -> None:
    harvest(source)
    catalogue.last = 20
    with pytest.raises(Unreachable) as failure:
        harvest(source)
    assert failure.value.code == "list-cut-off"
    assert held() == catalogue.numbers


def test_what_broke_off_goes_on(catalogue: Catalogue, source: Source) -> None:
    harvest(source)
    catalogue.asked.clear()
    catalogue.numbers.append(36)
    good = catalogue.answer("", {"startRecord": "1"})
    catalogue.faults = [good, Reply(b"", 500), Reply(b"", 502), Reply(b"<html>", 200)]
    with pytest.raises(Unreachable):
        harvest(source)
    catalogue.asked.clear()
    harvest(source)
    assert [each["startRecord"] for each in catalogue.asked] == ["11", "21", "31"]
    assert held() == catalogue.numbers


def test_a_query_that_the_server_does_not_understand(catalogue: Catalogue, source: Source) -> None:
    catalogue.faults = [Reply(DIAGNOSTIC.format(number=10, details="uzb)").encode())]
    with pytest.raises(Unreachable) as failure:
        harvest(source)
    assert dict(failure.value.facts) | {"address": ""} == {"address": "", "error": "10", "what": "No uzb)"}
    assert Run.objects.get().state == "failed"


def test_nothing_found(catalogue: Catalogue, source: Source) -> None:
    catalogue.numbers = []
    assert (harvest(source).state, held()) == ("done", [])


def test_a_page_that_broke_off_or_is_none() -> None:
    whole = sample("sru/loc.xml")
    for body, code in [(whole[:3_000], "broken-page"), (re.sub(rb"searchRetrieve", b"explain", whole), "not-sru")]:
        with pytest.raises(Unreachable) as failure:
            read(body)
        assert failure.value.code == code
