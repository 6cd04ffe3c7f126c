"""All writers: whatever is described can be written, and is valid."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from lavh.formats.description import Description
from lavh.formats.kinds import KINDS
from lavh.formats.writing import WRITERS, XML_WRITERS, About
from tests.conformance import faults
from tests.factories.anything import ANY

ABOUT = About("https://catalogue.example/r/1", "Demo library", "Lavh", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
VALID = ("marcxml", "oai_dc", "edm")  # whose schemas are at hand


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(description=ANY)
@pytest.mark.parametrize("name", VALID)
def test_anything_is_written_validly(name: str, description: Description) -> None:
    assert faults(WRITERS[name].write(description, ABOUT)) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(description=ANY)
def test_anything_is_written_in_every_other_format(description: Description) -> None:
    etree.fromstring(WRITERS["mods"].write(description, ABOUT))
    for name in ("schema_org", "csl"):
        json.loads(WRITERS[name].write(description, ABOUT))
    ris = WRITERS["ris"].write(description, ABOUT).decode().split("\r\n")
    assert [line[2:6] for line in ris if line] == ["  - "] * (len(ris) - 1)
    bibtex = WRITERS["bibtex"].write(description, ABOUT).decode()
    bare = bibtex.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", VALID)
def test_the_poorest_record_of_every_kind_is_valid(name: str, kind: str) -> None:
    assert faults(WRITERS[name].write(Description(kind=kind), About())) == []


def test_names_suffixes_and_types_are_told_apart() -> None:
    assert [(writer.name, writer.suffix, writer.media_type) for writer in WRITERS.values()] == [
        ("marcxml", "marcxml", "application/marcxml+xml"),
        ("oai_dc", "dc.xml", "application/xml"),
        ("mods", "mods", "application/mods+xml"),
        ("edm", "edm", "application/rdf+xml"),
        ("schema_org", "jsonld", "application/ld+json"),
        ("ris", "ris", "application/x-research-info-systems"),
        ("bibtex", "bib", "application/x-bibtex"),
        ("csl", "csl.json", "application/vnd.citationstyles.csl+json"),
    ]
    assert list(XML_WRITERS) == ["marcxml", "oai_dc", "mods", "edm"]
