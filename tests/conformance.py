"""Answers held against the norms' own schemas, which lie beside the project (../shared/conformance)."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "conformance"
SCHEMAS = Path(__file__).resolve().parent / "samples" / "schemas"
os.environ.setdefault(
    "XML_CATALOG_FILES", str(FOLDER / "catalog.xml")
)  # published addresses → files; read when libxml2 first needs it

from lxml import etree  # noqa: E402

from tests import relaxng  # noqa: E402

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


class _Beside(etree.Resolver):
    """The schemas that MODS builds upon, by the names of their files."""

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # noqa: ARG002 (libxml2's call)
        name = system_url.rpartition("/")[2]
        place = SCHEMAS / name if name == "xlink.xsd" else FOLDER / "oai-pmh" / name
        return self.resolve_filename(str(place), context) if name in {"xlink.xsd", "xml.xsd"} else None


@cache
def mods() -> etree.XMLSchema:
    """MODS 3.4."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(SCHEMAS / "mods-3-4.xsd", parser))


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


@cache
def opds1() -> etree.RelaxNG:
    """The grammar of OPDS 1.1, which 1.2 only adds to in ways that the grammar lets pass."""
    return relaxng.grammar(FOLDER / "opds1" / "opds_v1.1.rnc")


def opds1_faults(document: bytes) -> list[str]:
    """What the grammar objects to in a feed or an entry."""
    opds1().validate(etree.fromstring(document))
    return [f"{each.line}: {each.message}" for each in opds1().error_log]


@cache
def json_schema(name: str) -> jsonschema_rs.Draft7Validator:
    """A schema of OPDS 2 or of the Readium Web Publication Manifest, by its file: "opds2/feed.schema.json"."""
    files = [*FOLDER.glob("opds2/*.json"), *FOLDER.glob("webpub/**/*.json")]
    known = [json.loads(each.read_text(encoding="utf-8")) for each in files]
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in known])
    schema = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return jsonschema_rs.Draft7Validator(schema, registry=registry, validate_formats=True)


def json_faults(name: str, document: Any) -> list[str]:
    """What a schema objects to."""
    return [
        f"{'/'.join(map(str, each.instance_path))}: {each.message[:200]}"
        for each in json_schema(name).iter_errors(document)
    ]
