"""Record schemas, by their short names and addresses."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from lavh.formats.description import Description
from lavh.formats.oai_dc.writer import DC
from lavh.formats.writing import XML_WRITERS
from lavh.formats.written import About
from lavh.formats.xml.parse import Element

SRW_DC = "info:srw/schema/1/dc-schema"


class Schema(NamedTuple):
    """A form in which records are given."""

    name: str
    uri: str
    title: str
    writer: str  # of XML_WRITERS


SCHEMAS: Mapping[str, Schema] = {
    each.name: each
    for each in (
        Schema("dc", "info:srw/schema/1/dc-v1.1", "Dublin Core", "oai_dc"),
        Schema("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/", "Dublin Core as OAI-PMH gives it", "oai_dc"),
        Schema("marcxml", "info:srw/schema/1/marcxml-v1.1", "MARC 21 in XML", "marcxml"),
        Schema("mods", "info:srw/schema/1/mods-v3.8", "MODS 3.8", "mods"),
        Schema("edm", "http://www.europeana.eu/schemas/edm/", "Europeana Data Model", "edm"),
    )
}
NAMES: Mapping[str, str] = {
    **{name: name for name in SCHEMAS},
    **{each.uri: each.name for each in SCHEMAS.values()},
    "info:srw/schema/1/mods-v3.0": "mods",
    "http://www.loc.gov/MARC21/slim": "marcxml",
    "http://www.loc.gov/mods/v3": "mods",
    "default": "dc",
}


def element(schema: Schema, description: Description, about: About) -> Element:
    """A record in this schema."""
    made = XML_WRITERS[schema.writer].element(description, about)
    if schema.name != "dc":
        return made
    plain = etree.Element(f"{{{SRW_DC}}}dc", nsmap={"srw_dc": SRW_DC, "dc": DC})
    plain.extend(list(made))
    return plain
