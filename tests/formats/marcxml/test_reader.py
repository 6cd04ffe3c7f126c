"""MARCXML is read in every envelope that it travels in; damaged elements cost only themselves."""

import pytest

from lavh.formats import registry
from lavh.formats.description import Title
from lavh.formats.marcxml import MARCXML
from lavh.formats.reading import Problem
from tests.formats.reading import PLAIN, described, readings, split

FORMAT = MARCXML()
NAMESPACE = 'xmlns="http://www.loc.gov/MARC21/slim"'


def record(title: str, attributes: str = NAMESPACE, tag: str = "245", prefix: str = "") -> str:
    return (
        f'<{prefix}record {attributes}><{prefix}leader>00000nam a2200000 a 4500</{prefix}leader><{prefix}controlfield tag="001">{title}-1</{prefix}controlfield>'
        f'<{prefix}datafield tag="{tag}" ind1="0" ind2="0"><{prefix}subfield code="a">{title}</{prefix}subfield></{prefix}datafield></{prefix}record>'
    )


SRU = f"""<?xml version="1.0"?><zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version><zs:numberOfRecords>2</zs:numberOfRecords>
<zs:records><zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordPacking>xml</zs:recordPacking><zs:recordData>{record("Xamsa")}</zs:recordData>
<zs:recordPosition>1</zs:recordPosition></zs:record><zs:record><zs:recordData>{record("Boburnoma").replace("<", "&lt;").replace(">", "&gt;")}</zs:recordData>
<zs:recordIdentifier>b-2</zs:recordIdentifier></zs:record></zs:records></zs:searchRetrieveResponse>"""
OAI = f"""<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:x:1</identifier><datestamp>2024-04-30</datestamp></header>
<metadata>{record("Xamsa", 'xmlns:m="http://www.loc.gov/MARC21/slim"', prefix="m:")}</metadata></record><record><header status="deleted"><identifier>oai:x:2</identifier>
<datestamp>2024-04-30</datestamp></header></record></ListRecords></OAI-PMH>"""


def test_sru_answers_with_records_as_xml_and_as_text() -> None:
    assert [described(each).titles[0].text for each in readings(FORMAT, SRU.encode())] == ["Xamsa", "Boburnoma"]
    assert [raw.local_id for raw in split(FORMAT, SRU.encode())] == ["", "b-2"]


def test_oai_pages_with_prefixes_and_deleted_records() -> None:
    assert [(raw.local_id, raw.updated, raw.deleted) for raw in split(FORMAT, OAI.encode())] == [
        ("oai:x:1", "2024-04-30", False),
        ("oai:x:2", "2024-04-30", True),
    ]
    assert [described(each).titles for each in readings(FORMAT, OAI.encode())] == [(Title("Xamsa", script="Latn"),)]


@pytest.mark.parametrize(
    "content", [SRU, OAI, record("Xamsa"), f"<collection {NAMESPACE}>{record('Xamsa', '')}</collection>"]
)
def test_it_is_recognised_in_every_envelope(content: str) -> None:
    assert registry.detect(content.encode(), "x.xml").name == "marcxml"


def test_unimarc_says_so_or_is_known_by_its_fields() -> None:
    said = record("Xamsa", 'xmlns="info:lc/xmlns/marcxchange-v1" format="UNIMARC" type="Bibliographic"', tag="200")
    assert described(FORMAT.read(said.encode(), PLAIN)).titles == (Title("Xamsa", script="Latn"),)


def test_what_lacks_its_tag_or_code_is_left_out_and_reported() -> None:
    damaged = record("Xamsa").replace(
        "<datafield",
        '<datafield tag="020" ind1=" " ind2=" "><subfield>9789943008205</subfield></datafield><controlfield>x</controlfield><datafield',
        1,
    )
    reading = FORMAT.read(damaged.encode(), PLAIN)
    assert described(reading).titles == (Title("Xamsa", script="Latn"),)
    assert [problem.code for problem in reading.problems] == ["bad-subfield", "bad-field"]


def test_authority_records_without_a_heading_and_diagnostics_are_refused_with_a_reason() -> None:
    authority = FORMAT.read(record("Navoiy", f'{NAMESPACE} type="Authority"').encode(), PLAIN)
    assert (authority.description, authority.problems[-1]) == (
        None,
        Problem("authority-record", "leader/06", grave=True),
    )
    diagnostic = FORMAT.read(
        b'<diag:diagnostic xmlns:diag="http://www.loc.gov/zing/srw/diagnostic/"><diag:uri>info:srw/diagnostic/1/7</diag:uri></diag:diagnostic>',
        PLAIN,
    )
    assert (diagnostic.description, [each.code for each in diagnostic.problems]) == (None, ["not-a-record"])
