"""Answers in the words of 1.2 and of 2.0: the same elements in two namespaces, and a few that only one of them has."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from django.http import HttpResponse
from lxml import etree

from lavh.api import addresses
from lavh.api.given import Given
from lavh.api.sru.asked import Wanted
from lavh.api.sru.schemas import SCHEMAS, element
from lavh.discovery.cql import Diagnosed
from lavh.discovery.cql.diagnostics import MESSAGES
from lavh.formats.xml.made import add, clean, whole
from lavh.formats.xml.parse import Element

NAMESPACES = {"2.0": "http://docs.oasis-open.org/ns/search-ws/sruResponse", "": "http://www.loc.gov/zing/srw/"}
DIAGNOSTICS = {"2.0": "http://docs.oasis-open.org/ns/search-ws/diagnostic", "": "http://www.loc.gov/zing/srw/diagnostic/"}  # fmt: skip
FACETS = "http://docs.oasis-open.org/ns/search-ws/facetedResults"
MEDIA_TYPES = {"2.0": "application/sru+xml", "": "text/xml"}
for _prefix, _namespace in (("diag", DIAGNOSTICS["2.0"]), ("diag1", DIAGNOSTICS[""]), ("facet", FACETS)):
    etree.register_namespace(_prefix, _namespace)


class Hit(NamedTuple):
    """A work by the record that speaks for it; None where the catalogue is ahead of the index."""

    number: int
    given: Given | None


class Term(msgspec.Struct, frozen=True):
    """A value of a facet."""

    code: str
    count: int


class Counted(msgspec.Struct, frozen=True):
    """A facet that was asked for."""

    index: str
    terms: list[Term]


def begin(name: str, version: str) -> Element:
    """A response."""
    namespace = NAMESPACES["2.0" if version == "2.0" else ""]
    made = whole(namespace, name, {"sru" if version == "2.0" else "srw": namespace})
    add(made, "version", version)
    return made


def finished(made: Element, version: str) -> HttpResponse:
    """As it is sent."""
    content = etree.tostring(made, xml_declaration=True, encoding="UTF-8")
    media = MEDIA_TYPES["2.0" if version == "2.0" else ""]
    response = HttpResponse(content, content_type=f"{media}; charset=utf-8")
    response["Cache-Control"] = "public, max-age=60"
    return response


def wrong(version: str, diagnosed: Diagnosed, *, operation: str = "searchRetrieve") -> HttpResponse:
    """An answer that says what is wrong: status 200, as the protocol wants it."""
    version = version if version in {"1.1", "1.2", "2.0"} else "2.0"
    made = begin(f"{operation if operation == 'explain' else 'searchRetrieve'}Response", version)
    if operation != "explain":
        add(made, "numberOfRecords", "0")
    _diagnostic(add(made, "diagnostics"), version, diagnosed)
    return finished(made, version)


def _diagnostic(parent: Element, version: str, diagnosed: Diagnosed) -> None:
    namespace = DIAGNOSTICS["2.0" if version == "2.0" else ""]
    made = add(parent, f"{{{namespace}}}diagnostic")
    add(made, "uri", f"info:srw/diagnostic/1/{diagnosed.number}")
    if diagnosed.details:
        add(made, "details", diagnosed.details)
    add(made, "message", MESSAGES[diagnosed.number])


def found(version: str, wanted: Wanted, total: int, hits: Sequence[Hit], counted: Sequence[Counted]) -> HttpResponse:
    """What was found."""
    made = begin("searchRetrieveResponse", version)
    add(made, "numberOfRecords", str(total))
    if hits:
        records = add(made, "records")
        for place, hit in enumerate(hits, wanted.start):
            _record(records, version, wanted, hit, place)
    following = wanted.start + len(hits)
    if hits and following <= total:
        add(made, "nextRecordPosition", str(following))
    _echo(made, version, wanted)
    if version == "2.0":
        add(made, "resultCountPrecision", "exact")
        if counted:
            _facets(made, counted)
    return finished(made, version)


def _record(parent: Element, version: str, wanted: Wanted, hit: Hit, place: int) -> None:
    schema = SCHEMAS[wanted.schema]
    record = add(parent, "record")
    add(record, "recordSchema", schema.uri)
    packing = "string" if wanted.escaped else "xml"
    add(record, "recordXMLEscaping" if version == "2.0" else "recordPacking", packing)
    data = add(record, "recordData")
    if hit.given is None:
        _diagnostic(data, version, Diagnosed(1, "the record is no more"))
    else:
        inner = element(schema, hit.given.description, hit.given.about)
        if wanted.escaped:
            data.text = etree.tostring(inner, encoding="unicode")
        else:
            data.append(inner)
    if version == "1.2":
        add(record, "recordIdentifier", addresses.work(hit.number))
    add(record, "recordPosition", str(place))
    if version == "2.0":  # the schema of 2.0 has no place of its own for it
        add(add(record, "extraRecordData"), "recordIdentifier", addresses.work(hit.number))


def _echo(made: Element, version: str, wanted: Wanted) -> None:
    request = add(made, "echoedSearchRetrieveRequest")
    add(request, "version", version)
    add(request, "query", clean(wanted.query))
    add(request, "startRecord", str(wanted.start))
    add(request, "maximumRecords", str(wanted.size))
    add(request, "recordSchema", SCHEMAS[wanted.schema].uri)


def _facets(made: Element, counted: Sequence[Counted]) -> None:
    results = add(add(made, "facetedResults"), f"{{{FACETS}}}facets")
    for each in counted:
        facet = add(results, "facet")
        add(facet, "facetDisplayLabel", each.index.rpartition(".")[2])
        add(facet, "index", each.index)
        add(facet, "relation", "=")
        terms = add(facet, "terms")
        for term in each.terms:
            one = add(terms, "term")
            add(one, "actualTerm", term.code)
            add(one, "query", f'{each.index} = "{term.code}"')
            add(one, "count", str(term.count))
