"""Tables and JSON are cut into records; damage stays where it is; without a mapping nothing is guessed."""

import json
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.tabular import TABULAR
from lavh.kernel.errors import Refused
from tests.formats.reading import PLAIN, SAMPLES, split

TITLED = Profile(mapping={"titles": [{"text": "t"}]})


def rows(content: str, **options: str) -> list[tuple[object, list[str]]]:
    profile = msgspec.structs.replace(TITLED, options=options)
    found = []
    for raw in split(TABULAR, content.encode(), profile):
        try:
            record: object = msgspec.json.decode(raw.content)
        except msgspec.DecodeError:
            record = raw.content.decode()
        found.append((record, [problem.code for problem in raw.problems]))
    return found


def test_json_lines_with_a_broken_one() -> None:
    assert rows('{"t":"a"}\n\n{"t":\n{"t":"b"}') == [({"t": "a"}, []), ('{"t":', []), ({"t": "b"}, [])]


def test_an_array_with_braces_in_its_texts() -> None:
    assert rows('\ufeff[{"t":"a {"},\n {"t":"\\"}"}]') == [({"t": "a {"}, []), ({"t": '"}'}, [])]


def test_objects_over_several_lines() -> None:
    assert rows('{\n "t": "a"\n}\n{\n "t": "b"\n}') == [({"t": "a"}, []), ({"t": "b"}, [])]


def test_an_array_inside_an_answer() -> None:
    answer = '{"response": {"found": 2, "docs": [{"t": "a"}, {"t": "b"}]}}'
    assert rows(answer, records="response.docs") == [({"t": "a"}, []), ({"t": "b"}, [])]


def test_broken_objects_of_an_array_cost_no_neighbour() -> None:
    assert rows('[{"t":"a"},{"t":"b},{"t":"c"},{"t":{"q":1},{"t":"e"}]') == [
        ({"t": "a"}, []),
        ('{"t":"b}', ["truncated"]),
        ({"t": "c"}, []),
        ('{"t":{"q":1}', ["truncated"]),
        ({"t": "e"}, []),
    ]


def test_long_texts_are_whole_across_chunks() -> None:
    long = [{"t": "x{" * 60_000, "n": number} for number in range(5)]
    assert [row for row, _ in rows(json.dumps(long))] == long


@pytest.mark.parametrize("part", ["{\n", '{"', '{"a":{\n', "[{", '"\n{', '{"t":"\n', '{"t":[{"t":'])
def test_bombs_of_brackets_are_searched_only_once(part: str) -> None:
    assert rows("{" + part * 40_000)


def test_comma_semicolon_and_tab() -> None:
    expected = [({"t": "a", "b": "1"}, [])]
    assert rows("t,b\na,1\n") == rows("t;b\na;1\n") == rows("t\tb\r\na\t1\r\n") == expected


def test_fields_with_line_ends_and_quotes() -> None:
    assert rows('t,"b\nc"\n"x\ny","say ""so"""\n') == [({"t": "x\ny", "b c": 'say "so"'}, [])]


def test_a_quote_that_never_closes_costs_no_neighbour() -> None:
    assert rows('t,b\n"x,1\ny,2\nz,"3\nw,4\n') == [
        ({"t": '"x', "b": "1"}, ["unbalanced-quote"]),
        ({"t": "y", "b": "2"}, []),
        ({"t": "z", "b": '"3'}, ["unbalanced-quote"]),
        ({"t": "w", "b": "4"}, []),
    ]


def test_rows_too_short_or_too_long_keep_all_they_have() -> None:
    assert rows("t,b\na\nb,1,2\n") == [
        ({"t": "a"}, ["wrong-columns"]),
        ({"t": "b", "b": "1", "column 3": "2"}, ["wrong-columns"]),
    ]


def test_columns_of_one_name_and_of_none() -> None:
    assert rows("t,t,\na,b,c\n") == [({"t": "a", "t 2": "b", "column 3": "c"}, [])]


def test_an_old_windows_table() -> None:
    raw = split(TABULAR, "t,b\nКитоб,1\n".encode("cp1251"), TITLED)[0]
    assert msgspec.json.decode(raw.content) == {"t": "Китоб", "b": "1"}


def test_without_a_mapping_it_is_refused() -> None:
    with pytest.raises(Refused, match="needs-mapping"):
        split(TABULAR, b"title,author\na,b\n")
    with pytest.raises(Refused, match="needs-mapping"):
        split(TABULAR, b'[{"title": "a"}]')
    assert TABULAR.read(b'{"title": "a"}', PLAIN) == Reading(None, (Problem("needs-mapping", grave=True),))


@pytest.mark.parametrize(
    ("head", "name", "sure"),
    [
        (b'{"a": 1}\n', "x.json", 0.5),
        (b'\xef\xbb\xbf[ {"a": 1}', "x", 0.5),
        (b"a,b\n1,2\n", "x.csv", 0.6),
        (b"a\tb\n1\t2\n", "x", 0.3),
        (b"Dear reader,\nnothing here\n", "x.txt", 0.0),
        (b"<a>x,y</a>", "x.csv", 0.0),
        (b"00714cam a2200205 a 4500001\x1e", "x.csv", 0.0),
    ],
)
def test_detection(head: bytes, name: str, sure: float) -> None:
    assert TABULAR.recognises(head, name) == sure


def test_what_is_no_object_is_grave() -> None:
    assert TABULAR.read(b"[1]", TITLED) == Reading(None, (Problem("not-an-object", detail="list", grave=True),))
    assert [problem.grave for problem in TABULAR.read(b"{", TITLED).problems] == [True]


@given(st.binary(max_size=300), st.sampled_from([b"", b"[", b'{"t":', b"t,b\n", b'{"t":1}\n']))
def test_any_bytes_are_cut_and_read(content: bytes, beginning: bytes) -> None:
    for raw in split(TABULAR, beginning + content, TITLED):
        TABULAR.read(raw.content, TITLED)


@given(st.text(alphabet='t,"\n;\t x', max_size=80))
def test_any_table_keeps_its_lines(table: str) -> None:
    with suppress(Refused):
        split(TABULAR, table.encode(), TITLED)


def test_the_samples_are_recognised_by_their_keys() -> None:
    found = [
        len(split(TABULAR, SAMPLES / "tabular" / name)) for name in ("tate.ndjson", "cmoa.ndjson", "nga-media.csv")
    ]
    assert found == [4, 3, 2]
