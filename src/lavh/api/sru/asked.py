"""The parameters of a request, in the words of either version."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from lavh.discovery.cql import Diagnosed, Found, parse, understand
from lavh.discovery.cql.meaning import named, order
from lavh.discovery.cql.parsing import Key, Modifier
from lavh.discovery.search import DEEPEST
from lavh.kernel.errors import LavhError

MOST, USUAL = 100, 10  # records of one answer
MOST_FACETS, MOST_TERMS = 8, 100
KNOWN = frozenset(
    ("operation", "version", "query", "querytype", "startrecord", "maximumrecords", "recordpacking", "recordxmlescaping", "recordschema", "sortkeys",
     "resultsetttl", "stylesheet", "renderedby", "httpaccept", "responsetype", "facetlimit", "facetstart", "facetsort", "facetcount", "extrarequestdata")
)  # fmt: skip


class Wanted(msgspec.Struct, frozen=True):
    """A search that is right."""

    query: str
    found: Found
    schema: str
    start: int = 1
    size: int = USUAL
    escaped: bool = False  # records as text instead of XML
    facets: tuple[tuple[str, int], ...] = ()  # (index, number of terms)


class Call(NamedTuple):
    """What is called, in which version."""

    operation: str
    version: str
    parameters: Mapping[str, str]


def call(given: Mapping[str, str]) -> Call:
    """Parameters are told apart by their names in any case. Without a version it is 2.0, or 1.2 where an operation is named, as 2.0 names none."""
    parameters = {name.lower(): value for name, value in given.items()}
    operation = parameters.get("operation", "")
    version = parameters.get("version", "1.2" if operation else "2.0")
    if not operation:
        operation = "searchRetrieve" if "query" in parameters else "explain"
    return Call(operation, version, parameters)


def check(asked: Call) -> None:
    """Raises Diagnosed for what is wrong with a call whatever it asks."""
    if asked.version not in {"1.1", "1.2", "2.0"}:
        raise Diagnosed(5, "2.0")
    if asked.operation not in {"searchRetrieve", "explain"}:
        raise Diagnosed(4, asked.operation)
    unknown = next((name for name in asked.parameters if name not in KNOWN and not name.startswith("x-")), "")
    if unknown:
        raise Diagnosed(8, unknown)


def wanted(parameters: Mapping[str, str], schemas: Mapping[str, str]) -> Wanted:
    """The search of a call. `schemas`: short names and addresses of record schemas → short names."""
    if "query" not in parameters:
        raise Diagnosed(7, "query")
    if parameters.get("querytype", "cql").lower() not in {"cql", "searchterms"}:
        raise Diagnosed(6, "queryType")
    query = parameters["query"].replace("\x00", " ")
    found = _understood(query)
    if keys := parameters.get("sortkeys", "").split():
        found = found._replace(order=order(_keys(keys)))
    name = parameters.get("recordschema") or "dc"
    if name not in schemas:
        raise Diagnosed(66, name)
    start = _number(parameters, "startrecord", 1, 1)
    if start > DEEPEST:
        raise Diagnosed(61, str(start))
    size = min(_number(parameters, "maximumrecords", USUAL, 0), MOST)
    facets = _facets(parameters.get("facetlimit", ""))
    return Wanted(query, found, schemas[name], start, size, _escaped(parameters), facets)


def _understood(query: str) -> Found:
    try:
        return understand(parse(query))
    except LavhError as error:
        raise Diagnosed(10, error.code) from None


def _number(parameters: Mapping[str, str], name: str, otherwise: int, least: int) -> int:
    text = parameters.get(name, "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= least):
        raise Diagnosed(6, name)
    return int(text)


def _escaped(parameters: Mapping[str, str]) -> bool:
    """`recordPacking` of 1.2, which 2.0 calls recordXMLEscaping and gives another meaning."""
    text = parameters.get("recordxmlescaping") or parameters.get("recordpacking", "xml")
    if text.lower() not in {"xml", "string", "packed", "unpacked"}:
        raise Diagnosed(71, text)
    return text.lower() == "string"


def _keys(texts: list[str]) -> tuple[Key, ...]:
    """Sort keys of 1.1: "path,schema,ascending"."""
    keys = []
    for text in texts:
        path, *more = text.split(",")
        downwards = len(more) > 1 and more[1] == "0"
        keys.append(Key(path, (Modifier("sort.descending"),) if downwards else ()))
    return tuple(keys)


def _facets(text: str) -> tuple[tuple[str, int], ...]:
    """`facetLimit` of 2.0: "10:lavh.kind,5:lavh.language", or a number for all of them."""
    found = []
    for part in [each for each in text.split(",") if each][:MOST_FACETS]:
        number, colon, index = part.partition(":")
        if not (number.isascii() and number.isdecimal() and len(number) < 5):
            raise Diagnosed(6, "facetLimit")
        for name in [index] if colon else ["lavh.kind", "lavh.language", "lavh.institution"]:
            if named(name).kind != "facet":
                raise Diagnosed(16, name)
            found.append((name.lower(), min(int(number), MOST_TERMS)))
    return tuple(found)
