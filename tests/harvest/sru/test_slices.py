"""SRU servers that give only the first so many records of a query: asked in slices, all of it comes; else it is said that it does not."""

import re
from collections.abc import Iterator

import pytest

from lavh.console.commands.source import slices
from lavh.harvest import actions
from lavh.harvest.actions.harvesting import Patience
from lavh.harvest.models import Run, Source
from lavh.harvest.sru.slicing import REST, Slicing, halves, offered, wished
from lavh.kernel.errors import Misconfigured, Unreachable
from lavh.network.actions import enrol
from tests.factories.servers import Reply, serving
from tests.harvest.sru.test_harvest import DIAGNOSTIC, Catalogue, held

pytestmark = pytest.mark.django_db
EXPLAIN = """<?xml version="1.0"?><zs:explainResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.2</zs:version><zs:record><zs:recordData>
<explain xmlns="http://explain.z3950.org/dtd/2.0/"><indexInfo><set identifier="info:srw/cql-context-set/1/dc-v1.1" name="dc"/>
<index><title>Title</title><map><name set="dc">title</name></map></index><index><title>Year</title><map><name set="dc">{index}</name></map></index>
</indexInfo></explain></zs:recordData></zs:record></zs:explainResponse>"""
ASKED = re.compile(
    r'^(?:\((?P<whole>[^()]*)\) )?(?P<how>and|not)? ?\(?(?P<index>[\w.]+) >= "(?P<first>\d+)" and [\w.]+ <= "(?P<last>\d+)"\)?$'
)


class Capped(Catalogue):
    """Gives the first 12 records of any query. `years`: of records; those that are not in it have none."""

    def __init__(self) -> None:
        super().__init__(50)
        self.last = 12
        self.index = "dc.date"
        self.explains = "date"
        self.knows_not = True
        self.years = {number: 1900 + number * 2 for number in self.numbers if number % 10}
        self.everything = list(self.numbers)

    def answer(self, path: str, asked: dict[str, str]) -> Reply:
        if asked["operation"] == "explain":
            return Reply(EXPLAIN.format(index=self.explains).encode())
        found = ASKED.match(asked["query"])
        if found is None:
            self.numbers = self.everything
        elif found["index"] != self.index or (found["how"] == "not" and not self.knows_not):
            self.asked.append(asked)
            return Reply(DIAGNOSTIC.format(number=16, details=found["index"]).encode())
        else:
            within = range(int(found["first"]), int(found["last"]) + 1)
            inside = [number for number in self.everything if self.value(number) in within]
            self.numbers = [each for each in self.everything if (each in inside) != (found["how"] == "not")]
        return super().answer(path, asked)

    def value(self, number: int) -> int | None:
        return self.years.get(number)


@pytest.fixture
def catalogue() -> Capped:
    return Capped()


@pytest.fixture
def source(catalogue: Capped) -> Iterator[Source]:
    with serving(catalogue.answer) as address:
        yield actions.add(
            institution=enrol(name="Far library"), way=Source.Way.SRU, address=address, options={"part": "all", "prefix": "marcxml"}
        )  # fmt: skip


def harvest(source: Source) -> Run:
    return actions.harvest(source=source, patience=Patience(waits=()))


def test_what_explain_offers_is_asked_by(catalogue: Capped, source: Source) -> None:
    run = harvest(source)
    assert (run.state, held()) == ("done", catalogue.everything)
    queries = {each["query"] for each in catalogue.asked}
    assert '(all) not (dc.date >= "0000" and dc.date <= "9999")' in queries
    assert '(all) and dc.date >= "0000" and dc.date <= "4999"' in queries


def test_without_an_index_it_is_said_that_the_list_is_cut_off(catalogue: Capped, source: Source) -> None:
    catalogue.explains = "creator"
    with pytest.raises(Unreachable) as failure:
        harvest(source)
    assert dict(failure.value.facts) | {"address": ""} == {"address": "", "done": 12, "whole": 50}


