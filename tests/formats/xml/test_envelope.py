"""Records are taken out of OAI-PMH and SRU envelopes, with their number, date and whether they are gone."""

import io

from lavh.formats.reading import Problem, Raw
from lavh.formats.xml.envelope import cut_records


def records(content: bytes) -> list[Raw]:
    return list(cut_records(io.BytesIO(content), frozenset({b"dc"})))


def test_a_bare_record_is_itself() -> None:
    assert records(b'<x xmlns:d="u:d"><d:dc>1</d:dc></x>') == [Raw(b'<d:dc xmlns:d="u:d">1</d:dc>')]


def test_an_oai_record_is_opened() -> None:
    page = (
        b'<OAI-PMH xmlns="u:oai" xmlns:d="u:d"><ListRecords><record><header><identifier>oai:a&amp;b:1</identifier>'
        b"<datestamp>2024-01-02</datestamp></header><metadata><!-- x -->\n<d:dc><d:title>T</d:title></d:dc>\n</metadata>"
        b"<about><identifier>not this</identifier></about></record></ListRecords></OAI-PMH>"
    )
    assert records(page) == [
        Raw(b'<d:dc xmlns:d="u:d"><d:title>T</d:title></d:dc>', local_id="oai:a&b:1", updated="2024-01-02")
    ]


def test_a_deleted_record_says_so() -> None:
    deleted = (
        b'<record><header status="deleted"><identifier>oai:1</identifier><datestamp>2024</datestamp></header></record>'
    )
    assert records(b"<OAI-PMH>" + deleted + b"</OAI-PMH>") == [
        Raw(deleted, deleted=True, local_id="oai:1", updated="2024")
    ]


def test_an_sru_record_is_opened() -> None:
    answer = (
        b'<zs:searchRetrieveResponse xmlns:zs="u:zs"><zs:records><zs:record><zs:recordSchema>dc</zs:recordSchema>'
        b'<zs:recordData><dc xmlns="u:d">1</dc></zs:recordData><zs:recordIdentifier>77</zs:recordIdentifier></zs:record>'
        b"</zs:records></zs:searchRetrieveResponse>"
    )
    assert records(answer) == [Raw(b'<dc xmlns="u:d">1</dc>', local_id="77")]


def test_an_sru_record_packed_as_a_string_is_unpacked() -> None:
    answer = b"<r><record><recordData>&lt;dc&gt;A &amp;amp; B&lt;/dc&gt;</recordData></record></r>"
    assert records(answer) == [Raw(b"<dc>A &amp; B</dc>")]


def test_a_record_in_a_record_is_the_inner_one() -> None:
    page = b'<o><record><header><identifier>1</identifier></header><metadata><record xmlns="u:m">x</record></metadata></record></o>'
    assert records(page) == [Raw(b'<record xmlns="u:m">x</record>', local_id="1")]


def test_a_record_that_is_never_closed_is_known_by_its_number_all_the_same() -> None:
    page = b"<o><record><header><identifier>1</identifier></header><metadata><dc>half<record><header><identifier>2</identifier></header><metadata><dc/></metadata></record></o>"
    assert records(page) == [
        Raw(b"<dc>half", local_id="1", problems=(Problem("xml-unclosed"),)),
        Raw(b"<dc/>", offset=1, local_id="2"),
    ]


def test_a_truncated_record_is_grave() -> None:
    assert records(b"<o><dc>1</dc><dc>2")[1] == Raw(b"<dc>2", 1, problems=(Problem("xml-truncated", grave=True),))
