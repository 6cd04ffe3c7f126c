"""One record is parsed without resolving, loading or fetching anything; what can surely be mended is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lavh.formats.reading import Problem
from lavh.formats.xml.parse import parse


def parsed(content: bytes) -> tuple[str, list[str]]:
    root, problems = parse(content)
    return ("" if root is None else etree.tostring(root, encoding="unicode")), [problem.code for problem in problems]


def test_a_good_record_is_as_it_is() -> None:
    assert parsed("<a>Oʻ</a>".encode()) == ("<a>Oʻ</a>", [])


def test_html_entities_become_their_characters() -> None:
    assert parsed(b"<a>A&nbsp;B &mdash; C</a>") == ("<a>A\xa0B — C</a>", ["bad-entity"])


def test_bare_ampersands_are_text() -> None:
    assert parsed(b"<a>Q & A; R&D, &unknown;</a>") == ("<a>Q &amp; A; R&amp;D, &amp;unknown;</a>", ["bad-entity"])


def test_forbidden_characters_become_spaces() -> None:
    assert parsed(b"<a>x\x0by&#1;z&#xFFFF;</a>") == ("<a>x y z </a>", ["bad-character"])


def test_bytes_that_are_no_utf8_are_replaced() -> None:
    assert parsed(b"<a>caf\xe9</a>") == ("<a>caf�</a>", ["bad-encoding"])


def test_undeclared_prefixes_and_wrong_ends_are_read_as_far_as_possible() -> None:
    assert parsed(b"<a><dc:t>x</dc:t><b>y</c></a>")[1] == ["broken-xml"]


def test_what_is_no_element_at_all_is_grave() -> None:
    root, problems = parse(b"no markup")
    assert root is None
    assert [(problem.code, problem.grave) for problem in problems] == [("broken-xml", True)]


@pytest.mark.parametrize(
    "document_type", ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY x "y">]>']
)
def test_entities_are_refused(document_type: str) -> None:
    assert parse(f"{document_type}<a>&x;</a>".encode()) == (None, (Problem("xml-entities", grave=True),))


def test_an_external_document_type_is_not_loaded() -> None:
    document = b'<!DOCTYPE a SYSTEM "http://nowhere.example/a.dtd"><a>&nbsp;</a>'
    assert parsed(document)[1] == ["bad-entity"]


def test_depth_is_limited() -> None:
    assert [problem.code for problem in parse(b"<a>" * 100_000)[1]] == ["broken-xml"]


@given(st.binary(max_size=300))
def test_any_bytes_give_an_element_or_a_grave_problem(content: bytes) -> None:
    root, problems = parse(content)
    assert root is not None or any(problem.grave for problem in problems)
