"""Cut a stream of RDF/XML into objects: an rdf:RDF element is one, or several that are taken apart with what each refers to."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from lxml import etree

from lavh.formats.edm.graph import about, parts
from lavh.formats.reading import Raw
from lavh.formats.xml.elements import LOCAL, RDF
from lavh.formats.xml.envelope import cut_records
from lavh.formats.xml.parse import Element, parse

UNITS = frozenset({b"RDF"})
_THING = b"ProvidedCHO"
MOST = 200  # resources of one object: more are no description but a bomb
_OPENING = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'


def split(stream: BinaryIO, encoding: str = "") -> Iterator[Raw]:
    """Every object of the stream."""
    ordinal = 0
    for raw in cut_records(stream, UNITS, encoding):
        for each in _apart(raw):
            yield msgspec.structs.replace(each, offset=ordinal)
            ordinal += 1


def _apart(raw: Raw) -> Iterator[Raw]:
    """The objects of one RDF element. What cannot be parsed stays as it is, for the reader to report."""
    root = parse(raw.content)[0] if raw.content.count(_THING) > 2 else None
    things = [each for each in root if LOCAL[each.tag] == "ProvidedCHO"] if root is not None else []
    if root is None or len(things) < 2:
        yield raw
        return
    known: dict[str, list[Element]] = {}
    for each in root:
        known.setdefault(about(each), []).append(each)
    said_of = _said_of(root)
    for thing in things:
        inner = b"".join(etree.tostring(each, with_tail=False) for each in _belonging(thing, known, said_of))
        yield msgspec.structs.replace(
            raw, content=_OPENING + inner + b"</rdf:RDF>", local_id=raw.local_id if thing is things[0] else ""
        )


def _said_of(root: Element) -> dict[str, list[Element]]:
    """Aggregations and proxies, by the object that they are about."""
    found: dict[str, list[Element]] = {}
    for each in root:
        for one in each:
            if LOCAL[one.tag] in {"aggregatedCHO", "proxyFor"}:
                found.setdefault((one.get(RDF + "resource") or "").strip(), []).append(each)
    return found


def _belonging(thing: Element, known: dict[str, list[Element]], said_of: dict[str, list[Element]]) -> list[Element]:
    """The object, what is said of it, and what those refer to, directly or through others; other objects stay out."""
    kept = [thing, *said_of.get(about(thing), [])][:MOST]
    seen = set(map(id, kept))
    for each in kept:  # it grows meanwhile
        for address in parts(each):
            for one in known.get(address, [])[:MOST]:
                if len(kept) < MOST and id(one) not in seen and LOCAL[one.tag] not in _OTHERS:
                    kept.append(one)
                    seen.add(id(one))
    return kept


_OTHERS = frozenset({"ProvidedCHO", "Aggregation", "Proxy", "EuropeanaAggregation"})
