"""MARC-in-JSON says what the same records say in ISO 2709."""

import io

import pytest

from lavh.formats.marc21 import MARC21
from lavh.formats.marcjson import MARCJSON
from lavh.formats.reading import Problem, Profile, Raw, Reading
from tests.samples import records, sample

PROFILE = Profile()
FORMAT = MARCJSON()


def cut(content: bytes) -> list[Raw]:
    return list(FORMAT.split(io.BytesIO(content), PROFILE))


@pytest.mark.parametrize("name", ["lc-books.jsonl", "lc-books-array.json"])
def test_lines_and_arrays(name: str):
    expected = [MARC21().read(record, PROFILE) for record in records("marc21/lc-books.mrc")[:2]]
    raws = cut(sample(f"marcjson/{name}"))
    assert [raw.problems for raw in raws] == [(), ()]
    assert [FORMAT.read(raw.content, PROFILE) for raw in raws] == expected


def test_a_broken_value_does_not_cost_its_neighbours():
    first, second = sample("marcjson/lc-books.jsonl").splitlines()
    broken = b'{"leader": "x", "fields": [{"245": {"subfields": [{"a": "Lost"'
    raws = cut(first + b"\n" + broken + b"\n" + second + b"\n")
    assert [(raw.content, [problem.code for problem in raw.problems]) for raw in raws] == [
        (first, []),
        (broken, ["broken-json"]),
        (second, []),
    ]
    problem = FORMAT.read(broken, PROFILE).problems[0]
    assert (problem.code, problem.grave) == ("broken-json", True)


def test_other_shapes_are_reported():
    assert FORMAT.read(b'{"leader": "x", "fields": [{"245": 3}]}', PROFILE).problems == (
        Problem("bad-field", "245", "3"),
        Problem("not-a-record", "", '{"leader": "x", "fields": [{"245": 3}]}', grave=True),
    )
    assert FORMAT.read(b"[1]", PROFILE) == Reading(None, (Problem("not-a-record", "", "[1]", grave=True),))


def test_it_is_recognised():
    assert FORMAT.recognises(sample("marcjson/lc-books-array.json"), "") > 0.9
    assert FORMAT.recognises(b'{"title": "x"}', "x.json") == 0
