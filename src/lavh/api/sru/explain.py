"""What can be asked here: ZeeRex 2.0. https://explain.z3950.org/"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from lxml import etree

from lavh.api import addresses
from lavh.api.sru.answer import begin, finished
from lavh.api.sru.asked import MOST, USUAL
from lavh.api.sru.schemas import SCHEMAS
from lavh.discovery.cql import INDEXES
from lavh.formats.xml.made import add
from lavh.formats.xml.parse import Element

ZEEREX = "http://explain.z3950.org/dtd/2.0/"
etree.register_namespace("zr", ZEEREX)
SETS: Mapping[str, str] = {
    "cql": "info:srw/cql-context-set/1/cql-v1.2",
    "dc": "info:srw/cql-context-set/1/dc-v1.1",
    "bath": "http://zing.z3950.org/cql/bath/2.0/",
    "rec": "info:srw/cql-context-set/2/rec-1.1",
    "lavh": "{}/api/v1/openapi.json",  # indexes of our own are the facets of the API
}
RELATIONS = ("=", "==", "<>", "<", "<=", ">", ">=", "all", "any", "adj", "within")


def explained(version: str) -> HttpResponse:
    """The description of this server, as one record."""
    made = begin("explainResponse", version)
    record = add(made, "record")
    add(record, "recordSchema", ZEEREX)
    add(record, "recordXMLEscaping" if version == "2.0" else "recordPacking", "xml")
    _explain(add(add(record, "recordData"), f"{{{ZEEREX}}}explain"), version)
    return finished(made, version)


def _explain(made: Element, version: str) -> None:
    address = urlsplit(settings.PUBLIC_URL)
    server = add(made, "serverInfo", attributes={"protocol": "SRU", "version": version, "transport": address.scheme, "method": "GET POST"})  # fmt: skip
    add(server, "host", address.hostname or "localhost")
    add(server, "port", str(address.port or (443 if address.scheme == "https" else 80)))
    add(server, "database", "sru")
    add(add(made, "databaseInfo"), "title", settings.SITE_NAME)
    indexes = add(made, "indexInfo")
    for name, uri in SETS.items():
        add(indexes, "set", attributes={"name": name, "identifier": uri.format(addresses.whole(""))})
    for full, index in INDEXES.items():
        prefix, _, name = full.partition(".")
        one = add(indexes, "index", attributes={"search": "true", "sort": "true" if index.kind == "year" else "false"})
        add(one, "title", index.title)
        add(add(one, "map"), "name", name, {"set": prefix})
    schemas = add(made, "schemaInfo")
    for schema in SCHEMAS.values():
        one = add(schemas, "schema", attributes={"identifier": schema.uri, "name": schema.name, "retrieve": "true", "sort": "false"})  # fmt: skip
        add(one, "title", schema.title)
    config = add(made, "configInfo")
    add(config, "default", str(USUAL), {"type": "numberOfRecords"})
    add(config, "default", "dc", {"type": "retrieveSchema"})
    add(config, "default", "cql", {"type": "contextSet"})
    add(config, "default", "=", {"type": "relation"})
    add(config, "setting", str(MOST), {"type": "maximumRecords"})
    for relation in RELATIONS:
        add(config, "supports", relation, {"type": "relation"})
    add(config, "supports", "*", {"type": "maskingCharacter"})
    add(config, "supports", "sort", {"type": "sortModifier"})
