"""Pages of ListRecords, whole and damaged."""

from datetime import UTC, datetime

import pytest

from lavh.harvest.oai.page import moment, read
from lavh.kernel.errors import Unreachable

HEAD = b'<?xml version="1.0"?><o:OAI-PMH xmlns:o="http://www.openarchives.org/OAI/2.0/"><o:responseDate>2026-03-05T12:00:00Z</o:responseDate>'
ONE = b"<o:record><o:header><o:identifier>a:1</o:identifier></o:header><o:metadata><x>1</x></o:metadata></o:record>"
GONE = b'<o:record><o:header status="deleted"><o:identifier>a:2</o:identifier></o:header></o:record>'
UNCLOSED = b"<o:record><o:header><o:identifier>a:3</o:identifier></o:header><o:metadata><x>3"


def page(inside: bytes, end: bytes = b"</o:ListRecords></o:OAI-PMH>") -> bytes:
    return HEAD + b"<o:ListRecords>" + inside + end


def test_records_token_and_size() -> None:
    token = b'<o:resumptionToken completeListSize="120" cursor="0"> a&amp;b </o:resumptionToken>'
    found = read(page(ONE + GONE + token))
    assert [(raw.local_id, raw.deleted, raw.content) for raw in found.raws] == [
        ("a:1", False, b"<x>1</x>"),
        ("a:2", True, GONE),
    ]
    assert (found.token, found.size, found.errors, found.moment) == (
        "a&b",
        120,
        {},
        datetime(2026, 3, 5, 12, tzinfo=UTC),
    )


def test_a_record_that_is_not_closed_takes_nobody_with_it() -> None:
    found = read(page(UNCLOSED + ONE + b"<o:resumptionToken/>"))
    assert [(raw.local_id, [problem.code for problem in raw.problems]) for raw in found.raws] == [
        ("a:3", ["xml-unclosed"]),
        ("a:1", []),
    ]


def test_errors() -> None:
    assert read(HEAD + b'<o:error code="badResumptionToken">too late</o:error></o:OAI-PMH>').errors == {
        "badResumptionToken": "too late"
    }


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!DOCTYPE html><html><body>Log in, please</body></html>", "not-oai"),
        (b"", "not-oai"),
        (page(ONE, b""), "broken-page"),
        (page(ONE + b"<o:resumptionToken>abc", b""), "broken-page"),
        (page(ONE + UNCLOSED, b""), "broken-page"),
    ],
)
def test_what_is_no_page_or_not_a_whole_one(body: bytes, code: str) -> None:
    with pytest.raises(Unreachable) as failure:
        read(body)
    assert failure.value.code == code


def test_dates_of_the_protocol() -> None:
    assert [moment("2026-03-05"), moment("2026-03-05T01:02:03Z"), moment("yesterday")] == [
        datetime(2026, 3, 5, tzinfo=UTC),
        datetime(2026, 3, 5, 1, 2, 3, tzinfo=UTC),
        None,
    ]
