"""Answers held against the norms' own schemas, which lie beside the project (../shared/conformance)."""

import os
from collections.abc import Sequence
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
    "edm/EDM.xsd": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
ALL = tuple(NAMESPACES)


@cache
def schema(names: tuple[str, ...] = ALL) -> etree.XMLSchema:
    """One schema of several files."""
    imports = "".join(f'<xs:import namespace="{NAMESPACES[name]}" schemaLocation="{FOLDER / name}"/>' for name in names)
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>', parser)
    )


def faults(document: bytes | etree._Element, names: Sequence[str] = ALL) -> list[str]:
    """What the schema objects to; nothing if it is valid."""
    element = etree.fromstring(document) if isinstance(document, bytes) else document
    checked = schema(tuple(names))
    checked.validate(element)
    return [f"{each.line}: {each.message}" for each in checked.error_log]
