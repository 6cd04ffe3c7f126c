"""A finding aid becomes its units, each knowing its place; damage stays where it is."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lavh.formats import registry
from lavh.formats.ead import EAD
from lavh.formats.ead.splitter import Splitter
from lavh.formats.reading import Problem, Raw
from lavh.kernel.errors import Unreadable
from tests.formats.reading import PLAIN, SAMPLES, readings, split

EAD3 = SAMPLES / "ead" / "ead3.xml"
LC = SAMPLES / "ead" / "lc-neptune-plaza.xml"


def places(raws: list[Raw]) -> list[tuple[str, ...]]:
    """(id, parent, order, depth, children) of each unit, in document order."""
    names = ("id", "parent", "order", "depth", "children")
    elements = [etree.fromstring(raw.content) for raw in sorted(raws, key=lambda raw: raw.offset)]
    return [tuple(element.get(name) or "" for name in names) for element in elements]


def aid(inner: str) -> bytes:
    return f"<ead><eadheader><eadid>A</eadid></eadheader><archdesc><dsc>{inner}</dsc></archdesc></ead>".encode()


def test_every_component_knows_its_place() -> None:
    assert places(split(EAD, EAD3)) == [
        ("UZ-1", "", "0", "0", "2"),
        ("UZ-1#op1", "UZ-1", "0", "1", "2"),
        ("UZ-1#1.1", "UZ-1#op1", "0", "2", "0"),
        ("UZ-1#1.2", "UZ-1#op1", "1", "2", "0"),
        ("UZ-1#2", "UZ-1", "1", "1", "0"),
    ]


def test_children_come_before_their_parent() -> None:
    raws = split(EAD, EAD3)
    assert [raw.local_id for raw in raws] == ["UZ-1#1.1", "UZ-1#1.2", "UZ-1#op1", "UZ-1#2", "UZ-1"]
    assert raws == split(EAD, EAD3)


def test_a_unit_has_its_own_bytes_without_those_of_its_components() -> None:
    content = aid('<c01 id="x"><did/><c02><did>2</did></c02><odd/></c01>')
    inner = [
        raw.content.partition(b"</lavh:inherited>")[2].removesuffix(b"</lavh:unit>") for raw in split(EAD, content)
    ]
    assert inner[:2] == [b"<c02><did>2</did></c02>", b'<c01 id="x"><did/><odd/></c01>']


def test_as_many_units_as_the_parsed_tree_has() -> None:
    tree = etree.parse(LC)
    names = {f"{{urn:isbn:1-931666-22-9}}c{level:02}" for level in range(1, 13)}
    assert len(split(EAD, LC)) == 1 + sum(1 for element in tree.iter() if element.tag in names)


def test_twenty_levels_of_unnumbered_components() -> None:
    raws = split(EAD, aid("<c>" * 20 + "</c>" * 20))
    assert [place[3] for place in places(raws)] == [str(depth) for depth in range(21)]


def test_an_oai_envelope_names_the_finding_aid() -> None:
    page = (
        b"<OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier><datestamp>2024</datestamp></header><metadata>"
        + aid("<c><did/></c>")
        + b'</metadata></record><record><header status="deleted"><identifier>oai:x:2</identifier><datestamp>2023</datestamp></header></record>'
        b"</ListRecords></OAI-PMH>"
    )
    assert [(raw.local_id, raw.updated, raw.deleted) for raw in split(EAD, page)] == [
        ("oai:x:1#1", "", False),
        ("oai:x:1", "2024", False),
        ("oai:x:2", "2023", True),
    ]


def test_a_document_type_is_stepped_over_and_the_character_set_followed() -> None:
    raws = split(EAD, SAMPLES / "ead" / "ead2002-dtd.xml")
    assert [raw.local_id for raw in raws] == ["F-7#1.1", "F-7#1", "F-7"]
    assert "Комиссия" in raws[-1].content.decode()


def test_entities_are_refused() -> None:
    with pytest.raises(Unreadable, match="xml-entities"):
        split(EAD, b'<!DOCTYPE ead [<!ENTITY x SYSTEM "http://nowhere.example/">]>' + aid("<c>&x;</c>"))


def test_components_that_are_never_closed_cost_no_neighbour() -> None:
    raws = split(EAD, aid("<c01><did>1</did><c02><did>2</did><c01><did>3</did></c01></c01></c03>"))
    assert [(raw.local_id, [problem.code for problem in raw.problems]) for raw in raws] == [
        ("A#1.1", ["xml-unclosed"]),
        ("A#1", ["xml-unclosed"]),
        ("A#2", []),
        ("A", []),
    ]


def test_a_truncated_finding_aid_keeps_what_was_whole() -> None:
    raws = split(EAD, aid("<c><did>1</did></c><c><did>2</did></c>")[:-33])
    assert [(raw.local_id, raw.problems) for raw in raws] == [
        ("A#1", ()),
        ("A#2", (Problem("xml-truncated", place="c"),)),
        ("A", (Problem("xml-truncated", place="ead"),)),
    ]


def test_foreign_records_inside_are_no_components() -> None:
    foreign = "<relations><objectxmlwrap><record><c/></record><ead/></objectxmlwrap></relations>"
    assert [raw.local_id for raw in split(EAD, aid(f"<c>{foreign}</c>"))] == ["A#1", "A"]


def test_components_in_comments_are_none() -> None:
    assert len(split(EAD, aid("<!-- <c><did/></c> --><c><![CDATA[<c>]]></c>"))) == 2


def test_memory_does_not_grow_with_the_finding_aid() -> None:
    class Long(io.RawIOBase):
        left = 60

        def read(self, size: int = -1) -> bytes:  # noqa: ARG002 (a stream's)
            self.left -= 1
            return b"<ead><archdesc>" if self.left == 59 else b"<c><did/></c>" * 5000 if self.left >= 0 else b""

    splitter = Splitter(Long())  # type: ignore[arg-type]
    assert max(len(splitter._window.data) for _ in splitter) < 400_000


@given(
    st.lists(
        st.sampled_from(
            ["<ead>", "</ead>", "<c>", "</c>", "<c01>", "</c01>", "<c02 ", "<c12>", "/>", "<record>", "</record>", "<header>",
             "<!--", "-->", "x", '<c id="a">', "<objectxmlwrap>", "</objectxmlwrap>", "<![CDATA[", "]]>"]
        ),
        max_size=50,
    )
)  # fmt: skip
def test_any_markup_is_cut_and_read(parts: list[str]) -> None:
    with suppress(Unreadable):
        for raw in split(EAD, "".join(parts).encode()):
            EAD.read(raw.content, PLAIN)


def test_in_a_mets_document_the_tree_goes_before_a_record_of_the_whole() -> None:
    mets = (
        b'<mets xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dmdSec><record xmlns="http://www.loc.gov/MARC21/slim"><datafield tag="245"><subfield code="a">T'
        b'</subfield></datafield></record></dmdSec><dmdSec><ead xsi:schemaLocation="x y"><eadheader><eadid>A</eadid></eadheader><archdesc><did><unittitle>T</unittitle></did>'
        b"<dsc><c><did><unittitle>U</unittitle></did></c></dsc></archdesc></ead></dmdSec></mets>"
    )
    assert registry.detect(mets, "x.xml") is EAD
    assert [each.problems for each in readings(EAD, mets)] == [(), ()]