def test_an_index_of_record_numbers_will_do(catalogue: Capped, source: Source) -> None:
    catalogue.explains, catalogue.index = "creator", "rec.id"
    catalogue.years = {number: number for number in catalogue.everything}
    source.options |= {"slice_by": "rec.id", "slice_from": 1, "slice_to": 2_000}
    assert (harvest(source).state, held()) == ("done", catalogue.everything)
    assert '(all) and rec.id >= "1" and rec.id <= "1000"' in {each["query"] for each in catalogue.asked}


def test_the_rest_need_not_be_asked_for_where_nothing_is_missing(catalogue: Capped, source: Source) -> None:
    catalogue.years = {number: 1900 + number for number in catalogue.everything}
    catalogue.knows_not = False
    assert (harvest(source).state, held()) == ("done", catalogue.everything)


def test_what_no_slice_holds_is_missed_and_nothing_is_deleted(catalogue: Capped, source: Source) -> None:
    harvest(source)
    catalogue.knows_not = False
    with pytest.raises(Unreachable):
        harvest(source)
    assert held() == catalogue.everything


def test_a_year_with_more_than_the_server_gives_is_cut_off(catalogue: Capped, source: Source) -> None:
    catalogue.years = dict.fromkeys(catalogue.everything, 1994)
    with pytest.raises(Unreachable) as failure:
        harvest(source)
    assert failure.value.code == "list-cut-off"


def test_an_index_that_does_not_compare_numbers_is_not_believed(catalogue: Capped, source: Source) -> None:
    catalogue.at_most = 12
    whole = dict(catalogue.years)
    answer = catalogue.answer

    def forgetful(path: str, asked: dict[str, str]) -> Reply:
        catalogue.years = whole if "9999" in asked.get("query", "9999") else {}
        return answer(path, asked)

    with serving(forgetful) as address:
        source.address = address
        with pytest.raises(Unreachable) as failure:
            harvest(source)
    assert failure.value.code == "list-cut-off"


def test_a_harvest_in_slices_that_broke_off_goes_on_in_its_slice(catalogue: Capped, source: Source) -> None:
    catalogue.at_most = 5
    fine = catalogue.answer
    count = 0

    def breaking(path: str, asked: dict[str, str]) -> Reply:
        nonlocal count
        count += "date" in asked.get("query", "")
        return Reply(b"", 500) if count == 25 else fine(path, asked)

    with serving(breaking) as address:
        source.address = address
        source.save()
        with pytest.raises(Unreachable):
            harvest(source)
        broken = Run.objects.latest("pk")
        assert "parts" in broken.place["at"]
        catalogue.asked.clear()
        run = harvest(source)
    assert (run.pk, run.state, held()) == (broken.pk, "done", catalogue.everything)
    assert "all" not in {each["query"] for each in catalogue.asked}  # it did not begin anew


def test_slices_in_words() -> None:
    years = Slicing("dc.date")
    assert (years.query("a or b", (1990, 1999)), years.query("a", REST)) == (
        '(a or b) and dc.date >= "1990" and dc.date <= "1999"',
        '(a) not (dc.date >= "0000" and dc.date <= "9999")',
    )
    assert (halves((0, 9)), halves((4, 4)), halves(REST)) == (((0, 4), (5, 9)), (), ())
    assert (wished({}), wished({"slice_by": "dc.date"})) == (None, years)
    assert wished({"slice_by": "rec.id", "slice_to": 900}) == Slicing("rec.id", 0, 900, 0)
    assert (offered(EXPLAIN.format(index="date").encode()), offered(b"<html/>"), offered(b"")) == (years, None, None)


def test_slices_on_the_command_line() -> None:
    assert (slices("", ""), slices("dc.date", "")) == ({}, {"slice_by": "dc.date"})
    assert slices("rec.id", "1-2000") == {"slice_by": "rec.id", "slice_from": 1, "slice_to": 2000}
    with pytest.raises(Misconfigured):
        slices("", "1-2")
