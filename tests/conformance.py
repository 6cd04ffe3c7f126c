"""Answers held against the norms' own schemas, which lie beside the project (../shared/conformance)."""

import os
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "conformance"
os.environ.setdefault(
    "XML_CATALOG_FILES", str(FOLDER / "catalog.xml")
)  # published addresses → files; read when libxml2 first needs it

from lxml import etree  # noqa: E402

NAMESPACES = {
    "oai-pmh/OAI-PMH.xsd": "http://www.openarchives.org/OAI/2.0/",
    "oai-pmh/oai_dc.xsd": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "marcxml/MARC21slim.xsd": "http://www.loc.gov/MARC21/slim",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
PLACEHOLDER = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"


@cache
def schema() -> etree.XMLSchema:
    """OAI-PMH, Dublin Core and MARC in one."""
    imports = "".join(
        f'<xs:import namespace="{uri}" schemaLocation="{FOLDER / name}"/>' for name, uri in NAMESPACES.items()
    )
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>', parser)
    )


@cache
def edm() -> etree.XMLSchema:
    """The Europeana Data Model, which declares Dublin Core otherwise and so stands alone."""
    return etree.XMLSchema(etree.parse(FOLDER / "edm" / "EDM.xsd"))


def faults(document: bytes | etree._Element) -> list[str]:
    """What the schemas object to; nothing if it is valid. Parts in EDM are checked for themselves."""
    whole = etree.fromstring(document if isinstance(document, bytes) else etree.tostring(document))
    found = []
    for part in list(whole.iter(RDF)):
        found += _objections(edm(), etree.fromstring(etree.tostring(part, with_tail=False)))
        parent = part.getparent()
        if parent is None:
            return found
        parent.replace(part, etree.Element(PLACEHOLDER))
    return found + _objections(schema(), whole)


def _objections(checked: etree.XMLSchema, element: etree._Element) -> list[str]:
    checked.validate(element)
    return [f"{each.line}: {each.message}" for each in checked.error_log]
